from __future__ import annotations

import calendar
import datetime as dt
import locale
import re
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.domain.wording import by_when
from lfl_desktop.domain.wording.days_said import day_and_month, long_date

COHORT = UUID(int=1)


def understand(words, today, terms=(), next_meeting=None):
    return by_when.understand(words, today, SchoolYear(tuple(terms), (next_meeting,) if next_meeting else ()))


def split_due(line, today, terms=(), next_meeting=None):
    return by_when.split_due(line, today, SchoolYear(tuple(terms), (next_meeting,) if next_meeting else ()))


TODAY = dt.date(2013, 5, 9)
NEXT = dt.date(2013, 7, 4)


def term(label: str, starts: str, ends: str, half_term: str = "") -> Term:
    day = dt.date.fromisoformat
    return Term(
        cohort=COHORT,
        label=label,
        starts=day(starts),
        ends=day(ends),
        half_term_starts=day(half_term) if half_term else None,
    )


TERMS = [
    term("Spring", "2013-01-07", "2013-03-28", "2013-02-11"),
    term("Summer", "2013-04-15", "2013-07-23", "2013-05-27"),
    term("Autumn", "2013-09-03", "2013-12-20", "2013-10-28"),
]
SIX = [
    term("Term 5", "2013-04-15", "2013-05-24"),
    term("Term 6", "2013-06-03", "2013-07-23"),
    term("Term 1", "2013-09-03", "2013-10-25"),
]

days = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("24 May", "2013-05-24"),
        ("24th of May", "2013-05-24"),
        ("the 24th of May", "2013-05-24"),
        ("24may", "2013-05-24"),
        ("May 24", "2013-05-24"),
        ("May 24th, 2014", "2014-05-24"),
        ("24/5", "2013-05-24"),
        ("24/5/13", "2013-05-24"),
        ("24.5.2013", "2013-05-24"),
        ("24-5-13", "2013-05-24"),
        ("2013-05-24", "2013-05-24"),
        ("4 Sept", "2013-09-04"),
        ("4 Sep.", "2013-09-04"),
        ("Friday 24 May", "2013-05-24"),
        ("Thursday 9 May 2013", "2013-05-09"),
        ("9 May", "2013-05-09"),
        ("8 May", "2014-05-08"),
        ("29 February", "2016-02-29"),
        ("today", "2013-05-09"),
        ("tomorrow", "2013-05-10"),
        ("Friday", "2013-05-10"),
        ("this Friday", "2013-05-10"),
        ("on Friday", "2013-05-10"),
        ("next Friday", "2013-05-17"),
        ("Friday week", "2013-05-17"),
        ("a week on Friday", "2013-05-17"),
        ("next Tuesday", "2013-05-14"),
        ("Tues", "2013-05-14"),
        ("this week", "2013-05-10"),
        ("the end of the week", "2013-05-10"),
        ("next week", "2013-05-17"),
        ("in 3 weeks", "2013-05-30"),
        ("in three weeks", "2013-05-30"),
        ("three weeks’ time", "2013-05-30"),
        ("within 10 days", "2013-05-19"),
        ("in a fortnight", "2013-05-23"),
        ("a month", "2013-06-09"),
        ("end of term", "2013-07-23"),
        ("the end of this term", "2013-07-23"),
        ("end of next term", "2013-12-20"),
        ("end of the autumn term", "2013-12-20"),
        ("start of term", "2013-09-03"),
        ("half term", "2013-05-24"),
        ("half-term", "2013-05-24"),
        ("the half  term", "2013-05-24"),
        ("end of May", "2013-05-31"),
        ("end of April", "2014-04-30"),
        ("the end of the month", "2013-05-31"),
        ("next meeting", "2013-07-04"),
        ("the next meeting", "2013-07-04"),
        ("  BY   the END of May. ", "2013-05-31"),
        ("Weds", "2013-05-15"),
        ("Weds 15 May", "2013-05-15"),
        ("Weds, the 15th of May", "2013-05-15"),
        ("Wed. 15 May", "2013-05-15"),
        ("Tues 14th May", "2013-05-14"),
        ("Thur 16 May 2013", "2013-05-16"),
        ("Thurs 16 May '13", "2013-05-16"),
        ("15 May, Weds", "2013-05-15"),
        ("15 May (Wed)", "2013-05-15"),
        ("Wed 15/5", "2013-05-15"),
        ("Weds 15.5.13", "2013-05-15"),
        ("15 / 5 / 13", "2013-05-15"),
        ("15-May-13", "2013-05-15"),
        ("15 May 13", "2013-05-15"),
        ("Sept 4", "2013-09-04"),
        ("Wednesday next week", "2013-05-15"),
        ("the day after tomorrow", "2013-05-11"),
        ("a week tomorrow", "2013-05-17"),
        ("by: 24 May", "2013-05-24"),
        ("end of summer holidays", "2013-09-02"),
    ],
)
def test_what_school_leaders_type(words: str, day: str) -> None:
    assert understand(words, TODAY, TERMS, NEXT) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "by",
        "soon",
        "31 Feb",
        "31/2",
        "24/13",
        "0 May",
        "2013-02-30",
        "Monday 24 May 2013",
        "half",
        "in 0x3 weeks",
        "in 999 months of Sundays",
        "24 May or thereabouts",
        "24 May or 31 May",
        "1/3/14 or 8/3/14",
        "Mon or Tue 8/9 March",
        "Fri, w/c 8 March",
        "Thur 16th May 2013 at 2",
        "Thurs 15 May",
        "15 May, Thurs",
        "Thurs 15/5",
        "Mon 15.5.13",
        "12 Febuary",
        "Wedsday",
        "15 May 3027",
        "٢٤ May",
        "9" * 5000,
    ],
)
def test_what_is_not_understood(words: str) -> None:
    assert understand(words, TODAY, TERMS, NEXT) is None


def test_friday_said_on_a_friday_is_a_week_away() -> None:
    assert understand("Friday", dt.date(2013, 5, 10), TERMS) == dt.date(2013, 5, 17)


def test_this_week_said_on_a_sunday_is_the_coming_friday() -> None:
    assert understand("this week", dt.date(2013, 5, 12), TERMS) == dt.date(2013, 5, 17)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2013-05-24", "2013-05-24"),
        ("2013-05-25", "2013-10-25"),
        ("2013-06-20", "2013-10-25"),
        ("2013-08-10", "2013-10-25"),
    ],
)
def test_half_term_is_that_of_the_running_or_the_coming_term(today: str, day: str) -> None:
    assert understand("half term", dt.date.fromisoformat(today), TERMS) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the 17th", "2013-05-17"),
        ("by the 3rd", "2013-06-03"),
        ("Tues 14th", "2013-05-14"),
        ("Friday the 17th", "2013-05-17"),
        ("until 20 May", "2013-05-20"),
        ("no later than 20 May", "2013-05-20"),
        ("20 May at the latest", "2013-05-20"),
        ("by 5pm Friday", "2013-05-10"),
        ("by 12 noon on Friday", "2013-05-10"),
        ("Monday morning", "2013-05-13"),
        ("this afternoon", "2013-05-09"),
        ("end of the day Friday", "2013-05-10"),
        ("in 3 wks", "2013-05-30"),
        ("3 weeks from today", "2013-05-30"),
        ("a month from now", "2013-06-09"),
        ("two weeks on Thursday", "2013-05-30"),
        ("Thursday fortnight", "2013-05-30"),
        ("a week Tuesday", "2013-05-21"),
        ("next Friday week", "2013-05-24"),
        ("Summer 1", "2013-05-24"),
        ("end of Summer 2", "2013-07-23"),
    ],
)
def test_the_latest_day_its_hour_and_weeks_counted(words: str, day: str) -> None:
    assert str(understand(words, TODAY, TERMS, NEXT)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Fri 17.05", "2013-05-17"),
        ("Friday 7.06", "2013-06-07"),
        ("by Fri 24.05", "2013-05-24"),
        ("Friday 4.30", "2013-05-10"),
        ("Friday 11:12", "2013-05-10"),
        ("Thurs 17.05", None),
        ("tomorrow 9.12", None),
        ("17.05 Friday", None),
        ("end of term 23.07", None),
    ],
)
def test_what_may_be_a_date_is_not_left_out_as_an_hour(words: str, day: str | None) -> None:
    found = understand(words, TODAY, TERMS, NEXT)
    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    "words",
    [
        *(
            "24 May at 3pm",
            "24 May, 15.30",
            "Friday morning",
            "3pm Friday",
            "Friday 4.30",
            "tomorrow at lunch",
        ),
        *("by 24 May", "until Friday", "before 24 May", "no later than 24 May", "24 May at the latest"),
        "this month",
    ],
)
def test_where_a_day_is_asked_for_no_hour_and_no_time_up_to_it_goes_unsaid(words: str) -> None:
    assert by_when.one_day(words, TODAY) is None


@pytest.mark.parametrize("words", ["Fri 15th", "the 32nd", "17", "week 3", "around the 17th", "20"])
def test_a_number_alone_or_on_another_weekday_is_no_day(words: str) -> None:
    assert understand(words, TODAY, TERMS, NEXT) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Sit in on one lesson before half term", ("Sit in on one lesson", "before half term")),
        ("Read it by myself before Friday.", ("Read it by myself", "before Friday")),
        ("Ask them, before the next meeting", ("Ask them", "before the next meeting")),
        ("Say what I saw before I say what I think", None),
        ("Think before speaking", None),
        ("before Friday", None),
    ],
)
def test_before_a_day_is_by_when_too(line: str, parts: tuple[str, str] | None) -> None:
    wording, words, due = split_due(line, TODAY, TERMS, NEXT)
    assert (wording, words) == (parts or (line, ""))
    assert (due is not None) == (parts is not None)


@pytest.mark.parametrize("holiday", ["2013-05-25", "2013-05-27", "2013-05-28"])
def test_half_term_is_a_friday_whichever_day_the_holiday_is_kept_from(holiday: str) -> None:
    odd = [term("Summer", "2013-04-15", "2013-07-23", holiday)]
    assert understand("half term", TODAY, odd) == dt.date(2013, 5, 24)


def test_the_last_day_of_term_is_still_its_end() -> None:
    last = dt.date(2013, 7, 23)
    assert understand("end of term", last, TERMS) == last
    assert understand("end of the summer term", last, TERMS) == last
    assert understand("end of the summer term", last + dt.timedelta(days=1), TERMS) is None


def test_half_term_where_the_year_has_six_terms() -> None:
    assert understand("half term", TODAY, SIX) == dt.date(2013, 5, 24)
    # The summer holiday after Term 6 is no half term, and nothing is known after Term 1.
    assert understand("half term", dt.date(2013, 6, 10), SIX) is None
    assert understand("end of term 6", TODAY, SIX) == dt.date(2013, 7, 23)


def test_terms_and_meetings_that_are_not_known() -> None:
    assert understand("half term", TODAY, []) is None
    assert understand("end of term", dt.date(2014, 1, 10), TERMS) is None
    assert understand("next meeting", TODAY, TERMS) is None
    assert understand("next meeting", TODAY, TERMS, dt.date(2013, 5, 8)) is None


def test_a_day_after_the_last_that_a_computer_knows() -> None:
    assert understand("tomorrow", dt.date.max, TERMS) is None
    assert understand("in 12 months", dt.date.max, TERMS) is None


def test_a_month_from_the_31st_ends_with_its_month() -> None:
    assert understand("in a month", dt.date(2013, 1, 31), []) == dt.date(2013, 2, 28)


SHAPES = (
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "{d}/{m}/{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02}-{d:02}",
    "{d} {mon} {y}",
)


@settings(max_examples=60)
@given(days, st.sampled_from(SHAPES), st.sampled_from((str, str.upper, str.lower)), days)
def test_a_date_with_its_year_comes_back(day: dt.date, shape: str, case, today: dt.date) -> None:
    month = calendar.month_name[day.month]
    words = shape.format(d=day.day, m=day.month, y=day.year, month=month, mon=month[:3])
    assert understand(case(words), today, TERMS) == day


@settings(max_examples=60)
@given(days, days)
def test_what_is_said_is_understood(day: dt.date, today: dt.date) -> None:
    assert understand(long_date(day), today, TERMS) == day
    spoken = day_and_month(day, today)
    if str(day.year) in spoken or day >= today:
        assert understand(spoken, today, TERMS) == day


PIECES = (
    *(
        "by",
        "in",
        "end of",
        "half",
        "term",
        "next",
        "meeting",
        "the",
        "24",
        "31",
        "May",
        "feb",
        "/",
        ".",
        "-",
    ),
    *(
        "friday",
        "week",
        "a",
        "three",
        "weeks",
        "2013",
        "999",
        "th",
        "29",
        ",",
        "today",
        "month",
        "٣",
        "’",
        "ſ",
    ),
)


@settings(max_examples=100)
@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join), st.dates())
def test_nothing_that_is_typed_raises(words: str, today: dt.date) -> None:
    understand(words, today, TERMS, NEXT)
    wording, due_words, due = split_due(words, today, TERMS, NEXT)
    assert wording + due_words == words if due is None else wording in words and due_words in words


YEARLESS = ("{d} {month}", "{month} {d}", "{d}/{m}", "end of {month}")
RELATIVE = (
    "today",
    "tomorrow",
    "friday",
    "next monday",
    "next week",
    "in 3 weeks",
    "half term",
    "end of term",
)


@settings(max_examples=80)
@given(days, days, st.sampled_from(YEARLESS + RELATIVE + ("next meeting", "this week", "sunday week")))
def test_without_a_year_it_is_never_in_the_past(day: dt.date, today: dt.date, shape: str) -> None:
    words = shape.format(d=day.day, m=day.month, month=calendar.month_name[day.month])
    due = understand(words, today, TERMS, NEXT)
    if shape in YEARLESS:
        assert due is not None
    assert due is None or due >= today


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Visit Joe’s school to see the reading handover, by half term",
            ("Visit Joe’s school to see the reading handover", "half term", dt.date(2013, 5, 24)),
        ),
        ("Sit by Tom By Friday.", ("Sit by Tom", "Friday", dt.date(2013, 5, 10))),
        ("Finish by 24 May, by which time all have been seen", None),
        ("Go through the plan page by page", None),
        ("Be out by the gate", None),
        ("Write to parents by 31 Feb", None),
        ("Babysit Friday", None),
        ("by Friday", None),
        ("", None),
        ("  Ring home  ", None),
    ],
)
def test_an_action_line_is_split_only_at_a_date(line: str, parts: tuple | None) -> None:
    assert split_due(line, TODAY, TERMS) == (parts or (line, "", None))


@pytest.mark.parametrize(
    "line",
    [
        "Shorten the pilot by two weeks",
        "Extend the loan of the laptops by a month",
        "Move the deadline back by a fortnight",
        "Shorten lunch by 5 days",
        "Bring down the cost by a day",
        "Raise the reading age by 1.5",
        "Cut the queue by 10.10",
        "Lower exclusions by 3/4",
        "Raise attendance by 2.5 %",
        "Pay the tutors by the week",
        "Stand by today",
        "Drop by tomorrow",
        "Ask the parents to come by on Friday",
        "Pass by next week.",
        "Call by on Thursday",
    ],
)
def test_by_how_much_is_not_by_when(line: str) -> None:
    assert split_due(line, TODAY, TERMS, NEXT) == (line, "", None)


@pytest.mark.parametrize(
    ("line", "due_words"),
    [
        ("Cut marking by two days a week by half term", "half term"),
        ("Shorten it by two weeks by 3/6/13", "3/6/13"),
        ("Shorten it by in two weeks", "in two weeks"),
        ("Write it by two weeks’ time", "two weeks’ time"),
        ("Ring home by 24/5", "24/5"),
        ("Ring home by a week on Thursday", "a week on Thursday"),
        ("Ring home by tomorrow", "tomorrow"),
        ("Make the stop by Friday", "Friday"),
        ("Make a phone call by Friday", "Friday"),
    ],
)
def test_a_day_after_by_still_is_by_when(line: str, due_words: str) -> None:
    wording, found, due = split_due(line, TODAY, TERMS, NEXT)
    assert (f"{wording} by {found}", found) == (line, due_words)
    assert due == understand(due_words, TODAY, TERMS, NEXT)


WORDS = (*PIECES, "by", "by", "Shorten", "stand", "drop", "lunch", "1.5", "3/4", "3/4/27", "tomorrow")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_splitting_an_action_line_loses_no_word(line: str) -> None:
    wording, due_words, due = split_due(line, TODAY, TERMS, NEXT)
    if due is None:
        assert (wording, due_words) == (line, "")
        return
    assert [*_words(wording), "by", *_words(due_words)] == _words(line)


def test_the_next_meeting_in_an_action_line() -> None:
    line = "Hand one staff meeting to a team by the next meeting"
    assert split_due(line, TODAY, TERMS, NEXT) == (
        "Hand one staff meeting to a team",
        "the next meeting",
        NEXT,
    )


def test_a_short_date_has_its_year_only_where_it_could_be_taken_for_another() -> None:
    today = dt.date(2013, 7, 4)
    assert day_and_month(dt.date(2013, 5, 24)) == "24 May"
    assert day_and_month(dt.date(2013, 8, 31), today) == "31 Aug"
    assert day_and_month(dt.date(2013, 9, 1), today) == "1 Sep 2013"
    assert day_and_month(dt.date(2013, 1, 31), today) == "31 Jan"
    assert day_and_month(dt.date(2014, 6, 21), today) == "21 June 2014"
    assert day_and_month(dt.date(2012, 9, 1), today) == "1 Sep"
    assert day_and_month(dt.date(2012, 8, 31), today) == "31 Aug 2012"


def test_a_long_date_does_not_ask_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "setlocale", lambda *_: pytest.fail("asked for the locale"))
    monkeypatch.setattr(calendar, "month_name", ["?"] * 13)
    monkeypatch.setattr(calendar, "day_name", ["?"] * 7)
    assert long_date(dt.date(2013, 5, 9)) == "Thursday 9 May 2013"
