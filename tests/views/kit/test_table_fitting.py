"""Columns as wide as there is room for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableView

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
