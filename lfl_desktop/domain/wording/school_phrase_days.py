"""The rules by which phrases name a part of a month, a meeting, an INSET day, a bank holiday or an event, as
`school_phrase_rules` has them for terms and holidays."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable

from lfl_desktop.domain.school_year import ONE_DAY, SchoolYear, weekday_before, weekday_from
from lfl_desktop.domain.wording.school_phrase_rules import (
    MONTH,
    NTH,
    WEEKDAY,
    first_from,
    nth_day,
    years_ahead,
)

# Months.


def part_of_month(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day that a part of a month reaches."""
    groups = match.groupdict()
    month, part = groups.get("month"), groups.get("part")
    number = MONTH[month] if month else today.month
    typed = groups.get("year")
    of = [int(typed) if len(typed) == 4 else 2000 + int(typed[-2:])] if typed else list(years_ahead(today))
    found = [_day_of_month(y, number, part or "end") for y in of]
    return found[0] if typed else first_from(today, found)


_DAY_OF_PART = {"start": 1, "beginning": 1, "early": 7, "mid": 15, "middle": 15}
"""The day that a part of a month is taken to reach; its last for what is not named here."""


def _day_of_month(year: int, month: int, part: str) -> dt.date:
    if part == "before":
        return dt.date(year, month, 1) - ONE_DAY
    return dt.date(year, month, _DAY_OF_PART.get(part) or calendar.monthrange(year, month)[1])


def month_after(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The same of the month that follows."""
    first = (today.replace(day=28) + 4 * ONE_DAY).replace(day=1)
    return _day_of_month(first.year, first.month, match["part"] or "end")


def _months_named(match: re.Match[str], today: dt.date) -> list[dt.date]:
    """The first days of the months that a name of a month may mean, with its year or without."""
    month, typed = MONTH[match["month"]], match["year"]
    years = [int(typed) if len(typed) == 4 else 2000 + int(typed[-2:])] if typed else years_ahead(today)
    return [dt.date(y, month, 1) for y in years]


def week_of_month(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day that one of its weeks reaches, the first of which is its first seven days."""
    weeks = NTH.get(match["nth"])
    firsts = _months_named(match, today)
    return first_from(
        today,
        (
            _day_of_month(day.year, day.month, "end") if weeks is None else day + (7 * weeks + 6) * ONE_DAY
            for day in firsts
        ),
    )


def weekday_of_month(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The first, second, … or last Monday, Tuesday, … of a month."""
    wanted, weeks = WEEKDAY[match["weekday"]], NTH.get(match["nth"])
    firsts = _months_named(match, today)
    return first_from(
        today,
        (
            weekday_before(_day_of_month(day.year, day.month, "end") + ONE_DAY, wanted)
            if weeks is None
            else weekday_from(day, wanted) + 7 * weeks * ONE_DAY
            for day in firsts
        ),
    )


# Meetings, INSET days, bank holidays, and events by their names.


def day_of_next_meeting(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of the set's next meeting after `today`, or the day before or after it."""
    day = min((day for day in year.meetings if day > today), default=None)
    sides = {"before": -ONE_DAY, "after": ONE_DAY}
    return day + sides.get(match["side"] or match["apart"] or "", 0 * ONE_DAY) if day else None


def day_of_meeting_after(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The day of the meeting that follows the next."""
    return nth_day((day for day in year.meetings if day > today), 1)


def _beside(
    match: re.Match[str], today: dt.date, year: SchoolYear, days: Iterable[dt.date]
) -> dt.date | None:
    side = match.groupdict().get("side")
    if side == "before":
        return first_from(today, (year.before(day) for day in days if day > today))
    day = first_from(today, days)
    return year.after(day) if day and side == "after" else day


def inset(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next INSET day, or the day of school beside it."""
    return _beside(match, today, year, [n.day for n in year.named if n.is_inset])


def inset_of_month(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next INSET day in a month."""
    month = MONTH[match["month"]]
    return first_from(today, (n.day for n in year.named if n.is_inset and n.day.month == month))


def spring_bank_holiday(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The bank holiday at the end of May, or the day of school beside it."""
    return _beside(
        match, today, year, [day for day in year.bank_holidays if (day.month, day.day > 24) == (5, True)]
    )


def bank_holiday(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next bank holiday, or the day of school beside it."""
    month = match["month"]
    days = [day for day in year.bank_holidays if not month or day.month == MONTH[month]]
    return _beside(match, today, year, days)


def event(match: re.Match[str], today: dt.date, year: SchoolYear) -> dt.date | None:
    """The next event of that name, or the day of school beside it."""
    itself = [named.day for named in year.named if match.string in named.names]
    if itself:
        return first_from(today, itself)
    return _beside(match, today, year, [named.day for named in year.named if match["name"] in named.names])
