"""How much room words take in a table. Each is measured once: the lists of a set that has met for ten years
have thousands of cells, and their sizes are asked for whenever the window is resized."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QTableView

MOST_LINES = 5
"""Lines of text that a row may be high; the rest is in the tool tip."""

MOST_OF_FOLDED = 20
"""Lines of text that a row may be high where columns are folded into one of its cells."""

FRAME = 1
"""Pixels of the frame that the style sheet draws in the cell with the cursor."""

APART = 1.05
"""How many times as wide as their letters words are at most, which stand a little apart or closer."""

KNOWN = 20_000
"""Words that are remembered at once."""


class Sizes:
    """The sizes of words in the font of `view`, as it was when `look` was called last."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._widths: dict[str, int] = {}
        self._letters: dict[str, float] = {}
        self._lines: dict[tuple[str, int], int] = {}
        self.font = ""
        self.look()

    def look(self) -> None:
        """Takes note of the font, and forgets what was measured if it is another or too much."""
        font = self._view.font()
        if font.key() != self.font or len(self._lines) > KNOWN:
            self._widths.clear()
            self._letters.clear()
            self._lines.clear()
        self.font, self._metrics = font.key(), self._view.fontMetrics()
        self._exact = QFontMetricsF(self._view.font())
        self.line = self._metrics.height()
        self.padding = round(self.line * 0.38)
        """Pixels left and right of a cell's words, which the style sheet asks for."""
        margin = self._view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._view)
        self.beside = 2 * (self.padding + margin + 1 + FRAME)
        """Pixels of a cell that its words cannot use."""

    def width(self, words: str) -> int:
        """Pixels that `words` take in one line; a part of one counts whole, since Qt breaks what lacks it."""
        known = self._widths.get(words)
        if known is None:
            known = self._widths[words] = ceil(self._exact.horizontalAdvance(words)) + 1
        return known

    def widest(self, said: Iterable[str]) -> int:
        """Pixels that the widest of what is `said` takes in one line; 0 where nothing is. Only what may be
        the widest by its letters is measured whole, which takes ten times as long."""
        found, letters = 0, self._letters
        least: list[tuple[float, str]] = []
        for words in said:
            for letter in set(words) - letters.keys():
                letters[letter] = self._exact.horizontalAdvance(letter)
            least.append((sum(map(letters.__getitem__, words)), words))
        for by_letters, words in sorted(least, reverse=True):
            if by_letters * APART + 2 < found:
                break
            found = max(found, self.width(words))
        return found

    def lines(self, words: str, width: int, most: int = MOST_LINES) -> int:
        """Lines that `words` take in a cell of `width`, up to `most`."""
        known = self._lines.get((words, width))
        if known is None:
            known = self._lines[words, width] = self._counted(words, max(1, width - self.beside), most)
        return known

    def row(self, lines: int) -> int:
        """Pixels of a row with so many lines of text."""
        return max(2 * self.line, round(self.line * (lines + 0.8)))

    def _counted(self, words: str, room: int, most: int) -> int:
        count = 0
        for part in words.split("\n"):
            count += self._broken(part, room, most)
            if count >= most:
                return most
        return count

    def _broken(self, part: str, room: int, most: int) -> int:
        width = self.width(part)
        if width <= room:
            return 1
        if width > room * (most - 1):
            return most
        layout = QTextLayout(part, self._view.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
        layout.endLayout()
        return layout.lineCount()
