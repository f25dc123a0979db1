"""Where a meeting stands: moved, cancelled, planned again, finished, recorded afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import (
    ActionState,
    Attendance,
    LearningNote,
    Meeting,
    MeetingState,
    Presence,
    SetReview,
)
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import Part
from lfl_desktop.workspace.meeting import bidding, meeting_states, slot_changes
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)
FIRST = dt.date(2013, 12, 5)


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


@pytest.fixture
def meeting(sample: Workspace) -> Meeting:
    """A meeting that is planned for 5 December."""
    planned = sample.get(Meeting, meeting_states.plan_meeting(book(sample)))
    assert planned is not None
    with sample.step("Date") as step:
        return step.put(replace(planned, date=FIRST))


def now(workspace: Workspace, meeting: Meeting) -> Meeting:
    found = workspace.get(Meeting, meeting.id)
    assert found is not None
    return found


def test_a_new_meeting_is_held_as_the_last_usual_one_was(sample: Workspace) -> None:
    shown = book(sample)
    with sample.step("Templates", rules=Rules.PASSED_BY) as step:
        for meeting, template in zip(
            shown.meetings, ("first", "wial", "wial", "round-robin", "wial", "closing"), strict=True
        ):
            step.put(replace(meeting, template=template))
        step.put(replace(shown.meetings[4], template="wial", state=MeetingState.CANCELLED))
    planned = sample.get(Meeting, meeting_states.plan_meeting(book(sample)))
    assert planned is not None and planned.template == "round-robin"


def test_a_first_or_closing_meeting_is_not_held_again(sample: Workspace) -> None:
    with sample.step("Templates", rules=Rules.PASSED_BY) as step:
        for meeting in book(sample).meetings:
            step.put(replace(meeting, template="closing"))
        step.put(replace(book(sample).meetings[0], template="first"))
    planned = sample.get(Meeting, meeting_states.plan_meeting(book(sample)))
    assert planned is not None and planned.template == "classic"


def test_the_first_day_is_kept_through_several_moves_and_cleared_on_the_way_back(
    sample: Workspace, meeting: Meeting
) -> None:
    meeting_states.move_meeting(sample, meeting, dt.date(2013, 12, 12), "Hall not free")
    moved = now(sample, meeting)
    assert (moved.date, moved.moved_from, moved.reason) == (dt.date(2013, 12, 12), FIRST, "Hall not free")
    assert meeting_states.state_words(moved, TODAY) == "moved from 5 Dec 2013 (Hall not free)"
    meeting_states.move_meeting(sample, moved, dt.date(2014, 1, 9), "  ")
    again = now(sample, meeting)
    assert (again.date, again.moved_from, again.reason) == (dt.date(2014, 1, 9), FIRST, "")
    meeting_states.move_meeting(sample, again, FIRST, "It is free after all")
    back = now(sample, meeting)
    assert (back.date, back.moved_from, back.reason) == (FIRST, None, "")
    assert meeting_states.state_words(back, TODAY) == ""
    sample.undo()
    assert now(sample, meeting) == again


@settings(max_examples=25)
@given(days=st.lists(st.dates(dt.date(2013, 1, 1), dt.date(2014, 12, 31)), max_size=8))
def test_moved_from_is_the_first_day_unless_on_it(days: list[dt.date]) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from any_record import a_set
    from beneath import hurried

    from lfl_desktop.store.records_file import RecordsFile

    with TemporaryDirectory() as folder:
        workspace = Workspace(hurried(RecordsFile.create(Path(folder) / "one.lfl")))
        with workspace.step("Set up") as step:
            for record in a_set().values():
                step.put(record)
            meeting = step.put(Meeting(learning_set=workspace.select(LearningSet)[0].id, date=FIRST))
        for day in days:
            meeting_states.move_meeting(workspace, now(workspace, meeting), day, "")
        last = days[-1] if days else FIRST
        found = now(workspace, meeting)
        assert (found.date, found.moved_from) == (last, None if last == FIRST else FIRST)
        workspace.close()


def test_a_date_that_is_typed_over_is_a_correction(meeting: Meeting) -> None:
    assert meeting_states.follows(meeting, {"date": dt.date(2013, 12, 6)}) == {}
    moved = replace(meeting, date=dt.date(2014, 1, 9), moved_from=FIRST, reason="Snow")
    assert meeting_states.follows(moved, {"date": dt.date(2014, 1, 10)}) == {}
    assert meeting_states.follows(moved, {"date": FIRST}) == {"moved_from": None, "reason": ""}
    assert meeting_states.follows(moved, {"place": "Hall"}) == {}


def test_a_cancelled_meeting_loses_its_number_and_keeps_what_was_recorded(
    sample: Workspace, meeting: Meeting
) -> None:
    page = jobs.read_meeting_page(book(sample), meeting.id)
    jobs.everyone_is_here(sample, page)
    under_way = replace(meeting, state=MeetingState.UNDER_WAY)
    assert page.number == 7 and now(sample, meeting) == under_way
    meeting_states.cancel(sample, meeting, " Snow ")
    cancelled = now(sample, meeting)
    assert (cancelled.state, cancelled.reason) == (MeetingState.CANCELLED, "Snow")
    assert meeting.id not in book(sample).numbers
    assert meeting_states.state_words(cancelled, TODAY) == "cancelled (Snow)"
    assert len(jobs.read_meeting_page(book(sample), meeting.id).attendance) == 7
    meeting_states.forward(sample, cancelled, TODAY)
    assert (now(sample, meeting).state, now(sample, meeting).reason) == (MeetingState.PLANNED, "")
    sample.undo()
    sample.undo()
    assert now(sample, meeting) == under_way
    assert book(sample).numbers[meeting.id] == 7


def test_a_meeting_whose_day_has_passed_is_filled_and_finished_at_once(
    sample: Workspace, meeting: Meeting
) -> None:
    assert meeting_states.onward(meeting, FIRST)[1] == "Start meeting"
    assert meeting_states.onward(meeting, FIRST + dt.timedelta(days=1))[1] == "Finish meeting"
    meeting_states.forward(sample, meeting, FIRST + dt.timedelta(days=3))
    finished = now(sample, meeting)
    assert (finished.state, finished.date) == (MeetingState.FINISHED, FIRST)
    assert jobs.recorded(book(sample), jobs.read_meeting_page(book(sample), meeting.id)) == set()


def test_nothing_is_changed_at_a_finished_meeting(sample: Workspace) -> None:
    meeting = book(sample).meetings[2]
    page = jobs.read_meeting_page(book(sample), meeting.id)
    assert page.finished
    person = page.members[0].id
    attendance = sample.select(Attendance)
    carried = page.carried[0]
    assert carried.report is not None
    report = carried.report
    with sample.step("Forget one", rules=Rules.PASSED_BY) as step:
        step.delete(page.attendance[page.members[1].id])
    attendance = sample.select(Attendance)
    page = jobs.read_meeting_page(book(sample), meeting.id)
    for job in (
        lambda: jobs.mark_presence(sample, page, person, Presence.APOLOGIES),
        lambda: jobs.mark_presence(sample, page, person, None),
        lambda: jobs.everyone_is_here(sample, page),
        lambda: jobs.report(sample, report, ActionState.OPEN),
        lambda: jobs.skip(sample, meeting.id, carried.action.id),
        lambda: bidding.agree_slot(sample, page, person, 30),
        lambda: slot_changes.remove_slot(sample, page.slots[0].slot),
        lambda: meeting_states.move_meeting(sample, meeting, TODAY, ""),
        lambda: meeting_states.cancel(sample, meeting, ""),
    ):
        with pytest.raises(meeting_states.MeetingIsFinished, match="Open it again"):
            job()
    assert sample.select(Attendance) == attendance
    assert jobs.read_meeting_page(book(sample), meeting.id) == page
    meeting_states.forward(sample, meeting, TODAY)
    jobs.mark_presence(sample, page, person, Presence.LATE)
    assert sample.titles()[0] == "Mark who was here"
    sample.undo()
    assert sample.titles()[0] == "Open meeting again"


def test_a_mark_that_is_changed_keeps_its_note(sample: Workspace, meeting: Meeting) -> None:
    page = jobs.read_meeting_page(book(sample), meeting.id)
    person = page.members[0].id
    jobs.mark_presence(sample, page, person, Presence.HERE)
    page = jobs.read_meeting_page(book(sample), meeting.id)
    with sample.step("Note") as step:
        step.put(replace(page.attendance[person], note="From 2 pm"))
    jobs.mark_presence(sample, page, person, Presence.LATE)
    (found,) = sample.select(Attendance, meeting=meeting.id)
    assert (found.presence, found.note) == (Presence.LATE, "From 2 pm")


@pytest.mark.parametrize("what", ["scores", "words", "point", "note", "nothing"])
def test_whatever_is_recorded_in_the_set_review_shows_that_part(
    sample: Workspace, meeting: Meeting, what: str
) -> None:
    person = book(sample).members(None)[0].id
    recorded: dict[str, Record] = {
        "scores": SetReview(meeting=meeting.id, scores={"time": 4}),
        "words": SetReview(meeting=meeting.id, words="We kept to the time"),
        "point": KeyLearning(learning_set=meeting.learning_set, meeting=meeting.id, wording="Wait"),
        "note": LearningNote(meeting=meeting.id, person=person, wording="I talk too much"),
    }
    if what in recorded:
        with sample.step("Record") as step:
            step.put(recorded[what])
    found = jobs.recorded(book(sample), jobs.read_meeting_page(book(sample), meeting.id))
    assert found == ({Part.SET_REVIEW} if what in recorded else set())
