"""The line that says what was done, for as long as that is news; what was removed, with a way to bring it
back, until something else is said or done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPushButton

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.writing import KeptChange

NOTHING_TO_UNDO = mark("There is nothing to undo.")
"""Said until something was done."""

SAID_FOR = 10_000
"""Milliseconds after which what was said is no longer news."""


class SaidLine(QObject):
    """Says in `said` what was done; `button` undoes a removal while it was the last thing done."""

    def __init__(self, desk: Desk, said: QLabel, button: QPushButton, undo: Callable[[], None]) -> None:
        super().__init__(button)
        self._said = said
        self._button = button
        self._words = ""
        button.hide()
        button.setAccessibleName(tr("Undo what was removed"))
        button.clicked.connect(undo)
        self._over = later(self, SAID_FOR, said.clear)
        desk.removed.connect(self._show_removed)
        desk.said.connect(self._show_said)
        desk.file.listen(self._told)

    def _show_said(self, words: str) -> None:
        self._button.hide()
        self._said.setText(words)
        self._over.start()

    def _show_removed(self, words: str) -> None:
        self._over.stop()
        self._words = words
        self._said.setText(words)
        self._button.show()

    def _told(self, change: KeptChange) -> None:
        """Another step: what is offered would undo that one."""
        self._button.hide()
        if self._said.text() in (self._words, tr(NOTHING_TO_UNDO)):
            self._said.clear()
