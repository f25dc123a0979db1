"""The stages of a meeting along the top: where one is, how far each has got, and a way to add one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from lfl_desktop.domain.templates import Part
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.views.kit.controls.shortened_label import ShortenedButton
from lfl_desktop.views.kit.controls.showing import dress_anew, show_ticked
from lfl_desktop.views.kit.heard_as import HeardAs, hear_as
from lfl_desktop.words import tr


class StageBar(QObject):
    """A button for each part of a meeting in a grid, and one that offers the parts that are not there."""

    wanted = Signal(int)
    """The stage at this place was asked for."""
    added = Signal(object)
    """The `Part` that is to be there too."""

    def __init__(self, grid: QGridLayout, more: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self._more = more
        self._narrow = False
        self._placed: tuple[list[QPushButton], list[int]] = ([], [])
        self._fitted: tuple[object, ...] = ()
        self._room = 0
        self._group = QButtonGroup(self)
        self.tabs: list[QPushButton] = []
        self.parts: list[Part] = []
        self.menu = QMenu(parent)
        more.clicked.connect(self._offer)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """The parts that there are, in order. The buttons of those that were there stay."""
        if list(parts) == self.parts:
            return
        known = dict(zip(self.parts, self.tabs, strict=True))
        for part, tab in known.items():
            self._grid.removeWidget(tab)
            if part not in parts:
                self._group.removeButton(tab)
                tab.hide()
                tab.deleteLater()
        self.parts = list(parts)
        self.tabs = [known.get(part) or self._made(part) for part in parts]
        self._more.setVisible(len(parts) < len(Part))
        self.arrange(self._narrow)
        for one, other in zip(self.tabs, [*self.tabs[1:], self._more], strict=True):
            QWidget.setTabOrder(one, other)

    def arrange(self, narrow: bool) -> None:
        """Puts the buttons beside each other, in a narrow window in two lines, and in as many more as the
        longest needs not to be cut."""
        self._narrow = narrow
        fitting = (narrow, self._room, self._more.font().key(), *((tab, tab.text()) for tab in self.tabs))
        if fitting == self._fitted:
            return
        self._fitted = fitting
        columns = self._columns(2 if narrow else 1)
        if (self.tabs, columns) == self._placed:
            return
        self._placed = (list(self.tabs), columns)
        across = len(columns)
        for place, tab in enumerate(self.tabs):
            self._grid.addWidget(tab, place // across, place % across)
        for column in range(max(len(Part), self._grid.columnCount())):
            self._grid.setColumnStretch(column, columns[column] if column < across else 0)

    def _columns(self, fewest: int) -> list[int]:
        """How wide the columns are to be beside each other, in as few lines as there is room for: all alike
        where that is enough for the longest, else each as its own longest needs."""
        widths = [_width_in_sight(tab) for tab in self.tabs]
        for lines in range(fewest, len(widths) + 1):
            across = ceil(len(widths) / lines)
            own = [max(widths[column::across]) for column in range(across)]
            for columns in ([max(own)] * across, own):
                between = across * self._grid.horizontalSpacing() + self._more.sizeHint().width()
                if not self._room or sum(columns) + between <= self._room:
                    return [1] * across if columns != own else own
        return [1]

    def fit(self, width: int) -> None:
        """There are `width` pixels for the buttons."""
        self._room = width
        self.arrange(self._narrow)

    def say_all(self, standing: Sequence[tuple[str, bool]]) -> None:
        """How far each stage has got, and whether it is done."""
        for tab, (words, done) in zip(self.tabs, standing, strict=True):
            self._say(tab, words, done)
        self.arrange(self._narrow)

    def _say(self, tab: QPushButton, words: str, done: bool) -> None:
        says = f"✓ {words}" if done else words
        if says != tab.text():
            tab.setText(says)
        if tab.property("done") != done:
            tab.setProperty("done", done)
            dress_anew(tab)

    def set_enabled(self, on: bool) -> None:
        """Whether there is a meeting whose stages these are."""
        for button in (*self.tabs, self._more):
            button.setEnabled(on)

    def check(self, place: int) -> None:
        """Marks the stage in sight."""
        show_ticked(self.tabs[place], True)

    def _made(self, part: Part) -> QPushButton:
        tab = ShortenedButton()
        tab.setText(tr(PARTS[part]))
        tab.setProperty("role", "stage")
        tab.setCheckable(True)
        hear_as(tab, HeardAs.TAB)
        tab.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tab.toggled.connect(lambda on: self.wanted.emit(self.tabs.index(tab)) if on else None)
        self._group.addButton(tab)
        return tab

    def _offer(self) -> None:
        self.menu.clear()
        for part in Part:
            if part not in self.parts:
                self.menu.addAction(tr(PARTS[part]), partial(self.added.emit, part))
        self.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        self.menu.setActiveAction(self.menu.actions()[0])


def _width_in_sight(tab: QPushButton) -> int:
    """The width of a button while its stage is in sight: its words are bold then."""
    bold = tab.font()
    bold.setBold(True)
    words = tab.text()
    more = QFontMetrics(bold).horizontalAdvance(words) - tab.fontMetrics().horizontalAdvance(words)
    return tab.sizeHint().width() + max(0, more)
