"""A set meeting: what its screen shows, and what is recorded at it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Bid,
    BidState,
    Challenge,
    LogEntry,
    Meeting,
    MeetingState,
    Offer,
    Presence,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.records import ALL
from lfl_desktop.workspace.meeting import bidding, meeting_states, slot_changes
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def page(workspace: Workspace, number: int) -> MeetingPage:
    """The page of the meeting with this number, counted from 1."""
    read = book(workspace)
    meeting = read.meetings[number - 1]
    if meeting.state == MeetingState.FINISHED:
        meeting_states.forward(workspace, meeting, TODAY)
    return jobs.read_meeting_page(book(workspace), meeting.id)


def planned(workspace: Workspace) -> MeetingPage:
    """The page of a new meeting on the last day of the year, in which nothing is written."""
    id = meeting_states.plan_meeting(book(workspace))
    meeting = workspace.get(Meeting, id)
    assert meeting is not None
    with workspace.step("Date") as step:
        step.put(replace(meeting, date=dt.date(2013, 11, 28)))
    return jobs.read_meeting_page(book(workspace), id)


def everything(workspace: Workspace) -> set[object]:
    return {repr(record) for kind in ALL for record in workspace.select(kind)}


# What the sample's pages show: the table of its year


@pytest.mark.parametrize(
    ("number", "here", "members", "carried", "slots", "actions"),
    [
        (1, 6, 6, 0, [("Priya", 30, 38)], 2),
        (2, 5, 6, 2, [("Claire", 30, 31), ("Joe", 30, 27)], 3),  # and one outside the slots
        (3, 6, 6, 5, [("Tom", 30, 34), ("Beth", 30, 30)], 4),
        (4, 6, 6, 6, [("Priya", 25, 25), ("Nadia", 30, 40)], 4),
        (5, 6, 7, 5, [("Mark", 20, 22), ("Beth", 30, 28)], 3),
        (6, 7, 7, 4, [], 0),
    ],
)
def test_the_pages_of_the_sample(
    sample: Workspace,
    number: int,
    here: int,
    members: int,
    carried: int,
    slots: list[tuple[str, int, int]],
    actions: int,
) -> None:
    shown = page(sample, number)
    assert (shown.number, shown.of) == (number, 6)
    assert (shown.turnout.here, len(shown.members)) == (here, members)
    assert len(shown.carried) == carried
    assert [(s.presenter.short, s.slot.planned_minutes, s.slot.used_minutes) for s in shown.slots] == slots
    assert sum(len(s.actions) for s in shown.slots) == actions
    assert set(shown.review.scores) == {"listening", "challenge", "kept_to_time"}
    following = shown.following
    assert (following is None) == (number == 6)
    assert following is None or following.date == book(sample).meetings[number].date


def test_the_slot_that_the_sample_tells_in_full(sample: Workspace) -> None:
    shown = page(sample, 3)
    tom = shown.slots[0]
    assert tom.challenge.headline == "Sustaining progress while staff change"
    assert "What are you assuming the new teacher needs?" in tom.slot.questions
    assert {book(sample).short(offer.person) for offer in tom.offers} == {"Beth", "Joe"}
    assert [action.due and (action.due.day, action.due.month) for action in tom.actions] == [(4, 9), (24, 5)]
    assert shown.log.wording and shown.airtime[tom.presenter.id] == 34
    changed = [c for c in shown.carried if c.report and c.report.state == ActionState.CHANGED]
    assert len(changed) == 1 and changed[0].replacement is not None
    assert changed[0].replacement.replaces == changed[0].action.id


def test_airtime_counts_up_to_this_meeting(sample: Workspace) -> None:
    spoken = [sum(page(sample, n).airtime.values()) for n in range(1, 7)]
    assert spoken == [38, 96, 160, 225, 275, 275]


def test_attendance_comes_in_the_order_of_the_members(sample: Workspace) -> None:
    jobs.mark_presence(sample, page(sample, 4), page(sample, 4).members[0].id, None)
    jobs.mark_presence(sample, page(sample, 4), page(sample, 4).members[0].id, Presence.LATE)
    assert list(page(sample, 4).attendance) == [person.id for person in page(sample, 4).members]


def test_what_is_not_there_yet_has_the_same_id_each_time(sample: Workspace) -> None:
    first = planned(sample)
    again = jobs.read_meeting_page(book(sample), first.meeting.id)
    assert first == again and isinstance(first.review, SetReview) and isinstance(first.log, LogEntry)
    assert not sample.select(SetReview, meeting=first.meeting.id)
    person = first.members[0].id
    assert bidding.bid_of(first, person, 0) == bidding.bid_of(again, person, 0)


def test_there_is_no_such_meeting(sample: Workspace) -> None:
    with pytest.raises(LookupError):
        jobs.read_meeting_page(book(sample), named_id("none"))


# What is recorded


def test_a_meeting_goes_forward(sample: Workspace) -> None:
    id = meeting_states.plan_meeting(book(sample))

    def now() -> Meeting:
        found = sample.get(Meeting, id)
        assert found is not None
        return found

    assert (now().state, now().date) == (MeetingState.PLANNED, None)
    for state in (MeetingState.UNDER_WAY, MeetingState.FINISHED, MeetingState.UNDER_WAY):
        meeting_states.forward(sample, now(), TODAY)
        assert (now().state, now().date) == (state, TODAY)
    with sample.step("Cancel") as step:
        step.put(replace(now(), state=MeetingState.CANCELLED))
    meeting_states.forward(sample, now(), TODAY + dt.timedelta(days=1))
    assert (now().state, now().date) == (MeetingState.PLANNED, TODAY)
    assert sample.undo() == "Plan meeting again"


def test_who_was_here(sample: Workspace) -> None:
    shown = planned(sample)
    first, second = shown.members[:2]
    jobs.mark_presence(sample, shown, first.id, Presence.APOLOGIES)
    shown = jobs.read_meeting_page(book(sample), shown.meeting.id)
    assert jobs.away(shown) == {first.id} and shown.turnout.here == 0
    jobs.everyone_is_here(sample, shown)
    shown = jobs.read_meeting_page(book(sample), shown.meeting.id)
    assert shown.attendance[first.id].presence == Presence.APOLOGIES
    assert shown.turnout.here == len(shown.members) - 1
    jobs.mark_presence(sample, shown, second.id, Presence.LATE)
    jobs.mark_presence(sample, shown, first.id, None)
    shown = jobs.read_meeting_page(book(sample), shown.meeting.id)
    assert first.id not in shown.attendance and shown.attendance[second.id].presence == Presence.LATE
    assert sample.count(Attendance) == len({(a.meeting, a.person) for a in sample.select(Attendance)})


def test_a_report_back_and_taking_it_back(sample: Workspace) -> None:
    shown = page(sample, 4)
    before = everything(sample)
    carried = shown.carried[0]
    blank = jobs.report_on(shown, carried)
    jobs.report(sample, blank, ActionState.PARTLY)
    with sample.step("Say more") as step:
        kept = sample.get(ReportBack, blank.id)
        assert kept is not None
        step.put(replace(kept, happened="two of three"))
    jobs.report(sample, blank, ActionState.DONE)
    kept = sample.get(ReportBack, blank.id)
    assert kept is not None and (kept.state, kept.happened) == (ActionState.DONE, "two of three")
    jobs.skip(sample, shown.meeting.id, carried.action.id)
    assert sample.get(ReportBack, blank.id) is None
    assert page(sample, 4).reported == shown.reported - 1
    for _ in range(4):
        sample.undo()
    assert everything(sample) == before


def test_an_action_that_did_not_change_after_all_has_no_replacement(sample: Workspace) -> None:
    shown = page(sample, 3)
    changed = next(c for c in shown.carried if c.replacement)
    assert changed.replacement is not None
    with sample.step("Nothing reported on it yet", rules=Rules.PASSED_BY) as step:
        for later in sample.select(ReportBack, action=changed.replacement.id):
            step.delete(later)
    before = everything(sample)
    jobs.report(sample, jobs.report_on(shown, changed), ActionState.CHANGED)
    assert everything(sample) == before
    jobs.report(sample, jobs.report_on(shown, changed), ActionState.DONE)
    assert sample.get(Action, changed.replacement.id) is None
    sample.undo()
    assert everything(sample) == before


def test_a_slot_is_given_to_a_bid_and_taken_away_again(sample: Workspace) -> None:
    shown = planned(sample)
    person = shown.members[2].id
    with sample.step("Bid") as step:
        step.put(replace(bidding.bid_of(shown, person, 2), wording="if I were presenting today"))
    before = everything(sample)
    slot = bidding.agree_slot(sample, jobs.read_meeting_page(book(sample), shown.meeting.id), person, 25)
    with sample.step("Write") as step:
        step.put(Action(meeting=slot.meeting, person=person, challenge=slot.challenge, wording="do it"))
        step.put(Offer(slot=slot.id, person=shown.members[0].id, wording="help"))
    given = jobs.read_meeting_page(book(sample), shown.meeting.id)
    (only,) = given.slots
    assert only.slot == slot and only.presenter.id == person and slot.planned_minutes == 25
    assert [a.wording for a in only.actions] == ["do it"] and [o.wording for o in only.offers] == ["help"]
    assert given.bids[person].state == BidState.AGREED
    assert sample.get(Challenge, slot.challenge) is not None
    full = everything(sample)
    slot_changes.remove_slot(sample, slot)
    gone = jobs.read_meeting_page(book(sample), shown.meeting.id)
    assert not gone.slots and gone.bids[person].state == BidState.MADE
    but = ("Bid(", "Meeting(")  # the meeting has started with the action
    assert {r for r in everything(sample) if not str(r).startswith(but)} == {
        r for r in before if not str(r).startswith(but)
    }
    assert sample.undo() == "Remove slot" and everything(sample) == full


def test_slots_come_in_the_order_in_which_they_were_given(sample: Workspace) -> None:
    shown = planned(sample)
    given = [
        bidding.agree_slot(sample, jobs.read_meeting_page(book(sample), shown.meeting.id), person.id, 20)
        for person in shown.members[:3]
    ]
    slot_changes.remove_slot(sample, given.pop(0))
    last = bidding.agree_slot(
        sample, jobs.read_meeting_page(book(sample), shown.meeting.id), shown.members[4].id, 20
    )
    positions = [s.slot.position for s in jobs.read_meeting_page(book(sample), shown.meeting.id).slots]
    assert [s.slot for s in jobs.read_meeting_page(book(sample), shown.meeting.id).slots] == [*given, last]
    assert len(set(positions)) == 3


def test_taking_a_slot_of_the_sample_away_keeps_the_other_slots(sample: Workspace) -> None:
    first, second = page(sample, 4).slots
    before = everything(sample)
    slot_changes.remove_slot(sample, first.slot)
    assert page(sample, 4).slots == [second]
    assert sample.get(Slot, first.slot.id) is None and sample.is_sound()
    sample.undo()
    assert everything(sample) == before


def test_how_many_are_open_after_each_meeting(sample: Workspace) -> None:
    read = book(sample)
    assert [jobs.count_open_after(read, meeting) for meeting in read.meetings] == [2, 5, 6, 5, 4, 0]


def test_bids_and_offers_of_somebody_who_is_gone_do_not_break_the_page(sample: Workspace) -> None:
    presenter: UUID = page(sample, 3).slots[0].presenter.id
    with sample.step("Remove person", rules=Rules.PASSED_BY) as step:
        person = sample.get(Person, presenter)
        assert person is not None
        step.delete(person)
    for number in range(1, 7):
        shown = page(sample, number)
        assert presenter not in {s.presenter.id for s in shown.slots} | set(shown.bids) | set(
            shown.attendance
        )
    assert not sample.select(Bid, person=presenter)
