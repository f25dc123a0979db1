"""What is still open when a meeting is finished: told, and never asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lfl_desktop.domain.slots import is_written
from lfl_desktop.domain.templates import Part
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.destination import Destination, at_part, at_slot
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, SlotPage


class StillOpen(NamedTuple):
    """What is not written down of a meeting in a few words, and where it is looked after."""

    words: str
    where: Destination


def left_open(page: MeetingPage) -> list[StillOpen]:
    """What is not written down of a meeting, in the order of its stages. Of several, the first is led to."""
    return list(_open(page))


def left_open_words(page: MeetingPage) -> str:
    """The same in a sentence."""
    found = left_open(page)
    if not found:
        return tr("All that was planned is written down.")
    return tr("Still open: {what}.", what="; ".join(each.words for each in found))


def next_meeting_words(page: MeetingPage) -> str:
    """When the set meets next, in a sentence; empty while that has no day."""
    following = page.following
    if following is None or following.date is None:
        return ""
    day = long_date(following.date)
    if following.starts is None:
        return tr("The next meeting is on {day}.", day=day)
    return tr("The next meeting is on {day} at {time}.", day=day, time=f"{following.starts:%H:%M}")


def _open(page: MeetingPage) -> Iterator[StillOpen]:
    meeting = page.meeting.id
    if not page.is_attended:
        yield StillOpen(tr("nobody is marked as here"), at_part(meeting, Part.CHECK_IN))
    if silent := len(page.carried) - page.reported:
        words = plural(
            "%n actions were not reported on and return next time",
            "%n action was not reported on and returns next time",
            silent,
        )
        yield StillOpen(words, at_part(meeting, Part.REPORT_BACK))
    yield from _open_in_slots(page)
    if page.following is None or page.following.date is None:
        yield StillOpen(tr("the next meeting has no day yet"), at_part(meeting, Part.NEXT_MEETING))


def _open_in_slots(page: MeetingPage) -> Iterator[StillOpen]:
    meeting = page.meeting.id
    unused = [slot.challenge for slot in page.slots if not was_used(slot)]
    if unused:
        words = plural("%n slots were not held", "%n slot was not held", len(unused))
        yield StillOpen(words, at_slot(meeting, unused[0].id))
    untimed = [s.challenge for s in page.slots if was_used(s) and s.slot.used_minutes is None]
    if untimed:
        words = plural(
            "the minutes of %n slots are not noted", "the minutes of %n slot are not noted", len(untimed)
        )
        yield StillOpen(words, at_slot(meeting, untimed[0].id, field="used_minutes"))
    waiting = [s.challenge for s in page.slots if s.challenge.headline and s.challenge.agreed_on is None]
    if waiting:
        words = plural("%n headlines are not agreed", "%n headline is not agreed", len(waiting))
        yield StillOpen(words, at_slot(meeting, waiting[0].id, field="headline"))
    slots = [(slot, action) for slot in page.slots for action in slot.actions]
    vague = [(slot, action) for slot, action in slots if not (action.due or action.due_words.strip())]
    if vague:
        words = plural("%n actions do not say by when", "%n action does not say by when", len(vague))
        slot, action = vague[0]
        yield StillOpen(words, at_slot(meeting, slot.challenge.id, action.id, "due_words"))


def was_used(slot: SlotPage) -> bool:
    """Whether anything was written down in a slot but what it began with."""
    return is_written(slot.slot, slot.challenge, slot.actions)
