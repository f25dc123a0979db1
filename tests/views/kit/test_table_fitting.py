"""Columns as wide as there is room for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.table_sizes import Sizes
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.window.main_window import MainWindow


@pytest.mark.parametrize("place", ["actions", "challenges", "impact", "members"])
@pytest.mark.parametrize("width", [1366, 1900])
def test_the_columns_of_a_table_take_all_the_room_there_is(
    sample_path: Path, open_window: Callable[[Path], MainWindow], place: str, width: int
) -> None:
    window = open_window(sample_path)
    window.resize(width, 900)
    window.go(place)
    QApplication.processEvents()
    view = window.screen_of(place).findChild(QTableView, "table")
    assert view is not None
    columns = [view.columnWidth(n) for n in range(view.model().columnCount()) if not view.isColumnHidden(n)]
    assert view.viewport().width() - len(columns) <= sum(columns) <= view.viewport().width()


class Line(NamedTuple):
    """A line of three long columns, short ones, and one that says nothing."""

    id: UUID
    words: tuple[str, ...]


def test_a_table_is_as_wide_as_its_room_and_tells_what_is_folded(qtbot: QtBot) -> None:
    long = "What was done that led to a change which is told in more than one line of any table that there is"
    lines = [Line(UUID(int=n), ("A", f"{n} {long}", long[:40], "", long[:30], "head")) for n in range(3)]
    headings = ("Set", "What changed", "What was done by whoever did it", "Airtime", "Measure", "Whose")
    columns = [
        Column[Line](heading, lambda line, nth=nth: line.words[nth], wide=nth in (1, 2, 4))  # type: ignore[misc]
        for nth, heading in enumerate(headings)
    ]
    view = QTableView()
    qtbot.addWidget(view)
    table: Table[Line] = Table(view, columns)
    view.show()
    table.show_lines(lines)
    for width in range(420, 1300, 20):
        view.resize(width, 400)
        QApplication.processEvents()
        shown = [n for n in range(len(columns)) if not view.isColumnHidden(n)]
        assert sum(view.columnWidth(n) for n in shown) == view.viewport().width(), width
        assert len(shown) == len(columns) or 3 not in shown, "one that says nothing goes first"
        told = "\n".join(str(view.model().index(0, n).data(Qt.ItemDataRole.DisplayRole)) for n in shown)
        assert all(words in told for words in lines[0].words)
        host = next(n for n in shown if columns[n].wide)
        tip = view.model().index(0, host).data(Qt.ItemDataRole.ToolTipRole)
        assert tip == view.model().index(0, host).data(), "also where the row is cut"


def test_the_widest_words_are_the_widest_of_all(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    sizes, metrics = Sizes(view), QFontMetricsF(view.font())
    closer = "AV" * 20  # whose letters stand closer together than each is wide
    apart = "i" * int(sum(map(metrics.horizontalAdvance, closer)) / metrics.horizontalAdvance("i") - 2)
    alike = [closer, apart, "Łódź", "", "office fi ffi", "MMMMMM"]
    for nth in range(1, len(alike) + 1):
        assert sizes.widest(alike[:nth]) == max(map(sizes.width, alike[:nth]))
    assert sizes.width(apart) > sizes.width(closer)
    assert sizes.widest([]) == 0


def test_a_long_column_for_which_there_is_no_room_is_told_by_its_beginning(qtbot: QtBot) -> None:
    long = "Core workshop: Launch (4), " * 20
    lines = [Line(UUID(int=n), ("Alder Lane", "yes", "new head", long)) for n in range(3)]
    columns = [
        Column[Line](heading, lambda line, nth=nth: line.words[nth], wide=nth in (0, 2, 3))  # type: ignore[misc]
        for nth, heading in enumerate(("School", "Takes part", "What happened", "Who came to what"))
    ]
    view = QTableView()
    qtbot.addWidget(view)
    table: Table[Line] = Table(view, columns)
    view.show()
    table.show_lines(lines)
    view.resize(420, 400)
    QApplication.processEvents()
    cell = view.model().index(0, 0)
    shown = cell.data()
    assert view.isColumnHidden(3) and shown.startswith("Alder Lane\nWho came to what: Core workshop")
    assert shown.endswith("…") and len(shown) < 110
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert cell.data(Qt.ItemDataRole.ToolTipRole).count("Launch") == 20
    assert view.columnWidth(0) > view.columnWidth(2), "it has the room that a short column leaves"
