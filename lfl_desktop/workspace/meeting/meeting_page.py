"""A set meeting: what its screen shows, and what is recorded at it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop import words
from lfl_desktop.domain.actions import CARRIED, carried_into, standing_of_actions
from lfl_desktop.domain.gate.set_figures import Turnout
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Bid,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    Presence,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.slots import SharedOut, shared_out, slots_held
from lfl_desktop.domain.templates import Part, StageTemplate
from lfl_desktop.domain.year import airtime, of_the_year
from lfl_desktop.words import tr
from lfl_desktop.workspace.lists.impact_changes import impact_of_set
from lfl_desktop.workspace.meeting.known_templates import stage_template
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


@dataclass(frozen=True)
class SlotPage:
    """One slot with what was said and decided in it."""

    slot: Slot
    presenter: Person
    challenge: Challenge
    actions: Sequence[Action]
    offers: Sequence[Offer]


@dataclass(frozen=True)
class Carried:
    """An earlier action that is open today, with what was reported on it today if anything."""

    action: Action
    presenter: Person
    report: ReportBack | None
    replacement: Action | None


@dataclass(frozen=True)
class MeetingPage:
    """All that the screen of one meeting shows."""

    meeting: Meeting
    number: int
    of: int
    members: Sequence[Person]
    attendance: dict[UUID, Attendance]
    turnout: Turnout
    carried: Sequence[Carried]
    bids: dict[UUID, Bid]
    slots: Sequence[SlotPage]
    other_actions: Sequence[Action]
    review: SetReview
    key_learning: Sequence[KeyLearning]
    notes: Sequence[LearningNote]
    impact: Sequence[Impact]
    log: LogEntry
    following: Meeting | None
    reading: Reading
    airtime: dict[UUID, int] = field(default_factory=dict)

    @cached_property
    def template(self) -> StageTemplate:
        """The stages of the meeting, read when it is walked through: Today asks for none."""
        return stage_template(self.reading, self.meeting.template)

    @property
    def is_attended(self) -> bool:
        """Whether it is known of anybody that they were here or away."""
        return bool(self.attendance or self.turnout.here)

    @property
    def finished(self) -> bool:
        """Whether what was recorded is locked until the meeting is opened again."""
        return self.meeting.state == MeetingState.FINISHED

    @property
    def reported(self) -> int:
        """How many carried actions were reported on."""
        return sum(carried.report is not None for carried in self.carried)


def read_meeting_page(book: SetBook, meeting_id: UUID) -> MeetingPage:
    """The page of one meeting.

    A record that does not exist yet (its set review, its log entry) is there as an empty one, with
    the same id each time, that keeping will add. Raises LookupError where the set has no such meeting."""
    reading = book.reading
    meeting = next((m for m in book.meetings if m.id == meeting_id), None)
    if meeting is None:
        raise LookupError(f"no meeting {meeting_id}")
    later = [m for m in book.meetings[book.meetings.index(meeting) + 1 :] if _goes_on(m)]
    decided = decided_at(book, meeting)
    reviews = reading.select(SetReview, meeting=meeting.id)
    entries = reading.select(LogEntry, meeting=meeting.id)
    return MeetingPage(
        meeting=meeting,
        number=book.numbers.get(meeting.id, 0),
        of=len(book.numbers),
        members=book.members_at(meeting),
        attendance=_attendance(book, meeting),
        turnout=book.turnout(meeting),
        carried=_carried(book, meeting),
        bids={b.person: b for b in reading.select(Bid, meeting=meeting.id)},
        slots=_slots(book, meeting, decided),
        other_actions=decided.others,
        review=reviews[0] if reviews else SetReview(id=named_id("review", meeting.id), meeting=meeting.id),
        key_learning=reading.select(KeyLearning, meeting=meeting.id),
        notes=reading.select(LearningNote, meeting=meeting.id),
        impact=impact_of_set(book),
        log=entries[0] if entries else _new_entry(reading, meeting),
        following=later[0] if later else None,
        reading=reading,
        airtime=_airtime(book, meeting),
    )


def _airtime(book: SetBook, meeting: Meeting) -> dict[UUID, int]:
    """The minutes of each presenter in the year of `meeting`, up to its end."""
    until = _until(book, meeting)
    counted = [m for m in book.meetings if m.id in until]
    year = of_the_year(counted, meeting.date or book.reading.today(), book.cohort.starts)
    return airtime(slots_held(book.slots, year))


def recorded(book: SetBook, page: MeetingPage) -> set[Part]:
    """The parts of a meeting at which something is written down."""
    meeting = page.meeting.id
    review = page.review
    found = {
        Part.CHECK_IN: page.is_attended,
        Part.REPORT_BACK: [r for r in book.report_backs if r.meeting == meeting],
        Part.BIDS: page.bids,
        Part.SLOTS: page.slots or page.other_actions,
        Part.IMPACT: [impact for impact in page.impact if impact.meeting == meeting],
        Part.SET_REVIEW: review.scores or review.words or page.key_learning or page.notes,
    }
    return {part for part, records in found.items() if records}


def parts(book: SetBook, page: MeetingPage, added: Collection[Part] = ()) -> list[Part]:
    """The parts of a meeting in the order of its template. One that is not of the template comes
    where it usually does, if something is recorded in it or it was `added` for this meeting."""
    shown = list(page.template.parts)
    usual = list(Part)
    for part in sorted({*recorded(book, page), *added}.difference(shown), key=usual.index):
        before = [place for place, other in enumerate(shown) if usual.index(other) < usual.index(part)]
        shown.insert(before[-1] + 1 if before else 0, part)
    return shown


def _attendance(book: SetBook, meeting: Meeting) -> dict[UUID, Attendance]:
    """Person id -> attendance, in the order of the members."""
    order = {person.id: place for place, person in enumerate(book.members(None))}
    found = book.reading.select(Attendance, meeting=meeting.id)
    return {a.person: a for a in sorted(found, key=lambda a: order.get(a.person, len(order)))}


def _new_entry(reading: Reading, meeting: Meeting) -> LogEntry:
    return LogEntry(
        id=named_id("log", meeting.id),
        learning_set=meeting.learning_set,
        meeting=meeting.id,
        written_on=meeting.date or reading.today(),
    )


def _goes_on(meeting: Meeting) -> bool:
    return meeting.state != MeetingState.CANCELLED


def _until(book: SetBook, meeting: Meeting) -> set[UUID]:
    return {m.id for m in book.meetings[: book.meetings.index(meeting) + 1]}


def _carried(book: SetBook, meeting: Meeting) -> list[Carried]:
    here = {r.action: r for r in book.report_backs if r.meeting == meeting.id}
    replaced = {a.replaces: a for a in book.actions if a.replaces and a.meeting == meeting.id}
    waiting = carried_into(meeting, book.actions, book.report_backs, book.meetings)
    order = {person.id: place for place, person in enumerate(book.members(None))}
    return [
        Carried(action, book.leaders[action.person], here.get(action.id), replaced.get(action.id))
        for action in sorted(waiting, key=lambda a: order.get(a.person, len(order)))
        if action.person in book.leaders
    ]


def decided_at(book: SetBook, meeting: Meeting) -> SharedOut:
    """The actions of a meeting with the slots they belong to."""
    slots = [s for s in book.slots if s.meeting == meeting.id and s.presenter in book.leaders]
    return shared_out((a for a in book.actions if a.meeting == meeting.id), slots)


def _slots(book: SetBook, meeting: Meeting, decided: SharedOut) -> list[SlotPage]:
    pages = []
    for slot in sorted((s for s in book.slots if s.meeting == meeting.id), key=lambda s: s.position):
        challenge = book.challenges.get(slot.challenge) if slot.challenge else None
        presenter = book.leaders.get(slot.presenter)
        if presenter is None:
            continue
        pages.append(
            SlotPage(
                slot=slot,
                presenter=presenter,
                challenge=challenge or Challenge(person=slot.presenter, learning_set=book.learning_set.id),
                actions=decided.of_slot[slot.id],
                offers=book.reading.select(Offer, slot=slot.id),
            )
        )
    return pages


def mark_presence(workspace: Workspace, page: MeetingPage, person: UUID, presence: Presence | None) -> None:
    """Marks who was here; None takes the mark away. This and all below raise MeetingIsFinished
    where the meeting is finished."""
    with workspace.step(words.mark("Mark who was here")) as step:
        _mark(workspace, step, page, person, presence)


def everyone_is_here(workspace: Workspace, page: MeetingPage) -> None:
    """Marks all who are not marked yet as here."""
    with workspace.step(words.mark("Everyone is here")) as step:
        for person in page.members:
            if person.id not in page.attendance:
                _mark(workspace, step, page, person.id, Presence.HERE)


def _mark(
    reading: Reading, step: Writing, page: MeetingPage, person: UUID, presence: Presence | None
) -> None:
    shown = page.attendance.get(person)
    known = reading.get(Attendance, shown.id) if shown else None
    if presence is None:
        if known:
            step.delete(known)
    else:
        step.put(
            replace(known, presence=presence)
            if known
            else Attendance(meeting=page.meeting.id, person=person, presence=presence)
        )


def report_on(page: MeetingPage, carried: Carried) -> ReportBack:
    """What was reported on an action today, or an empty report with the same id each time."""
    meeting, action = page.meeting.id, carried.action.id
    return carried.report or ReportBack(
        id=named_id("report", meeting, action), meeting=meeting, action=action
    )


def report(workspace: Workspace, blank: ReportBack, state: ActionState) -> list[Action]:
    """Records how an action stands today; what was already written about it stays. A new action that was
    written in its place goes where it did not change after all; undo brings it back. One on which something
    was reported at another meeting stays, as an action of its own: those that did."""
    now = workspace.get(ReportBack, blank.id) or blank
    with workspace.step(words.mark("Report back")) as step:
        step.put(replace(now, state=state))
        return [] if state == ActionState.CHANGED else _let_go(workspace, step, now.meeting, now.action)


def skip(workspace: Workspace, meeting: UUID, action: UUID) -> list[Action]:
    """Takes back what was reported on `action` at `meeting`: it is open and returns next time. What was
    written in its place goes or stays as in `report`."""
    with workspace.step(words.mark("Skip report back")) as step:
        for report in workspace.select(ReportBack, meeting=meeting, action=action):
            step.delete(report)
        return _let_go(workspace, step, meeting, action)


def _let_go(reading: Reading, step: Writing, meeting: UUID, action: UUID) -> list[Action]:
    """Deletes what was written at a meeting in place of `action`. What others go on from stays by itself."""
    stay = []
    for record in reading.select(Action, meeting=meeting, replaces=action):
        reported = reading.select(ReportBack, action=record.id)
        replaced = reading.select(Action, replaces=record.id)
        if reported or replaced:
            stay.append(step.put(replace(record, replaces=None)))
        else:
            step.delete(record)
    return stay


def stay_words(book: SetBook, stay: Sequence[Action]) -> str:
    """That actions stay which were written in place of another; empty where none does."""
    return " ".join(
        tr(
            "“{action}” stays as an action of its own, because {name} has reported on it since.",
            action=" ".join(action.wording.split()),
            name=book.short(action.person),
        )
        for action in stay
    )


def away(page: MeetingPage) -> set[UUID]:
    """Who sent apologies."""
    return {a.person for a in page.attendance.values() if a.presence == Presence.APOLOGIES}


def count_open_after(book: SetBook, meeting: Meeting) -> int:
    """How many actions are open once this meeting is over."""
    ids = _until(book, meeting)
    until = [m for m in book.meetings if m.id in ids]
    decided = [a for a in book.actions if a.meeting in ids]
    return sum(state in CARRIED for state in standing_of_actions(decided, book.report_backs, until).values())
