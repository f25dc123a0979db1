"""The lines of a table and its columns, what is said in each cell, and the sifting of the lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import is_
from textwrap import shorten
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from lfl_desktop.content.tables.table_columns import CellValue, LineTable
from lfl_desktop.domain.wording.names import collated, folded
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr

SORT = int(Qt.ItemDataRole.UserRole)
_WORDS, _TOOL_TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_FONT, _HEARD = int(Qt.ItemDataRole.FontRole), int(Qt.ItemDataRole.AccessibleTextRole)
_ANSWERED = frozenset({SORT, _WORDS, _TOOL_TIP, _FONT, _HEARD, int(Qt.ItemDataRole.ForegroundRole)})
MOST_FOLDED = 90
"""Characters of what is folded into a cell that it shows; the rest is in its tool tip."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TableLine(Protocol):
    """What a line of a table is: something with the id of its record."""

    @property
    def id(self) -> UUID:
        """The id of the record."""
        raise NotImplementedError


L = TypeVar("L", bound=TableLine)


@dataclass(frozen=True)
class Column(Generic[L]):
    """A column: its heading, its words in a line, and what it is sorted by if not by its words.

    With `wide` it takes a part of the room that the others leave, and its words may go over several lines.
    `aside` is not in sight, because it stands beside the table, but can be filtered by and copied. `field` is
    where its words are written, `value` what a spreadsheet gets in their place."""

    heading: str
    words: Callable[[L], str]
    order: Callable[[L], str] | None = None
    wide: bool = False
    aside: bool = False
    field: str = ""
    value: Callable[[L], CellValue] | None = None

    def cell(self, line: L) -> CellValue:
        """What a spreadsheet gets: a day or a number where that is known, else the words."""
        value = self.value(line) if self.value else None
        return self.words(line) if value is None else value


def shown_columns(
    table: LineTable,
    wide: Sequence[str] = (),
    aside: Sequence[str] = (),
    fields: Mapping[str, str] = MappingProxyType({}),
) -> list[Column[Any]]:
    """The columns of a table on screen; those with the headings `wide` and `aside` are so here alone.
    `fields` says by their headings where their words are written."""
    return [
        Column(
            c.heading,
            c.words,
            c.sorted_by,
            c.wide or c.heading in wide,
            c.heading in aside,
            fields.get(c.heading, ""),
            c.value,
        )
        for c in table.columns
        if not c.seldom
    ]


class LinesModel(QAbstractTableModel, Generic[L]):
    """The lines of a table. Those that `quiet` says so of are grey, those that `strong` says so of bold."""

    def __init__(
        self,
        columns: Sequence[Column[L]],
        quiet: Callable[[L], bool],
        strong: Callable[[L], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.lines: list[L] = []
        self._quiet = quiet
        self._quiet_colour: tuple[int, QColor] | None = None
        self._strong = strong
        self._host = 0
        self._folded: tuple[int, ...] = ()

    @property
    def is_folded(self) -> bool:
        """Whether there is no room for some columns."""
        return bool(self._folded)

    def fold(self, host: int, folded: tuple[int, ...]) -> None:
        """From now on the cells of the column at `host` also say, line by line, what stands in the columns at
        `folded`, for which there is no room."""
        self._host, self._folded = host, folded

    def folded_into(self, place: int) -> tuple[int, ...]:
        """The columns whose words stand under those of this column."""
        return self._folded if place == self._host else ()

    def words_at(self, line: L, place: int) -> str:
        """All that a cell says: the words of its column, and under them what is folded into it."""
        return self._with_folded(line, place, str)

    def shown_at(self, line: L, place: int) -> str:
        """What a cell shows: of what is folded into it the beginning."""
        return self._with_folded(line, place, _beginning)

    def _with_folded(self, line: L, place: int, cut: Callable[[str], str]) -> str:
        words = self.columns[place].words(line)
        told = [
            (tr(c.heading), c.words(line)) for c in map(self.columns.__getitem__, self.folded_into(place))
        ]
        under = [cut(f"{heading}: {said}" if heading else said) for heading, said in told if said]
        return "\n".join([words, *under] if words else under)

    def show_lines(self, lines: Sequence[L]) -> bool:
        """Shows these lines; True if others than before, or in another order, are there now."""
        if len(lines) == len(self.lines) and all(map(is_, lines, self.lines)):
            return False  # thousands that nobody changed
        others = [line.id for line in lines] != [line.id for line in self.lines]
        if others:
            self.beginResetModel()
            self.lines = list(lines)
            self.endResetModel()
        elif lines:
            self.lines = list(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
        return others

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ANSWERED:  # painting asks for many more, of every cell
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == _WORDS:
            return self.shown_at(line, index.column())
        if role == _HEARD:
            return self.words_at(line, index.column())
        if role == SORT:
            # lines that are alike stay in the order of the records
            return f"{collated((column.order or column.words)(line))}\0{index.row():04}"
        if role == _TOOL_TIP:
            is_cut = column.wide or self.folded_into(index.column())
            return self.words_at(line, index.column()) if is_cut else None
        if role == _FONT:
            return _bold() if self._strong(line) else None
        return self._muted() if self._quiet(line) else None

    def _muted(self) -> QColor | None:
        """The colour of quiet words, made once for each appearance."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return None
        key = app.palette().cacheKey()
        if self._quiet_colour is None or self._quiet_colour[0] != key:
            self._quiet_colour = key, QColor(colours(app).muted)
        return self._quiet_colour[1]


def _beginning(words: str) -> str:
    """So many of the words of a column as there is room for under those of another."""
    return words if len(words) <= MOST_FOLDED else shorten(words, MOST_FOLDED, placeholder=" …")


def _bold() -> QFont:
    font = QApplication.font()
    font.setBold(True)
    return font


class SiftedLines(QSortFilterProxyModel, Generic[L]):
    """The lines that the filter lets through, sorted. It sifts when it is asked to, so that a line
    does not go from under the hands of whoever changes it."""

    def __init__(self, lines: LinesModel[L], parent: QObject) -> None:
        super().__init__(parent)
        self._lines = lines
        self.words: tuple[str, ...] = ()
        self.accepts: Callable[[L], bool] = lambda _line: True
        self.setDynamicSortFilter(False)
        self.setSortRole(SORT)
        self.setSourceModel(lines)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        line = self._lines.lines[row]
        if not self.accepts(line):
            return False
        if not self.words:
            return True
        text = folded("\n".join(column.words(line) for column in self._lines.columns))
        return all(word in text for word in self.words)
