"""A quiet line on members of one school, for the facilitator, until they say that they know."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.members.unequal_ranks import Pair


class RankLine(QWidget):
    """Out of sight where there is nothing to say. "I know" is a preference of this computer's user: nothing
    of it is kept with the records."""

    known = Signal()
    """The facilitator knows, and the line is gone."""

    words: QLabel
    know: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pairs: list[Pair] = []
        self._worded: Callable[[list[Pair]], str] = lambda _pairs: ""
        fill_with_form(self, "parts/rank_line")
        self.know.setAccessibleDescription(tr("Does not say this again"))
        self.know.clicked.connect(self._know)
        desk.preferences.changed.connect(self._heed)
        self.hide()

    def show_pairs(self, pairs: list[Pair], worded: Callable[[list[Pair]], str]) -> None:
        """Says of these pairs what `worded` makes of them, unless there are none."""
        self._pairs, self._worded = pairs, worded
        self.words.setText(worded(pairs))
        self.setVisible(bool(pairs))

    def _know(self) -> None:
        self._desk.know({pair.key for pair in self._pairs})
        self.known.emit()

    def _heed(self, preference: str) -> None:
        """The facilitator said so here or at another place."""
        if preference == "known_pairs":
            known = self._desk.known
            self.show_pairs([pair for pair in self._pairs if pair.key not in known], self._worded)
