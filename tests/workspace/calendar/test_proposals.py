"""Meetings proposed for terms that have fewer than the set meets in a term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace as changed
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Term
from lfl_desktop.workspace.calendar.proposed_meetings import accept, proposals, shifted
from lfl_desktop.workspace.calendar.remarks_on_days import remark_on
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin, proposed_year
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workspace]:
    """A set of 2027 with its terms and no meeting."""
    plan = Plan(programme="Leading", set_name="A", starts=dt.date(2027, 1, 1), ends=dt.date(2027, 12, 31))
    terms = proposed_year(plan).terms
    workspace = begin(tmp_path / "bare.lfl", changed(plan, terms=terms))
    yield workspace
    workspace.close()


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def in_terms(book: SetBook, found: list[Meeting]) -> list[str]:
    return [term.label for meeting in found if (term := book.term(meeting))]


def test_two_a_term_are_proposed_on_days_that_nothing_speaks_against(bare: Workspace) -> None:
    book = book_of(bare)
    found = proposals(book, TODAY)
    assert in_terms(book, found) == ["Spring"] * 2 + ["Summer"] * 2 + ["Autumn"] * 2
    assert [remark_on(book, m.date) for m in found] == [""] * 6
    assert {m.date.weekday() for m in found if m.date} == {3}
    assert not bare.select(Meeting)  # nothing is kept until it is accepted


def test_a_term_that_has_its_meetings_gets_none_and_one_that_lacks_one_gets_it_elsewhere(
    bare: Workspace,
) -> None:
    book = book_of(bare)
    every = proposals(book, TODAY)
    accept(book, every[:3])
    assert bare.titles()[0] == "Plan meetings"
    left = proposals(book_of(bare), TODAY)
    assert in_terms(book_of(bare), left) == ["Summer", "Autumn", "Autumn"]
    assert [m.date for m in left] == [m.date for m in every[3:]]
    assert all(m.id not in {p.id for p in every} for m in bare.select(Meeting))


def test_a_cancelled_meeting_leaves_a_gap(bare: Workspace) -> None:
    accept(book_of(bare), proposals(book_of(bare), TODAY))
    assert proposals(book_of(bare), TODAY) == []
    first = book_of(bare).meetings[0]
    with bare.step("Cancel") as step:
        step.put(replace(first, state=MeetingState.CANCELLED))
    assert in_terms(book_of(bare), proposals(book_of(bare), TODAY)) == ["Spring"]


def test_a_proposal_gives_way_to_an_event_of_the_programme(bare: Workspace) -> None:
    book = book_of(bare)
    wanted = proposals(book, TODAY)[0].date
    with bare.step("Add") as step:
        step.put(ProgrammeEvent(cohort=book.cohort.id, date=wanted))
    other = proposals(book_of(bare), TODAY)[0].date
    assert other != wanted and remark_on(book_of(bare), other) == ""


def test_a_day_is_looked_for_at_most_three_weeks_away(bare: Workspace) -> None:
    with bare.step("One a term") as step:
        step.put(replace(book_of(bare).learning_set, meetings_a_term=1))
    cohort = book_of(bare).cohort.id
    wanted = dt.date(2027, 2, 11)  # the week after is half term
    for weeks in (0, -1, 2, -2, 3, -3):
        day = wanted + dt.timedelta(weeks=weeks)
        assert proposals(book_of(bare), TODAY)[0].date == day
        with bare.step("Add") as step:
            step.put(ProgrammeEvent(cohort=cohort, date=day))
    assert proposals(book_of(bare), TODAY)[0].date == wanted


def test_terms_that_are_over_and_days_that_have_been_are_left_alone(bare: Workspace) -> None:
    found = proposals(book_of(bare), dt.date(2027, 6, 1))
    assert found and min(m.date for m in found if m.date) > dt.date(2027, 6, 1)
    assert "Spring" not in in_terms(book_of(bare), found)
    assert proposals(book_of(bare), dt.date(2028, 6, 1)) == []


def test_the_sample_has_all_its_meetings(sample: Workspace) -> None:
    assert proposals(book_of(sample), dt.date(2013, 1, 1)) == []


def test_a_day_given_by_hand_is_the_day_that_is_accepted(bare: Workspace) -> None:
    first = proposals(book_of(bare), TODAY)[0]
    day = shifted(first, 1)
    assert day and first.date and day - first.date == dt.timedelta(days=7)
    moved = proposals(book_of(bare), TODAY, {first.id: day})[0]
    assert (moved.id, moved.date) == (first.id, day)
    accept(book_of(bare), [moved])
    assert bare.titles()[0] == "Plan meeting"
    kept = bare.select(Meeting)[0]
    assert (kept.date, kept.moved_from) == (day, None)


@given(
    per_term=st.integers(0, 6),
    have=st.lists(st.dates(dt.date(2026, 12, 1), dt.date(2028, 1, 31)), max_size=8),
    today=st.dates(dt.date(2026, 6, 1), dt.date(2028, 6, 1)),
)
@settings(max_examples=40)
def test_terms_are_filled_up_and_never_beyond(
    tmp_path_factory: pytest.TempPathFactory, per_term: int, have: list[dt.date], today: dt.date
) -> None:
    plan = Plan(programme="P", set_name="A", starts=dt.date(2027, 1, 1), ends=dt.date(2027, 12, 31))
    plan = proposed_year(plan)
    meetings = [Meeting(learning_set=plan.ids.learning_set, date=day) for day in have]
    filled = changed(plan, meetings=meetings, meetings_a_term=per_term)
    workspace = begin(tmp_path_factory.mktemp("p") / "p.lfl", filled)
    book = book_of(workspace)
    found = proposals(book, today)
    assert len({m.date for m in found}) == len(found) == len({m.id for m in found})
    for term in book.terms:
        there = sum(1 for m in book.meetings if (t := book.term(m)) and t.id == term.id)
        fresh = [m for m in found if (t := book.term(m)) and t.id == term.id]
        assert len(fresh) <= max(0, per_term - there)
        assert all(m.date and m.date > today for m in fresh)
    workspace.close()


def test_a_term_whose_last_day_is_not_known_is_left_until_it_is(bare: Workspace) -> None:
    spring = min(bare.select(Term), key=lambda term: str(term.starts))
    with bare.step("Edit term") as step:
        step.put(replace(spring, ends=None))
    book = book_of(bare)
    assert in_terms(book, proposals(book, TODAY)) == ["Summer"] * 2 + ["Autumn"] * 2
