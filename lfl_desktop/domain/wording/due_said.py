"""By when something is to be done, as screen and paper say it: the day, and the words it was given in."""

from __future__ import annotations

import datetime as dt
import re

from lfl_desktop.domain.school_year import plain_words
from lfl_desktop.domain.wording.by_when import is_written_day, without_by
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import tr

_TWICE = re.compile(r"^(?:by\b\W*)+(?=(?:by|before|after)\b)", re.IGNORECASE)
"""A "by" before a word that says the same or more."""


def due_said(due: dt.date | None, words: str, today: dt.date | None) -> str:
    """As in "28 Mar (end of term)", where a heading says "By when": the day alone where the words are that
    day as one writes it, the words alone where they name no day ("ongoing"). The day has its year where it
    is not in the school year of `today`."""
    given = _TWICE.sub("", " ".join(words.split()))
    if due is None:
        return given
    day, bare = day_and_month(due, today), without_by(given).strip()
    if not bare:
        return day
    if str(due.day) in bare or not bare.isascii():  # no day is written without its figure, and most words are
        if is_written_day(bare, due):
            return day
        if _begins_with(bare, day_and_month(due)):
            return bare
    return tr("{day} ({words})", day=day, words=bare)


def given_words(due: dt.date | None, words: str) -> str:
    """The words alone in which a day was given, "end of term"; nothing where they are that day as one writes
    it, or where there is no day that they stand beside."""
    bare = without_by(_TWICE.sub("", " ".join(words.split()))).strip()
    return "" if due is None or is_written_day(bare, due) else bare


def by_due(due: dt.date | None, words: str, today: dt.date | None) -> str:
    """The same in a line of its own: "by 28 Mar (end of term)"; words that name no day as they stand."""
    told = due_said(due, words, today)
    return tr("by {day}", day=told) if due else told


def _begins_with(words: str, day: str) -> bool:
    """Whether words say the day and then more: "24 May after INSET"."""
    return plain_words(words).startswith(plain_words(day))
