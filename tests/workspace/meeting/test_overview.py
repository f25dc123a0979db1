"""What the facilitator needs in the next hour: the sample on the morning of its fourth meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting, MeetingState, Slot
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.lists.set_lists import open_actions
from lfl_desktop.workspace.meeting.hour_ahead import hour_ahead
from lfl_desktop.workspace.meeting.meeting_page import read_meeting_page
from lfl_desktop.workspace.meeting.meeting_states import forward
from lfl_desktop.workspace.meeting.next_hour import overview, side_counts
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return OwnSetBook(sample, sample.select(LearningSet)[0].id)


def test_the_year_as_the_picture_shows_it(book: SetBook) -> None:
    shown = overview(book, TODAY)
    cards = shown.cards
    assert [card.number for card in cards] == [1, 2, 3, 4, 5, 6]
    assert [card.term for card in cards] == ["Spring", "Spring", "Summer", "Summer", "Autumn", "Autumn"]
    assert [card.meeting.state for card in cards] == [MeetingState.FINISHED] * 3 + [MeetingState.PLANNED] * 3
    assert [card.place for card in cards] == [
        *("Saxon Down", "Kingfisher", "Hillcross CE", "Northway Fields", "Wharfside", "Saxon Down")
    ]
    assert [(card.here, card.members) for card in cards[:3]] == [(6, 6), (5, 6), (6, 6)]
    assert [card.slots for card in cards[:3]] == [1, 2, 2]
    assert shown.next is not None and shown.next.date == TODAY == shown.today


def test_six_actions_are_carried_into_the_fourth_meeting(book: SetBook) -> None:
    waiting = overview(book, TODAY).waiting
    assert len(waiting) == 6 == open_actions(book)
    assert sum(each.carried_before for each in waiting) == 1
    order = [person.id for person in book.members(None)]
    assert [order.index(each.person.id) for each in waiting] == sorted(
        order.index(each.person.id) for each in waiting
    )
    assert {each.since.date for each in waiting} <= {m.date for m in book.meetings[:3]}


def test_airtime_so_far_from_most_to_least(book: SetBook) -> None:
    airtime = overview(book, TODAY).airtime
    assert [(person.short, minutes) for person, minutes in airtime] == [
        *(("Priya", 38), ("Tom", 34), ("Claire", 31), ("Beth", 30), ("Joe", 27), ("Nadia", 0))
    ]


def test_the_counts_beside_the_places(book: SetBook) -> None:
    counts = side_counts(book, TODAY)
    assert (counts["meetings"], counts["members"], counts["activity_systems"]) == ("3 of 6", "6", "4")
    assert (counts["challenges"], counts["actions"], counts["impact"]) == ("9", "6 open", "7")


def test_the_whole_year_where_it_does_not_pretend(book: SetBook) -> None:
    workspace = book.workspace
    with workspace.step("Real") as step:
        step.put(replace(book.programme, sample_today=None))
        for meeting in book.meetings:
            step.put(replace(meeting, state=MeetingState.FINISHED))
    shown = overview(OwnSetBook(workspace, book.learning_set.id), dt.date(2013, 12, 1))
    assert shown.next is None and shown.waiting == []
    assert {p.short: minutes for p, minutes in shown.airtime} == {
        **{"Priya": 63, "Tom": 34, "Claire": 31, "Joe": 27},
        **{"Beth": 58, "Nadia": 40, "Mark": 22},
    }
    assert (
        side_counts(OwnSetBook(workspace, book.learning_set.id), dt.date(2013, 12, 1))["meetings"] == "6 of 6"
    )
    assert open_actions(OwnSetBook(workspace, book.learning_set.id)) == 0


def test_a_set_that_goes_on_for_years_shows_the_year_of_its_next_meeting(book: SetBook) -> None:
    workspace = book.workspace
    assert overview(book, TODAY).other_years == 0
    with workspace.step("Ten years") as step:
        for years in range(1, 10):
            for each in book.meetings:
                assert each.date
                day = each.date.replace(year=each.date.year - years)
                over = MeetingState.FINISHED
                then = step.put(replace(each, id=named_id("then", str(day)), date=day, state=over))
                step.put(Slot(meeting=then.id, presenter=book.members(None)[0].id, used_minutes=600))
    shown = overview(OwnSetBook(workspace, book.learning_set.id), TODAY)
    assert [card.meeting.date for card in shown.cards] == [each.date for each in book.meetings]
    assert [card.number for card in shown.cards] == list(range(55, 61))
    assert shown.other_years == 54
    assert dict(shown.airtime)[book.members(None)[0]] == 38, "airtime is that of the year"
    page = read_meeting_page(OwnSetBook(workspace, book.learning_set.id), book.meetings[3].id)
    assert page.airtime[book.members(None)[0].id] == 63


def test_a_cancelled_meeting_has_no_card(book: SetBook) -> None:
    workspace = book.workspace
    with workspace.step("Cancel") as step:
        step.put(replace(book.meetings[3], state=MeetingState.CANCELLED))
    shown = overview(OwnSetBook(workspace, book.learning_set.id), TODAY)
    assert len(shown.cards) == 5 and shown.next == replace(book.meetings[4], state=MeetingState.PLANNED)


def test_the_next_event_is_that_of_the_next_day_and_hour(book: OwnSetBook) -> None:
    cohort = book.cohort.id
    with book.workspace.step("Add events") as step:
        for title, day, hour in (("Later", 9, 8), ("Second", 8, 16), ("First", 8, 13), ("Over", 3, 7)):
            on = dt.date(2013, 7, day)
            step.put(ProgrammeEvent(cohort=cohort, title=title, date=on, starts=dt.time(hour)))
    again = OwnSetBook(book.workspace, book.learning_set.id)
    hour = hour_ahead(again, overview(again, TODAY))
    event, printed = hour.event, {line.words for line in hour.to_do}
    assert {"Print the agenda", "Print the attendance sheet"} <= printed
    assert event is not None and event.words == "Core workshop: First · 8 July · in 4 days"


def test_the_last_file_that_was_sent(book: SetBook) -> None:
    assert overview(book, TODAY).last_sent is None
    first = ExportReceipt(learning_set=book.learning_set.id, edition=1)
    second = ExportReceipt(learning_set=book.learning_set.id, edition=2)
    with book.workspace.step("Sent") as step:
        step.put(second)
        step.put(first)
    assert overview(book, TODAY).last_sent == second


def test_a_set_with_nothing_in_it(empty: Workspace) -> None:
    programme = Programme()
    cohort = Cohort(programme=programme.id)
    learning_set = LearningSet(cohort=cohort.id)
    with empty.step("Set up") as step:
        for record in (programme, cohort, learning_set):
            step.put(record)
    shown = overview(OwnSetBook(empty, learning_set.id), TODAY)
    assert (shown.cards, shown.next, shown.waiting, shown.airtime) == ([], None, [], [])
    with empty.step("Plan") as step:
        step.put(Meeting(learning_set=learning_set.id))
    shown = overview(OwnSetBook(empty, learning_set.id), TODAY)
    assert shown.next is not None and shown.next.date is None and len(shown.cards) == 1
    counts = side_counts(OwnSetBook(empty, learning_set.id), TODAY)
    assert (counts["meetings"], counts["members"], counts["activity_systems"]) == ("0 of 1", "0", "")


def test_a_meeting_that_was_opened_again_changes_nothing_that_is_carried_in(
    sample: Workspace, book: SetBook
) -> None:
    before = overview(book, TODAY)
    third = sorted(sample.select(Meeting), key=lambda m: str(m.date))[2]
    forward(sample, third, TODAY)
    assert sample.select(Meeting, id=third.id)[0].state == MeetingState.UNDER_WAY
    after = overview(OwnSetBook(sample, book.learning_set.id), TODAY)
    assert [(w.action.id, w.carried_before) for w in after.waiting] == [
        (w.action.id, w.carried_before) for w in before.waiting
    ]
    assert after.next == before.next and after.airtime == before.airtime


def test_the_year_is_that_of_todays_meeting_though_one_of_an_earlier_year_is_open_again(
    sample: Workspace, book: SetBook
) -> None:
    first = sorted(sample.select(Meeting), key=lambda m: str(m.date))[0]
    with sample.step("An earlier year", rules=Rules.ARRIVING) as step:
        old = step.put(
            replace(first, id=named_id("old"), date=dt.date(2011, 3, 1), state=MeetingState.UNDER_WAY)
        )
    shown = overview(OwnSetBook(sample, book.learning_set.id), TODAY)
    assert old.id not in {card.meeting.id for card in shown.cards} and len(shown.cards) == 6


def test_what_is_reported_on_no_longer_waits(sample: Workspace, book: SetBook) -> None:
    sixth = sorted(sample.select(Meeting), key=lambda m: str(m.date))[5]
    with sample.step("Go on with it", rules=Rules.PASSED_BY) as step:
        step.put(replace(sample.select(Programme)[0], sample_today=None))
        step.put(replace(sixth, state=MeetingState.UNDER_WAY))
    now = OwnSetBook(sample, book.learning_set.id)
    page, shown = read_meeting_page(now, sixth.id), overview(now, sixth.date or TODAY)
    assert shown.next is not None and shown.next.id == sixth.id
    assert shown.reported == page.reported > 0
    assert len(shown.waiting) == len(page.carried) - page.reported
