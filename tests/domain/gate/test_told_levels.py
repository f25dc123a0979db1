"""By which levels leaders are told where their names stay: by none that tells one of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.gate.told_levels import told_levels
from lfl_desktop.domain.people import Level, Membership, Post
from lfl_desktop.domain.record import NAMESPACE
from lfl_desktop.domain.year import members_on, posts_on

Leader = tuple[Level, dt.date | None, dt.date | None]
MARCH, OCTOBER = dt.date(2013, 3, 1), dt.date(2013, 10, 1)


def told(*leaders: Leader) -> frozenset[Level]:
    return told_levels(*recorded(leaders))


def recorded(leaders: tuple[Leader, ...]) -> tuple[list[Membership], list[Post]]:
    people = [uuid5(NAMESPACE, str(number)) for number, _leader in enumerate(leaders)]
    members = [
        Membership(learning_set=UUID(int=1), person=person, starts=starts, ends=ends)
        for person, (_level, starts, ends) in zip(people, leaders, strict=True)
    ]
    return members, [Post(person=p, level=one[0]) for p, one in zip(people, leaders, strict=True)]


def some(level: Level, number: int = 1, starts: dt.date | None = None) -> list[Leader]:
    return [(level, starts, None)] * number


def test_a_level_of_one_is_not_told_and_neither_is_what_would_tell_it() -> None:
    heads, deputy = some(Level.HEAD, 3), some(Level.DEPUTY)
    assert told(*heads) == {Level.HEAD}
    assert told(*heads, *deputy) == frozenset(), "the only one without a level is the deputy"
    assert told(*heads, *deputy, *some(Level.GOVERNOR)) == {Level.HEAD}
    assert told(*heads, *some(Level.DEPUTY, 2), *some(Level.GOVERNOR)) == {Level.HEAD}


def test_who_was_the_only_one_for_a_time_is_not_told_afterwards() -> None:
    heads = [*some(Level.HEAD), *some(Level.HEAD, 1, OCTOBER)]
    assert told(*heads, *some(Level.DEPUTY, 3)) == frozenset()
    assert told(*heads, *some(Level.DEPUTY, 3), *some(Level.GOVERNOR)) == {Level.DEPUTY}


DAYS = st.none() | st.dates(dt.date(2013, 1, 1), dt.date(2013, 1, 9))
LEADERS = st.lists(st.tuples(st.sampled_from(list(Level)[:3]), DAYS, DAYS), max_size=7).map(tuple)


@given(LEADERS, st.dates(dt.date(2012, 12, 30), dt.date(2013, 1, 12)))
def test_on_no_day_is_one_member_told_from_all_others(leaders: tuple[Leader, ...], day: dt.date) -> None:
    members, posts = recorded(leaders)
    levels = told_levels(members, posts)
    had = posts_on(posts, day)
    called = Counter(
        had[m.person].level if had[m.person].level in levels else None for m in members_on(members, day)
    )
    assert called.total() == 1 or 1 not in called.values()
