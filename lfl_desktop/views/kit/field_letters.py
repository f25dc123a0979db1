"""Alt and the letter that is underlined in its label go to a field."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from string import ascii_uppercase

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.before_paint import BeforePainting
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.text.field_label import Label

ON_A_MAC = sys.platform == "darwin"
A_MOMENT = 150
"""Milliseconds after a change of what is in sight until its letters are given, where somebody types."""


class FieldLetters(QObject):
    """Gives each field in sight a letter of its label: the first of a word where that is free. Those that are
    `taken` belong to the menus, and a label keeps its letter while it stays in sight. In a list each row has
    the same labels with the same letters, and these go from one row to the next. On a Mac such keys type
    characters, and there are none."""

    def __init__(self, window: QWidget, screen: Callable[[], QWidget], taken: Collection[str] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._letters = set() if ON_A_MAC else set(ascii_uppercase).difference(taken)
        self._cursor: QWidget | None = None
        self._is_put_off = False
        self._later = later(self, A_MOMENT, self.give)
        self._before_painting = BeforePainting(self.give, self)

    def soon(self) -> None:
        """What is in sight has changed: it is painted with its letters at once, unless the cursor is still in
        the text in which it was before: that one grows while it is typed."""
        if self._is_put_off:
            return
        cursor = self._window.focusWidget()
        types = cursor is not None and cursor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if types and cursor is self._cursor:
            self._later.start()
        else:
            self._before_painting.start()

    def put_off(self) -> None:
        """Another place comes into sight: letters are wanted once all in it has its place, and told by
        `give`."""
        self._is_put_off = True

    def give(self) -> None:
        """Gives letters to the fields that are in sight now."""
        self._is_put_off = False
        self._later.stop()
        self._before_painting.stop()
        self._cursor = self._window.focusWidget()
        seen = self._in_sight()
        held: dict[str, str] = {}
        for label in seen:
            if label.letter in self._letters and label.text() not in held.values():
                held.setdefault(label.letter, label.text())
        for words in dict.fromkeys(label.text() for label in seen):
            if words not in held.values():
                self._find_one(words, held, set())
        letters = {words: letter for letter, words in held.items()}
        for label in seen:
            label.give_letter(letters.get(label.text(), ""))

    def _find_one(self, words: str, held: dict[str, str], tried: set[str]) -> bool:
        """Finds a letter in words, if need be one that others have who can take another; whether there is
        one."""
        fitting = [letter for letter in self._fitting(words) if letter not in tried]
        for letter in sorted(fitting, key=lambda letter: letter in held):  # free ones first
            tried.add(letter)
            if letter not in held or self._find_one(held[letter], held, tried):
                held[letter] = words
                return True
        return False

    def _fitting(self, words: str) -> Sequence[str]:
        """The letters of words that are not of the menus, those that begin a word first."""
        begins = [word[0] for word in words.upper().split()]
        fitting = dict.fromkeys((*begins, *words.upper()))
        return [letter for letter in fitting if letter in self._letters]

    def _in_sight(self) -> Sequence[Label]:
        """The labels of the fields that can be gone to now, as they are read; all others have no letter."""
        screen = self._screen()
        usable: list[Label] = []
        others: list[Label] = []
        for label in screen.findChildren(Label):
            field = label.buddy()
            if field is not None:
                can = label.isVisible() and field.isVisible() and field.isEnabled()
                (usable if can else others).append(label)
        for label in others:
            label.give_letter("")
        return sorted(usable, key=lambda label: _reading_order(label.mapTo(screen, QPoint())))


def _reading_order(at: QPoint) -> tuple[int, int]:
    return (at.y(), at.x())
