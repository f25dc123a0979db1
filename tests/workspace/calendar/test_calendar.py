"""The year around the set: its lines by date, what speaks against a day, events and who came."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Nation, School, Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.bank_holidays import KNOWN_YEARS, bank_holidays
from lfl_desktop.workspace.calendar import event_changes as jobs
from lfl_desktop.workspace.calendar.remarks_on_days import remark_on
from lfl_desktop.workspace.calendar.year_calendar import CalendarLine, LineKind, days, lines_of_calendar, span
from lfl_desktop.workspace.meeting.meeting_moved import meeting_on_day, move_to_day
from lfl_desktop.workspace.members.visits import visits_of
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return again(sample)


def again(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def an_empty_set(path: Path) -> Workspace:
    return begin(path, Plan(programme="Leading", set_name="A"))


def put(workspace: Workspace, *records: object) -> None:
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)  # type: ignore[type-var]


# bank holidays


ONLY_THERE = {
    Nation.ENGLAND: {(8, 26)},
    Nation.WALES: {(8, 26)},
    Nation.SCOTLAND: {(1, 2), (8, 5), (11, 30)},
    Nation.NORTHERN_IRELAND: {(3, 17), (7, 12)},
}
NOT_THERE = {
    Nation.ENGLAND: {(1, 2), (7, 12), (3, 17), (11, 30), (8, 5)},
    Nation.WALES: {(3, 1), (1, 2), (7, 12)},
    Nation.SCOTLAND: {(4, 1), (8, 26), (7, 12), (3, 17)},
    Nation.NORTHERN_IRELAND: {(1, 2), (11, 30), (8, 5)},
}


def test_the_years_that_are_known_are_those_that_are_told() -> None:
    assert [y for y in range(1985, 2070) if bank_holidays(Nation.ENGLAND, y)] == list(KNOWN_YEARS)


@pytest.mark.parametrize("nation", Nation)
def test_each_nation_has_its_own_bank_holidays(nation: Nation) -> None:
    found = {(day.month, day.day) for day in bank_holidays(nation, 2013)}
    assert {(1, 1), (3, 29), (5, 6), (5, 27), (12, 25), (12, 26)} <= found
    assert ONLY_THERE[nation] <= found and not NOT_THERE[nation] & found


@pytest.mark.parametrize(("nation", "part"), list(zip(Nation, ("ENG", "WLS", "SCT", "NIR"), strict=True)))
def test_the_bank_holidays_are_those_that_the_library_tells(nation: Nation, part: str) -> None:
    for year in range(1990, 2061):
        told = country_holidays("GB", subdiv=part, years=year, language="en_GB")
        known = {day: name.replace("'", "’") for day, name in told.items() if day.year == year}
        assert bank_holidays(nation, year) == known, "`make holidays` asks the library again"


def test_a_holiday_that_falls_on_a_weekend_is_kept_on_the_day_that_stands_for_it() -> None:
    assert dt.date(2022, 1, 3) in bank_holidays(Nation.ENGLAND, 2022)
    assert dt.date(2022, 9, 19) in bank_holidays(Nation.ENGLAND, 2022)  # proclaimed for one year alone


# the lines


def test_the_year_of_the_sample_stands_by_date_under_its_terms(book: SetBook, sample: Workspace) -> None:
    listed = lines_of_calendar(book)
    headings = [line.what for line in listed if line.kind == LineKind.HEADING]
    assert headings == ["Spring", "Holidays", "Summer", "Holidays", "Autumn"]
    put(
        sample,
        *(Meeting(learning_set=book.learning_set.id, date=dt.date(2013, *day)) for day in ((1, 3), (12, 23))),
    )
    headings = [line.what for line in lines_of_calendar(again(sample)) if line.kind == LineKind.HEADING]
    assert (headings[0], headings[1], headings[-1]) == ("Before the terms", "Spring", "After the terms")
    told = [line.date for line in listed if line.kind != LineKind.HEADING]
    assert told == sorted(day for day in told if day)
    third = next(line for line in listed if line.what == "Meeting 3")
    assert (third.day, third.where, third.note) == ("Thu 9 May", "13:30 – 16:30, Hillcross CE", "6 of 6 here")
    launch = next(line for line in listed if "Launch" in line.what)
    assert (launch.day, launch.note, launch.term) == ("Thu 17 Jan", "6 of 6 came", "Spring")
    assert len({line.id for line in listed}) == len(listed)


def test_what_is_still_to_come_in_the_sample_has_no_one_there_yet(book: SetBook) -> None:
    later = [
        n
        for n in lines_of_calendar(book)
        if n.date and n.date >= dt.date(2013, 7, 4) and n.kind == LineKind.EVENT
    ]
    assert later and {line.note for line in later} == {""}


def test_bank_holidays_follow_the_nation(book: SetBook, sample: Workspace) -> None:
    put(sample, replace(book.programme, nation=Nation.NORTHERN_IRELAND))
    shown = [line.what for line in lines_of_calendar(again(sample)) if line.kind == LineKind.HOLIDAY]
    assert "Battle of the Boyne" in shown and "Saint Patrick’s Day" in shown


def test_what_has_no_day_comes_last(book: SetBook, sample: Workspace) -> None:
    put(sample, ProgrammeEvent(cohort=book.cohort.id, kind=EventKind.COACHING))
    heading, last = lines_of_calendar(again(sample))[-2:]
    assert (heading.what, last.what, last.day) == ("No date yet", "Coaching", "")


def test_events_of_other_sets_are_not_in_it(book: SetBook, sample: Workspace) -> None:
    other = LearningSet(cohort=book.cohort.id, name="B")
    theirs = ProgrammeEvent(cohort=book.cohort.id, learning_set=other.id, date=dt.date(2013, 3, 1))
    put(sample, other, theirs)
    assert theirs.id not in {line.id for line in lines_of_calendar(again(sample))}


def test_a_file_without_dates_has_an_empty_calendar(tmp_path: Path) -> None:
    workspace = an_empty_set(tmp_path / "new.lfl")
    book = again(workspace)
    assert (span(book), lines_of_calendar(book), days(book, [])) == (None, [], {})
    workspace.close()


@given(st.lists(st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31)), max_size=6), st.data())
@settings(max_examples=25)
def test_every_record_has_one_line_whatever_the_dates(
    empty: Workspace, dates: list[dt.date | None], data: st.DataObject
) -> None:
    if not empty.select(LearningSet):
        from lfl_desktop.workspace.start.first_run import set_up

        set_up(empty, Plan(programme="Leading", set_name="A"))
    book = again(empty)
    day = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))
    terms = [
        Term(
            cohort=book.cohort.id, starts=data.draw(day), ends=data.draw(day), half_term_starts=data.draw(day)
        )
        for _ in range(2)
    ]
    made = [Meeting(learning_set=book.learning_set.id, date=one) for one in dates]
    put(empty, *terms, *made)
    listed = lines_of_calendar(again(empty))
    assert [n.id for n in listed if n.kind == LineKind.MEETING].count(made[0].id) == 1 if made else True
    assert {m.id for m in made} == {n.id for n in listed if n.kind == LineKind.MEETING}
    assert len({line.id for line in listed}) == len(listed)
    assert all(remark_on(again(empty), one) is not None for one in dates)
    days(again(empty), listed)
    empty.undo()


# what speaks against a day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2013, 5, 7), ""),
        (dt.date(2013, 5, 6), "Mon 6 May is a bank holiday (May Day)."),
        (dt.date(2013, 2, 14), "Thu 14 Feb is in the half-term holiday."),
        (
            dt.date(2013, 5, 27),
            "Mon 27 May is a bank holiday (Spring Bank Holiday) and in the half-term holiday.",
        ),
        (dt.date(2013, 8, 15), "Thu 15 Aug is between terms."),
        (dt.date(2013, 3, 2), "Sat 2 Mar is a Saturday."),
        (dt.date(2014, 1, 9), "Thu 9 Jan is outside the cohort’s dates."),
        (
            dt.date(2013, 5, 15),
            "Wed 15 May is the day of “Public seminar: Families as partners” (16:00 – 18:00).",
        ),
        (dt.date(2013, 5, 9), "Thu 9 May is the day of meeting 3."),
        (None, ""),
    ],
)
def test_one_calm_sentence_says_what_speaks_against_a_day(
    book: SetBook, day: dt.date | None, words: str
) -> None:
    assert remark_on(book, day) == words


def test_a_half_term_without_its_last_day_is_its_first(book: SetBook, sample: Workspace) -> None:
    spring = next(term for term in book.terms if term.label == "Spring")
    first = dt.date(2013, 2, 13)
    put(sample, replace(spring, half_term_starts=first, half_term_ends=None))
    fresh = again(sample)
    assert remark_on(fresh, first) == "Wed 13 Feb is in the half-term holiday."
    assert remark_on(fresh, dt.date(2013, 2, 14)) == ""
    put(sample, replace(spring, half_term_starts=first, half_term_ends=dt.date(2013, 2, 15)))
    fresh = again(sample)
    days = [dt.date(2013, 2, day) for day in range(12, 17)]
    assert [("half-term" in remark_on(fresh, day)) for day in days] == [False, True, True, True, False]


def test_a_meeting_does_not_stand_in_its_own_way(book: SetBook) -> None:
    third = book.meetings[2]
    assert remark_on(book, third.date, third.id) == ""


def test_what_was_cancelled_stands_in_no_way(book: SetBook, sample: Workspace) -> None:
    seminar = next(e for e in jobs.events(book) if e.date == dt.date(2013, 5, 15))
    put(sample, replace(seminar, cancelled=True), replace(book.meetings[2], state=MeetingState.CANCELLED))
    fresh = again(sample)
    assert remark_on(fresh, dt.date(2013, 5, 15)) == remark_on(fresh, dt.date(2013, 5, 9)) == ""


# moving


A_DAY = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))


@given(A_DAY, st.lists(A_DAY, min_size=1, max_size=6))
@settings(max_examples=50)
def test_a_moved_meeting_knows_where_it_was_first_however_often_it_moves(
    first: dt.date, then: list[dt.date]
) -> None:
    meeting = Meeting(learning_set=named_id("set"), date=first)
    for day in then:
        meeting = meeting_on_day(meeting, day)
    assert meeting.date == then[-1]
    assert meeting.moved_from == (None if then[-1] == first else first)
    back = meeting_on_day(meeting, first)
    assert (back.date, back.moved_from) == (first, None)


@pytest.mark.parametrize("state", [s for s in MeetingState if s != MeetingState.PLANNED])
def test_the_date_of_a_meeting_that_was_held_is_put_right_not_moved(state: MeetingState) -> None:
    meeting = Meeting(learning_set=named_id("set"), date=dt.date(2013, 5, 9), state=state)
    assert meeting_on_day(meeting, dt.date(2013, 5, 10)).moved_from is None


def test_a_first_day_is_no_move() -> None:
    assert meeting_on_day(Meeting(learning_set=named_id("set")), dt.date(2013, 5, 9)).moved_from is None


def test_a_meeting_that_moves_into_another_term_belongs_there(book: SetBook, sample: Workspace) -> None:
    planned = replace(book.meetings[2], state=MeetingState.PLANNED)
    put(sample, planned)
    move_to_day(again(sample), planned, dt.date(2013, 9, 12))
    move_to_day(again(sample), planned, dt.date(2013, 9, 19))
    kept = sample.get(Meeting, planned.id)
    assert kept is not None and kept.moved_from == dt.date(2013, 5, 9)
    label = again(sample).term(kept)
    assert label is not None and label.label == "Autumn"
    assert sample.undo() == "Move meeting"
    assert sample.get(Meeting, planned.id) == planned  # both presses of the key were one thought


# events


def test_two_facilitators_who_add_one_workshop_add_the_same(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        workspace = begin(tmp_path / f"{name}.lfl", Plan(programme="Leading", cohort="2026", set_name=name))
        day = dt.date(2027, 1, 21)
        shared = jobs.add_event(again(workspace), EventKind.CORE_WORKSHOP, day, own=False)
        own = jobs.add_event(again(workspace), EventKind.COACHING, day, own=True)
        second = jobs.add_event(again(workspace), EventKind.CORE_WORKSHOP, day, own=False)
        made.append((shared.id, own.id, second.id))
        assert second.id == named_id("event", shared.cohort, EventKind.CORE_WORKSHOP, day, 2), "as ever"
        assert (shared.learning_set, own.learning_set) == (None, again(workspace).learning_set.id)
        workspace.close()
    (shared, own, second), (their_shared, their_own, their_second) = made
    assert shared == their_shared and second == their_second and shared != second
    assert own != their_own


def test_a_workshop_that_was_moved_away_leaves_its_day_to_another(book: SetBook, sample: Workspace) -> None:
    day = dt.date(2013, 6, 4)
    first = jobs.add_event(book, EventKind.CORE_WORKSHOP, day, own=False)
    put(sample, replace(first, date=dt.date(2013, 6, 5)))
    second = jobs.add_event(again(sample), EventKind.CORE_WORKSHOP, day, own=False)
    assert second.id != first.id
    assert len([e for e in jobs.events(again(sample)) if e.date in (day, dt.date(2013, 6, 5))]) == 2


def test_who_came_is_marked_and_taken_back(book: SetBook, sample: Workspace) -> None:
    event = jobs.add_event(book, EventKind.SCHOOL_VISIT, dt.date(2013, 6, 6), own=True)
    nadia = next(person for person in book.members(None) if person.short == "Nadia")
    jobs.mark_came(again(sample), event, nadia.id, True)
    assert set(jobs.who_came_to(again(sample), [event])[event.id]) == {nadia.id}
    jobs.everyone_came(again(sample), event)
    assert len(jobs.who_came_to(again(sample), [event])[event.id]) == 6  # Mark Solway joins in October
    jobs.mark_came(again(sample), event, nadia.id, False)
    assert nadia.id not in jobs.who_came_to(again(sample), [event])[event.id]
    jobs.remove_event(sample, event)
    assert not sample.select(EventAttendance, event=event.id)


def test_what_was_called_off_nobody_came_to(book: SetBook, sample: Workspace) -> None:
    event = jobs.add_event(book, EventKind.SCHOOL_VISIT, dt.date(2013, 6, 6), own=True)
    nadia = next(person for person in book.members(None) if person.short == "Nadia")
    jobs.mark_came(again(sample), event, nadia.id, True)
    school = sample.select(School)[0]
    put(sample, replace(event, host_school=school.id))
    told = {one.event.id: one.words for one in visits_of(again(sample), nadia.id)}
    assert told[event.id] == f"6 June 2013 · Visit to {school.name}"
    put(sample, replace(event, cancelled=True))
    assert event.id not in [one.event.id for one in visits_of(again(sample), nadia.id)]


def test_the_calendar_says_of_coaching_who_had_it_not_how_many_did_not(book: SetBook) -> None:
    coaching = [n for n in lines_of_calendar(book) if n.event == EventKind.COACHING and n.note]
    assert {line.note for line in coaching} == {"Nadia"}


def test_days_of_term_are_tinted_and_holidays_are_not(book: SetBook) -> None:
    shown = days(book, lines_of_calendar(book))
    assert min(shown) == dt.date(2013, 1, 1) and max(shown) == dt.date(2013, 12, 31)
    work = {day for day, what in shown.items() if what.work}
    assert dt.date(2013, 5, 9) in work
    for rest in ((2013, 2, 13), (2013, 5, 11), (2013, 8, 15), (2013, 4, 5)):
        assert dt.date(*rest) not in work
    on: tuple[CalendarLine, ...] = shown[dt.date(2013, 5, 9)].lines
    assert [line.what for line in on] == ["Meeting 3"]
