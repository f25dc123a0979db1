"""What a set's ground rules open by name to the coordinator: by days, because agreeing to it opens what comes
and not what was said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from lfl_desktop.domain.agreement import Known
from lfl_desktop.domain.meetings import Attendance, Meeting
from lfl_desktop.domain.membership_periods import belongs
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

    def holds(self, record: Record) -> bool:
        """Whether a record may be told by name as far as the ground rules go: by the day that it is about. A
        leader and a post are there for as long as they lasted; without ground rules the programme decides."""
        if self._whole:
            return True
        if isinstance(record, Attendance):
            return record.person in self._members and self._in_time(self._day_of(record.meeting))
        if isinstance(record, Post):
            return record.person in self._members and self._in_time(record.ends or dt.date.max)
        return not isinstance(record, Person) or record.id in self._members

    def _overlaps(self, membership: Membership) -> bool:
        # somebody belongs on the last day of a membership, if on any day since then
        return belongs(membership, membership.ends) and self._in_time(membership.ends or dt.date.max)

    def _in_time(self, day: dt.date | None) -> bool:
        return day is not None and self._since is not None and day >= self._since

    def _day_of(self, meeting: UUID) -> dt.date | None:
        found = self._known.get(meeting)
        return found.date if isinstance(found, Meeting) else None
