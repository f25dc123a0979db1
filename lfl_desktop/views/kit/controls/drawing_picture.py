"""A drawing of an activity system to look at: laid out for the room there is, read aloud as text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontInfo, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.views.kit.controls.drawing_painter import Painted
from lfl_desktop.views.kit.theme import colours

_PADDING = 8
_SMALLEST = 0.62
"""How far type may shrink, as a part of the system's: two pictures share the room of one."""

Made = Callable[[float, float, float, float], Drawing]
"""A drawing for this width, height, size of type and smallest size of type."""


class Picture(QWidget):
    """Shows what `make` lays out; `words` say it to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Made | None = None
        self._drawing: Drawing | None = None
        self._painted = Painted()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(self, make: Made, words: str) -> None:
        """Shows another drawing."""
        self._make, self._drawing = make, None
        self.setAccessibleName(words)
        self.update()

    def drawing(self) -> Drawing | None:
        """The drawing in sight."""
        if self._drawing is None and self._make is not None:
            size = float(QFontInfo(self.font()).pixelSize())
            wide, high = max(self.width() - 2 * _PADDING, 1), max(self.height() - 2 * _PADDING, 1)
            self._drawing = self._make(wide, high, size, size * _SMALLEST)
        return self._drawing

    def sizeHint(self) -> QSize:
        return QSize(360, 320)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 16, line * 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._drawing = None
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.focus if self.hasFocus() else look.border), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        drawing = self.drawing()
        if drawing is not None:
            painter.translate(QPointF(_PADDING, _PADDING))
            self._painted.paint(painter, drawing, look)
        painter.end()
