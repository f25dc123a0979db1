"""The name that is typed in a dialog to save: without an ending it gets the one of its kind, with another
ending it is refused in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.exchange.endings import PAPERS, WrongEnding, check_ending, with_ending
from lfl_desktop.workspace.papers.paper_kinds import PaperName


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(sample_path)


def save(window: MainWindow, kind: PaperName, path: Path, qtbot: QtBot) -> None:
    """Saves the paper of a kind, under a name typed in the dialog."""
    window.go(at_paper(str(kind)))
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked == screen.asked())
    qtbot.mouseClick(screen.save, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    line, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
    assert line is not None and buttons is not None
    line.setText(str(path))
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.findChildren(QFileDialog))


@pytest.mark.parametrize(
    ("kind", "typed", "saved"),
    [
        (PaperName.SUMMARY, "page", "page.pdf"),
        (PaperName.SUMMARY, "Notes 12.3", "Notes 12.3.pdf"),
        (PaperName.SUMMARY, "St. Anne", "St. Anne.pdf"),
        (PaperName.SUMMARY, "PAGE.PDF", "PAGE.PDF"),
        (PaperName.FILE, "set", "set.lflset"),
        (PaperName.FILE, "Set A 9.7.2013", "Set A 9.7.2013.lflset"),
    ],
)
def test_a_name_without_an_ending_gets_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, kind: PaperName, typed: str, saved: str
) -> None:
    save(window, kind, tmp_path / typed, qtbot)
    assert (tmp_path / saved).exists() and (saved == typed or not (tmp_path / typed).exists())
    assert window.frame.said.text() == f"Saved to {tmp_path / saved}"


@pytest.mark.parametrize(
    ("kind", "typed", "endings"),
    [
        (PaperName.SUMMARY, "page.docx", ".pdf, .png or .svg"),
        (PaperName.SUMMARY, "page.lfl", ".pdf, .png or .svg"),
        (PaperName.FILE, "set.pdf", ".lflset"),
        (PaperName.FILE, "set.lfl", ".lflset"),
    ],
)
def test_another_ending_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, kind: PaperName, typed: str, endings: str
) -> None:
    save(window, kind, tmp_path / typed, qtbot)
    said = f"“{typed}” does not end in {endings}, so nothing was saved; choose a name that does."
    assert window.frame.trouble.isVisible() and said in window.frame.trouble_text.text()
    assert not (tmp_path / typed).exists()
    assert window.desk.workspace.count(ExportReceipt) == 0


def test_a_records_file_that_cannot_be_changed_sends_no_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "set.lflset"
    other = sqlite3.connect(window.desk.workspace.path)
    window.go(at_paper(str(PaperName.FILE)))
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked == screen.asked())
    screen.save_paper()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    other.execute("BEGIN IMMEDIATE")
    dialog.fileSelected.emit(str(out))
    other.rollback()
    other.close()
    assert "Another program is using" in window.frame.trouble_text.text()
    assert not out.exists() and window.desk.workspace.count(ExportReceipt) == 0


def test_a_file_that_nobody_was_asked_about_is_not_written_over(tmp_path: Path) -> None:
    taken = tmp_path / "Notes 12.3.pdf"
    taken.write_bytes(b"mine")
    assert with_ending(tmp_path / "Notes 12.3", ".pdf") == tmp_path / "Notes 12.3 2.pdf"
    assert with_ending(taken, ".pdf") == taken
    assert with_ending(tmp_path / "page.docx", ".pdf") == tmp_path / "page.docx"


@pytest.mark.parametrize("name", ["a.pdf", "a.PNG", "a.b.svg", "Łódź.pdf"])
def test_capitals_make_no_other_ending(name: str) -> None:
    check_ending(Path(name), PAPERS)


@pytest.mark.parametrize("name", ["a", "a.", ".pdf", "a.pdf ", "a.pdf.exe", "/", "a.p d f"])
def test_what_does_not_end_so(name: str) -> None:
    with pytest.raises(WrongEnding, match=r"does not end in \.pdf, \.png or \.svg"):
        check_ending(Path(name), PAPERS)
