"""The year of the schools around a set: what words such as "before Easter" may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lfl_desktop.domain.programme import Term

ONE_DAY = dt.timedelta(days=1)
FRIDAY, SUNDAY = 4, 6
SHORT_BREAK = 14
"""A break between two terms of fewer days is a half term, as where a year has six terms."""
OPEN_BREAK = 50
"""Days that a holiday is taken to last where the term after it is not known."""
LONGEST_LOOK = 30
"""Days to look for a day of school before or after a feast; farther off, the terms are not known."""


class Break(NamedTuple):
    """A holiday of the schools, from the day after `last_before`; `first_back` is None where no term after it
    is known."""

    last_before: dt.date
    first_back: dt.date | None
    is_half_term: bool

    def holds(self, day: dt.date) -> bool:
        """Whether a day is in this holiday."""
        back = self.first_back or self.last_before + OPEN_BREAK * ONE_DAY
        return self.last_before < day < back


class NamedDay(NamedTuple):
    """A day that people call by name: an event, by its kind or title as `plain_words`, `said` in full."""

    day: dt.date
    names: frozenset[str]
    is_inset: bool = False
    said: str = ""


@dataclass(frozen=True)
class SchoolYear:
    """Terms, bank holidays and events as far as they are known, and the days of the set's meetings."""

    terms: tuple[Term, ...] = ()
    meetings: tuple[dt.date, ...] = ()
    bank_holidays: frozenset[dt.date] = frozenset()
    named: tuple[NamedDay, ...] = ()

    @cached_property
    def dated(self) -> list[Term]:
        """The terms that have both their days, in order."""
        return sorted((t for t in self.terms if t.starts and t.ends), key=lambda t: str(t.starts))

    @cached_property
    def spans(self) -> list[tuple[dt.date, dt.date]]:
        """First and last day of each such term, in order."""
        return [(t.starts, t.ends) for t in self.dated if t.starts and t.ends]

    @cached_property
    def breaks(self) -> list[Break]:
        """The holidays in and between the terms, and after the last, by their beginning."""
        return sorted((*self._half_terms(), *self._between()), key=lambda b: b.last_before)

    def _half_terms(self) -> Iterator[Break]:
        for term in self.terms:
            if term.half_term_starts:
                before = term.half_term_starts - ONE_DAY
                last = before - dt.timedelta(days=(before.weekday() - FRIDAY) % 7)
                back = next_weekday(term.half_term_ends or friday_from(term.half_term_starts))
                yield Break(last, back, True)

    def _between(self) -> Iterator[Break]:
        for (_, ends), (starts, _) in pairwise(self.spans):
            if starts - ends > 7 * ONE_DAY:
                yield Break(ends, starts, (starts - ends).days < SHORT_BREAK)
        if self.spans:
            last = max(ends for _, ends in self.spans)
            yield Break(last, None, False)

    def is_school_day(self, day: dt.date) -> bool:
        """Whether schools work on a day; on every weekday where no terms are known."""
        if day.weekday() > FRIDAY or day in self.bank_holidays:
            return False
        return not self.spans or (any(a <= day <= z for a, z in self.spans) and not self._off(day))

    def _off(self, day: dt.date) -> bool:
        return any(
            t.half_term_starts and t.half_term_starts <= day <= (t.half_term_ends or t.half_term_starts)
            for t in self.terms
        )

    def before(self, day: dt.date) -> dt.date | None:
        """The last day of school before `day`."""
        looked = (day - n * ONE_DAY for n in range(1, LONGEST_LOOK + 1))
        return next((d for d in looked if self.is_school_day(d)), None)

    def after(self, day: dt.date) -> dt.date | None:
        """The first day of school after `day`."""
        looked = (day + n * ONE_DAY for n in range(1, LONGEST_LOOK + 1))
        return next((d for d in looked if self.is_school_day(d)), None)


def next_weekday(day: dt.date) -> dt.date:
    """The first day after `day` that is no Saturday or Sunday."""
    found = day + ONE_DAY
    return found + dt.timedelta(days=max(0, 7 - found.weekday())) if found.weekday() > FRIDAY else found


def weekday_from(day: dt.date, weekday: int) -> dt.date:
    """The first such day of the week from `day` on."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def weekday_before(day: dt.date, weekday: int) -> dt.date:
    """The last such day of the week before `day`."""
    return day - dt.timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def friday_from(day: dt.date) -> dt.date:
    """The Friday of the week of work that holds `day`, or that follows a Saturday or Sunday."""
    return weekday_from(day, FRIDAY)


def plain_words(words: str) -> str:
    """Words as they are compared: in small letters and single spaces, without a stop at either end."""
    return " ".join(words.casefold().replace("’", "'").split()).strip(" .,;:!")


NO_SCHOOL_YEAR = SchoolYear()
"""The year of which nothing is known."""
