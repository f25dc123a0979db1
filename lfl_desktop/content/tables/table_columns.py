"""What a table of records is: its columns, and what all lines are made with, whoever reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
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
    to be told of."""

    heading: str
    words: Callable[[L], str]
    contents: tuple[str, ...]
    wide: bool = False
    value: Callable[[L], CellValue] | None = None
    order: Callable[[L], str] | None = None
    notes: Callable[[L], Iterable[Noted]] | None = None

    def cell(self, line: L) -> CellValue:
        """What a spreadsheet gets: a day or a number where that is one, else the words."""
        return self.value(line) if self.value else self.words(line)

    def sorted_by(self, line: L) -> str:
        """What a line is sorted by: days and numbers in their order, those unknown last."""
        if self.order or not self.value:
            return (self.order or self.words)(line)
        value = self.value(line)
        return f"{value:04}" if isinstance(value, int) else str(value or "9999")


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
