"""The figures of a set, its meetings and events that may leave where the records themselves stay."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar
from uuid import UUID

from lfl_desktop.domain.actions import standing_of_actions, tally
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.meetings import Action, Attendance, Meeting, MeetingState, Presence, ReportBack
from lfl_desktop.domain.membership_periods import is_moment, makes_a_member
from lfl_desktop.domain.people import LearningSet, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.receipts import EventFigures, MeetingFigures, SetFigures
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.year import members_at, posts_on

R = TypeVar("R", bound=Record)

PRESENT = frozenset({Presence.HERE, Presence.LATE, Presence.LEFT_EARLY})
"""Late and leaving early count as having been here."""


class Turnout(NamedTuple):
    """How many came to a meeting, of how many who count at it."""

    here: int
    members: int


def turnout(meeting: Meeting, attendance: Iterable[Attendance], memberships: Iterable[Membership]) -> Turnout:
    """The turnout of a meeting, by the attendance and the memberships of its set."""
    came = {a.person for a in attendance if a.meeting == meeting.id and a.presence in PRESENT}
    return Turnout(len(came), len(members_at(memberships, meeting.date, came)))


def meeting_figures(records: Iterable[Record]) -> list[MeetingFigures]:
    """One `MeetingFigures` for each meeting among `records`. Nobody was at a cancelled one; the actions that
    were decided before it was cancelled go on, and so do their figures."""
    every = list(records)
    meetings = _of(every, Meeting)
    actions = _of(every, Action)
    attendance = _of(every, Attendance)
    memberships = _of(every, Membership)
    states = standing_of_actions(actions, _of(every, ReportBack), meetings)
    figures = []
    for meeting in meetings:
        counts = tally(states[a.id] for a in actions if a.meeting == meeting.id)
        mine = [m for m in memberships if m.learning_set == meeting.learning_set]
        cancelled = meeting.state == MeetingState.CANCELLED
        came = Turnout(0, 0) if cancelled else turnout(meeting, attendance, mine)
        figures.append(
            MeetingFigures(
                id=named_id("figures", meeting.id),
                learning_set=meeting.learning_set,
                meeting=meeting.id,
                members=came.members,
                here=came.here,
                **{state.value: count for state, count in counts.items()},
            )
        )
    return figures


FEW = 3
"""A count of people below this is told as "fewer than three", wherever it could be subtracted to single
somebody out.

It could where those who are counted have something in common that a reader may know of each by other
means: that they came to an event which has a list of its own, or that they have one level. There "one of
six" names that one. So who came to an event is told with "fewer than three", and a level that fewer have
is counted among others.

How many belong to a set, joined, left, or were at a meeting is told as it is: these count the whole set,
which the coordinator knows, and what is left when one is taken from another has nothing in common but
that it is left. "Five of six" says that somebody was away, and of nobody that it was they.
"""


def set_figures(records: Iterable[Record]) -> list[SetFigures]:
    """One `SetFigures` for each set among `records`."""
    every = list(records)
    posts = posts_on(_of(every, Post), None)
    figures = []
    for one in _of(every, LearningSet):
        met = [
            m for m in _of(every, Meeting) if m.learning_set == one.id and m.state != MeetingState.CANCELLED
        ]
        days = sorted(m.date for m in met if m.date)
        first, last = (days[0], days[-1]) if days else (None, None)
        mine = [m for m in _of(every, Membership) if m.learning_set == one.id]
        start, end, ever = _began(mine, first), _people(mine, last, last), _people(mine, first, last)
        ever |= start
        figures.append(
            SetFigures(
                id=named_id("figures", one.id),
                learning_set=one.id,
                starts=first,
                ends=last,
                at_start=len(start),
                joined=len(ever - start),
                left=len(ever - end),
                at_end=len(end),
                levels=_levels(ever, posts),
            )
        )
    return figures


def event_figures(records: Iterable[Record]) -> list[EventFigures]:
    """One `EventFigures` for each set and each event to which somebody of it came."""
    every = list(records)
    events = {event.id for event in _of(every, ProgrammeEvent) if not event.cancelled}
    figures = []
    for one in _of(every, LearningSet):
        members = {m.person for m in _of(every, Membership) if m.learning_set == one.id}
        came: dict[UUID, set[UUID]] = {}
        for each in _of(every, EventAttendance):
            if each.event in events and each.person in members:
                came.setdefault(each.event, set()).add(each.person)
        for event, people in came.items():
            few = len(people) < FEW
            figures.append(
                EventFigures(
                    id=named_id("figures", one.id, event),
                    learning_set=one.id,
                    event=event,
                    came=0 if few else len(people),
                    fewer_than_three=few,
                )
            )
    return figures


def in_counts(records: Iterable[Record]) -> list[Record]:
    """What was sent of a set without names, counted where earlier versions had a line for each person."""
    every = list(records)
    named = any(isinstance(one, Person) and one.name for one in every)
    if named or not _of(every, Membership) or _of(every, SetFigures):
        return every
    lines = (Membership, Attendance, EventAttendance)
    kept = [one for one in every if not isinstance(one, lines)]
    return [*kept, *set_figures(every), *event_figures(every)]


def _began(memberships: Iterable[Membership], first: dt.date | None) -> set[UUID]:
    """Who was a member when the set began, also somebody who was on leave on that day."""
    if first is None:
        return _people(memberships, None, None)
    begun = [
        m
        for m in memberships
        if makes_a_member(m, None) and not is_moment(m) and (m.starts or first) <= first
    ]
    away = MembershipStatus.ON_LEAVE
    return {m.person for m in begun if m.status == away or m.ends is None or m.ends >= first}


def _people(memberships: Iterable[Membership], first: dt.date | None, last: dt.date | None) -> set[UUID]:
    """Who belonged on any day from `first` to `last`."""
    if first is None or last is None:
        return {m.person for m in memberships if makes_a_member(m, None)}
    return {
        m.person
        for m in memberships
        if not is_moment(m) and makes_a_member(m, min(max(m.starts or first, first), last))
    }


def _levels(people: Iterable[UUID], posts: Mapping[UUID, Post]) -> dict[str, int]:
    """How many have each level that at least three have, and how many have another; where those would be
    fewer than three, the level that the fewest have is counted among them."""
    counts = Counter(posts[person].level.value if person in posts else "" for person in people)
    told = {level: count for level, count in sorted(counts.items()) if level and count >= FEW}
    while told and 0 < counts.total() - sum(told.values()) < FEW:
        told.pop(min(told, key=lambda level: told[level]))
    others = counts.total() - sum(told.values())
    return told | ({"": others} if others else {})


def _of(records: Iterable[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]
