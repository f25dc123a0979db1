"""Every figure of a programme opens what it is made of, as far as that travelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyboard import Keyboard
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from window_driver import button, words_in

from lfl_desktop.app import Program
from lfl_desktop.domain.impact import Impact
from lfl_desktop.views.coordinator.meeting_marks import MeetingMarks
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.in_view import SetInView


@pytest.fixture
def window(office: Path, open_window: Callable[[Path], MainWindow]) -> Iterator[MainWindow]:
    yield open_window(office)


def shown(program: Program) -> MainWindow:
    window = program.window
    assert isinstance(window, MainWindow)
    return window


def looks_at(program: Program, name: str) -> bool:
    desk = shown(program).desk
    is_received = isinstance(desk.in_view, SetInView) and desk.in_view.received is not None
    return is_received and desk.book().learning_set.name == name


def table_of(screen: QWidget, title: str) -> QTableView:
    named = f"{title}: figures as a table"
    (opens,) = (one for one in screen.findChildren(QPushButton) if one.accessibleName() == named)
    opens.click()
    (table,) = (one for one in screen.findChildren(QTableView) if one.accessibleName() == title)
    return table


def test_a_mark_opens_its_meeting_by_keys(
    window: MainWindow, program: Program, hands: Keyboard, qtbot: QtBot
) -> None:
    marks = window.screen_of("overview").findChildren(MeetingMarks)[1]
    marks.setFocus()
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Left, times=2)
    assert "Meeting 1, " in marks.accessibleDescription()
    hands.press(Qt.Key.Key_Right, times=2)
    assert "Meeting 3, 14 May" in marks.accessibleDescription()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: looks_at(program, "B"))
    words = words_in(shown(program).screen_of("meetings"))
    assert shown(program).place == "meetings" and "Meeting 3 · Tuesday 14 May" in words


def test_a_row_of_a_chart_opens_its_set(
    window: MainWindow, program: Program, hands: Keyboard, qtbot: QtBot
) -> None:
    table = table_of(window.screen_of("overview"), "The year over all sets")
    table.selectRow(2)
    table.setFocus()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: looks_at(program, "C"))


def test_a_measure_opens_the_change_that_it_is_of(
    window: MainWindow, program: Program, hands: Keyboard, qtbot: QtBot
) -> None:
    table = table_of(window.screen_of("overview"), "Before and after")
    table.selectRow(0)
    of = table.model().index(0, 1).data()
    table.setFocus()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: looks_at(program, of.removeprefix("Set ")))
    seen = shown(program)
    assert seen.place == "impact"
    chosen = seen.screen_of("impact").list.chosen  # type: ignore[attr-defined]
    impact = seen.desk.reading.get(Impact, chosen.id)
    assert impact is not None and impact.before is not None


def test_a_theme_opens_its_impact_and_a_change_its_set(
    window: MainWindow, program: Program, hands: Keyboard, qtbot: QtBot
) -> None:
    themes = window.screen_of("overview").findChild(QWidget, "themes")
    assert themes is not None
    button(themes, "Active collaboration").setFocus()
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.place == "programme_impact")
    screen = window.screen_of("programme_impact")
    filtered = screen.findChild(QLineEdit, "filter")
    assert filtered is not None and filtered.text() == "Active collaboration"
    table = screen.findChild(QTableView, "table")
    assert table is not None and 0 < table.model().rowCount() < 25
    table.selectRow(0)
    table.setFocus()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(program).place == "impact")
    assert isinstance(shown(program).desk.in_view, SetInView)


def test_a_figure_opens_just_what_it_counts(window: MainWindow, hands: Keyboard, qtbot: QtBot) -> None:
    window.go("programme_impact")
    screen = window.screen_of("programme_impact")
    filtered, table = screen.findChild(QLineEdit, "filter"), screen.findChild(QTableView, "table")
    assert filtered is not None and table is not None
    counts = [one.accessibleName() for one in screen.findChildren(QPushButton)]
    counts = [name for name in counts if name.endswith(", show them")]
    assert "School: 7, show them" in counts and len(counts) == 10
    for name in counts:
        words, _, count = name.removesuffix(", show them").rpartition(": ")
        QTest.mouseClick(button(screen, words), Qt.MouseButton.LeftButton)
        assert (filtered.text(), table.model().rowCount()) == (words, int(count))
    filtered.setFocus()
    hands.press(Qt.Key.Key_End)
    hands.type("s")
    hands.press(Qt.Key.Key_Backspace)
    assert table.model().rowCount() >= int(count), "what is typed is looked for in every word again"


def test_meetings_held_open_the_meetings_that_are_counted(
    window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    figure = button(window.screen_of("overview"), "24 of 24")
    figure.setFocus()
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.place == "all_dates")
    screen = window.screen_of("all_dates")
    table, filtered = screen.findChild(QTableView, "table"), screen.findChild(QLineEdit, "filter")
    assert table is not None and filtered is not None
    assert (filtered.text(), table.model().rowCount()) == ("Meetings of the sets", 24)
    filtered.clear()
    assert table.model().rowCount() > 24, "events for all sets are there again"


def test_where_only_counts_travelled_a_chart_says_so(window: MainWindow) -> None:
    words = words_in(window.screen_of("overview"))
    assert words.count("Only counts of these travel; those of each set are a step from here.") == 2


def test_the_table_of_all_sets_is_printed_as_it_is_in_sight(
    window: MainWindow, tmp_path: Path, hands: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("sets")
    screen = window.screen_of("sets")
    filtered = screen.findChild(QLineEdit, "filter")
    assert filtered is not None
    filtered.setText("D")

    def ask_where(
        _parent: QWidget, _title: str, name: str, _kinds: str, then: Callable[[Path], None]
    ) -> None:
        then(tmp_path / name)

    monkeypatch.setattr("lfl_desktop.views.coordinator.printing_lists.ask_where", ask_where)
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    button(screen, "Print…").setFocus()
    hands.press(Qt.Key.Key_Space)
    with PdfDocument(tmp_path / "All sets.pdf") as document:
        words = " ".join(page.get_textpage().get_text_range() for page in document)
    shown_sets = screen.findChild(QTableView, "table")
    assert shown_sets is not None
    rows = shown_sets.model().rowCount()
    assert f"All sets · {rows} lines" in words and "SAMPLE" in words and "Sanjay Mistry" in words
    assert "Distributed leadership" in words and "24 of 24" not in words
