"""What a day is to the schools around a set, in a word for each thing: for choosing a day from a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.school_year import FRIDAY, SchoolYear
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import mark, tr


class Ground(StrEnum):
    """What a day lies in, as far as that is known."""

    UNKNOWN = "unknown"
    TERM = "term"
    HALF_TERM = "half term"
    HOLIDAY = "holiday"


class DayMark(StrEnum):
    """What is on a day."""

    MEETING = "meeting"
    INSET = "inset"
    EVENT = "event"
    BANK_HOLIDAY = "bank holiday"


GROUNDS = {
    Ground.TERM: mark("Term"),
    Ground.HALF_TERM: mark("Half term"),
    Ground.HOLIDAY: mark("Holiday"),
}
MARKS = {
    DayMark.MEETING: mark("Meeting"),
    DayMark.INSET: mark("INSET day"),
    DayMark.EVENT: mark("Event"),
    DayMark.BANK_HOLIDAY: mark("Bank holiday"),
}
"""How each is called, in the order in which it counts where a day is several things."""


@dataclass(frozen=True)
class DayInSchool:
    """A day with its `ground`, the `marks` on it, and both in `words`."""

    day: dt.date
    ground: Ground
    marks: tuple[DayMark, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """All of it: "Thursday 18 March 2027, meeting, spring term"."""
        return ", ".join((long_date(self.day), *self.words))


def day_in_school(day: dt.date, year: SchoolYear) -> DayInSchool:
    """What is known of a day."""
    term = next((t for t in year.dated if t.starts and t.ends and t.starts <= day <= t.ends), None)
    ground = _ground(day, year, term)
    marks = dict(_marks(day, year))
    around = {
        Ground.TERM: _term_words(term) if term else "",
        Ground.HALF_TERM: tr("half term"),
        Ground.HOLIDAY: tr("holidays"),
        Ground.UNKNOWN: "",
    }[ground]
    words = (*(each for each in marks.values() if each), *([around] if around else []))
    return DayInSchool(day, ground, tuple(marks), words)


def _ground(day: dt.date, year: SchoolYear, term: Term | None) -> Ground:
    for one in year.breaks:
        if one.holds(day):
            return Ground.HALF_TERM if one.is_half_term else Ground.HOLIDAY
    return Ground.TERM if term else Ground.UNKNOWN


def _marks(day: dt.date, year: SchoolYear) -> Iterator[tuple[DayMark, str]]:
    named = [one for one in year.named if one.day == day]
    inset = next((one for one in named if one.is_inset), None)
    others = [one.said for one in named if not one.is_inset]
    if day in year.meetings:
        yield DayMark.MEETING, tr("meeting")
    if inset:
        yield DayMark.INSET, inset.said or tr("INSET day")
    if others:
        yield DayMark.EVENT, ", ".join(other for other in others if other)
    if day in year.bank_holidays and day.weekday() <= FRIDAY:
        yield DayMark.BANK_HOLIDAY, tr("bank holiday")


def _term_words(term: Term) -> str:
    """ "Spring" is the spring term; "Term 3" says so itself."""
    label = term.label.strip()
    if not label or "term" in label.casefold():
        return label
    return tr("{term} term", term=label.lower())
