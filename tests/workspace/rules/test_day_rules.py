"""What follows from a day, whoever writes it: the term of a meeting, the day that words name."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Cohort, Programme, Term
from lfl_desktop.workspace.calendar.year_calendar import LineKind, lines_of_calendar
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

SPRING = (dt.date(2026, 1, 5), dt.date(2026, 3, 27))
SUMMER = (dt.date(2026, 4, 13), dt.date(2026, 7, 21))
DAYS = (dt.date(2026, 1, 15), dt.date(2026, 3, 5), dt.date(2026, 5, 14))


@pytest.fixture
def book(empty: Workspace) -> SetBook:
    programme = Programme(name="Programme")
    cohort = Cohort(programme=programme.id)
    learning_set = LearningSet(cohort=cohort.id, name="A")
    with empty.step("Set up") as step:
        for record in (programme, cohort, learning_set, Person(name="Ann Able")):
            step.put(record)
        for place, (label, (starts, ends)) in enumerate((("Spring", SPRING), ("Summer", SUMMER))):
            half = {"half_term_starts": dt.date(2026, 2, 16), "half_term_ends": dt.date(2026, 2, 20)}
            more = half if label == "Spring" else {}
            step.put(Term(cohort=cohort.id, label=label, starts=starts, ends=ends, position=place, **more))
        for day in DAYS:
            step.put(Meeting(learning_set=learning_set.id, date=day))
    return OwnSetBook(empty, learning_set.id)


def terms(book: SetBook) -> list[str]:
    """The terms that the meetings are in, as they are kept and as they are told."""
    again = OwnSetBook(book.workspace, book.learning_set.id)
    labels = {term.id: term.label for term in again.terms}
    kept = [labels[m.term] if m.term else "" for m in again.meetings]
    told = [term.label if (term := again.term(m)) else "" for m in again.meetings]
    assert kept == told
    return kept


def headings(book: SetBook) -> list[tuple[str, str]]:
    again = OwnSetBook(book.workspace, book.learning_set.id)
    return [
        (line.what, line.note)
        for line in lines_of_calendar(again)
        if line.kind == LineKind.HEADING and line.term
    ]


def change(book: SetBook, label: str, **values: object) -> None:
    with book.workspace.step("Change term") as step:
        step.put(replace(book.workspace.select(Term, label=label)[0], **values))


def test_a_meeting_is_in_the_term_of_its_day(book: SetBook) -> None:
    assert terms(book) == ["Spring", "Spring", "Summer"]
    wrong = book.workspace.select(Term, label="Summer")[0].id
    with book.workspace.step("Move") as step:
        kept = step.put(replace(book.meetings[0], date=dt.date(2026, 5, 7), term=None))
        step.put(replace(book.meetings[1], term=wrong))
    assert kept.term == wrong
    assert terms(book) == ["Spring", "Summer", "Summer"]
    assert headings(book) == [("Spring", "1 meeting"), ("Summer", "2 meetings")]


@pytest.mark.parametrize("day", [dt.date(2026, 4, 2), dt.date(2027, 1, 8), None])
def test_on_a_day_outside_all_terms_it_is_in_none(book: SetBook, day: dt.date | None) -> None:
    with book.workspace.step("Move") as step:
        assert step.put(replace(book.meetings[0], date=day)).term is None
    assert headings(book) == [("Spring", "1 meeting"), ("Summer", "1 meeting")]


def test_meetings_go_with_the_dates_of_terms(book: SetBook) -> None:
    change(book, "Spring", ends=dt.date(2026, 2, 13))
    assert terms(book) == ["Spring", "", "Summer"]
    change(book, "Summer", starts=dt.date(2026, 2, 23))
    assert terms(book) == ["Spring", "Summer", "Summer"]
    assert headings(book) == [("Spring", "1 meeting"), ("Summer", "2 meetings")]
    book.workspace.undo()
    book.workspace.undo()
    assert terms(book) == ["Spring", "Spring", "Summer"]


def test_meetings_go_into_a_term_that_is_added_and_out_of_one_that_is_removed(book: SetBook) -> None:
    spring = book.workspace.select(Term, label="Spring")[0]
    with book.workspace.step("Remove term") as step:
        step.delete(spring)
    assert terms(book) == ["", "", "Summer"]
    with book.workspace.step("Add term") as step:
        step.put(replace(spring, label="Term 3", ends=dt.date(2026, 2, 13)))
        step.put(Term(cohort=book.cohort.id, label="Term 4", starts=dt.date(2026, 2, 23), ends=SPRING[1]))
    assert terms(book) == ["Term 3", "Term 4", "Summer"]


def test_a_finished_meeting_goes_with_its_term_too(book: SetBook) -> None:
    with book.workspace.step("Finish") as step:
        step.put(replace(book.meetings[1], state="finished"))
    change(book, "Spring", ends=dt.date(2026, 2, 13))
    assert terms(book) == ["Spring", "", "Summer"]


def test_a_set_in_another_cohort_has_the_terms_of_that(book: SetBook) -> None:
    cohort = Cohort(programme=book.programme.id, name="Cohort 2")
    with book.workspace.step("Another cohort") as step:
        step.put(cohort)
        step.put(Term(cohort=cohort.id, label="The year", starts=DAYS[0], ends=DAYS[1]))
        step.put(replace(book.learning_set, cohort=cohort.id))
    assert terms(book) == ["The year", "The year", ""]


@given(days=st.lists(st.dates(dt.date(2025, 12, 1), dt.date(2026, 8, 31)), min_size=4, max_size=4))
@settings(max_examples=25)
def test_whatever_day_and_dates_a_meeting_is_where_its_day_is(book: SetBook, days: list[dt.date]) -> None:
    first, *ends = sorted(days[:3])
    with book.workspace.step("Change") as step:
        for term, starts, last in zip(book.terms, (first, ends[0] + dt.timedelta(days=1)), ends, strict=True):
            step.put(replace(term, starts=starts, ends=last))
        step.put(replace(book.meetings[0], date=days[3]))
    told = terms(book)
    again = OwnSetBook(book.workspace, book.learning_set.id)
    for meeting, label in zip(again.meetings, told, strict=True):
        holds = [t.label for t in again.terms if t.starts <= meeting.date <= t.ends]  # type: ignore[operator]
        assert label == (holds[0] if holds else "")


# the day that words name


def action(book: SetBook, **values: object) -> Action:
    person = book.workspace.select(Person)[0].id
    return replace(Action(meeting=book.meetings[0].id, person=person, wording="Ring parents"), **values)


def kept(book: SetBook, record: Action) -> Action:
    with book.workspace.step("Put") as step:
        return step.put(record)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("half term", dt.date(2026, 2, 13)),
        ("end of term", dt.date(2026, 3, 27)),
        ("next meeting", dt.date(2026, 3, 5)),
        ("20 Jan", dt.date(2026, 1, 20)),
        ("when it suits", None),
        ("", None),
    ],
)
def test_the_day_follows_its_words(book: SetBook, words: str, day: dt.date | None) -> None:
    new = kept(book, action(book, due_words=words))
    assert new.due == day
    former = kept(book, action(book, due_words="tomorrow"))
    assert former.due == dt.date(2026, 1, 16)
    assert kept(book, replace(former, due_words=words)).due == day


def test_a_day_that_is_given_stays(book: SetBook) -> None:
    chosen = dt.date(2026, 6, 1)
    new = kept(book, action(book, due_words="half term", due=chosen))
    assert new.due == chosen
    assert kept(book, replace(new, wording="Ring six parents")).due == chosen
    assert kept(book, replace(new, due_words="in June", due=dt.date(2026, 6, 30))).due == dt.date(2026, 6, 30)
    assert kept(book, action(book, due=chosen)).due == chosen
