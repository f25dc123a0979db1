"""The school year: terms and set meetings proposed for a cohort, to be corrected by whoever plans it.

The rules of a country's school year are data (`resources/terms/england.toml`, which explains them);
this module only knows how to follow them. Easter comes from dateutil.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.wording.days_said import MONTHS, SCHOOL_YEAR_BEGINS, WEEKDAYS

THURSDAY = 3

USUAL_TIMES = (dt.time(13, 30), dt.time(16, 30))
"""When a proposed meeting starts and ends: three hours of an afternoon."""

LONGEST_COHORT = 5
"""Years after which the dates of a cohort are taken for a slip, and no meetings are proposed."""


class DayRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_day": "from"}):
    """How to find one day of a school year; see the terms file for what the fields mean."""

    weekday: str = ""
    from_day: str = ""
    until: str = ""
    days_after_last: int | None = None
    before_easter: int | None = None
    not_before: str = ""
    otherwise: int | None = None


class TermRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One term of every school year. `half_term` finds the Monday of its half-term holiday."""

    label: str
    starts: DayRule
    ends: DayRule
    half_term: DayRule | None = None


Template = bytes | Mapping[str, Any]
"""The terms file as it was read, or what it holds: name of a pattern ("three terms") -> its terms."""


def propose_terms(
    cohort_id: UUID,
    starts: dt.date,
    ends: dt.date,
    template: Template,
    pattern: str = "three terms",
) -> list[Term]:
    """The terms that a cohort from `starts` to `ends` touches, whole and in order.

    A label that comes more than once, as in a cohort of more than a year, has its year added. The
    same cohort gets terms with the same ids on every computer.
    Raises KeyError if there is no such pattern, msgspec.ValidationError or ValueError if the
    template is not well formed.
    """
    rules = _rules(template)[pattern]
    touched: list[Term] = []
    for year in range(starts.year - 1, ends.year + 1):
        touched += [t for t in _school_year(rules, year) if _overlap(t, starts, ends)]
    labels = Counter(term.label for term in touched)
    return [
        msgspec.structs.replace(
            term,
            id=named_id("term", cohort_id, pattern, term.starts),
            cohort=cohort_id,
            label=f"{term.label} {term.starts.year}"
            if labels[term.label] > 1 and term.starts
            else term.label,
            position=position,
        )
        for position, term in enumerate(touched)
    ]


def propose_meetings(
    learning_set_id: UUID,
    terms: Sequence[Term],
    per_term: int = 2,
    weekday: int = THURSDAY,
    *,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> list[Meeting]:
    """Planned meetings, `per_term` in each term, all on `weekday` (Monday is 0), spread evenly.

    None is in a half-term holiday, on the May bank holiday, before `starts` or after `ends` (the
    cohort's dates). A term with fewer such days than meetings gets as many as it has days; a term
    without dates gets none.
    """
    meetings = []
    for term in terms:
        days = [d for d in _meeting_days(term, weekday) if (starts or d) <= d <= (ends or d)]
        count = min(per_term, len(days))
        for number in range(count):
            day = days[(2 * number + 1) * len(days) // (2 * count)]
            meetings.append(Meeting(learning_set=learning_set_id, term=term.id, date=day))
    return meetings


def _rules(template: Template) -> dict[str, list[TermRule]]:
    tables = tomllib.loads(template.decode("utf-8")) if isinstance(template, bytes) else template
    return msgspec.convert(tables, dict[str, list[TermRule]])


def _school_year(rules: Sequence[TermRule], year: int) -> Iterator[Term]:
    """The terms of the school year that begins in `year`, as yet without a cohort."""
    last: dt.date | None = None
    for rule in rules:
        starts = _day(rule.starts, year, last)
        last = _day(rule.ends, year, last)
        half_term = _day(rule.half_term, year, last) if rule.half_term else None
        yield Term(
            cohort=UUID(int=0),
            label=rule.label,
            starts=starts,
            ends=last,
            half_term_starts=half_term,
            half_term_ends=half_term + dt.timedelta(days=4) if half_term else None,
        )


def _day(rule: DayRule, year: int, last: dt.date | None) -> dt.date:
    if rule.before_easter is not None:
        return _before_easter(rule, year)
    if rule.weekday not in WEEKDAYS:
        raise ValueError(f"“{rule.weekday}” is no weekday")
    wanted = WEEKDAYS.index(rule.weekday)
    if rule.until:
        day = _in_school_year(rule.until, year)
        return day - dt.timedelta(days=(day.weekday() - wanted) % 7)
    if rule.from_day:
        day = _in_school_year(rule.from_day, year)
    elif rule.days_after_last is not None and last is not None:
        day = last + dt.timedelta(days=rule.days_after_last)
    else:
        raise ValueError("A rule needs from, until, before_easter, or a term before it")
    return day + dt.timedelta(days=(wanted - day.weekday()) % 7)


def _before_easter(rule: DayRule, year: int) -> dt.date:
    from dateutil.easter import easter  # type: ignore[import-untyped]

    sunday: dt.date = easter(year + 1)
    day = sunday - dt.timedelta(days=rule.before_easter or 0)
    if rule.not_before and day < _in_school_year(rule.not_before, year):
        return sunday - dt.timedelta(days=rule.otherwise or 0)
    return day


def _in_school_year(words: str, year: int) -> dt.date:
    """ "1 September" in the school year that begins in `year`."""
    number, _, name = words.partition(" ")
    if name not in MONTHS:
        raise ValueError(f"“{words}” is no day and month")
    month = MONTHS.index(name) + 1
    return dt.date(year if month >= SCHOOL_YEAR_BEGINS else year + 1, month, int(number))


def _overlap(term: Term, starts: dt.date, ends: dt.date) -> bool:
    return bool(term.starts and term.ends and term.starts <= ends and term.ends >= starts)


def _meeting_days(term: Term, weekday: int) -> list[dt.date]:
    if not term.starts or not term.ends:
        return []
    every = (term.starts + dt.timedelta(days=n) for n in range((term.ends - term.starts).days + 1))
    return [d for d in every if d.weekday() == weekday and not _in_half_term(d, term) and not _may_day(d)]


def _in_half_term(day: dt.date, term: Term) -> bool:
    if not term.half_term_starts:
        return False
    return term.half_term_starts <= day <= (term.half_term_ends or term.half_term_starts)


def _may_day(day: dt.date) -> bool:
    """The bank holiday on the first Monday of May falls in term; the others fall in holidays."""
    return day.month == 5 and day.weekday() == 0 and day.day <= 7
