"""By when something is to be done, as screen and paper say it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import dropwhile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.wording.by_when import understand
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.domain.wording.due_said import by_due, due_said

TODAY = dt.date(2026, 2, 3)
DAY = dt.date(2026, 3, 28)


@pytest.mark.parametrize(
    ("due", "words", "headed", "alone"),
    [
        (DAY, "end of term", "28 Mar (end of term)", "by 28 Mar (end of term)"),
        (DAY, "before Easter", "28 Mar (before Easter)", "by 28 Mar (before Easter)"),
        (DAY, "by the end of term", "28 Mar (the end of term)", "by 28 Mar (the end of term)"),
        (DAY, "by by  half\nterm", "28 Mar (half term)", "by 28 Mar (half term)"),
        (DAY, "28 March", "28 Mar", "by 28 Mar"),
        (DAY, "by Saturday 28th March", "28 Mar", "by 28 Mar"),
        (DAY, "28/3/26", "28 Mar", "by 28 Mar"),
        (DAY, "28 March, after INSET", "28 March, after INSET", "by 28 March, after INSET"),
        (DAY, "", "28 Mar", "by 28 Mar"),
        (DAY, " by ", "28 Mar", "by 28 Mar"),
        (DAY.replace(year=2027), "28 March", "28 Mar 2027", "by 28 Mar 2027"),
        (dt.date(2026, 9, 1), "next term", "1 Sep 2026 (next term)", "by 1 Sep 2026 (next term)"),
        (dt.date(2025, 9, 1), "", "1 Sep", "by 1 Sep"),
        (None, "ongoing", "ongoing", "ongoing"),
        (None, " tbc ", "tbc", "tbc"),
        (None, "when the new head starts", "when the new head starts", "when the new head starts"),
        (None, "by hook or by crook", "by hook or by crook", "by hook or by crook"),
        (None, "before Easter", "before Easter", "before Easter"),
        (None, "by before Easter", "before Easter", "before Easter"),
        (None, "by by the spring", "by the spring", "by the spring"),
        (None, "", "", ""),
    ],
)
def test_the_day_and_the_words_it_was_given_in(
    due: dt.date | None, words: str, headed: str, alone: str
) -> None:
    assert due_said(due, words, TODAY) == headed
    assert by_due(due, words, TODAY) == alone


def test_without_a_today_no_year_is_said() -> None:
    assert by_due(DAY.replace(year=2029), "half term", None) == "by 28 Mar (half term)"


days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
SAID = (
    "by",
    "By",
    "before",
    "on",
    "Easter",
    "end of term",
    "28 March",
    "3/4",
    "mid May",
    "tbc",
    "ongoing",
    ",",
)
some_words = st.lists(st.sampled_from(SAID), max_size=5).map(" ".join)


def _without_first_by(words: str) -> list[str]:
    """The words but for each "by" before the first other one."""
    return list(dropwhile(lambda word: word.casefold() == "by", re.findall(r"\w+", words)))


@settings(max_examples=150)
@given(st.none() | days, some_words | st.text(max_size=30), days)
@example(None, "by before Easter", TODAY)
@example(None, "by , by", TODAY)
def test_by_is_said_once_and_no_word_is_lost(due: dt.date | None, words: str, today: dt.date) -> None:
    told = by_due(due, words, today)
    assert not re.match(r"by\W+(by|before)\b", told, re.IGNORECASE)
    if due is None:
        assert _without_first_by(told) == _without_first_by(words)
        return
    assert told.startswith("by ") and told == f"by {due_said(due, words, today)}"


@settings(max_examples=60)
@given(days, days)
def test_a_day_that_is_said_is_understood_as_that_day(due: dt.date, today: dt.date) -> None:
    for words in (long_date(due), day_and_month(due, today)):
        if str(due.year) in words or due >= today:
            assert understand(due_said(due, words, today), today) == due
