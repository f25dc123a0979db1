"""Numbers, minutes and times of day as people type them: understood as a whole, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.wording.typed_figures import MOST_MINUTES, read_minutes, read_number, read_time


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,125", 0.125),
        ("1,000", 1000),
        ("1,000.5", 1000.5),
        ("12,345,678", 12345678),
        ("12 500", 12500),
        ("½", 0.5),
        ("1½", 1.5),
        ("1 ¾", 1.75),
        ("12 %", 12),
        ("12,50", 12.5),
        ("+3", 3),
    ],
)
def test_figures(text: str, number: float) -> None:
    assert read_number(text)[0] == number


@pytest.mark.parametrize(
    "text",
    [
        *(
            "3 out of 30",
            "3 out of",
            "3 of 30",
            "3 in 10",
            "3/4",
            "3-4",
            "3–4",
            "about 5",
            "~5",
            "5?",
            "5ish",
        ),
        *("5 or so", "5 to 7", "1.000,5", "1,000,5", "1 000,000", "1,00,000", "01,000", "0 125", "1e3", "up"),
        *("2 3", "9" * 400, "five"),
        *("3rd", "1st", "3²", "1O", "3!", "60%+", "30 pupils?", "20 more", "3 less", "20 plus"),
        *("10 points or more", "3 (approx)", "3 approx.", "20 pupils or so"),
    ],
)
def test_what_is_no_figure_or_more_than_one(text: str) -> None:
    assert read_number(text) == (None, "")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30", 30),
        ("0", 0),
        ("90 min", 90),
        ("90 mins.", 90),
        ("90'", 90),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 hr 30 mins", 90),
        ("1:30", 90),
        ("an hour", 60),
        ("1½ hours", 90),
        ("1.5 hours", 90),
        ("an hour and a half", 90),
        ("1 hour and 20 minutes", 80),
        ("half an hour", 30),
        ("three quarters of an hour", 45),
        ("ten minutes", 10),
    ],
)
def test_minutes(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "Ann",
        "30 Ann",
        "about 20",
        "20-30",
        "1.30",
        "7.5",
        "-5",
        "1 h 90",
        "1:75",
        "601",
        "11 hours",
        "h",
        "5 min 30",
    ],
)
def test_what_is_no_minutes(text: str) -> None:
    assert read_minutes(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("7.30 p.m.", "19:30"),
        ("7.30pm", "19:30"),
        ("9 a.m.", "09:00"),
        ("noon", "12:00"),
        ("midday", "12:00"),
        ("12 noon", "12:00"),
        ("half past four", "16:30"),
        ("half past 12", "12:30"),
        ("half four", "16:30"),
        ("quarter to 3", "14:45"),
        ("a quarter past three", "15:15"),
        ("quarter to 1", "12:45"),
        ("ten to four", "15:50"),
        ("5 past 4", "16:05"),
        ("twenty-five past four", "16:25"),
        ("twenty five minutes to four", "15:35"),
        ("twenty past 10", "10:20"),
        ("4", "16:00"),
        ("four", "16:00"),
        ("16.30", "16:30"),
        ("16h30", "16:30"),
        ("1630", "16:30"),
        ("4 o’clock", "16:00"),
        ("nine o'clock", "09:00"),
        ("4 in the afternoon", "16:00"),
        ("at 4", "16:00"),
    ],
)
def test_times(text: str, time: str) -> None:
    assert read_time(text) == dt.time.fromisoformat(time)


@pytest.mark.parametrize(
    "text",
    ["10 to 4", "4-6", "4 to 6", "1.30 or 2", "2ish", "13 am", "24:00", "after lunch", "half", "16:3", "7 p"],
)
def test_what_is_no_time(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=20) | st.text(st.sampled_from("0123456789 .,:½hminpasto'"), max_size=12))
def test_nothing_that_is_typed_raises(text: str) -> None:
    read_number(text)
    read_time(text)
    assert 0 <= (read_minutes(text) or 0) <= MOST_MINUTES


@given(st.integers(0, 10**12))
def test_a_number_with_its_thousands_parted_is_that_number(number: int) -> None:
    assert read_number(f"{number:,}") == (number, "")


@given(st.integers(0, MOST_MINUTES))
def test_hours_and_minutes_are_the_minutes_they_come_to(minutes: int) -> None:
    assert read_minutes(f"{minutes // 60} h {minutes % 60}") == minutes


@pytest.mark.parametrize(("text", "hour"), [("6", 18), ("7", 7), ("1", 13), ("half past 6", 18), ("12", 12)])
def test_small_hours_are_afternoons_up_to_six(text: str, hour: int) -> None:
    found = read_time(text)
    assert found is not None and found.hour == hour


@pytest.mark.parametrize(("text", "minutes"), [("¾ hour", 45), ("½ hour", 30), ("¼ hour", 15)])
def test_parts_of_an_hour_are_minutes(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes
