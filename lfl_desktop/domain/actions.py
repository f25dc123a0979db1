"""How an action stands: the last report back says so. Nothing here is stored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.meetings import Action, ActionState, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.year import meetings_before, meetings_in_order
from lfl_desktop.words import mark

CARRIED = frozenset({ActionState.OPEN, ActionState.PARTLY})
"""An action in one of these states returns at the next meeting by itself."""

ACTION_STATES = {
    ActionState.OPEN: mark("Open"),
    ActionState.DONE: mark("Done"),
    ActionState.PARTLY: mark("Partly done"),
    ActionState.CHANGED: mark("Changed"),
    ActionState.DROPPED: mark("Dropped"),
    ActionState.HANDED_ON: mark("Handed on"),
}
"""How each state of an action is said, as in report back."""


def standing_of_actions(
    actions: Iterable[Action],
    report_backs: Iterable[ReportBack],
    meetings: Iterable[Meeting],
) -> dict[UUID, ActionState]:
    """Action id -> how it stands after the last of `meetings`.

    Report backs at meetings that are not in `meetings` do not count, so that "as it was before
    meeting 4" is asked by passing the first three.
    """
    order = {meeting.id: place for place, meeting in enumerate(meetings_in_order(meetings))}
    states = {action.id: ActionState.OPEN for action in actions}
    told = [report for report in report_backs if report.meeting in order]
    for report in sorted(told, key=lambda r: (order[r.meeting], str(r.id))):
        if report.action in states:
            states[report.action] = report.state
    return states


_NEXT_MEETING = re.compile(r"(?:by\s+)*(?:at\s+)?(?:the\s+|our\s+)?next\s+(?:set\s+)?meeting", re.IGNORECASE)
"""What is said of an action that is due when the set meets next."""


def says_next_meeting(words: str) -> bool:
    """Whether an action with these words is due at the meeting after the one that decided it."""
    return bool(_NEXT_MEETING.fullmatch(words.strip()))


class DueDay(NamedTuple):
    """By which day an action is due, and of which meeting that is the day where it follows from one."""

    day: dt.date | None
    meeting: Meeting | None = None


def due_day(action: Action, meetings: Iterable[Meeting]) -> DueDay:
    """The day of an action: as it is kept, or of the meeting after the one that decided it, where it is due
    at "the next meeting" and that was not planned yet."""
    if action.due or not says_next_meeting(action.due_words):
        return DueDay(action.due)
    ordered = meetings_in_order(meetings)
    ids = [meeting.id for meeting in ordered]
    later = ordered[ids.index(action.meeting) + 1 :] if action.meeting in ids else []
    following = next((one for one in later if one.state != MeetingState.CANCELLED and one.date), None)
    return DueDay(following.date, following) if following else DueDay(None)


def carried_into(
    meeting: Meeting,
    actions: Iterable[Action],
    report_backs: Iterable[ReportBack],
    meetings: Iterable[Meeting],
) -> list[Action]:
    """The actions that are open when `meeting` begins, oldest first, then by position.

    The order is that of their meetings, which keeps each presenter's actions together.
    """
    ordered = meetings_in_order(meetings)
    ids = [m.id for m in ordered]
    earlier = ordered[: ids.index(meeting.id)] if meeting.id in ids else ordered
    order = {m.id: place for place, m in enumerate(earlier)}
    decided = [a for a in actions if a.meeting in order]
    states = standing_of_actions(decided, report_backs, earlier)
    waiting = [a for a in decided if states[a.id] in CARRIED]
    return sorted(waiting, key=lambda a: (order[a.meeting], a.position, str(a.id)))


def actions_open_after(
    meeting: Meeting,
    actions: Iterable[Action],
    report_backs: Iterable[ReportBack],
    meetings: Iterable[Meeting],
) -> list[Action]:
    """The actions that are open when `meeting` is over, oldest first, then by position; those that were
    decided at it come last."""
    until = [*meetings_before(list(meetings), meeting), meeting]
    order = {m.id: place for place, m in enumerate(until)}
    decided = [a for a in actions if a.meeting in order]
    states = standing_of_actions(decided, report_backs, until)
    waiting = [a for a in decided if states[a.id] in CARRIED]
    return sorted(waiting, key=lambda a: (order[a.meeting], a.position, str(a.id)))


def tally(states: Iterable[ActionState]) -> dict[ActionState, int]:
    """How many actions stand in each state; every state is named."""
    counts = dict.fromkeys(ActionState, 0)
    for state in states:
        counts[state] += 1
    return counts
