"""What a table of records is: its columns, and what all lines are made with, whoever reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import Counted, tr

L = TypeVar("L")
CellValue = str | int | dt.date | None
Noted = tuple[Record | None, str]
"""A record of which a cell says something without its words, and the field that it says."""


@dataclass(frozen=True)
class LineColumn(Generic[L]):
    """A column: its heading, its words in a line, and the kinds of content (keys of `contents.CONTENTS`) of
    which one at least must be open to the reader.

    `value` is what a spreadsheet gets where that is a day or a number, `order` what the column is sorted by
    where that is neither; a `wide` one shares the room that the others leave; `notes` tells what the gate is
    to be told of. `beside` is said with a day, and has a column of its own in a spreadsheet; what is said
    `seldom` has a column only where it is, and none on screen."""

    heading: str
    words: Callable[[L], str]
    contents: tuple[str, ...]
    wide: bool = False
    value: Callable[[L], CellValue] | None = None
    order: Callable[[L], str] | None = None
    notes: Callable[[L], Iterable[Noted]] | None = None
    beside: LineColumn[L] | None = None
    seldom: bool = False

    def cell(self, line: L) -> CellValue:
        """What a spreadsheet gets: a day or a number where that is known, else the words."""
        value = self.value(line) if self.value else None
        return self.words(line) if value is None else value

    def is_needed(self, lines: Iterable[L]) -> bool:
        """Whether it stands in the table of these lines."""
        return not self.seldom or any(map(self.words, lines))

    def sorted_by(self, line: L) -> str:
        """What a line is sorted by: days and numbers in their order, those unknown last."""
        if self.order or not self.value:
            return (self.order or self.words)(line)
        value = self.value(line)
        return f"{value:04}" if isinstance(value, int) else str(value or "9999")


class TableSheet(NamedTuple):
    """A table for spreadsheets: in the `values` of its rows days are days and counts are numbers; `told` are
    the same rows as they are copied, days as days and all else in words."""

    headings: tuple[str, ...]
    values: tuple[tuple[CellValue, ...], ...]
    told: tuple[tuple[str | dt.date, ...], ...]


NO_SHEET = TableSheet((), (), ())
"""Where nothing may leave."""


def table_sheet(columns: Sequence[LineColumn[Any]], lines: Sequence[Any]) -> TableSheet:
    """Columns and lines as spreadsheets get them; what is said beside a day follows it."""
    every = (one for column in columns for one in (column, column.beside) if one)
    found = [column for column in every if column.is_needed(lines)]
    return TableSheet(
        tuple(tr(column.heading) for column in found),
        tuple(tuple(column.cell(line) for column in found) for line in lines),
        tuple(tuple(told_cell(column.cell(line), column.words(line)) for column in found) for line in lines),
    )


def told_cell(value: CellValue | float, words: str) -> str | dt.date:
    """What of a cell is copied: its day, else its words."""
    return value if isinstance(value, dt.date) else words


@dataclass(frozen=True)
class LineTable:
    """A table: its title, its lines counted, and its columns."""

    title: str
    counted: Counted
    columns: tuple[LineColumn[Any], ...]


@dataclass(frozen=True)
class LineSource:
    """What lines are made with: the name of a person, the meetings of the year with their numbers, and the
    day. `until` are the meetings so far, which in the sample are fewer."""

    name: Callable[[UUID], str]
    meetings: Sequence[Meeting]
    until: Sequence[Meeting]
    numbers: Mapping[UUID, int]
    today: dt.date


def meeting_words(number: int | None) -> str:
    """As in "Meeting 3"."""
    return tr("Meeting {n}", n=number or "–")


def day_words(day: dt.date | None) -> str:
    """As in "4 Jul 2013"; nothing for no day."""
    return tr("{day} {year}", day=day_and_month(day), year=day.year) if day else ""
