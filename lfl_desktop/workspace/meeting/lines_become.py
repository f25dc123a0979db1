"""A line of text that becomes an action, an offer or a key learning point; the text itself stays."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Action, Offer
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.by_when import split_due
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, SlotPage, read_meeting_page
from lfl_desktop.workspace.set_book import OwnSetBook


class NoPlaceForIt(WorldError):
    """There is no place for what a line was to become."""


@dataclass(frozen=True)
class Where:
    """Where a line stands: at which meeting, and whose it is with their challenge, where that is known."""

    meeting: UUID
    person: UUID | None = None
    challenge: UUID | None = None


@dataclass(frozen=True)
class MadeOfLine:
    """What was made of a line, and a sentence that says so."""

    record: Record
    words: str


def to_action(book: OwnSetBook, text: str, where: Where) -> MadeOfLine:
    """An action of whoever the line belongs to, else of the first member who is here. A line that ends in
    "by half term" says by when."""
    page = read_meeting_page(book, where.meeting)
    person = where.person or _first_here(page)
    decided = page.meeting.date or book.reading.today()
    wording, due_words, due = split_due(one_line(text), decided, book.school_year)
    mine = [a.position for a in book.actions if a.meeting == where.meeting]
    made = Action(
        meeting=where.meeting,
        person=person,
        challenge=where.challenge,
        wording=wording,
        due=due,
        due_words=due_words,
        position=max(mine, default=-1) + 1,
    )
    with book.workspace.step(mark("Make action of a line")) as step:
        step.put(made)
    words = tr("This line is now an action of {name} too. Undo takes it back.", name=book.short(person))
    return MadeOfLine(made, words)


def to_offer(book: OwnSetBook, text: str, where: Where) -> MadeOfLine:
    """An offer to whoever the line belongs to, by the first of the others until somebody is chosen.

    Raises NoPlaceForIt where they have no slot at this meeting, or there is nobody else."""
    page = read_meeting_page(book, where.meeting)
    slot = _slot(page, where)
    others = [person.id for person in page.members if slot and person.id != slot.presenter.id]
    if slot is None or not others:
        raise NoPlaceForIt(
            tr("An offer belongs to a slot of today. There is none that this line belongs to.")
        )
    position = max((offer.position for offer in slot.offers), default=-1) + 1
    made = Offer(slot=slot.slot.id, person=others[0], wording=one_line(text), position=position)
    with book.workspace.step(mark("Make offer of a line")) as step:
        step.put(made)
    name = book.short(slot.presenter.id)
    return MadeOfLine(made, tr("This line is now an offer to {name} too. Choose whose it is.", name=name))


def to_key_learning(book: OwnSetBook, text: str, where: Where) -> MadeOfLine:
    """A key learning point of the meeting."""
    page = read_meeting_page(book, where.meeting)
    position = max((point.position for point in page.key_learning), default=-1) + 1
    made = KeyLearning(
        learning_set=book.learning_set.id, meeting=where.meeting, wording=one_line(text), position=position
    )
    with book.workspace.step(mark("Make key learning point of a line")) as step:
        step.put(made)
    words = tr(
        "This line is now a key learning point too, which may be shown to the coordinator and in public. Undo"
        " takes it back."
    )
    return MadeOfLine(made, words)


def _slot(page: MeetingPage, where: Where) -> SlotPage | None:
    """The slot that a line belongs to: that of its person, or the only one of the meeting."""
    mine = [slot for slot in page.slots if slot.presenter.id == where.person]
    if where.person is None and len(page.slots) == 1:
        mine = list(page.slots)
    same = [slot for slot in mine if slot.slot.challenge == where.challenge]
    return next(iter(same or mine), None)


def _first_here(page: MeetingPage) -> UUID:
    here = {id for id, attendance in page.attendance.items() if attendance.presence in PRESENT}
    asked = [person.id for person in page.members if person.id in here] or [p.id for p in page.members]
    if not asked:
        raise NoPlaceForIt(tr("An action belongs to a member, and the set has none yet."))
    return asked[0]
