"""The lines of a poster as a list: each has a check mark, and moves up and down within its part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from lfl_desktop.content.poster_lines import HEADINGS, PosterLine
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.words import tr

KEY = int(Qt.ItemDataRole.UserRole)
SHOWN_ROWS = 9


class PosterLines(QListWidget):
    """Lines under the names of their parts. Space checks one, Alt with an arrow key moves it."""

    toggled = Signal(str, bool)
    """A line is to be on the poster or not."""
    swapped = Signal(str, str)
    """Two lines, by their keys, are to change places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        show_whole_rows(self)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._lines: list[PosterLine] = []
        self.itemChanged.connect(self._changed)
        follow_selection(self)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), SHOWN_ROWS * int(1.7 * self.fontMetrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def show_lines(self, lines: Sequence[PosterLine]) -> None:
        """Shows the lines; the chosen one stays chosen."""
        if lines == self._lines:
            return
        chosen = self.key()
        self._lines = list(lines)
        self.blockSignals(True)
        self.clear()
        for part, mine in groupby(self._lines, key=lambda line: line.part):
            heading = QListWidgetItem(tr(HEADINGS[part]))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = self.font()
            font.setBold(True)
            heading.setFont(font)
            self.addItem(heading)
            for line in mine:
                self.addItem(_item(line))
        self.blockSignals(False)
        self.choose(chosen)

    def show_anew(self) -> None:
        """What is shown next is shown whatever was in sight: a mark may not have been kept."""
        self._lines = []

    def choose(self, key: str) -> None:
        """Chooses the line `key`, or the first."""
        places = [n for n in range(self.count()) if self.item(n).data(KEY)]
        found = next((n for n in places if self.item(n).data(KEY) == key), places[0] if places else -1)
        self.setCurrentRow(found)

    def key(self) -> str:
        """The key of the chosen line, empty where there is none."""
        item = self.currentItem()
        return str(item.data(KEY) or "") if item else ""

    def line(self) -> PosterLine | None:
        """The chosen line."""
        return next((line for line in self._lines if line.key == self.key()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
            return
        super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        """The chosen line changes places with its neighbour in the same part and under the same theme."""
        line = self.line()
        if line is None:
            return
        mine = [x.key for x in self._lines if (x.part, x.group) == (line.part, line.group)]
        place = mine.index(line.key) + step
        if 0 <= place < len(mine):
            self.swapped.emit(line.key, mine[place])

    def _changed(self, item: QListWidgetItem) -> None:
        key = item.data(KEY)
        if key:
            self.toggled.emit(str(key), item.checkState() == Qt.CheckState.Checked)


def _item(line: PosterLine) -> QListWidgetItem:
    words = " ".join(line.words.split())
    item = QListWidgetItem(f"“{words}”" if line.quote else words)
    item.setData(KEY, line.key)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked if line.hidden else Qt.CheckState.Checked)
    return item
