"""An error of ours keeps the text, shows what can be copied, and leaves the window open."""

from __future__ import annotations

import sys

from keyboard import CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from lfl_desktop.app import our_fault


def test_the_window_stays_and_the_details_can_be_copied(
    sample_path, open_window, program, qtbot, monkeypatch
):
    window = open_window(sample_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    our_fault(program)
    try:
        raise ZeroDivisionError("a fault of ours")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    box = window.findChild(QMessageBox)
    assert box is not None and not box.isModal()
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: a fault of ours" in QApplication.clipboard().text()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    Keyboard().press(Qt.Key.Key_2, CTRL)
    assert window.isVisible() and window.place == "meetings"
