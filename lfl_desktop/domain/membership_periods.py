"""A person's times in a set: somebody who went and came back has several memberships, and is one member."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from lfl_desktop.domain.people import Membership, MembershipStatus

DAY = dt.timedelta(days=1)


def in_time(memberships: Iterable[Membership]) -> list[Membership]:
    """Memberships of one person, the earliest first; without a first day it is from the start, and whoever
    did not join may have joined after all since."""

    def place(m: Membership) -> tuple[bool, dt.date, dt.date, str]:
        joined = m.status != MembershipStatus.DID_NOT_JOIN
        return joined, m.starts or dt.date.min, m.ends or dt.date.max, str(m.id)

    return sorted(memberships, key=place)


def by_person(memberships: Iterable[Membership]) -> dict[UUID, list[Membership]]:
    """Person id -> their memberships in time, in the order of the set."""
    found: dict[UUID, list[Membership]] = {}
    for membership in sorted(memberships, key=lambda m: (m.position, str(m.id))):
        found.setdefault(membership.person, []).append(membership)
    return {person: in_time(spells) for person, spells in found.items()}


def is_moment(membership: Membership) -> bool:
    """Whether it lasts no day: how leaving is kept of somebody who was on leave that day."""
    return bool(membership.starts and membership.ends and membership.ends < membership.starts)


def gone_on(membership: Membership) -> dt.date | None:
    """The day that is said with a membership that has ended: its last, or the first of a leave."""
    if membership.ends is None:
        return None
    if membership.status == MembershipStatus.DID_NOT_JOIN:
        return membership.ends
    after = is_moment(membership) or membership.status == MembershipStatus.ON_LEAVE
    return membership.ends + DAY if after else membership.ends


def makes_a_member(membership: Membership, day: dt.date | None) -> bool:
    """Whether it makes somebody a member on `day` (None: at any time).

    A member counts up to and including the last day; nobody counts while on leave."""
    if membership.status == MembershipStatus.DID_NOT_JOIN:
        return False
    if day is None:
        return True
    if membership.starts and membership.starts > day:
        return False
    return membership.ends is None or membership.ends >= day


def membership_standing(spells: Sequence[Membership], day: dt.date) -> Membership:
    """The membership that says how somebody stands on `day`: the last that has begun, else the first."""
    begun = [m for m in spells if m.starts is None or m.starts <= day]
    return begun[-1] if begun else spells[0]


def after(spells: Sequence[Membership], membership: Membership) -> Membership | None:
    """The membership of the same person that follows in time."""
    ids = [m.id for m in spells]
    place = ids.index(membership.id) + 1
    return spells[place] if place < len(spells) else None


def membership_before(spells: Sequence[Membership], membership: Membership) -> Membership | None:
    """The membership of the same person that came before in time."""
    place = [m.id for m in spells].index(membership.id)
    return spells[place - 1] if place else None
