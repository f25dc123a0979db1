"""The order of meetings, and what was so on a day."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting, MeetingState, Slot
from lfl_desktop.domain.people import Membership, MembershipStatus, Post
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.wording.state_names import is_over
from lfl_desktop.domain.year import (
    airtime,
    held,
    meetings_before,
    meetings_in_order,
    members_at,
    members_on,
    next_meeting,
    numbered,
    of_the_year,
    posts_on,
    seen_from,
    term_on,
)

SET = named_id("set")
DAYS = st.none() | st.dates(dt.date(2012, 9, 1), dt.date(2014, 7, 31))


def a_meeting(day: str, state: MeetingState = MeetingState.PLANNED, hour: int | None = None) -> Meeting:
    return Meeting(
        id=named_id("meeting", day, hour),
        learning_set=SET,
        date=dt.date.fromisoformat(day) if day else None,
        starts=dt.time(hour) if hour else None,
        state=state,
    )


JAN, MAR, JULY = a_meeting("2013-01-31"), a_meeting("2013-03-14"), a_meeting("2013-07-04")
UNDATED = a_meeting("")
MEETINGS = st.lists(
    st.builds(
        Meeting,
        id=st.uuids(),
        learning_set=st.just(SET),
        date=DAYS,
        starts=st.none() | st.times(),
        state=st.sampled_from(MeetingState),
    ),
    max_size=8,
    unique_by=lambda m: m.id,
)


def test_by_date_then_time_and_without_a_date_last() -> None:
    morning, afternoon = a_meeting("2013-03-14", hour=9), a_meeting("2013-03-14", hour=13)
    assert meetings_in_order([UNDATED, JULY, afternoon, JAN, morning]) == [
        JAN,
        morning,
        afternoon,
        JULY,
        UNDATED,
    ]


@given(meetings=MEETINGS, data=st.data())
def test_the_order_is_the_same_however_they_come(meetings: list[Meeting], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(meetings))
    assert meetings_in_order(shuffled) == meetings_in_order(meetings)
    assert numbered(shuffled) == numbered(meetings)


@given(meetings=MEETINGS)
def test_numbers_count_from_one_without_gaps_and_pass_over_cancelled_meetings(
    meetings: list[Meeting],
) -> None:
    numbers = numbered(meetings)
    counted = [m for m in meetings_in_order(meetings) if m.state != MeetingState.CANCELLED]
    assert [numbers.get(m.id) for m in counted] == list(range(1, len(counted) + 1))
    assert len(numbers) == len(counted)


@given(meetings=MEETINGS, today=DAYS)
def test_the_sample_sees_no_meeting_held_that_is_still_to_come(
    meetings: list[Meeting], today: dt.date | None
) -> None:
    seen = seen_from(meetings, today)
    assert [m.id for m in seen] == [m.id for m in meetings_in_order(meetings)]
    for was, now in zip(meetings_in_order(meetings), seen, strict=True):
        to_come = today and was.date and was.date >= today and was.state == MeetingState.FINISHED
        assert now.state == (MeetingState.PLANNED if to_come else was.state)


def test_a_meeting_of_the_day_is_still_to_come() -> None:
    today = a_meeting("2013-07-04", MeetingState.FINISHED)
    assert [m.state for m in seen_from([today], today.date)] == [MeetingState.PLANNED]


def test_held_and_next() -> None:
    finished = a_meeting("2013-01-31", MeetingState.FINISHED)
    cancelled = a_meeting("2013-02-14", MeetingState.CANCELLED)
    under_way = a_meeting("2013-03-14", MeetingState.UNDER_WAY)
    year = [JULY, under_way, cancelled, finished]
    assert held(year) == [finished]
    assert next_meeting(year) == under_way
    assert next_meeting([finished, cancelled]) is None
    assert next_meeting([UNDATED, JULY]) == JULY


def test_before_a_meeting() -> None:
    assert meetings_before([JULY, JAN, MAR], MAR) == [JAN]
    assert meetings_before([MAR, JAN], JULY) == [JAN, MAR]


def a_member(**values: object) -> Membership:
    return Membership(learning_set=SET, person=named_id("leader"), **values)  # type: ignore[arg-type]


DAY = dt.date(2013, 7, 4)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("membership", "belongs"),
    [
        (a_member(), True),
        (a_member(starts=DAY), True),
        (a_member(starts=AFTER), False),
        (a_member(ends=DAY, status=MembershipStatus.LEFT), True),
        (a_member(ends=BEFORE, status=MembershipStatus.WITHDREW), False),
        (a_member(ends=AFTER, status=MembershipStatus.KEEPS_LINK), True),
        (a_member(status=MembershipStatus.DID_NOT_JOIN), False),
    ],
)
def test_who_belongs_on_a_day(membership: Membership, belongs: bool) -> None:
    assert (members_on([membership], DAY) == [membership]) == belongs
    ever = membership.status != MembershipStatus.DID_NOT_JOIN
    assert (members_on([membership], None) == [membership]) == ever


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2013-01-06", None),
        ("2013-01-07", "Spring"),
        ("2013-03-28", "Spring"),
        ("2013-03-29", None),
        ("2013-04-15", "Summer"),
        ("2013-09-02", None),
    ],
)
def test_a_term_goes_from_its_first_day_to_its_last(day: str, label: str | None) -> None:
    terms = [
        Term(cohort=SET, label="Without days"),
        Term(cohort=SET, label="Without an end", starts=dt.date(2013, 1, 1)),
        Term(cohort=SET, label="Without a beginning", ends=dt.date(2013, 12, 31)),
        Term(cohort=SET, label="Spring", starts=dt.date(2013, 1, 7), ends=dt.date(2013, 3, 28)),
        Term(cohort=SET, label="Summer", starts=dt.date(2013, 4, 15), ends=dt.date(2013, 7, 23)),
    ]
    found = term_on(terms, dt.date.fromisoformat(day))
    assert (found.label if found else None) == label
    assert term_on(terms, None) is None and term_on([], dt.date.fromisoformat(day)) is None


def test_whoever_came_counts_at_a_meeting_even_after_leaving_and_nobody_counts_twice() -> None:
    stays, left, away = (replace(a_member(position=n), person=named_id("leader", n)) for n in range(3))
    left = replace(left, ends=BEFORE, status=MembershipStatus.LEFT)
    away = replace(away, ends=BEFORE, status=MembershipStatus.ON_LEAVE)
    back = replace(away, id=named_id("back"), starts=AFTER, ends=None, status=MembershipStatus.ACTIVE)
    every = [back, away, left, stays]

    def counted(*came: Membership) -> list[UUID]:
        return [m.person for m in members_at(every, DAY, {m.person for m in came})]

    assert counted() == counted(stays) == [stays.person]
    assert counted(left, away) == [stays.person, left.person, away.person]
    assert members_at(every, DAY, {named_id("a visitor")}) == [stays]
    assert [m.person for m in members_at(every, AFTER, {stays.person, away.person})] == [
        stays.person,
        away.person,
    ]


@given(positions=st.lists(st.integers(0, 9), max_size=6), data=st.data())
def test_members_come_in_their_order(positions: list[int], data: st.DataObject) -> None:
    members = [
        replace(a_member(id=named_id("m", n), position=p), person=named_id("leader", n))
        for n, p in enumerate(positions)
    ]
    found = members_on(data.draw(st.permutations(members)), DAY)
    assert [m.position for m in found] == sorted(positions)
    assert found == members_on(members, DAY)


@given(
    slots=st.lists(
        st.builds(
            Slot,
            meeting=st.just(JAN.id),
            presenter=st.sampled_from([named_id("a"), named_id("b"), named_id("c")]),
            planned_minutes=st.just(30),
            used_minutes=st.none() | st.integers(0, 90),
        )
    )
)
def test_airtime_is_the_sum_of_used_minutes(slots: list[Slot]) -> None:
    expected: dict[UUID, int] = {}
    for slot in slots:
        if slot.used_minutes is not None:
            expected[slot.presenter] = expected.get(slot.presenter, 0) + slot.used_minutes
    assert airtime(slots) == expected
    assert sum(airtime(slots).values()) == sum(slot.used_minutes or 0 for slot in slots)


TEN_YEARS = [a_meeting(f"{year}-{day}") for year in range(2010, 2020) for day in ("02-03", "06-09", "11-15")]


@pytest.mark.parametrize(
    ("day", "starts", "shown"),
    [
        (dt.date(2014, 6, 1), dt.date(2010, 1, 1), ["2014-02-03", "2014-06-09", "2014-11-15"]),
        (dt.date(2014, 6, 1), dt.date(2010, 9, 1), ["2013-11-15", "2014-02-03", "2014-06-09"]),
        (dt.date(2014, 9, 1), dt.date(2010, 9, 1), ["2014-11-15", "2015-02-03", "2015-06-09"]),
        (dt.date(2014, 2, 28), dt.date(2012, 2, 29), ["2014-06-09", "2014-11-15", "2015-02-03"]),
        (dt.date(2014, 6, 1), None, ["2014-02-03", "2014-06-09", "2014-11-15"]),
        (dt.date(2030, 1, 1), dt.date(2010, 1, 1), []),
    ],
)
def test_a_set_that_meets_for_years_is_seen_year_by_year(
    day: dt.date, starts: dt.date | None, shown: list[str]
) -> None:
    assert [str(meeting.date) for meeting in of_the_year(TEN_YEARS, day, starts)] == shown


def test_a_cohort_that_crosses_school_years_is_seen_whole_and_one_without_a_date_always() -> None:
    undated = a_meeting("")
    cohort = [a_meeting(day) for day in ("2012-11-15", "2013-06-09", "2014-02-03")]
    assert of_the_year([*cohort, undated], dt.date(2014, 2, 3), dt.date(2012, 9, 1)) == [*cohort, undated]
    assert undated in of_the_year([*TEN_YEARS, undated], dt.date(2014, 2, 3), None)
    assert of_the_year([], dt.date(2014, 2, 3), None) == []


@pytest.mark.parametrize(("days", "together"), [(549, True), (550, True), (551, False)])
def test_meetings_within_eighteen_months_are_seen_together(days: int, together: bool) -> None:
    first = a_meeting("2012-09-03")
    last = a_meeting(str(dt.date(2012, 9, 3) + dt.timedelta(days=days)))
    whole = [first, last]
    assert of_the_year(whole, dt.date(2012, 9, 3), None) == (whole if together else [first])


@given(st.dates(), st.none() | st.dates())
def test_no_year_holds_a_meeting_twice_or_leaves_one_out(day: dt.date, starts: dt.date | None) -> None:
    if not dt.date(1, 12, 31) < day < dt.date(9998, 1, 1):
        return
    years = [of_the_year(TEN_YEARS, meeting.date, starts) for meeting in TEN_YEARS if meeting.date]
    assert all(m in year for m, year in zip(TEN_YEARS, years, strict=True))
    assert len({tuple(m.id for m in year) for year in years}) in (10, 11)
    of_the_year(TEN_YEARS, day, starts)


def test_a_post_counts_from_the_day_on_which_it_begins() -> None:
    person, day = named_id("person"), dt.date(2013, 9, 2)
    before = Post(person=person, title="Deputy", starts=dt.date(2012, 9, 1))
    since = Post(person=person, title="Head", starts=day)
    assert posts_on([since, before], day)[person] == since
    assert posts_on([since, before], day - dt.timedelta(days=1))[person] == before
    assert posts_on([since], dt.date(2012, 1, 1))[person] == since, "the first, where none had begun"
    assert posts_on([since, before], None)[person] == since


def test_a_membership_is_over_after_its_last_day_and_never_began_for_who_did_not_join() -> None:
    joined = Membership(learning_set=SET, person=named_id("p"), starts=dt.date(2013, 1, 31))
    ended = replace(joined, ends=dt.date(2013, 5, 9))
    assert not is_over(joined, dt.date(2019, 1, 1))
    assert [is_over(ended, dt.date(2013, 5, day)) for day in (8, 9, 10)] == [False, False, True]
    assert is_over(replace(joined, status=MembershipStatus.DID_NOT_JOIN), dt.date(2013, 1, 1))
