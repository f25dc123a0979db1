"""What is counted of the sets alone, whatever the coordinator keeps and decided."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec

from lfl_desktop.domain.impact import ImpactLevel
from lfl_desktop.domain.meetings import ActionState, MeetingState
from lfl_desktop.domain.set_overview import ImpactTold, MeetingTold
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet

CLOSED = (
    ActionState.DONE,
    ActionState.PARTLY,
    ActionState.CHANGED,
    ActionState.DROPPED,
    ActionState.HANDED_ON,
)
"""How an action stands that is no longer open."""


@dataclass(frozen=True)
class MeetingTotals:
    """Meetings counted together. `here` and `members` are of those held, so that their ratio is the
    attendance."""

    held: int
    planned: int
    here: int
    members: int
    slots: int
    minutes: int
    actions: Counter[ActionState]

    @property
    def decided(self) -> int:
        """All actions."""
        return self.actions.total()

    @property
    def done(self) -> int:
        """The actions that were done, wholly or partly."""
        return self.actions[ActionState.DONE] + self.actions[ActionState.PARTLY]

    @property
    def closed(self) -> int:
        """The actions that are no longer open."""
        return sum(self.actions[state] for state in CLOSED)

    @property
    def attendance(self) -> float | None:
        """The share of members that were there, from 0 to 1; None before anybody could be."""
        return self.here / self.members if self.members else None


@dataclass(frozen=True)
class MemberTotals:
    """How many leaders there were and are: `at_start + joined - left` is `at_end`."""

    at_start: int
    joined: int
    left: int
    at_end: int


def meeting_totals(meetings: Iterable[MeetingTold]) -> MeetingTotals:
    """Meetings counted together; those that were cancelled count nowhere but for their actions."""
    every = list(meetings)
    held = [meeting for meeting in every if meeting.took_place]
    actions = Counter[ActionState]()
    for meeting in every:
        for state, count in meeting.actions.items():
            actions[state] += count
    return MeetingTotals(
        held=len(held),
        planned=sum(meeting.state != MeetingState.CANCELLED for meeting in every),
        here=sum(meeting.here for meeting in held),
        members=sum(meeting.members for meeting in held),
        slots=sum(meeting.slots for meeting in held),
        minutes=sum(meeting.minutes for meeting in held),
        actions=actions,
    )


class SetImpact(msgspec.Struct, frozen=True, gc=False):
    """A change that one of the sets tells."""

    of: ReceivedSet
    told: ImpactTold

    @property
    def id(self) -> UUID:
        """The id of the impact."""
        return self.told.impact.id


def late_on(one: ReceivedSet, today: dt.date) -> dt.date | None:
    """The day of the first meeting that the newest file of a set cannot tell of on a day, since it was
    made before it; None where nothing is missing."""
    came = one.edition.received_at
    if one.overview is None or came is None:
        return None
    days = [
        meeting.date
        for meeting in one.overview.meetings
        if meeting.state == MeetingState.PLANNED and meeting.date and meeting.date < today
    ]
    return min(days, default=None)


def all_meetings_of(sets: Iterable[ReceivedSet]) -> list[tuple[ReceivedSet, MeetingTold]]:
    """Every meeting with its set, by their days."""
    found = [(one, m) for one in sets if one.overview for m in one.overview.meetings]
    return sorted(found, key=lambda each: (each[1].date or dt.date.max, collated(each[0].name)))


def totals_of_meetings(meetings: Iterable[tuple[ReceivedSet, MeetingTold]]) -> MeetingTotals:
    """All of these meetings counted together."""
    return meeting_totals(meeting for _set, meeting in meetings)


def members_of_sets(sets: Iterable[ReceivedSet]) -> MemberTotals:
    """The leaders of all of these sets."""
    every = [one.overview.members for one in sets if one.overview]
    return MemberTotals(
        sum(m.at_start for m in every),
        sum(m.joined for m in every),
        sum(m.left for m in every),
        sum(m.at_end for m in every),
    )


def impacts_of_sets(sets: Iterable[ReceivedSet]) -> list[SetImpact]:
    """Every change that its owner agreed to, set by set."""
    return [SetImpact(one, told) for one in sets if one.overview for told in one.overview.impacts]


def themes_counted(impacts: Iterable[SetImpact]) -> Counter[tuple[UUID, ...]]:
    """How many changes have just these themes."""
    return Counter(one.told.impact.themes for one in impacts)


def came_of_sets_by_event(sets: Iterable[ReceivedSet]) -> list[tuple[UUID, int, bool]]:
    """The id of an event, under which each set knows it -> how many came, and whether some told only that few
    did."""
    told: dict[int, tuple[UUID, int, bool]] = {}  # by the number of the id: an id is slow to look up
    for figure in (each for s in sets if s.overview for each in s.overview.came):
        id = figure.event
        _id, came, is_few = told.get(id.int, (id, 0, False))
        told[id.int] = id, came + figure.came, is_few or figure.fewer_than_three
    return list(told.values())


def by_level(impacts: Iterable[SetImpact]) -> dict[ImpactLevel, int]:
    """How many changes are seen at each level."""
    counts = Counter(one.told.impact.level for one in impacts)
    return {level: counts[level] for level in ImpactLevel}
