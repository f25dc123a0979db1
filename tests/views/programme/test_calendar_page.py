"""The list of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from window_driver import only

from lfl_desktop.views.programme.calendar_page import CalendarPage
from lfl_desktop.views.window.main_window import MainWindow


@pytest.fixture
def calendar(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> CalendarPage:
    window = open_window(sample_path)
    window.go("programme")
    QApplication.processEvents()
    return only(window.screen_of("programme"), CalendarPage)


def test_the_menu_of_a_meeting_offers_to_move_it_below_a_line(calendar: CalendarPage) -> None:
    table = calendar.table
    calendar.choose(calendar.desk.book().meetings[4].id)
    at = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table, event)
    menu = next(each for each in calendar.window().findChildren(QMenu) if each.isVisible())
    words = ["—" if entry.isSeparator() else entry.text() for entry in menu.actions()]
    assert words[-3:] == ["—", "A week earlier", "A week later"]
    menu.close()


def test_a_term_is_a_line_with_its_name_and_its_days(calendar: CalendarPage) -> None:
    model = calendar.table.model()
    lines = [[model.index(row, column).data() for column in (0, 1)] for row in range(model.rowCount())]
    assert lines[:3] == [
        ["Spring", "7 Jan – 28 Mar 2013"],
        ["Thu 17 Jan", "Core workshop: Launch"],
        ["Thu 31 Jan", "Meeting 1"],
    ]
