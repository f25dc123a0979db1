"""The year as a line with a stop for each version: slid along by pointer, finger and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr


@dataclass(frozen=True)
class Stop:
    """One version: when it was, how that is said below the line, and what a screen reader says of it."""

    day: dt.date | None
    words: str
    aloud: str


class YearLine(QSlider):
    """Its value is the place of the stop, counted from 0. Left and Right, Home and End go to another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stops: tuple[Stop, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(1)
        self.valueChanged.connect(lambda _value: self._name_aloud())

    def set_stops(self, stops: Sequence[Stop], chosen: int) -> None:
        """Shows these stops from the earliest, and the chosen one, without saying that it changed."""
        self._stops = tuple(stops)
        self.blockSignals(True)
        self.setRange(0, max(len(stops) - 1, 0))
        self.setValue(chosen)
        self.blockSignals(False)
        self._name_aloud()
        self.update()

    def stops(self) -> list[QPointF]:
        """Where each stop is in the widget: as far from the next as they are in the year, but never so near
        that they could not be told apart."""
        if not self._stops:
            return []
        left, width = self._side(), self.width() - 2 * self._side()
        days = [stop.day.toordinal() if stop.day else None for stop in self._stops]
        known = [day for day in days if day is not None]
        span = max(known) - min(known) if known else 0
        last = len(days) - 1
        parts = [
            (day - min(known)) / span if day is not None and span else nth / max(last, 1)
            for nth, day in enumerate(days)
        ]
        gap = min(self.fontMetrics().height() * 1.6 / max(width, 1), 1 / max(last, 1))
        for nth in range(1, len(parts)):
            parts[nth] = max(parts[nth], parts[nth - 1] + gap)
        over = max(parts[-1] - 1, 0.0)
        for nth in range(last, -1, -1):
            parts[nth] = min(parts[nth], 1 - (last - nth) * gap) if over else parts[nth]
        return [QPointF(left + part * width, self.fontMetrics().height() * 0.6) for part in parts]

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 20, round(line * 2.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 8, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, stops = colours(self), self.stops()
        if not stops:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.strong_border), 2))
        painter.drawLine(stops[0], stops[-1])
        size = self.fontMetrics().height() * 0.28
        for nth, at in enumerate(stops):
            chosen = nth == self.value()
            painter.setPen(QPen(QColor(look.accent if chosen else look.muted), 2))
            painter.setBrush(QColor(look.accent if chosen else look.surface))
            painter.drawEllipse(at, size * (1.35 if chosen else 1), size * (1.35 if chosen else 1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(stops[self.value()], size * 2.1, size * 2.1)
        self._paint_words(painter, stops)
        painter.end()

    def _paint_words(self, painter: QPainter, stops: Sequence[QPointF]) -> None:
        """The day of the chosen stop, and of those beside it for which there is room."""
        look, taken = colours(self), list[QRectF]()
        order = [self.value(), 0, len(stops) - 1, *range(len(stops))]
        for nth in dict.fromkeys(order):
            chosen = nth == self.value()
            font = self.font()
            font.setBold(chosen)
            painter.setFont(font)
            wide = painter.fontMetrics().horizontalAdvance(self._stops[nth].words)
            x = min(max(stops[nth].x() - wide / 2, 1), self.width() - wide - 1)
            area = QRectF(x, self.fontMetrics().height() * 1.35, wide + 1, self.fontMetrics().height())
            if not any(area.adjusted(-10, 0, 10, 0).intersects(other) for other in taken):
                taken.append(area)
                painter.setPen(QColor(look.text if chosen else look.muted))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._stops[nth].words)

    def _side(self) -> float:
        return self.fontMetrics().height() * 1.2

    def _go_to(self, event: QMouseEvent) -> None:
        stops = self.stops()
        if stops:
            x = event.position().x()
            self.setValue(min(range(len(stops)), key=lambda nth: abs(stops[nth].x() - x)))

    def _name_aloud(self) -> None:
        """The value in words: a slider has only a number to say."""
        at = self.value()
        aloud = self._stops[at].aloud if at < len(self._stops) else ""
        name = tr("Versions through the year: {version}", version=aloud)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
