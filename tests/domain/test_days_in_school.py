"""What a day is to the schools around a set, as a calendar says it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR, NamedDay, SchoolYear
from lfl_desktop.domain.wording.days_in_school import DayMark, Ground, day_in_school

day = dt.date.fromisoformat
COHORT = named_id("cohort")
YEAR = SchoolYear(
    terms=(
        Term(
            cohort=COHORT,
            label="Spring",
            starts=day("2027-01-04"),
            ends=day("2027-03-25"),
            half_term_starts=day("2027-02-15"),
            half_term_ends=day("2027-02-19"),
        ),
        Term(cohort=COHORT, label="Term 5", starts=day("2027-04-12"), ends=day("2027-05-28")),
    ),
    meetings=(day("2027-03-18"),),
    bank_holidays=frozenset({day("2027-03-26"), day("2027-05-03")}),
    named=(
        NamedDay(day("2027-03-05"), frozenset({"inset day"}), True, "INSET day"),
        NamedDay(day("2027-03-18"), frozenset({"workshop"}), False, "Core workshop"),
    ),
)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2027-03-17", "Wednesday 17 March 2027, spring term"),
        ("2027-03-18", "Thursday 18 March 2027, meeting, Core workshop, spring term"),
        ("2027-03-05", "Friday 5 March 2027, INSET day, spring term"),
        ("2027-02-15", "Monday 15 February 2027, half term"),
        ("2027-02-13", "Saturday 13 February 2027, half term"),
        ("2027-03-26", "Friday 26 March 2027, bank holiday, holidays"),
        ("2027-05-03", "Monday 3 May 2027, bank holiday, Term 5"),
        ("2026-12-25", "Friday 25 December 2026"),
    ],
)
def test_each_day_says_what_it_is(on: str, said: str) -> None:
    assert day_in_school(day(on), YEAR).said == said


def test_what_is_on_a_day_comes_in_order() -> None:
    found = day_in_school(day("2027-03-18"), YEAR)
    assert (found.ground, found.marks) == (Ground.TERM, (DayMark.MEETING, DayMark.EVENT))


@given(st.dates())
def test_where_no_year_is_known_a_day_is_only_its_date(on: dt.date) -> None:
    found = day_in_school(on, NO_SCHOOL_YEAR)
    assert (found.ground, found.marks, found.words) == (Ground.UNKNOWN, (), ())


@given(st.dates(min_value=day("2026-09-01"), max_value=day("2027-09-30")))
def test_a_day_of_school_is_in_term_and_no_other_is_marked_so(on: dt.date) -> None:
    found = day_in_school(on, YEAR)
    if YEAR.is_school_day(on):
        assert found.ground == Ground.TERM
    if found.ground in (Ground.HALF_TERM, Ground.HOLIDAY):
        assert not YEAR.is_school_day(on)
