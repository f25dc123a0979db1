"""The scores of one scale through the year, as a small line of dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.review_scores import Scores, trend_words

LOWEST, HIGHEST = 1, 5
MOST_DOTS = 12
"""More than a set meets in two years: earlier ones are left out of the picture, not of its words."""


class Trend(QWidget):
    """Dots from the lowest score at the bottom to the highest at the top, joined from meeting to meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Scores = ()
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)

    def set_scores(self, scale: str, scores: Scores) -> None:
        """Shows these scores of a scale."""
        words = trend_words(scores)
        self.setAccessibleName(tr("{scale} so far", scale=scale))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setVisible(bool(scores))
        if list(scores) != list(self._scores):
            self._scores = list(scores)
            self.updateGeometry()
            self.update()

    def _shown(self) -> list[int]:
        return [score for _number, score in self._scores][-MOST_DOTS:]

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * (0.6 + 0.9 * max(1, len(self._shown())))), round(1.7 * line))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def dots(self) -> list[QPointF]:
        """Where the scores stand."""
        line = self.fontMetrics().height()
        low, high = self.height() - 0.3 * line, 0.3 * line
        steps = (low - high) / (HIGHEST - LOWEST)
        return [
            QPointF(line * (0.5 + 0.9 * place), low - steps * (min(HIGHEST, max(LOWEST, score)) - LOWEST))
            for place, score in enumerate(self._shown())
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, line, dots = colours(self), self.fontMetrics().height(), self.dots()
        painter.setPen(QPen(QColor(chosen.border), 1))
        right = dots[-1].x() + 0.5 * line if dots else 0.0
        for height in (0.3 * line, self.height() - 0.3 * line):
            painter.drawLine(QPointF(0, height), QPointF(right, height))
        painter.setPen(QPen(QColor(chosen.muted), max(1.0, line / 12)))
        painter.drawPolyline(dots)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.accent_text))
        for dot in dots:
            painter.drawEllipse(dot, line * 0.17, line * 0.17)
        painter.end()
