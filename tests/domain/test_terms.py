from __future__ import annotations

import datetime as dt
import tomllib
from itertools import pairwise
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop import paths
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.terms import propose_meetings, propose_terms

ENGLAND = paths.resource("terms", "england.toml").read_bytes()
COHORT, SET = UUID(int=1), UUID(int=2)
LAUNCH, CLOSE = dt.date(2013, 1, 17), dt.date(2013, 11, 28)

cohorts = st.tuples(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(30, 900)).map(
    lambda drawn: (drawn[0], drawn[0] + dt.timedelta(days=drawn[1]))
)


def dates(terms: list[Term]) -> list[str]:
    return [f"{t.label} {t.starts:%d.%m.} {t.ends:%d.%m.%Y}" for t in terms]


def test_the_three_terms_of_a_cohort_that_crosses_two_school_years() -> None:
    terms = propose_terms(COHORT, LAUNCH, CLOSE, ENGLAND)
    assert dates(terms) == [
        "Spring 07.01. 28.03.2013",
        "Summer 15.04. 23.07.2013",
        "Autumn 03.09. 20.12.2013",
    ]
    assert [(t.half_term_starts, t.half_term_ends) for t in terms] == [
        (dt.date(2013, 2, 18), dt.date(2013, 2, 22)),
        (dt.date(2013, 5, 27), dt.date(2013, 5, 31)),
        (dt.date(2013, 10, 28), dt.date(2013, 11, 1)),
    ]
    assert [t.position for t in terms] == [0, 1, 2]
    assert {t.cohort for t in terms} == {COHORT}


def test_the_same_year_as_six_terms() -> None:
    terms = propose_terms(COHORT, LAUNCH, CLOSE, tomllib.loads(ENGLAND.decode()), "six terms")
    assert [t.label for t in terms] == ["Term 3", "Term 4", "Term 5", "Term 6", "Term 1", "Term 2"]
    assert dates(terms)[3] == "Term 6 03.06. 23.07.2013"
    assert all(t.half_term_starts is None for t in terms)


# Easter Sunday was 31 March 2013, 20 April 2014, 5 April 2015, 27 March 2016 and 16 April 2017.
@pytest.mark.parametrize(
    ("year", "spring_ends", "summer_starts"),
    [
        (2013, "2013-03-28", "2013-04-15"),
        (2014, "2014-04-11", "2014-04-28"),
        (2015, "2015-03-27", "2015-04-13"),
        (2016, "2016-03-24", "2016-04-11"),
        (2017, "2017-04-07", "2017-04-24"),
    ],
)
def test_easter_moves_the_end_of_spring(year: int, spring_ends: str, summer_starts: str) -> None:
    spring, summer = propose_terms(COHORT, dt.date(year, 2, 1), dt.date(year, 6, 1), ENGLAND)
    assert spring.ends == dt.date.fromisoformat(spring_ends)
    assert summer.starts == dt.date.fromisoformat(summer_starts)


def test_a_label_that_comes_twice_says_its_year() -> None:
    terms = propose_terms(COHORT, dt.date(2013, 9, 10), dt.date(2014, 10, 1), ENGLAND)
    assert [t.label for t in terms] == ["Autumn 2013", "Spring", "Summer", "Autumn 2014"]


def test_proposed_twice_they_are_the_same_terms() -> None:
    first = propose_terms(COHORT, LAUNCH, CLOSE, ENGLAND)
    assert first == propose_terms(COHORT, LAUNCH, CLOSE, ENGLAND)
    other = propose_terms(UUID(int=9), LAUNCH, CLOSE, ENGLAND)
    assert not {t.id for t in first} & {t.id for t in other}


@pytest.mark.parametrize(
    ("starts", "ends", "labels"),
    [
        ("2013-03-28", "2013-04-15", ["Spring", "Summer"]),
        ("2013-03-29", "2013-04-15", ["Summer"]),
        ("2013-03-28", "2013-04-14", ["Spring"]),
        ("2013-03-29", "2013-04-14", []),
        ("2013-05-01", "2013-05-01", ["Summer"]),
    ],
)
def test_a_term_counts_from_the_one_day_on_which_a_cohort_touches_it(
    starts: str, ends: str, labels: list[str]
) -> None:
    terms = propose_terms(COHORT, dt.date.fromisoformat(starts), dt.date.fromisoformat(ends), ENGLAND)
    assert [term.label for term in terms] == labels


def test_a_cohort_within_a_summer_holiday_has_no_term() -> None:
    assert propose_terms(COHORT, dt.date(2013, 8, 1), dt.date(2013, 8, 20), ENGLAND) == []


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ('{ weekday = "Frday", from = "1 May" }', "Frday"),
        ('{ weekday = "Friday", from = "1 Mai" }', "1 Mai"),
        ('{ weekday = "Friday" }', "before it"),
        ('{ wekday = "Friday", from = "1 May" }', "wekday"),
    ],
)
def test_a_slip_in_a_template_is_named(rule: str, error: str) -> None:
    template = f'[["terms"]]\nlabel = "One"\nstarts = {rule}\nends = {rule}\n'.encode()
    with pytest.raises((ValueError, msgspec.ValidationError), match=error):
        propose_terms(COHORT, LAUNCH, CLOSE, template, "terms")


@settings(max_examples=50)
@given(cohorts, st.sampled_from(["three terms", "six terms"]))
def test_terms_of_any_cohort_are_in_order_and_hold_their_half_terms(
    cohort: tuple[dt.date, dt.date], pattern: str
) -> None:
    terms = propose_terms(COHORT, *cohort, ENGLAND, pattern)
    assert len({t.id for t in terms}) == len({t.label for t in terms}) == len(terms)
    for term in terms:
        assert term.starts < term.ends
        assert term.starts <= cohort[1] and term.ends >= cohort[0]
        assert term.starts.weekday() < 5 and term.ends.weekday() < 5
        if pattern == "three terms":
            assert term.starts < term.half_term_starts < term.half_term_ends < term.ends
            assert (term.half_term_starts.weekday(), term.half_term_ends.weekday()) == (0, 4)
    for one, after in pairwise(terms):
        assert 9 <= (after.starts - one.ends).days < 50


def test_two_meetings_a_term_are_proposed_well_apart() -> None:
    terms = propose_terms(COHORT, LAUNCH, CLOSE, ENGLAND)
    meetings = propose_meetings(SET, terms, starts=LAUNCH, ends=CLOSE)
    assert [m.term for m in meetings] == [t.id for t in terms for _ in range(2)]
    assert {(m.learning_set, m.state, m.date.weekday()) for m in meetings} == {(SET, MeetingState.PLANNED, 3)}
    assert meetings[0].date >= LAUNCH and meetings[-1].date <= CLOSE
    gaps = [(b.date - a.date).days for a, b in pairwise(meetings)]
    assert min(gaps) >= 28


def test_no_meeting_on_the_may_bank_holiday() -> None:
    terms = propose_terms(COHORT, LAUNCH, CLOSE, ENGLAND)
    mondays = {m.date for m in propose_meetings(SET, terms, per_term=99, weekday=0)}
    assert dt.date(2013, 4, 29) in mondays and dt.date(2013, 5, 6) not in mondays


def test_a_term_without_dates_gets_no_meetings() -> None:
    assert propose_meetings(SET, [Term(cohort=COHORT, label="Spring")]) == []


@settings(max_examples=50)
@given(cohorts, st.sampled_from(["three terms", "six terms"]), st.integers(0, 20), st.integers(0, 4))
def test_meetings_are_in_term_and_never_in_half_term(
    cohort: tuple[dt.date, dt.date], pattern: str, per_term: int, weekday: int
) -> None:
    terms = {t.id: t for t in propose_terms(COHORT, *cohort, ENGLAND, pattern)}
    meetings = propose_meetings(SET, list(terms.values()), per_term, weekday)
    assert len({m.date for m in meetings}) == len(meetings)
    for id, term in terms.items():
        mine = [m.date for m in meetings if m.term == id]
        assert len(mine) <= per_term and (len(mine) == per_term or per_term > 4)
        for day in mine:
            assert day.weekday() == weekday and term.starts <= day <= term.ends
            assert not term.half_term_starts or not term.half_term_starts <= day <= term.half_term_ends
