"""What a chart shows: plain figures with the words that stand beside them. Nothing here ranks anybody: rows
stand in the order in which they are given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class BarKind(StrEnum):
    """What a bar stands for, told by its edge and its filling so that a grey print tells it too."""

    WHOLE = "whole"
    CAME = "came"
    """What was added to the bar above."""
    WENT = "went"
    """What was taken from the bar above."""


@dataclass(frozen=True)
class ChartBar:
    """A bar from `start` to `end` on one scale with its neighbours, and what is said at its end."""

    label: str
    start: int
    end: int
    words: str
    kind: BarKind = BarKind.WHOLE


@dataclass(frozen=True)
class BarChart:
    """Bars below each other. In one that is `stepped` each begins where the one above ended, and a line leads
    there."""

    bars: tuple[ChartBar, ...]
    stepped: bool = False


class MeetingMark(StrEnum):
    """How a meeting stands: held, to come, or over without a word of it."""

    HELD = "held"
    TO_COME = "to_come"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class YearSpan:
    """The days that a picture of a year has room for, and what stands above its months: the first day of
    each with its name. `today` is marked where it lies within."""

    starts: dt.date
    ends: dt.date
    months: tuple[tuple[dt.date, str], ...]
    today: tuple[dt.date, str]
    legend: tuple[tuple[MeetingMark, str], ...]


@dataclass(frozen=True)
class YearRow:
    """The meetings of one set by their days."""

    label: str
    marks: tuple[tuple[dt.date, MeetingMark], ...]


@dataclass(frozen=True)
class YearChart:
    """The year over sets: a row for each, a mark in each week in which it meets."""

    span: YearSpan
    rows: tuple[YearRow, ...]


@dataclass(frozen=True)
class WeekColumn:
    """The meetings of all sets in the week that begins on this Monday."""

    monday: dt.date
    counts: tuple[tuple[MeetingMark, int], ...]


@dataclass(frozen=True)
class WeekChart:
    """The year over so many sets that a row for each would not be read: a column for each week."""

    span: YearSpan
    columns: tuple[WeekColumn, ...]


@dataclass(frozen=True)
class MeasuredChange:
    """A measure before and after, in its own unit and so on its own scale; `words` say it in figures."""

    label: str
    before: float
    after: float
    words: str


@dataclass(frozen=True)
class ChangeChart:
    """Measures below each other, each from a ring to a full dot."""

    changes: tuple[MeasuredChange, ...]


Chart: TypeAlias = BarChart | YearChart | WeekChart | ChangeChart


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week of a day."""
    return day - dt.timedelta(days=day.weekday())
