"""Bids: who asks for time today, to whom the set gives it, and whether the meeting has it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Bid, BidState, Challenge, Meeting, Slot
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.slots import slots_written
from lfl_desktop.domain.year import meetings_before
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.meeting.slot_changes import is_empty, take_away
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


class SlotIsFilled(WorldError):
    """A bid cannot be withdrawn, because something is recorded in its slot."""


def bid_of(page: MeetingPage, person: UUID, position: int) -> Bid:
    """The bid of a member, or an empty one with the same id each time."""
    meeting = page.meeting.id
    new = Bid(id=named_id("bid", meeting, person), meeting=meeting, person=person, position=position)
    return page.bids.get(person, new)


def agree_slot(workspace: Workspace, page: MeetingPage, person: UUID, minutes: int | None) -> Slot:
    """Gives a presenter a slot. The words of the bid are the first wording of its challenge."""
    bids = workspace.select(Bid, meeting=page.meeting.id, person=person)
    first = next((bid.wording for bid in bids), "")
    challenge = Challenge(person=person, learning_set=page.meeting.learning_set, stated=first)
    slot = Slot(
        meeting=page.meeting.id,
        presenter=person,
        challenge=challenge.id,
        planned_minutes=minutes,
        position=max((shown.slot.position for shown in page.slots), default=-1) + 1,
    )
    with workspace.step(mark("Agree slot")) as step:
        step.put(challenge)
        step.put(slot)
        for bid in bids:
            step.put(replace(bid, state=BidState.AGREED, minutes=minutes))
    return slot


def withdraw_bid(workspace: Workspace, bid: Bid) -> None:
    """A member takes a bid back; its words and minutes stay. A slot that was agreed goes if nothing is in it.

    Raises SlotIsFilled where something is recorded in it; nothing is changed then."""
    slots = workspace.select(Slot, meeting=bid.meeting, presenter=bid.person)
    if not all(is_empty(workspace, slot, bid.wording) for slot in slots):
        raise SlotIsFilled(
            tr(
                "The bid stands, because something is recorded in its slot. To take away the slot with all"
                " that is in it, remove it under Slots."
            )
        )
    with workspace.step(mark("Withdraw bid")) as step:
        for slot in slots:
            take_away(workspace, step, slot)
        step.put(replace(bid, state=BidState.WITHDRAWN))


def bid_again(workspace: Workspace, bid: Bid) -> None:
    """A withdrawn bid is made after all."""
    with workspace.step(mark("Bid again")) as step:
        step.put(replace(bid, state=BidState.MADE))


def slot_follows(reading: Reading, step: Writing, former: Bid, bid: Bid) -> None:
    """The slot of an agreed bid gets the minutes of the bid, and its challenge the words as long as they are
    still those of the `former` bid."""
    if bid.state != BidState.AGREED:
        return
    for slot in reading.select(Slot, meeting=bid.meeting, presenter=bid.person):
        step.put(replace(slot, planned_minutes=bid.minutes))
        challenge = reading.get(Challenge, slot.challenge)
        if challenge is not None and challenge.stated == former.wording:
            step.put(replace(challenge, stated=bid.wording))


def earlier_bids(book: SetBook, page: MeetingPage) -> dict[UUID, Bid]:
    """Person id -> the last bid of theirs that was not taken up, or whose slot was not held, for whoever has
    not bid at this meeting. Who has presented since, or took the bid back, is not asked about it again."""
    reading = book.reading
    asked = {bid.person for bid in page.bids.values() if bid.wording.strip() or bid.state != BidState.MADE}
    asked |= {shown.presenter.id for shown in page.slots}
    found: dict[UUID, Bid] = {}
    written = slots_written(book.slots, book.challenges, book.actions)
    for meeting in meetings_before(book.meetings, page.meeting):
        slots = reading.select(Slot, meeting=meeting.id)
        waiting = {slot.presenter for slot in slots if slot.id not in written}
        for slot in slots:
            if slot.presenter not in waiting:
                found.pop(slot.presenter, None)
        for bid in reading.select(Bid, meeting=meeting.id):
            is_open = bid.state == BidState.MADE or (bid.state == BidState.AGREED and bid.person in waiting)
            if is_open and bid.wording.strip():
                found[bid.person] = bid
            else:
                found.pop(bid.person, None)
    return {person: bid for person, bid in found.items() if person not in asked}


def take_up(workspace: Workspace, page: MeetingPage, earlier: Bid, position: int) -> None:
    """The words of an earlier bid are bid again at this meeting."""
    bid = bid_of(page, earlier.person, position)
    with workspace.step(mark("Bid as last time")) as step:
        step.put(replace(bid, wording=earlier.wording, minutes=bid.minutes or earlier.minutes))


def bid_follows(reading: Reading, step: Writing, slot: Slot) -> None:
    """The bid that a slot was agreed for gets the minutes of the slot."""
    for bid in reading.select(Bid, meeting=slot.meeting, person=slot.presenter):
        if bid.state == BidState.AGREED:
            step.put(replace(bid, minutes=slot.planned_minutes))


def minutes_of_meeting(meeting: Meeting) -> int | None:
    """The minutes of a meeting; None where its times are not known or do not make sense."""
    if meeting.starts is None or meeting.ends is None or meeting.ends <= meeting.starts:
        return None
    starts, ends = (60 * time.hour + time.minute for time in (meeting.starts, meeting.ends))
    return ends - starts


def planned_words(meeting: Meeting, slots: Sequence[Slot]) -> str:
    """The agreed slots against the time of the meeting, in one sentence."""
    minutes = sum(slot.planned_minutes or 0 for slot in slots)
    without = sum(not slot.planned_minutes for slot in slots)
    whole = minutes_of_meeting(meeting)
    agreed = plural("%n slots", "%n slot", len(slots)) if slots else tr("No slot agreed yet")
    parts = [agreed]
    if minutes:
        parts.append(plural("%n minutes", "%n minute", minutes))
    if without and minutes:
        parts.append(tr("{n} without minutes yet", n=without))
    said = ", ".join(parts)
    if not whole:
        return f"{said}."
    return tr(
        "{said}; the meeting has {minutes}.", said=said, minutes=plural("%n minutes", "%n minute", whole)
    )
