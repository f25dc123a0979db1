"""The history of a member on their card: a line for each happening, most of which can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from lfl_desktop.views.kit.binding.forms import clear_layout
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import tr
from lfl_desktop.workspace.members.history_lines import HistoryLine

LINK_PADDING = 3
"""Pixels above the words of a link in the style sheet."""


class HistoryLines(QObject):
    """The lines in a grid: when, what, and "Take this back"."""

    taken_back = Signal()
    """Something was taken back, and its button is gone."""

    def __init__(self, desk: Desk, grid: QGridLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grid = grid
        self._shown: list[object] = []
        self._lines: dict[object, HistoryLine] = {}
        grid.setColumnStretch(1, 1)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that take something back, from the top."""
        items = (self._grid.itemAt(place) for place in range(self._grid.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def show(self, lines: list[HistoryLine]) -> None:
        """Shows these lines; those that are there already stay, and so does the cursor."""
        self._lines = {line.key: line for line in lines}
        looks: list[object] = [(line.key, line.when, line.take_back is None) for line in lines]
        if looks == self._shown:
            return
        self._shown = looks
        clear_layout(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, line in enumerate(lines):
            for column, shown in enumerate((label(line.when, "muted", wrap=False), label(line.words))):
                shown.setContentsMargins(0, LINK_PADDING, 0, 0)
                self._grid.addWidget(shown, row, column, top)
            if line.take_back is not None:
                self._grid.addWidget(self._button(line), row, 2, top)

    def _button(self, line: HistoryLine) -> QPushButton:
        button = QPushButton(tr("Take this back"))
        button.setProperty("role", "link")
        button.setAccessibleName(tr("Take back: {when}, {what}", when=line.when, what=line.words))
        button.clicked.connect(lambda _checked=False, key=line.key: self._take_back(key))
        return button

    def _take_back(self, key: object) -> None:
        line = self._lines.get(key)
        if line is None or line.take_back is None:
            return
        if self._desk.succeeds(line.take_back):
            self._desk.kept.emit()
            self.taken_back.emit()
