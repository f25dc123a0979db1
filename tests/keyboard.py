"""Hands on the keyboard: keys go to whatever has the focus, and are counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Types text and presses keys. `keys` counts the keys besides text, `fields` what was filled."""

    def __init__(self) -> None:
        self.keys = 0
        self.fields = 0
        self.typed: list[str] = []

    @property
    def focus(self) -> QWidget:
        """The widget that has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def type(self, text: str) -> None:
        """Fills the field in focus with `text`, letter by letter."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.focus, Qt.Key.Key_Return)
            else:
                _send(self.focus, letter)
        self.typed.append(text)
        self.fields += 1

    def letter(self, letter: str) -> None:
        """Chooses with one letter: the letter is what fills the field."""
        _send(self.focus, letter)
        self.fields += 1

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Presses a key that is not text."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)
            self.keys += 1

    def tab(self, times: int = 1) -> None:
        """Goes on to the next field."""
        self.press(Qt.Key.Key_Tab, times=times)

    def back(self, times: int = 1) -> None:
        """Goes back to the field before."""
        self.press(Qt.Key.Key_Backtab, SHIFT, times)

    def enter(self) -> None:
        """Presses Enter."""
        self.press(Qt.Key.Key_Return)

    def tab_to(self, name: str, most: int = 80) -> None:
        """Goes on with Tab until a widget of this objectName has the focus."""
        for _ in range(most):
            if self.focus.objectName() == name:
                return
            self.tab()
        raise AssertionError(f"Tab does not reach {name}; it is at {self.focus.objectName()}")


def _send(widget: QWidget, letter: str) -> None:
    """A letter as a key event, whatever script it is of (QTest knows ASCII only)."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    key = Qt.Key(ord(letter.upper())) if letter.isascii() and letter.isprintable() else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, NONE, letter)
        QCoreApplication.sendEvent(widget, event)
