"""One set read as a whole."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import School, Term
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return read(sample)


def read(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)


def test_the_samples_year(book: SetBook) -> None:
    assert book.learning_set.name == "A" and "sample" in book.programme.name
    assert [term.label for term in book.terms] == ["Spring", "Summer", "Autumn"]
    assert [str(m.date) for m in book.meetings] == [
        *("2013-01-31", "2013-03-14", "2013-05-09", "2013-07-04", "2013-10-03", "2013-11-14")
    ]
    assert list(book.numbers.values()) == [1, 2, 3, 4, 5, 6]
    assert [book.place(m) for m in book.meetings][:2] == ["Saxon Down", "Kingfisher"]
    assert len(book.slots) == 9 and len(book.actions) == 18 and len(book.challenges) == 9


def test_members_on_a_day(book: SetBook) -> None:
    names = [person.short for person in book.members(dt.date(2013, 7, 4))]
    assert names == ["Priya", "Tom", "Claire", "Joe", "Beth", "Nadia"]
    assert [p.short for p in book.members(dt.date(2013, 11, 14))] == [*names, "Mark"]
    assert book.members(None) == book.members(dt.date(2013, 11, 14))


def test_there_is_no_such_set(sample: Workspace) -> None:
    with pytest.raises(LookupError):
        OwnSetBook(sample, named_id("none"))


def test_two_of_one_first_name_are_told_apart(sample: Workspace) -> None:
    first, second = sample.select(Person)[:2]
    assert read(sample).short(first.id) == first.short
    put(sample, replace(second, name=f"{first.short} Other"))
    assert read(sample).short(first.id) == first.name
    assert read(sample).short(second.id) == f"{first.short} Other"
    assert read(sample).short(None) == read(sample).short(named_id("none")) == ""


def test_the_latest_post_counts(sample: Workspace) -> None:
    person = sample.select(Person)[0]
    first = sample.select(Post, person=person.id)[0]
    other = Post(person=person.id, title="Head", starts=dt.date(2014, 1, 1))
    put(sample, replace(first, starts=dt.date(2010, 9, 1)), other)
    assert read(sample).posts[person.id] == other
    put(sample, replace(other, starts=dt.date(1990, 1, 1)))
    assert read(sample).posts[person.id].id == first.id


def test_the_latest_ground_rules_count(book: SetBook, empty: Workspace) -> None:
    assert book.ground_rules is not None and book.ground_rules.agreed_on == dt.date(2013, 10, 3)
    assert len(book.workspace.select(GroundRules)) == 2


def test_the_term_of_a_meeting_is_the_one_of_its_day(sample: Workspace) -> None:
    spring, summer, _ = sample.select(Term)
    meeting = sample.select(Meeting)[0]
    assert read(sample).term(replace(meeting, term=None)) == spring
    assert read(sample).term(replace(meeting, term=summer.id)) == spring
    assert read(sample).term(replace(meeting, term=None, date=None)) is None
    assert read(sample).term(replace(meeting, term=None, date=dt.date(2013, 8, 20))) is None


def test_a_place_goes_before_the_host_school(book: SetBook) -> None:
    meeting = book.meetings[0]
    school = next(s for s in book.workspace.select(School) if s.id == meeting.host_school)
    assert book.place(replace(meeting, place="")) == school.name
    assert book.place(replace(meeting, place="Town hall")) == "Town hall"
    assert book.place(replace(meeting, place="", host_school=None)) == ""


def test_somebody_who_left_is_still_in_the_book(sample: Workspace) -> None:
    membership = sample.select(Membership)[0]
    put(sample, replace(membership, ends=dt.date(2013, 2, 1)))
    book = read(sample)
    assert membership.person in book.people
    assert membership.person not in {p.id for p in book.members(dt.date(2013, 7, 4))}
