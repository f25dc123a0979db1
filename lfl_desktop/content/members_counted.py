"""How many belong to a set and how that came about, counted and said alike on screen and on paper."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.membership_periods import by_person, makes_a_member
from lfl_desktop.domain.people import Membership, MembershipStatus
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.words import tr


@dataclass(frozen=True)
class Figures:
    """How many people there are and how that came about, each person counted once.
    `members` is `from_start + joined - left - on_leave`."""

    members: int
    from_start: int
    joined: int
    left: int
    on_leave: int
    to_come: int
    did_not_join: int


def first_day(meetings: Iterable[Meeting], cohort: Cohort | None) -> dt.date | None:
    """The day a set met first or will; before any is planned, the day its cohort starts."""
    days = (m.date for m in meetings if m.date and m.state != MeetingState.CANCELLED)
    return min(days, default=cohort.starts if cohort else None)


def membership_counts(memberships: Iterable[Membership], today: dt.date, start: dt.date | None) -> Figures:
    """The counts on `today` of a set that met first on `start`.

    Somebody counts as from the start without a first day, or with one until `start`; as left or on leave
    from the day after the last day."""
    counts: Counter[str] = Counter()
    for spells in by_person(memberships).values():
        counts.update(_counted(spells, today, start))
    return Figures(**{name: counts[name] for name in Figures.__dataclass_fields__})


def _counted(spells: Sequence[Membership], today: dt.date, start: dt.date | None) -> Iterator[str]:
    """What one person counts as."""
    real = [m for m in spells if m.status != MembershipStatus.DID_NOT_JOIN]
    begun = [m for m in real if m.starts is None or m.starts <= today]
    if not begun:
        yield "to_come" if real else "did_not_join"
        return
    first = begun[0].starts
    yield "from_start" if first is None or start is None or first <= start else "joined"
    if any(makes_a_member(m, today) for m in begun):
        yield "members"
    else:
        yield "on_leave" if begun[-1].status == MembershipStatus.ON_LEAVE else "left"


def figures_line(counted: Figures) -> str:
    """The counts in words: "6 at the start, 1 joined, 0 left: 7 now"."""
    parts = [
        tr("{n} at the start", n=counted.from_start),
        tr("{n} joined", n=counted.joined),
        tr("{n} left", n=counted.left),
    ]
    if counted.on_leave:
        parts.append(tr("{n} on leave", n=counted.on_leave))
    told = [tr("{changes}: {n} now", changes=", ".join(parts), n=counted.members)]
    if counted.to_come:
        told.append(tr("{n} still to join", n=counted.to_come))
    if counted.did_not_join:
        told.append(tr("{n} did not join", n=counted.did_not_join))
    return " · ".join(told)
