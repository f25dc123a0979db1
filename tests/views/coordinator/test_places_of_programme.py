"""The coordinator's places on the sample, with keys and mouse."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from keyboard import Keyboard
from pypdfium2 import PdfDocument
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from window_driver import button, only, words_in

from lfl_desktop import paths
from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.views.coordinator.meeting_marks import MeetingMarks
from lfl_desktop.views.kit.theme import LIGHT
from lfl_desktop.views.window.find_dialog import FindDialog
from lfl_desktop.views.window.main_window import MainWindow

Open = Callable[[Path], MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "made.lfl"
    assert main(["sample", str(path), "--coordinator"]) == 0
    return path


@pytest.fixture
def window(made: Path, tmp_path: Path, open_window: Open) -> MainWindow:
    path = tmp_path / "programme.lfl"
    path.write_bytes(made.read_bytes())
    return open_window(path)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_programme_is_seen_first_and_a_set_opens_from_it(window: MainWindow, program: Program) -> None:
    assert window.place == "overview"
    screen = window.screen_of("overview")
    said = words_in(screen)
    assert "Leadership for Learning (sample), Cohort 1 · January to November 2013 · coordinator" in said
    assert "Nothing: every file is as new as the last meeting." in said
    marks = screen.findChildren(MeetingMarks)[0]
    assert marks.accessibleName() == "Set A: 6 of 6 meetings held"
    assert "Meeting 2, 14 Mar 2013: held, 5 of 6 here" in marks.accessibleDescription()
    click(button(screen, "Set A"))
    shown = program.window
    assert isinstance(shown, MainWindow) and shown is not window
    assert shown.desk.is_received and shown.desk.book().learning_set.name == "A"


def test_two_schools_are_said_to_be_one_and_told_apart_again(window: MainWindow, hands: Keyboard) -> None:
    window.go("programme_schools")
    screen = window.screen_of("programme_schools")
    table = screen.findChild(QTableView, "table")
    assert isinstance(table, QTableView) and table.model().rowCount() == 12
    join = button(screen, "They are one")
    table.selectRow(0)
    table.setFocus()
    assert not join.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert join.toolTip() == "“Brookmead” and “Castlegate” are one from now on"
    join.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert table.model().rowCount() == 11
    window.go("files")
    files = window.screen_of("files")
    click(button(files, "Decided before: 1"))
    assert "“Castlegate” in your own records is “Brookmead”, as you decided." in words_in(files)
    click(button(files, "Ask again"))
    window.go("programme_schools")
    assert table.model().rowCount() == 12


def test_impact_is_listed_by_theme_and_found_by_a_word(window: MainWindow) -> None:
    window.go("programme_impact")
    screen = window.screen_of("programme_impact")
    assert "25 agreed notes of impact" in words_in(screen)
    learned, table = (screen.findChild(QTableView, name) for name in ("learning", "table"))
    assert isinstance(learned, QTableView) and isinstance(table, QTableView)
    points = [[learned.model().index(row, column).data() for column in range(2)] for row in range(4)]
    assert ["A", "Change needs presence."] in points
    assert table.model().rowCount() == 25
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    Keyboard().type("phonics")
    assert table.model().rowCount() == 1


def test_a_letter_asks_for_the_newest_file(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setenv("PATH", "")  # no command of the system takes it first
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    window.go("files")
    screen = window.screen_of("files")
    click(button(screen, "Ask for its newest file…"))
    (url,) = opened
    said = urllib.parse.unquote(url.toString())
    assert said.startswith("mailto:") and "the file of set A" in said
    assert "Dear Ruth Ansell," in said and "edition 1" in said and "Marion Pell" in said


def test_a_letter_that_no_mail_program_takes_is_copied(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window.go("files")
    click(button(window.screen_of("files"), "Ask for its newest file…"))
    assert "took the message. Its words are copied" in window.frame.said.text()
    assert QApplication.clipboard().text().startswith("Dear Ruth Ansell,")


def test_a_report_is_saved_for_the_term_that_is_chosen(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.go("reports")
    screen = window.screen_of("reports")
    term = only(screen, QComboBox)
    assert [term.itemText(n) for n in range(term.count())] == ["Spring 2013", "Summer 2013", "Autumn 2013"]
    assert term.currentText() == "Autumn 2013"
    term.setFocus()
    QTest.keyClick(term, Qt.Key.Key_Up)
    click(button(screen, "Save as Word document…"))
    dialog = only(window, QFileDialog)
    assert dialog.nameFilters() == ["Word document (*.docx)"]
    dialog.fileSelected.emit(str(tmp_path / "summer"))
    dialog.close()
    file = docx.Document(str(tmp_path / "summer.docx"))
    assert "Termly report · Summer" in [each.text for each in file.paragraphs]
    assert "Saved to" in words_in(screen)
    assert button(screen, "Show in folder").isVisible()


def test_the_workbook_and_the_pack_are_saved(window: MainWindow, tmp_path: Path) -> None:
    window.go("reports")
    screen = window.screen_of("reports")
    click(button(screen, "also each sheet as a .csv file"))
    for words, name in (("Save workbook…", "figures"), ("Save pack…", "pack")):
        click(button(screen, words))
        dialog = only(window, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".xlsx", ".csv", ".lflpack"))
    assert names[-1] == "pack.lflpack" and "figures.xlsx" in names and len(names) == 9
    assert "Its key, to compare by telephone" in words_in(screen)


def test_anything_that_was_sent_is_found_by_a_few_letters(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = only(window, FindDialog)
    QTest.keyClicks(dialog.typed, "phonics common")
    qtbot.waitUntil(lambda: dialog.results.count() > 0)
    assert "The phonics method is now common" in dialog.results.item(0).text()
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert window.place == "programme_impact"
    screen = window.screen_of("programme_impact")
    table = screen.findChild(QTableView, "table")
    assert isinstance(table, QTableView)
    chosen = table.currentIndex()
    assert "phonics" in chosen.siblingAtColumn(2).data()


@pytest.mark.parametrize(
    "place", ["all_dates", "membership", "programme_schools", "sets", "files", "programme_impact"]
)
def test_a_list_is_printed_or_without_a_printer_saved_to_print_elsewhere(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    window.go(place)
    prints = window.screen_of(place).findChild(QPushButton, "print_list")
    assert isinstance(prints, QPushButton)
    click(prints)
    only(window, QFileDialog).fileSelected.emit(str(tmp_path / "list.pdf"))
    with PdfDocument(tmp_path / "list.pdf") as document:
        assert len(document) > 0


def test_the_name_of_a_set_looks_like_the_link_that_it_is(window: MainWindow) -> None:
    link = button(window.screen_of("overview"), "Set A")
    image = link.grab().toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    inks = {image.pixelColor(x, y).name() for x, y in spots}
    assert LIGHT.accent_text in inks and LIGHT.text not in inks
    underlined = [
        y
        for y in range(image.height())
        if sum(image.pixelColor(x, y).name() == LIGHT.accent_text for x in range(image.width())) > 20
    ]
    assert underlined and all(y > image.height() / 2 for y in underlined)


def test_whatever_list_is_saved_is_printed_too() -> None:
    forms = [path.read_text() for path in paths.form("coordinator/sets_screen").parent.glob("*.ui")]
    lists = [form for form in forms if 'name="save_list"' in form]
    assert len(lists) > 8 and all('name="print_list"' in form for form in lists)
