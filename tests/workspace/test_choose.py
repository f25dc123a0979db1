"""Finding what somebody names in words, and saying what a file holds."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.choose import find_meeting, find_version, versions_of, what_it_holds
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return read(sample)


def read(workspace: Workspace) -> SetBook:
    return SetBook(workspace, workspace.select(LearningSet)[0].id)


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
    with sample.step("Remove") as step:
        for meeting in sample.select(Meeting):
            step.delete(meeting)
    with pytest.raises(WorldError, match="has no meeting yet"):
        find_meeting(read(sample), 1)


@pytest.mark.parametrize("name", ["Priya Dale", "priya", " PRIYA  dale "])
def test_an_activity_system_by_its_leader(book: SetBook, name: str) -> None:
    first, last = find_version(book, name, 1), find_version(book, name, None)
    system = book.workspace.get(ActivitySystem, last.system)
    assert system is not None and book.people[system.person].name == "Priya Dale"
    assert (first.meeting, last.meeting) == (book.meetings[0].id, book.meetings[3].id)
    assert find_version(book, name, 4) == last


@pytest.mark.parametrize("name", ["", "Dale", "Pri", "Nobody", "Nadia"])
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
