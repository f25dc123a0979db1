"""Opens the window on a records file and types into a slot until it is killed.

Started by test_killed.py with the path of the file, the field to begin with, counted from 0, and
what opens the file where it is protected.
Each line on standard output is [the time of the monotonic clock, the field, its text so far]
after a key has gone to the field.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from lfl_desktop.app import Program, make_application
from lfl_desktop.settings import Settings
from lfl_desktop.views.start.unlock import Unlock
from lfl_desktop.views.window.main_window import MainWindow

PAUSE = 20
"""Milliseconds between two keys."""

FIELDS = ("stated", "questions", "restated")


def keys(start: int) -> Iterator[tuple[str, str | Qt.Key]]:
    """What is typed from the field at `start` on: (field, a letter or a key), without end. Each text takes
    longer to type than it may take until it is kept."""
    for place, field in enumerate(FIELDS):
        if place >= start:
            yield from ((field, letter) for letter in f"the {field} of this slot, ".ljust(80, "x"))
        yield field, Qt.Key.Key_Tab
    for number in count():
        for part, text, last in (
            ("wording", f"action {number} ".ljust(80, "x"), Qt.Key.Key_Tab),
            ("due_words", "20 Dec", Qt.Key.Key_Tab),
            ("sign", f"sign {number} ".ljust(20, "x"), Qt.Key.Key_Return),
        ):
            yield from ((f"{part} {number}", letter) for letter in text)
            yield f"{part} {number}", last


class Typist:
    """Types one key a time, and tells what stands in the field."""

    def __init__(self, window: MainWindow, start: int) -> None:
        self._window = window
        self._keys = keys(start)
        self._so_far: dict[str, str] = {}
        self._there = False

    def type_one(self) -> None:
        """The next key."""
        if not self._there:
            self._there = self._window.isActiveWindow() and self._go_to_the_slot()
            return
        field, key = next(self._keys)
        widget = QApplication.focusWidget()
        assert widget is not None and widget.objectName() == field.split()[0], (widget, field)
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)
        if isinstance(key, str):
            self._so_far[field] = self._so_far.get(field, "") + key
            line = json.dumps([time.monotonic(), field, self._so_far[field]])
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    def _go_to_the_slot(self) -> bool:
        self._window.go("meetings")
        which = self._window.screen_of("meetings").findChild(QComboBox, "which")
        assert which is not None
        which.setFocus()
        QTest.keyClick(which, Qt.Key.Key_End)
        for _ in range(3):
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus.objectName() == "stated":
                break
            QTest.keyClick(focus, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        return True


def _told_and_gone(*error: Any) -> None:
    traceback.print_exception(*error)
    os._exit(1)


def main() -> None:
    """Opens the last meeting's only slot and types into it."""
    sys.excepthook = _told_and_gone
    path = Path(sys.argv[1])
    app = make_application("light")
    program = Program(Settings(), path.with_suffix(".json"))
    program.open(path)
    if isinstance(program.window, Unlock):
        program.window.passphrase.setText(sys.argv[3])
        program.window.try_typed()
    window = program.window
    assert isinstance(window, MainWindow)
    window.activateWindow()
    typist = Typist(window, int(sys.argv[2]))
    timer = QTimer()
    timer.setInterval(PAUSE)
    timer.timeout.connect(typist.type_one)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
