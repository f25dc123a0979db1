"""The shapes by which the days of a calendar are told apart, so that no colour is needed for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lfl_desktop.domain.wording.days_in_school import GROUNDS, MARKS, DayInSchool, DayMark, Ground
from lfl_desktop.views.kit.theme import Colours, colours
from lfl_desktop.words import tr

HATCHED = (Ground.HALF_TERM, Ground.HOLIDAY)
IN_A_ROW = 2
"""Entries of the legend beside each other."""


@dataclass(frozen=True)
class DayLook:
    """How a day stands in the calendar: `beside` the month in sight, today, in focus."""

    beside: bool
    is_today: bool
    in_focus: bool


def paint_day(painter: QPainter, box: QRectF, what: DayInSchool, look: DayLook, used: Colours) -> None:
    """Paints one day: its ground, its number, a small shape for each thing on it, a line below today, and a
    ring around the day in focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if not look.beside:
        paint_ground(painter, inner, what.ground, used, is_weekend=what.day.weekday() > 4)
    painter.setPen(QColor(used.muted if look.beside else used.text))
    font = painter.font()
    font.setBold(bool(what.marks) and not look.beside)
    painter.setFont(font)
    if what.ground in HATCHED and not look.beside:
        _clear_the_number(painter, inner, str(what.day.day), used)
    painter.drawText(
        inner.adjusted(0, 0, 0, -inner.height() * 0.16), Qt.AlignmentFlag.AlignCenter, str(what.day.day)
    )
    side = inner.height() * 0.26
    left = inner.center().x() - side * 0.65 * len(what.marks)
    for place, each in enumerate(() if look.beside else what.marks):
        spot = QRectF(left + place * side * 1.3, inner.bottom() - side - 1, side, side)
        paint_day_mark(painter, spot, each, used)
    if look.is_today:
        painter.setPen(QPen(QColor(used.accent_text), 2))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
    if look.in_focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(used.focus), 2))
        painter.drawRoundedRect(inner, 4, 4)
    painter.restore()


def _clear_the_number(painter: QPainter, inner: QRectF, number: str, used: Colours) -> None:
    """Leaves a plain ground behind a number, so that it is read as well as the others."""
    metrics = painter.fontMetrics()
    plain = QRectF(0, 0, metrics.horizontalAdvance(number) + 6, metrics.ascent() + 2)
    plain.moveCenter(inner.center() - QPointF(0, inner.height() * 0.08))
    painter.fillRect(plain, QColor(used.surface))


def paint_ground(
    painter: QPainter, box: QRectF, ground: Ground, used: Colours, is_weekend: bool = False
) -> None:
    """Paints what a day lies in: term is tinted, half term hatched one way, other holidays the other way."""
    painter.setPen(Qt.PenStyle.NoPen)
    if ground == Ground.TERM and not is_weekend:
        painter.setBrush(QColor(used.tint))
        painter.drawRect(box)
    elif ground in HATCHED:
        way = Qt.BrushStyle.BDiagPattern if ground == Ground.HALF_TERM else Qt.BrushStyle.FDiagPattern
        painter.setBrush(QBrush(QColor(used.strong_border), way))
        painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_day_mark(painter: QPainter, box: QRectF, what: DayMark, used: Colours) -> None:
    """Paints what is on a day: a disc, a diamond, a square or a cross."""
    colour = QColor(used.accent_text if what == DayMark.MEETING else used.text)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour)
    if what == DayMark.MEETING:
        painter.drawEllipse(box)
    elif what == DayMark.INSET:
        middle = box.center()
        half = box.width() / 2
        corners = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    elif what == DayMark.EVENT:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_legend(painter: QPainter, widget: QWidget) -> None:
    """Paints what each shape stands for."""
    used, line = colours(widget), widget.fontMetrics().height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = widget.width() / IN_A_ROW
    for place, (shape, words) in enumerate((*GROUNDS.items(), *MARKS.items())):
        row, column = divmod(place, IN_A_ROW)
        left, top = column * wide, row * line * 1.25
        box = QRectF(left, top + line * 0.2, line * 0.7, line * 0.7)
        if isinstance(shape, Ground):
            paint_ground(painter, box, shape, used)
            painter.setPen(QPen(QColor(used.strong_border), 1))
            painter.drawRect(box)
        elif isinstance(shape, DayMark):
            paint_day_mark(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), shape, used)
        painter.setPen(QColor(used.muted))
        text = QRectF(left + line, top, wide - line, line * 1.1)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tr(words))
