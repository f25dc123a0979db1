"""Alt and a letter go to the field whose label begins with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from string import ascii_uppercase

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.window.command_table import ON_A_MAC, MenuName
from lfl_desktop.words import tr


class FieldLetters(QObject):
    """The letters of the fields in sight. Those of the menus are theirs; a field that begins with one of them
    has the letter of its next word, or its next letter. On a Mac such keys type characters."""

    def __init__(self, window: QWidget, screen: Callable[[], Screen]) -> None:
        super().__init__(window)
        self._screen = screen
        self._taken = {_letter_of_menu(tr(name.value)) for name in MenuName}
        for letter in () if ON_A_MAC else ascii_uppercase:
            if letter not in self._taken:
                QShortcut(QKeySequence(f"Alt+{letter}"), window, partial(self._go, letter))

    def letter_of(self, words: str) -> str:
        """The letter of a field with this label; empty where none is left."""
        first = [word[0] for word in words.upper().split()]
        return next(
            (c for c in (*first, *words.upper()) if c in ascii_uppercase and c not in self._taken), ""
        )

    def _go(self, letter: str) -> None:
        """To the field with this letter, and from it to the next one that has it too."""
        fields = [field for label, field in self._in_sight() if self.letter_of(label.text()) == letter]
        now = QApplication.focusWidget()
        place = next((n for n, field in enumerate(fields) if now and _holds(field, now)), -1)
        if fields:
            fields[(place + 1) % len(fields)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _in_sight(self) -> list[tuple[QLabel, QWidget]]:
        screen = self._screen()
        found = [(label, label.buddy()) for label in screen.findChildren(QLabel)]
        usable = [
            (label, field)
            for label, field in found
            if field is not None and label.isVisible() and field.isVisible() and field.isEnabled()
        ]
        return sorted(usable, key=lambda pair: _reading_order(pair[0].mapTo(screen, QPoint())))


def _reading_order(at: QPoint) -> tuple[int, int]:
    return (at.y(), at.x())


def _holds(field: QWidget, now: QWidget) -> bool:
    return field is now or field.isAncestorOf(now)


def _letter_of_menu(words: str) -> str:
    return words[words.index("&") + 1].upper()
