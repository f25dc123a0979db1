"""The lists of actions and challenges: the sample's arithmetic, and how they stand on a day."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lfl_desktop.content.tables.challenges_table import CHALLENGES_TABLE, slots_words
from lfl_desktop.domain.actions import tally
from lfl_desktop.domain.meetings import Action, ActionState, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.lists import set_lists
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def read(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return read(sample)


def test_18_actions_end_as_the_year_says(book: SetBook) -> None:
    lines = set_lists.actions(book, None)
    assert len(lines) == 18
    assert {state: n for state, n in tally(line.state for line in lines).items() if n} == {
        ActionState.DONE: 15,
        ActionState.CHANGED: 1,
        ActionState.DROPPED: 1,
        ActionState.HANDED_ON: 1,
    }


def test_on_the_samples_own_day_what_comes_later_does_not_count(book: SetBook) -> None:
    lines = set_lists.actions(book, book.programme.sample_today)
    assert len(lines) == 11 and sum(line.is_open for line in lines) == 6 == set_lists.open_actions(book)
    assert [line.number for line in lines] == sorted(line.number or 0 for line in lines)
    assert {line.number for line in lines} == {1, 2, 3}
    assert all("Meeting 4" not in line.last_report for line in lines)


def test_a_line_says_what_was_reported_last(book: SetBook) -> None:
    lines = {line.action.wording: line for line in set_lists.actions(book, None)}
    watched = lines["Watch one phonics lesson in each class"]
    assert (watched.leader, watched.by_when, watched.number) == ("Priya Dale", "8 Feb (half term)", 1)
    assert watched.last_report == "Meeting 3: Saw the fourth class in April."
    dropped = next(line for line in lines.values() if line.state == ActionState.DROPPED)
    handed = next(line for line in lines.values() if line.state == ActionState.HANDED_ON)
    reports = {r.action: r for r in book.report_backs}
    assert reports[dropped.id].reason in dropped.last_report
    assert f"to {reports[handed.id].handed_to}" in handed.last_report


def test_an_action_of_a_meeting_that_was_never_started_or_cancelled_is_listed(sample: Workspace) -> None:
    book = read(sample)
    meeting = book.meetings[-1]
    with sample.step("Change") as step:
        step.put(replace(meeting, state=MeetingState.CANCELLED))
        step.put(Action(meeting=meeting.id, person=book.memberships[0].person, wording="Ring the chair"))
    line = set_lists.actions(read(sample), None)[-1]
    assert (line.action.wording, line.number, line.state) == ("Ring the chair", None, ActionState.OPEN)


def test_report_backs_at_later_meetings_win_whatever_their_order(sample: Workspace) -> None:
    book = read(sample)
    first, second = book.meetings[0], book.meetings[1]
    action = Action(meeting=first.id, person=book.memberships[0].person, wording="Ring the chair")
    with sample.step("Change", rules=Rules.PASSED_BY) as step:
        step.put(action)
        step.put(ReportBack(meeting=book.meetings[2].id, action=action.id, state=ActionState.DONE))
        step.put(ReportBack(meeting=second.id, action=action.id, state=ActionState.PARTLY))
    line = next(line for line in set_lists.actions(read(sample), None) if line.id == action.id)
    assert line.state == ActionState.DONE and line.last_report == ""


def test_challenges_in_the_order_of_their_slots(book: SetBook) -> None:
    lines = set_lists.challenges(book)
    assert [(line.leader.split()[0], slots_words(line)) for line in lines] == [
        ("Priya", "1 (38 min)"),
        ("Claire", "2 (31 min)"),
        ("Joe", "2 (27 min)"),
        ("Tom", "3 (34 min)"),
        ("Beth", "3 (30 min)"),
        ("Priya", "4 (25 min)"),
        ("Nadia", "4 (40 min)"),
        ("Mark", "5 (22 min)"),
        ("Beth", "5 (28 min)"),
    ]
    assert sum(held.slot.used_minutes or 0 for line in lines for held in line.slots) == 275
    agreed = CHALLENGES_TABLE.columns[-1]
    assert (agreed.words(lines[0]), agreed.words(lines[-1])) == ("31 Jan 2013", "not yet")


def test_leaders_to_choose_from_are_in_the_sets_order(book: SetBook) -> None:
    used = [line.action.person for line in set_lists.actions(book, book.programme.sample_today)]
    names = [name for _id, name in set_lists.leaders(book, used)]
    assert names == ["Priya Dale", "Tom Garside", "Claire Umber", "Joe Lanning", "Beth Ivory"]


def test_without_a_meeting_there_is_nothing(sample: Workspace) -> None:
    with sample.step("Forget", rules=Rules.PASSED_BY) as step:
        for meeting in sample.select(Meeting):
            step.delete(meeting)
    book = read(sample)
    assert set_lists.actions(book, None) == [] and set_lists.open_actions(book) == 0
    lines = set_lists.challenges(book)
    assert all(line.slots == () and set_lists.last_slot(book, line.id) is None for line in lines)
