"""The private log printed by its owner: asked for by itself, with a warning, and by no other way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.meetings import LogEntry

if TYPE_CHECKING:
    from seventh_meeting import Seventh


def asked(seventh: Seventh, qtbot: QtBot) -> QMessageBox:
    """The question that the button in the log's card opens."""
    seventh.screen.log_toggle.setChecked(True)
    qtbot.mouseClick(seventh.screen.print_log, Qt.MouseButton.LeftButton)
    box = seventh.screen.findChild(QMessageBox)
    assert box is not None and box.isVisible()
    return box


def press(box: QMessageBox, words: str, qtbot: QtBot) -> None:
    button = next(button for button in box.buttons() if button.text().replace("&", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_what_it_is_and_cancel_is_what_enter_presses(seventh: Seventh, qtbot: QtBot) -> None:
    box = asked(seventh, qtbot)
    assert box.text() == (
        "This is your private log. It holds what was said in confidence. Nobody else should have it."
    )
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    press(box, "Cancel", qtbot)
    assert not seventh.screen.findChildren(QFileDialog)


def test_saving_it_keeps_what_was_typed_just_now(seventh: Seventh, qtbot: QtBot, tmp_path: Path) -> None:
    seventh.screen.log_toggle.setChecked(True)
    seventh.screen.log_text.setFocus()
    seventh.hands.type("Thought of on the way home")
    press(asked(seventh, qtbot), "Save PDF…", qtbot)
    dialog = seventh.screen.findChild(QFileDialog)
    assert dialog is not None
    line, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
    assert line is not None and buttons is not None and line.text() == "Set A PRIVATE log.pdf"
    path = tmp_path / "log.pdf"
    line.setText(str(path))
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists)
    with PdfDocument(path) as document:
        words = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Thought of on the way home" in words and "PRIVATE · Ruth Ansell" in words


def test_without_a_printer_it_says_so(
    seventh: Seventh, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    press(asked(seventh, qtbot), "Print…", qtbot)
    assert "no printer" in seventh.window.frame.trouble_text.text()


def test_an_empty_log_says_so_and_asks_nothing(seventh: Seventh, qtbot: QtBot) -> None:
    workspace = seventh.window.desk.workspace
    with workspace.step("Forget", undoable=False) as step:
        for entry in workspace.select(LogEntry):
            step.delete(entry)
    seventh.screen.log_toggle.setChecked(True)
    qtbot.mouseClick(seventh.screen.print_log, Qt.MouseButton.LeftButton)
    assert not seventh.screen.findChildren(QMessageBox)
    assert "Nothing is written in your private log yet." in seventh.window.frame.trouble_text.text()


def test_folding_it_from_elsewhere_leaves_the_cursor_where_it_is(seventh: Seventh) -> None:
    screen = seventh.screen
    screen.which.setFocus()
    screen.log_toggle.setChecked(True)
    assert seventh.hands.focus is screen.log_text
    screen.log_toggle.setChecked(False)
    assert seventh.hands.focus is screen.which, "it comes back to where it was"
    screen.log_toggle.setChecked(True)
    there = screen.log_toggle
    there.setFocus()
    screen.log_toggle.setChecked(False)
    assert seventh.hands.focus is there
