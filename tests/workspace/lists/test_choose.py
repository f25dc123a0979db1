"""Finding what somebody names in words, and saying what a file holds."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.workspace.exchange.sets_here import find_set
from lfl_desktop.workspace.lists.lookup import (
    find_leader,
    find_meeting,
    find_version,
    versions_of,
    what_it_holds,
)
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return read(sample)


def read(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def test_a_meeting_by_its_number(book: SetBook) -> None:
    assert [find_meeting(book, n) for n in range(1, 7)] == book.meetings


@pytest.mark.parametrize("number", [None, 0, 7, -1])
def test_there_is_no_meeting_of_this_number(book: SetBook, number: int | None) -> None:
    with pytest.raises(WorldError, match="a number from 1 to 6"):
        find_meeting(book, number)


def test_a_cancelled_meeting_has_no_number(sample: Workspace) -> None:
    first = read(sample).meetings[0]
    with sample.step("Cancel") as step:
        step.put(replace(first, state=MeetingState.CANCELLED))
    with pytest.raises(WorldError, match="a number from 1 to 5"):
        find_meeting(read(sample), None)
    assert find_meeting(read(sample), 1) == read(sample).meetings[1]


def test_a_set_without_meetings_says_so(sample: Workspace) -> None:
    with sample.step("Remove", rules=Rules.PASSED_BY) as step:
        for meeting in sample.select(Meeting):
            step.delete(meeting)
    with pytest.raises(WorldError, match="has no meeting yet"):
        find_meeting(read(sample), 1)


@pytest.mark.parametrize("name", ["Priya Dale", "priya", " PRIYA  dale ", "Dale", "Dale, Priya", "Ms Dale"])
def test_an_activity_system_by_its_leader(book: SetBook, name: str) -> None:
    first, last = find_version(book, name, 1), find_version(book, name, None)
    system = book.workspace.get(ActivitySystem, last.system)
    assert system is not None and book.people[system.person].name == "Priya Dale"
    assert (first.meeting, last.meeting) == (book.meetings[0].id, book.meetings[3].id)
    assert find_version(book, name, 4) == last


@pytest.mark.parametrize("name", ["", "Pri", "Nobody", "Nadia"])
def test_whose_activity_system_must_be_said(book: SetBook, name: str) -> None:
    with pytest.raises(
        WorldError, match="There are those of: Beth Ivory, Claire Umber, Priya Dale, Tom Garside"
    ):
        find_version(book, name, None)


def test_without_a_name_where_there_is_only_one_leader(sample: Workspace) -> None:
    with sample.step("Remove") as step:
        for system in sample.select(ActivitySystem)[1:]:
            step.delete(system)
    assert find_version(read(sample), "", 1).meeting == read(sample).meetings[0].id
    with sample.step("Remove") as step:
        step.delete(sample.select(ActivitySystem)[0])
    with pytest.raises(WorldError, match="has no activity system yet"):
        find_version(read(sample), "", None)


def test_two_leaders_of_one_first_name(sample: Workspace) -> None:
    tom = next(p for p in sample.select(Person) if p.short == "Tom")
    with sample.step("Rename") as step:
        step.put(replace(tom, name="Priya Garside"))
    with pytest.raises(WorldError, match="Say whose"):
        find_version(read(sample), "Priya", None)
    assert find_version(read(sample), "Priya Garside", None)


NAMES = (
    *("Łukasz Wójcik", "Siân Ní Dhomhnaill", "Søren Ødegård", "Máire O’Neill", "Ana-María López"),
    *("Đặng Văn An", "Tom", "Tom Smith", "Anne‑Marie Duval", "Garside, Ellen", "Mrs Patel"),
)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Lukasz", "Łukasz Wójcik"),
        ("wojcik lukasz", "Łukasz Wójcik"),
        ("Sian", "Siân Ní Dhomhnaill"),
        ("Sia\u0302n", "Siân Ní Dhomhnaill"),
        ("Ni Dhomhnaill", "Siân Ní Dhomhnaill"),
        ("Odegard", "Søren Ødegård"),
        ("O'Neill", "Máire O’Neill"),
        ("ONeill", "Máire O’Neill"),
        ("Maire O Neill", "Máire O’Neill"),
        ("Ms O`Neill", "Máire O’Neill"),
        ("Ana Maria", "Ana-María López"),
        ("Dang", "Đặng Văn An"),
        ("Tom", "Tom"),
        ("tom smith", "Tom Smith"),
        ("Smith, Tom", "Tom Smith"),
        ("Anne-Marie", "Anne‑Marie Duval"),
        ("Annemarie Duval", "Anne‑Marie Duval"),
        ("Ellen Garside", "Garside, Ellen"),
        ("Ellen", "Garside, Ellen"),
        ("Patel", "Mrs Patel"),
    ],
)
def test_a_leader_is_found_however_the_name_is_typed(sample: Workspace, asked: str, wanted: str) -> None:
    people = _members_called(sample, *NAMES)
    assert find_leader(read(sample), asked) == people[wanted]


def _members_called(workspace: Workspace, *names: str) -> dict[str, Person]:
    learning_set = workspace.select(LearningSet)[0].id
    with workspace.step("Other members") as step:
        for membership in workspace.select(Membership):
            step.delete(membership)
        people = [step.put(Person(name=name)) for name in names]
        for place, person in enumerate(people):
            step.put(Membership(learning_set=learning_set, person=person.id, position=place))
    return {person.name: person for person in people}


def test_two_leaders_of_one_name_are_told_apart(sample: Workspace) -> None:
    with sample.step("Add") as step:
        school = step.put(School(programme=sample.select(Programme)[0].id, name="Holly Lane"))
    one = _members_called(sample, "Anne Smith", "Zoë Kerr", "Łoś")["Anne Smith"]
    with sample.step("Add") as step:
        other = step.put(Person(name="Anne Smith"))
        step.put(Membership(learning_set=read(sample).learning_set.id, person=other.id, position=9))
        step.put(Post(person=other.id, school=school.id))
    listed = r"Anne Smith \(Holly Lane\), Anne Smith \(school not known\), Łoś, Zoë Kerr\."
    for asked in ("Anne Smith", "smith", "", "Nobody"):
        with pytest.raises(WorldError, match=listed):
            find_leader(read(sample), asked)
    assert find_leader(read(sample), "Anne Smith (Holly Lane)") == other
    assert find_leader(read(sample), "anne smith school not known") == one


def test_a_set_is_found_however_its_name_is_typed(sample: Workspace) -> None:
    first = sample.select(LearningSet)[0]
    with sample.step("Add") as step:
        step.put(replace(first, name="Siân’s set"))
        other = step.put(replace(first, id=Person().id, name="10"))
        step.put(replace(first, id=Person().id, name="2"))
    for asked in ("Sian's set", "SIÂN'S SET", "sians"):
        assert find_set(sample, asked).id == first.id
    assert find_set(sample, "set 10").id == other.id
    with pytest.raises(WorldError, match="It holds: 2, 10, Siân’s set"):
        find_set(sample, "B")


def test_a_version_that_there_is_not(book: SetBook) -> None:
    with pytest.raises(WorldError, match="Tom Garside has no version of that meeting"):
        find_version(book, "Tom", 1)
    with pytest.raises(WorldError, match="a number from 1 to 6"):
        find_version(book, "Tom", 9)


def test_versions_come_in_the_order_of_the_year(sample: Workspace) -> None:
    system = next(s for s in sample.select(ActivitySystem) if len(versions_of(sample, s)) == 2)
    january, july = versions_of(sample, system)
    between = SystemVersion(system=system.id, date=dt.date(2013, 5, 20), position=9)
    after = SystemVersion(system=system.id, date=dt.date(2013, 12, 1))
    with sample.step("Add") as step:
        step.put(after)
        step.put(between)
    assert versions_of(sample, system) == [january, between, july, after]


def test_what_a_file_holds(sample: Workspace, empty: Workspace) -> None:
    assert what_it_holds(sample) == "1 set, 7 leaders, 6 meetings, 18 actions"
    assert what_it_holds(empty) == "0 sets, 0 leaders, 0 meetings, 0 actions"
