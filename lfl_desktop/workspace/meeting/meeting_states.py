"""Where a meeting stands: planned, moved, under way, finished, opened again, cancelled, planned again."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting.known_templates import usual
from lfl_desktop.workspace.meeting.meeting_moved import meeting_on_day
from lfl_desktop.workspace.rules.finished_rules import MeetingIsFinished, is_finished
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def still_open(workspace: Workspace, meeting: UUID) -> None:
    """Raises MeetingIsFinished where nothing at this meeting may be changed."""
    if is_finished(workspace, meeting):
        raise MeetingIsFinished


def plan_meeting(book: OwnSetBook) -> UUID:
    """Adds a meeting whose date is still open, held as this set usually is; its id."""
    meeting = Meeting(learning_set=book.learning_set.id, template=usual(book))
    with book.workspace.step(mark("Plan meeting")) as step:
        step.put(meeting)
    return meeting.id


def forward(workspace: Workspace, meeting: Meeting, today: dt.date) -> None:
    """Takes a meeting to its next state: a planned one starts (without a date it gets today's), one whose
    day has passed, or that is under way, finishes, a finished one is opened again, a cancelled one is
    planned again."""
    title, _button, state = onward(meeting, today)
    with workspace.step(title) as step:
        changed = replace(meeting, state=state, date=meeting.date or today)
        if meeting.state == MeetingState.CANCELLED:
            changed = replace(meeting, state=state, reason="")
        step.put(changed)


def onward(meeting: Meeting, today: dt.date) -> tuple[str, str, MeetingState]:
    """What comes after the state of a meeting: the title of the step, the words of the button that
    takes it, and the state."""
    if meeting.state == MeetingState.PLANNED and has_passed(meeting, today):
        return _ONWARD[MeetingState.UNDER_WAY]
    return _ONWARD[meeting.state]


def has_passed(meeting: Meeting, today: dt.date) -> bool:
    """Whether the day of a meeting is over."""
    return meeting.date is not None and meeting.date < today


_ONWARD = {
    MeetingState.PLANNED: (mark("Start meeting"), mark("Start meeting"), MeetingState.UNDER_WAY),
    MeetingState.UNDER_WAY: (mark("Finish meeting"), mark("Finish meeting"), MeetingState.FINISHED),
    MeetingState.FINISHED: (mark("Open meeting again"), mark("Open it again"), MeetingState.UNDER_WAY),
    MeetingState.CANCELLED: (mark("Plan meeting again"), mark("Plan it again"), MeetingState.PLANNED),
}


def cancel(workspace: Workspace, meeting: Meeting, reason: str) -> None:
    """Cancels a meeting. What was recorded at it stays; raises MeetingIsFinished for a finished one."""
    still_open(workspace, meeting.id)
    with workspace.step(mark("Cancel meeting")) as step:
        step.put(replace(meeting, state=MeetingState.CANCELLED, reason=reason.strip()))


def move_meeting(workspace: Workspace, meeting: Meeting, day: dt.date, reason: str) -> None:
    """Moves a meeting to another day. The day it was first planned for stays on record through
    several moves; on that day again, it has not been moved. Raises MeetingIsFinished for a finished one."""
    still_open(workspace, meeting.id)
    if day == meeting.date:
        return
    there = meeting_on_day(meeting, day)
    with workspace.step(mark("Move meeting")) as step:
        step.put(replace(there, reason=reason.strip() if there.moved_from else ""))


def follows(meeting: Meeting, typed: dict[str, object]) -> dict[str, object]:
    """What follows from a date that is typed over: that is a correction, not a move, but back on the day
    it was first planned for, a meeting has not been moved."""
    if meeting.moved_from is not None and typed.get("date") == meeting.moved_from:
        return {"moved_from": None, "reason": ""}
    return {}


def moved_words(meeting: Meeting, today: dt.date) -> str:
    """From which day a meeting was moved; empty for one that was not."""
    if meeting.moved_from is None:
        return ""
    return tr("moved from {day}", day=day_and_month(meeting.moved_from, today))


def state_words(meeting: Meeting, today: dt.date) -> str:
    """How a meeting stands, with why where that was said: "under way", "moved from 9 May (hall not
    free)". Empty for one that is planned as it always was."""
    reason = " ".join(meeting.reason.split())
    states = {
        MeetingState.UNDER_WAY: tr("under way"),
        MeetingState.FINISHED: tr("finished"),
        MeetingState.CANCELLED: tr("cancelled"),
    }
    standing, moved = states.get(meeting.state, ""), moved_words(meeting, today)
    if reason and meeting.state == MeetingState.CANCELLED:
        standing = f"{standing} ({reason})"
    elif reason and moved:
        moved = f"{moved} ({reason})"
    return " · ".join(part for part in (moved, standing) if part)
