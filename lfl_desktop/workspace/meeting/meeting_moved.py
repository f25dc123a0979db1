"""Moving a meeting that is planned: the day it was first planned for stays known."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.words import mark
from lfl_desktop.workspace.set_book import OwnSetBook


def meeting_on_day(meeting: Meeting, day: dt.date | None) -> Meeting:
    """`meeting` on another day; moved back to where it was first planned it counts as never moved. Only what
    is planned moves: other dates are put right."""
    there = replace(meeting, date=day)
    if meeting.state != MeetingState.PLANNED or meeting.date is None or day is None:
        return there
    first = meeting.moved_from or meeting.date
    return replace(there, moved_from=None if day == first else first)


def move_to_day(book: OwnSetBook, meeting: Meeting, day: dt.date) -> None:
    """Puts a meeting on another day. One after the other of the same meeting are one thought to undo."""
    workspace = book.workspace
    now = workspace.get(Meeting, meeting.id) or meeting
    with workspace.step(mark("Move meeting"), amends=(Meeting, meeting.id, "move")) as step:
        step.put(meeting_on_day(now, day))
