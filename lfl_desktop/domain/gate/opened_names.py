"""What a set's ground rules open by name to the coordinator: by days, because agreeing to it opens what comes
and not what was said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from lfl_desktop.domain.agreement import Known
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.meetings import Attendance, Meeting
from lfl_desktop.domain.membership_periods import makes_a_member
from lfl_desktop.domain.people import GroundRules, Membership, Person, Post
from lfl_desktop.domain.record import Record


def has_agreed(rules: Iterable[GroundRules]) -> bool:
    """Whether the set agreed to any of these: then they decide, and no setting of its programme."""
    return any(one.agreed_on for one in rules)


def opened_since(rules: Iterable[GroundRules]) -> dt.date | None:
    """The day since which the ground rules open names without a break; None where they are closed now.

    So narrowing works at once and for all that was opened before, and opening again does not give that back.
    Of two versions of one day the narrower counts."""
    since = None
    agreed = [(one.agreed_on, not one.names_to_coordinator) for one in rules if one.agreed_on]
    for day, closed in sorted(agreed):
        since = None if closed else since or day
    return since


class OpenedNames:
    """Which records a set opened by name."""

    def __init__(self, known: Known) -> None:
        self._known = known
        rules = [record for record in known.values() if isinstance(record, GroundRules)]
        self._whole = not has_agreed(rules)
        self._since = opened_since(rules)
        self._members = {m.person for m in known.values() if isinstance(m, Membership) and self._overlaps(m)}

    @property
    def is_whole(self) -> bool:
        """Whether no ground rules say anything, so that all may be told by name if any may."""
        return self._whole

    def is_open_on(self, day: dt.date | None) -> bool:
        """Whether names are open of what was on a day; without one that is not known."""
        return self._whole or (day is not None and self._since is not None and day >= self._since)

    def is_member(self, person: UUID) -> bool:
        """Whether somebody belonged to the set on a day of which names are open."""
        return self._whole or person in self._members

    def holds(self, record: Record) -> bool:
        """Whether a record may be told by name as far as the ground rules go: by the day that it is about. A
        leader and a post are there for as long as they lasted; without ground rules the programme decides."""
        if self._whole:
            return True
        if isinstance(record, Attendance | EventAttendance):
            days = days_of(record, self._known)
            return self.is_member(record.person) and bool(days) and all(map(self.is_open_on, days))
        if isinstance(record, Post):
            return self.is_member(record.person) and self.is_open_on(record.ends or dt.date.max)
        if isinstance(record, Membership):
            return self.is_member(record.person)
        return not isinstance(record, Person) or self.is_member(record.id)

    def _overlaps(self, membership: Membership) -> bool:
        # somebody belongs on the last day of a membership, if on any day since then
        return makes_a_member(membership, membership.ends) and self.is_open_on(membership.ends or dt.date.max)


def days_of(record: Record, known: Known) -> set[dt.date]:
    """The days that a record is about: that of its meeting or event, and when its owner agreed to it."""
    days = {getattr(record, name, None) for name in ("date", "agreed_on", "chosen_on", "released_on")}
    for name in ("meeting", "event"):
        at = known.get(getattr(record, name, None) or record.id)
        if isinstance(at, Meeting | ProgrammeEvent):
            days.add(at.date)
    return {day for day in days if isinstance(day, dt.date)}
