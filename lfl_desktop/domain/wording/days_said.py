"""How a day is said, on screen and paper: one way for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lfl_desktop.words import mark, tr

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
SHORT_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)
WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


SCHOOL_YEAR_BEGINS = 9
"""The month in which a school year begins."""


def school_year_began(day: dt.date) -> int:
    """The calendar year in which the school year that holds `day` began."""
    return day.year if day.month >= SCHOOL_YEAR_BEGINS else day.year - 1


def day_and_month(day: dt.date, today: dt.date | None = None) -> str:
    """A short date: "24 May", "4 Sep".

    The year is added ("24 May 2014") only if `today` is given and is in another school year, so that
    within its own no date can be taken for another.
    """
    month = tr(SHORT_MONTHS[day.month - 1])
    if today is None or school_year_began(day) == school_year_began(today):
        return tr("{day} {month}", day=day.day, month=month)
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def days_in_a_row(days: Sequence[dt.date], today: dt.date) -> str:
    """As in "28 Jan, 11 Mar, 30 Sep, 11 Nov 2015": where a day is not of the school year of `today`, each
    year stands once, behind its last day."""
    if all(school_year_began(day) == school_year_began(today) for day in days):
        return ", ".join(day_and_month(day) for day in days)
    said = [day_and_month(day) for day in days]
    for nth, day in enumerate(days):
        if nth == len(days) - 1 or days[nth + 1].year != day.year:
            said[nth] = tr("{day} {year}", day=said[nth], year=day.year)
    return ", ".join(said)


def long_date(day: dt.date) -> str:
    """A date in full, "Thursday 9 May 2013", whatever the locale of the computer."""
    return tr(
        "{weekday} {day} {month} {year}",
        weekday=tr(WEEKDAYS[day.weekday()]),
        day=day.day,
        month=tr(MONTHS[day.month - 1]),
        year=day.year,
    )
