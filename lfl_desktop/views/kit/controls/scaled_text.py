"""A line of text as large as the place it has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lfl_desktop.views.kit.theme import colours

LINES = 3.4
"""How many lines of ordinary text it is high where nothing stretches it."""

LEAST = "00:00"
"""What it always has room for, so that a timer's figures stay the same size as they change."""


class ScaledText(QWidget):
    """Paints one line, centred. A new text asks for no new layout, so it costs next to nothing.

    The dynamic property `quiet` makes it as grey as other text that explains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """The text in sight."""
        return self._text

    def set_text(self, text: str) -> None:
        """Shows a text."""
        if text != self._text:
            self._text = text
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(round(LINES * metrics.horizontalAdvance(LEAST)), round(LINES * metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(LEAST), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        font = self.font()
        font.setPixelSize(max(1, self.height()))
        metrics = QFontMetricsF(font)
        wide = max(metrics.horizontalAdvance(self._text), metrics.horizontalAdvance(LEAST))
        fits = min(self.width() / wide, self.height() / metrics.height())
        font.setPixelSize(max(1, int(self.height() * fits)))
        painter = QPainter(self)
        painter.setFont(font)
        chosen = colours(self)
        painter.setPen(chosen.muted if self.property("quiet") else chosen.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
