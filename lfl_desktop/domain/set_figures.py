"""The figures of each meeting that may leave where the records themselves stay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from lfl_desktop.domain.actions import standing, tally
from lfl_desktop.domain.meetings import Action, Attendance, Meeting, MeetingState, Presence, ReportBack
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.year import members_at

R = TypeVar("R", bound=Record)

PRESENT = frozenset({Presence.HERE, Presence.LATE, Presence.LEFT_EARLY})
"""Late and leaving early count as having been here."""


def meeting_figures(records: Iterable[Record]) -> list[MeetingFigures]:
    """One `MeetingFigures` for each meeting among `records`. Nobody was at a cancelled one; the actions that
    were decided before it was cancelled go on, and so do their figures."""
    every = list(records)
    meetings = _of(every, Meeting)
    actions = _of(every, Action)
    attendance = _of(every, Attendance)
    memberships = _of(every, Membership)
    states = standing(actions, _of(every, ReportBack), meetings)
    figures = []
    for meeting in meetings:
        counts = tally(states[a.id] for a in actions if a.meeting == meeting.id)
        went_on = meeting.state != MeetingState.CANCELLED
        came = {a.person for a in attendance if a.meeting == meeting.id and a.presence in PRESENT}
        mine = [m for m in memberships if m.learning_set == meeting.learning_set]
        figures.append(
            MeetingFigures(
                id=named_id("figures", meeting.id),
                learning_set=meeting.learning_set,
                meeting=meeting.id,
                members=len(members_at(mine, meeting.date, came)) if went_on else 0,
                here=len(came) if went_on else 0,
                **{state.value: count for state, count in counts.items()},
            )
        )
    return figures


def _of(records: Iterable[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]
