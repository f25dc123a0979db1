"""A coordinator's whole term with keys on the real window, from the first run to report and workbook."""

from __future__ import annotations

import urllib.parse
import zipfile
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_driver import button, only, ways_in, words_in

from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.domain.editions import Edition
from lfl_desktop.views.parts.adding_dialog import AddingDialog
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.start.welcome_steps import ProgrammeStep
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def files(sample_path: Path, tmp_path: Path) -> list[Path]:
    """What four facilitators send: A as it stands on a day in July, the others at the end of their year."""
    sent = tmp_path / "sent"
    sent.mkdir()
    assert main(["export", str(sample_path), "-o", str(sent / "A.lflset")]) == 0
    made = tmp_path / "made.lfl"
    assert main(["sample", str(made), "--coordinator"]) == 0
    workspace = Workspace.open(made, read_only=True)
    try:
        for one in workspace.select(Edition):
            data = workspace.content_of(one.id)
            if one.set_name != "A" and data is not None:
                (sent / f"{one.set_name}.lflset").write_bytes(data)
    finally:
        workspace.close()
    return sorted(sent.iterdir())


def press(widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


def save(window: MainWindow, words: str, path: Path) -> None:
    """Presses a button that saves, and gives the system's dialog a name."""
    press(button(window.screen_of("reports"), words))
    dialog = only(window, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def begun(program: Program, qtbot: QtBot) -> MainWindow:
    program.start(None)
    welcome = program.window
    assert isinstance(welcome, Welcome)
    press(welcome.first.coordinate)
    step = welcome.page
    assert isinstance(step, ProgrammeStep)
    for line, words in (
        (step.programme, "Leadership for Learning (sample)"),
        (step.coordinator, "Marion Pell"),
    ):
        line.selectAll()
        QTest.keyClicks(line, words)
    press(welcome.next)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    return window


def test_a_term(
    program: Program, files: list[Path], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setenv("PATH", "")  # no command of the system takes it first
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    window = begun(program, qtbot)
    assert "No set has sent its file yet." in words_in(window.screen_of("overview"))

    window.go("reports")
    save(window, "Save pack…", tmp_path / "programme.lflpack")
    assert (tmp_path / "programme.lflpack").exists()

    window.take_files(files)
    qtbot.waitUntil(lambda: bool(window.findChildren(AddingDialog)))
    dialog = only(window, AddingDialog)
    qtbot.waitUntil(lambda: "looked at." in dialog.said.text() and "edition" in words_in(dialog))
    press(button(dialog, "Add 4 files"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))

    window.go("files")
    screen = window.screen_of("files")
    waiting = [b for b in screen.findChildren(QPushButton) if b.accessibleName().startswith("Take it: ")]
    for _nth in range(len(waiting)):
        (first, *_rest) = [
            b for b in screen.findChildren(QPushButton) if b.accessibleName().startswith("Take it: ")
        ]
        press(first)
        qtbot.waitUntil(lambda done=first: done not in screen.findChildren(QPushButton))
    screen.list.choose(next(one.line for one in window.desk.file.select(Edition) if one.set_name == "A"))
    press(button(screen, "Ask for its newest file…"))
    said = urllib.parse.unquote(opened[0].toString())
    assert "Dear Ruth Ansell," in said and "the file of set A" in said

    window.go("overview")
    said = ways_in(window.screen_of("overview"))
    assert "Set A: nothing yet of the meeting on 4 July 2013" in said
    assert not [words for words in said if "to decide" in words]

    window.go("reports")
    save(window, "Save as PDF…", tmp_path / "report.pdf")
    save(window, "Save workbook…", tmp_path / "figures.xlsx")
    with PdfDocument(tmp_path / "report.pdf") as report:
        paper = " ".join(page.get_textpage().get_text_range() for page in report)
    assert "coordinator Marion Pell" in paper and "21 of 24" in paper
    with zipfile.ZipFile(tmp_path / "figures.xlsx") as book:
        assert "David Okoro" in book.read("xl/sharedStrings.xml").decode()
