"""A finished meeting is locked, whoever writes: through a plain step, without any form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import uuid4

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Bid,
    Challenge,
    ChallengeState,
    LearningNote,
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
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.store.database import LooseReference
from lfl_desktop.workspace.history.recently_deleted import DeletedPast, put_back
from lfl_desktop.workspace.meeting.meeting_page import read_meeting_page, report, skip
from lfl_desktop.workspace.meeting.meeting_states import forward
from lfl_desktop.workspace.rules.finished_rules import GoesWithIt, MeetingIsFinished
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return OwnSetBook(sample, sample.select(LearningSet)[0].id)


@pytest.fixture
def third(book: SetBook) -> Meeting:
    """The third meeting of the sample, with everything in it; it is finished."""
    with book.workspace.step("Fill it") as step:
        now = replace(book.meetings[2], state=MeetingState.UNDER_WAY)
        step.put(now)
        person = book.members(None)[0].id
        step.put(LearningNote(meeting=now.id, person=person, wording="Ask first"))
        if not book.workspace.select(KeyLearning, meeting=now.id):
            step.put(
                KeyLearning(learning_set=now.learning_set, meeting=now.id, wording="Listening takes time")
            )
        if not book.workspace.select(SetReview, meeting=now.id):
            step.put(SetReview(meeting=now.id, words="Good"))
        if not book.workspace.select(Offer, slot=[s.id for s in book.slots if s.meeting == now.id]):
            slot = next(s for s in book.slots if s.meeting == now.id)
            step.put(Offer(slot=slot.id, person=person, wording="A visit"))
        return step.put(replace(now, state=MeetingState.FINISHED))


CHANGED: dict[type[Record], dict[str, object]] = {
    Attendance: {"presence": Presence.LATE, "note": "Train"},
    Bid: {"wording": "Something else"},
    Slot: {"questions": "What else?"},
    Action: {"wording": "Something else"},
    ReportBack: {"happened": "Something else"},
    Offer: {"wording": "Something else"},
    SetReview: {"words": "Something else"},
    LearningNote: {"wording": "Something else"},
    KeyLearning: {"wording": "Something else"},
    Challenge: {"stated": "Something else"},
}


def at(workspace: Workspace, kind: type[Record], meeting: Meeting) -> Record:
    """A record of this kind that belongs to a meeting."""
    slots = workspace.select(Slot, meeting=meeting.id)
    where: dict[type[Record], dict[str, object]] = {
        Offer: {"slot": [slot.id for slot in slots]},
        Challenge: {"id": [slot.challenge for slot in slots if slot.challenge]},
    }
    return workspace.select(kind, **where.get(kind, {"meeting": meeting.id}))[0]


@pytest.mark.parametrize("kind", CHANGED, ids=lambda kind: kind.__name__)
def test_what_was_recorded_at_a_finished_meeting_is_not_changed(
    sample: Workspace, third: Meeting, kind: type[Record]
) -> None:
    found = at(sample, kind, third)
    with pytest.raises(MeetingIsFinished, match="Open it again"), sample.step("Change") as step:
        step.put(replace(found, **CHANGED[kind]))
    with pytest.raises(MeetingIsFinished), sample.step("Delete") as step:
        step.delete(found)
    assert sample.get(kind, found.id) == found


@pytest.mark.parametrize(
    "kind", [k for k in CHANGED if k not in (Challenge, Offer)], ids=lambda k: k.__name__
)
def test_nothing_is_added_to_a_finished_meeting_or_taken_into_another(
    sample: Workspace, book: SetBook, third: Meeting, kind: type[Record]
) -> None:
    found, to_come = at(sample, kind, third), book.meetings[4]
    before = sample.count(kind)
    with pytest.raises(MeetingIsFinished), sample.step("Add") as step:
        step.put(replace(found, id=LogEntry(learning_set=third.learning_set).id))
    with pytest.raises(MeetingIsFinished), sample.step("Move away") as step:
        step.put(replace(found, meeting=to_come.id))
    assert sample.count(kind) == before


@pytest.mark.parametrize(
    "values",
    [
        {"date": dt.date(2013, 5, 10)},
        {"place": "Elsewhere"},
        {"starts": dt.time(9)},
        {"reason": "Snow"},
        {"template": "wial"},
    ],
    ids=str,
)
def test_when_and_where_it_was_stays_until_it_is_opened(
    sample: Workspace, third: Meeting, values: dict[str, object]
) -> None:
    with pytest.raises(MeetingIsFinished), sample.step("Change") as step:
        step.put(replace(third, **values))
    forward(sample, third, TODAY)
    with sample.step("Change") as step:
        step.put(replace(third, state=MeetingState.UNDER_WAY, **values))


def test_once_opened_again_everything_can_be_changed(sample: Workspace, third: Meeting) -> None:
    forward(sample, third, TODAY)
    for kind, values in CHANGED.items():
        with sample.step("Change") as step:
            step.put(replace(at(sample, kind, third), **values))


def test_a_step_that_finishes_a_meeting_may_fill_it_too(sample: Workspace, book: SetBook) -> None:
    meeting, person = book.meetings[4], book.members(None)[0].id
    with sample.step("All at once") as step:
        step.put(replace(meeting, state=MeetingState.FINISHED))
        step.put(Attendance(meeting=meeting.id, person=person))
    with pytest.raises(MeetingIsFinished), sample.step("Later") as step:
        step.put(Bid(meeting=meeting.id, person=person))


STAYS_POSSIBLE: dict[str, Callable[[Workspace, Meeting], Record]] = {
    "the private log": lambda w, m: LogEntry(learning_set=m.learning_set, meeting=m.id, wording="A thought"),
    "impact": lambda w, m: replace(w.select(Impact, agreed_on=None)[0], agreed_on=TODAY),
    "the state of a challenge": lambda w, m: replace(at(w, Challenge, m), state=ChallengeState.CLOSED),
    "an agreement that is taken back": lambda w, m: replace(at(w, Challenge, m), agreed_on=None),
    "somebody's name": lambda w, m: replace(w.select(Person)[0], name="Another Name"),
    "an activity system": lambda w, m: replace(w.select(ActivitySystem)[0], question="What now?"),
    "a report at a later meeting": lambda w, m: ReportBack(
        meeting=next(x for x in w.select(Meeting) if x.state == MeetingState.PLANNED).id,
        action=w.select(Action, meeting=m.id)[0].id,
        state=ActionState.DONE,
    ),
}


@pytest.mark.parametrize("what", STAYS_POSSIBLE)
def test_what_does_not_belong_to_the_meeting_stays_possible(
    sample: Workspace, third: Meeting, what: str
) -> None:
    record = STAYS_POSSIBLE[what](sample, third)
    assert sample.get(type(record), record.id) != record
    with sample.step("Change") as step:
        step.put(record)
    assert sample.get(type(record), record.id) == record


def test_minutes_that_a_timer_measured_are_kept(sample: Workspace, third: Meeting) -> None:
    slot = sample.select(Slot, meeting=third.id)[0]
    with sample.step_beneath("Record minutes", "timer") as step:
        step.put(replace(slot, used_minutes=77))
    assert sample.select(Slot, used_minutes=77)


def test_a_whole_meeting_goes_with_all_in_it_once_it_is_open(sample: Workspace, third: Meeting) -> None:
    actions = sample.select(Action, meeting=third.id)
    with pytest.raises(MeetingIsFinished), sample.step("Delete meeting") as step:
        step.delete(third)
    forward(sample, third, TODAY)
    with sample.step("Delete meeting") as step:
        step.delete(third)
    assert not sample.get(Meeting, third.id) and not sample.select(Slot, meeting=third.id)
    sample.undo()
    assert sample.select(Action, meeting=third.id) == actions


def test_what_was_deleted_is_put_back_also_into_a_finished_meeting(sample: Workspace, third: Meeting) -> None:
    forward(sample, third, TODAY)
    gone = sample.select(Bid, meeting=third.id)[0]
    with sample.step("Remove bid") as step:
        step.delete(gone)
    forward(sample, replace(third, state=MeetingState.UNDER_WAY), TODAY)
    put_back(sample, DeletedPast(sample).deletions()[0])
    assert sample.get(Bid, gone.id) == gone


# what was reported at a later meeting


@pytest.fixture
def later_report(empty: Workspace) -> tuple[SetBook, Meeting, Action, Action]:
    """At meeting 2 an action was changed into another, which was reported on at meeting 3, now finished."""
    from lfl_desktop.workspace.start.first_run import NewMember, Plan, proposed_year, set_up

    plan = proposed_year(
        Plan("Programme", starts=dt.date(2026, 1, 1), ends=dt.date(2026, 12, 31), members=[NewMember("Ann")])
    )
    book = OwnSetBook(empty, set_up(empty, plan))
    one, two, three, *_ = book.meetings
    person = book.members(None)[0].id
    with empty.step("Fill it") as step:
        first = step.put(Action(meeting=one.id, person=person, wording="Ask three parents"))
        step.put(ReportBack(meeting=two.id, action=first.id, state=ActionState.CHANGED))
        new = step.put(Action(meeting=two.id, person=person, wording="Ring six parents", replaces=first.id))
        step.put(ReportBack(meeting=three.id, action=new.id, state=ActionState.DONE, happened="Five came"))
        step.put(replace(three, state=MeetingState.FINISHED))
    return OwnSetBook(empty, book.learning_set.id), two, first, new


@pytest.mark.parametrize("state", [s for s in ActionState if s != ActionState.CHANGED])
def test_correcting_an_earlier_report_keeps_what_was_reported_later(
    later_report: tuple[SetBook, Meeting, Action, Action], state: ActionState
) -> None:
    book, two, first, new = later_report
    blank = book.workspace.select(ReportBack, meeting=two.id, action=first.id)[0]
    assert report(book.workspace, blank, state) == [replace(new, replaces=None)]
    assert book.workspace.select(ReportBack, action=new.id)[0].happened == "Five came"
    assert new.id in {
        a.id
        for a in read_meeting_page(OwnSetBook(book.workspace, book.learning_set.id), two.id).other_actions
    }
    book.workspace.undo()
    assert book.workspace.get(Action, new.id) == new


def test_taking_a_report_back_keeps_what_was_reported_later(
    later_report: tuple[SetBook, Meeting, Action, Action],
) -> None:
    book, two, first, new = later_report
    assert skip(book.workspace, two.id, first.id) == [replace(new, replaces=None)]
    assert book.workspace.select(ReportBack, action=new.id)


WENT_ALONG: dict[str, Callable[[SetBook, Action], Record | None]] = {
    "an action": lambda _book, action: action,
    "its meeting": lambda book, action: book.workspace.get(Meeting, action.meeting),
    "whose it is": lambda book, action: book.workspace.get(Person, action.person),
    "the whole set": lambda book, _action: book.learning_set,
    "the cohort": lambda book, _action: book.cohort,
    "the school where it met": lambda book, _action: book.workspace.select(School)[0],
    "a challenge of two meetings": lambda book, _action: book.workspace.select(Challenge)[0],
}


@pytest.mark.parametrize("what", WENT_ALONG)
def test_nothing_is_deleted_along_with_which_a_finished_meeting_loses_something(
    later_report: tuple[SetBook, Meeting, Action, Action], what: str
) -> None:
    book, _two, _first, new = later_report
    workspace, three = book.workspace, book.meetings[2]
    with workspace.step("Fill it", rules=Rules.PASSED_BY) as step:
        school = step.put(School(programme=book.programme.id, name="Moss End"))
        step.put(replace(three, state=MeetingState.FINISHED, host_school=school.id))
        challenge = step.put(Challenge(person=new.person, learning_set=three.learning_set))
        step.put(Slot(meeting=three.id, presenter=new.person, challenge=challenge.id))
        step.put(Slot(meeting=book.meetings[0].id, presenter=new.person, challenge=challenge.id))
    gone = WENT_ALONG[what](book, new)
    before = {kind: workspace.select(kind) for kind in ALL}
    assert gone and three.date
    with pytest.raises(GoesWithIt, match=long_date(three.date)), workspace.step("Remove") as step:
        step.delete(gone)
    assert {kind: workspace.select(kind) for kind in ALL} == before


def test_of_an_offer_without_its_slot_nothing_is_locked(sample: Workspace, third: Meeting) -> None:
    """One that went with its slot is deleted again; whoever still writes it adds nothing that refers to
    nothing: it is put aside. One that never had any is a fault of ours, and refused."""
    with sample.step("Open it") as step:
        step.put(replace(third, state=MeetingState.UNDER_WAY))
    offer = sample.select(Offer, id=at(sample, Offer, third).id)[0]
    slot = sample.select(Slot, id=offer.slot)[0]
    with sample.step("Delete both") as step:
        step.delete(slot)
        step.delete(offer)
    assert not sample.select(Offer, id=offer.id)
    with sample.step("Offer") as step:
        step.put(offer)
    assert not sample.select(Offer, id=offer.id)
    never = replace(offer, id=uuid4(), slot=uuid4())
    with pytest.raises(LooseReference), sample.step("Offer") as step:
        step.put(never)
    assert not sample.select(Offer, id=never.id)
