"""By which levels leaders may be told where their names stay behind."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from lfl_desktop.domain.membership_periods import DAY
from lfl_desktop.domain.people import Level, Membership, Post
from lfl_desktop.domain.year import members_on, posts_on


def told_levels(memberships: Iterable[Membership], posts: Iterable[Post]) -> frozenset[Level]:
    """The levels that at no time only one member of the set had. Where only one member had none of them, that
    one would be told by it: then the level that the fewest have is not told either."""
    counts = list(_counts_over_time(list(memberships), list(posts)))
    told = {level for level in Level if all(count[level] != 1 for count in counts)}
    told &= {level for count in counts for level in count if level is not None}
    while any(count.total() - sum(count[level] for level in told) == 1 for count in counts) and told:
        told.remove(min(sorted(told), key=lambda level: max(count[level] for count in counts)))
    return frozenset(told)


def _counts_over_time(memberships: list[Membership], posts: list[Post]) -> Iterator[Counter[Level | None]]:
    """How many members had each level (None: none that is known), for each time between two changes."""
    spells: list[Membership | Post] = [*memberships, *posts]
    days = {dt.date.min, *(one.starts for one in spells if one.starts)}
    days |= {one.ends + DAY for one in spells if one.ends and one.ends < dt.date.max}
    for day in days:
        levels: dict[UUID, Level] = {person: post.level for person, post in posts_on(posts, day).items()}
        yield Counter(levels.get(member.person) for member in members_on(memberships, day))
