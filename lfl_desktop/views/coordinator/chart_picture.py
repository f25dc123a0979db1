"""A chart to look at: laid out for the width there is, as high as it needs, and read aloud as text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lfl_desktop.canvas.charts.chart_layout import chart_drawing
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.content.document import ChartFigure
from lfl_desktop.views.kit.controls.drawing_painter import Painted
from lfl_desktop.views.kit.theme import colours

PADDING = 6


class ChartPicture(QWidget):
    """Paints the drawing that the papers have as well. What there is to see is its description."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure: ChartFigure | None = None
        self._drawing: Drawing | None = None
        self._painted = Painted()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: ChartFigure) -> None:
        """Shows a chart; the same one again costs nothing."""
        if figure == self._figure:
            return
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.words)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 30, self.minimumHeight())

    def _lay_out(self) -> None:
        if self._figure is None:
            return
        size = float(QFontInfo(self.font()).pixelSize()) * 1.04
        width = max(self.width() - 2 * PADDING, size * 12)
        self._drawing = drawing = chart_drawing(self._figure.chart, width, size)
        height = round(drawing.height + 2 * PADDING)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        look = colours(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.focus), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.translate(QPointF(PADDING, PADDING))
        self._painted.paint(painter, self._drawing, look)
        painter.end()
