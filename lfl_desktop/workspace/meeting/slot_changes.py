"""Slots: their order, who looks after each, and taking one away."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.meetings import Action, Bid, BidState, Challenge, Slot
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.slots import shared_out, slots_held
from lfl_desktop.domain.year import of_the_year
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

FACILITATOR, TIMEKEEPER = "facilitator", "timekeeper"
"""The roles of a slot, as its fields are called."""


def remove_slot(workspace: Workspace, slot: Slot) -> str:
    """Takes a slot away with its challenge, actions and offers; undo brings all of it back. What went, in
    words."""
    decided = workspace.select(Action, meeting=slot.meeting)
    mine = shared_out(decided, workspace.select(Slot, meeting=slot.meeting)).of_slot.get(slot.id, [])
    with workspace.step(mark("Remove slot")) as step:
        for action in mine:
            step.delete(action)
        take_away(workspace, step, slot)
        for bid in workspace.select(Bid, meeting=slot.meeting, person=slot.presenter):
            step.put(replace(bid, state=BidState.MADE))
    if not mine:
        return tr("Slot removed")
    return plural("Slot with %n actions removed", "Slot with %n action removed", len(mine))


def take_away(reading: Reading, step: Writing, slot: Slot) -> None:
    """Deletes a slot and its challenge, which stays where another slot is about it too."""
    challenge = reading.get(Challenge, slot.challenge)
    step.delete(slot)
    if challenge and not reading.select(Slot, challenge=challenge.id):
        step.delete(challenge)


def is_empty(reading: Reading, slot: Slot, bid: str) -> bool:
    """Whether nothing is recorded in a slot: no words but those of the `bid` it was agreed for, no used
    minutes, no action, offer or anything else that refers to it or to its challenge."""
    challenge = reading.get(Challenge, slot.challenge)
    said = [slot.questions]
    if challenge:
        stated = challenge.stated if challenge.stated != bid else ""
        said += [challenge.headline, stated, challenge.restated, challenge.desired_outcome]
        said += ["agreed" if challenge.agreed_on or challenge.continues else ""]
    used = slot.used_minutes is not None or any(text.strip() for text in said)
    return not (used or _refers(reading, slot) or (challenge and _refers(reading, challenge, slot)))


def _refers(reading: Reading, record: Record, but: Record | None = None) -> bool:
    """Whether anything `but` one record refers to `record`."""
    fields = (
        (kind, field)
        for kind in ALL
        for field, table in references(kind).items()
        if table == TABLES[type(record)]
    )
    return any(other != but for kind, field in fields for other in reading.select(kind, **{field: record.id}))


def move_slot(workspace: Workspace, meeting: UUID, slot: UUID, places: int) -> bool:
    """Moves a slot by so many places among those of its meeting, as far as there are any; whether it did."""
    slots = workspace.select(Slot, meeting=meeting)
    before = next((place for place, other in enumerate(slots) if other.id == slot), None)
    if before is None:
        return False
    after = max(0, min(len(slots) - 1, before + places))
    if after == before:
        return False
    slots.insert(after, slots.pop(before))
    with workspace.step(mark("Change order of slots")) as step:
        for position, other in enumerate(slots):
            step.put(replace(other, position=position))
    return True


def in_turn(book: SetBook, page: MeetingPage, slot: Slot, role: str) -> list[tuple[Person, int]]:
    """Who may take a role in a slot, and how often each had it this year besides, in slots that took place
    and in those of this meeting: members who are here, those who had it least first, its presenter last.
    Whoever has it now is among them, here or not."""
    day = page.meeting.date or book.reading.today()
    year = of_the_year(book.meetings, day, book.cohort.starts)
    held = slots_held(book.slots, year, book.written_slots)
    counted = {s.id for s in held} | {shown.slot.id for shown in page.slots}
    had = Counter(getattr(s, role) for s in book.slots if s.id in counted and s.id != slot.id)
    here = {id for id, attendance in page.attendance.items() if attendance.presence in PRESENT}
    chosen = getattr(slot, role)
    asked = [p for p in page.members if not here or p.id in here or p.id == chosen]
    if chosen and chosen not in {p.id for p in asked} and chosen in book.people:
        asked.append(book.people[chosen])
    order = sorted(asked, key=lambda person: (person.id == slot.presenter, had[person.id]))
    return [(person, had[person.id]) for person in order]
