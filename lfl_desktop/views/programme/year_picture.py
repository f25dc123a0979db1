"""The year in one picture: a block for each month, the days of term tinted, each kind with its own mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from math import cos, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lfl_desktop.domain.events import EventKind
from lfl_desktop.domain.wording.days_said import MONTHS
from lfl_desktop.views.kit.theme import Colours, colours
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.remarks_on_days import short_day
from lfl_desktop.workspace.calendar.year_calendar import CalendarLine, Day, LineKind

WEEKS = 6
"""Rows of days in a month's block: the most that a month touches."""

LEGEND = (
    (LineKind.MEETING, None, mark("Meeting")),
    (LineKind.PROPOSED, None, mark("Proposed")),
    (LineKind.EVENT, EventKind.CORE_WORKSHOP, mark("Core workshop")),
    (LineKind.EVENT, EventKind.PUBLIC_SEMINAR, mark("Public seminar")),
    (LineKind.EVENT, EventKind.PRESENTATION, mark("Presentation of impact")),
    (LineKind.EVENT, EventKind.OTHER, mark("Coaching, visit, INSET, other")),
    (LineKind.HOLIDAY, None, mark("Bank holiday")),
)
"""The marks and what each stands for; each has a shape of its own."""

Mark = tuple[LineKind, EventKind | None]


class YearPicture(QWidget):
    """The months of the calendar, as many beside each other as there is room for. The list beside it
    says the same in words, so Tab passes it by."""

    chosen = Signal(object)
    """A day with something on it was clicked: the line of the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Mapping[dt.date, Day] = {}
        self._months: list[dt.date] = []
        self._cell = 0.0
        self._corners: list[QPointF] = []
        self._placed = False
        self._grounds: list[QRectF] = []
        self._dots: list[QPointF] = []
        self._today: dt.date | None = None
        self._picked: dt.date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[dt.date, Day], today: dt.date) -> None:
        """Shows whole months of days."""
        if (days, today) == (self._days, self._today):
            return
        self._days, self._today = days, today
        self._months = [day for day in days if day.day == 1]
        self._fit()
        self.update()

    def pick(self, day: dt.date | None) -> None:
        """Frames the day of the line that is chosen in the list."""
        self._picked = day
        self.update()

    # where things are

    @property
    def _across(self) -> int:
        """Months in one row: all of them, or rows as even as can be."""
        count = len(self._months) or 1
        most = max(1, int((self.width() + self._gap) // (7 * self._cell + self._gap)))
        rows = -(-count // most)
        return -(-count // rows)

    @property
    def _gap(self) -> float:
        return self._cell * 0.8

    @property
    def _block(self) -> QSize:
        return QSize(round(7 * self._cell), round(WEEKS * self._cell + self.fontMetrics().height() * 1.4))

    def _step(self) -> float:
        """From the left of one month to the left of the next, so that a row fills the width."""
        across = self._across
        return (self.width() - self._block.width()) / (across - 1) if across > 1 else 0

    def _place_months(self) -> list[QPointF]:
        """The top left corner of each month."""
        across, block = self._across, self._block
        step = min(self._step(), (self._gap + block.width()) * 1.6) if across > 1 else 0
        down = block.height() + self._cell * 0.4
        places = (divmod(place, across) for place in range(len(self._months)))
        return [QPointF(column * step, row * down) for row, column in places]

    def _place_days(self) -> None:
        """The ground of each day of term and the dot of each day without anything on it, found once for a
        width and size of text: ten years are 3,650 days."""
        self._grounds, self._dots = [], []
        cell, half, head = self._cell, self._cell / 2, self._head
        months = {
            (first.year, first.month): (corner.x(), corner.y() + head, first.weekday())
            for first, corner in zip(self._months, self._corners, strict=True)
        }
        for day, what in self._days.items():
            left, top, before = months[day.year, day.month]
            week, weekday = divmod(before + day.day - 1, 7)
            x, y = left + weekday * cell, top + week * cell
            if what.work:
                self._grounds.append(QRectF(x + 0.5, y + 0.5, cell - 1, cell - 1))
            if not what.lines:
                self._dots.append(QPointF(x + half, y + half))

    @property
    def _head(self) -> float:
        """Pixels above the days of a month, in which its name stands."""
        return self.fontMetrics().height() * 1.3

    def _legend_rows(self) -> list[list[tuple[Mark, str, float]]]:
        """The legend broken into rows: mark, words, and how far from the left."""
        rows: list[list[tuple[Mark, str, float]]] = [[]]
        left = 0.0
        for kind, event, words in LEGEND:
            if kind == LineKind.PROPOSED and not self._shows(kind):
                continue
            said = tr(words)
            wide = self._cell * 1.4 + self.fontMetrics().horizontalAdvance(said) + self._cell * 1.4
            if left and left + wide > self.width():
                rows.append([])
                left = 0.0
            rows[-1].append(((kind, event), said, left))
            left += wide
        return rows

    def _shows(self, kind: LineKind) -> bool:
        return any(line.kind == kind for day in self._days.values() for line in day.lines)

    def _fit(self) -> None:
        self._cell = self.fontMetrics().height() * 0.8
        self._corners = self._place_months()
        rows = -(-len(self._months) // self._across)
        months = rows * (self._block.height() + self._cell * 0.4)
        legend = len(self._legend_rows()) * self.fontMetrics().height() * 1.5
        height = round(months + self._cell * 0.4 + legend) if self._months else 0
        self._placed = False
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    # the mouse

    def day_at(self, point: QPointF) -> dt.date | None:
        """The day at a point of the picture."""
        return next((day for day in self._days if self.box_of(day).contains(point)), None)

    def box_of(self, day: dt.date) -> QRectF:
        """Where a day is in the picture."""
        first = self._months[0]
        place = (day.year - first.year) * 12 + day.month - first.month
        corner, cell = self._corners[place], self._cell
        week, weekday = divmod(self._months[place].weekday() + day.day - 1, 7)
        top = corner.y() + self._head + week * cell
        return QRectF(corner.x() + weekday * cell, top, cell, cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day and self._days[day].lines:
            self.chosen.emit(self._days[day].lines[0])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            words = [line.what for line in self._days[day].lines] if day else []
            text = "\n".join([short_day(day), *words]) if day and words else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        if not self._placed:
            self._place_days()
            self._placed = True
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        used = colours(self)
        for place, month in enumerate(self._months):
            self._paint_name(painter, place, month, used)
        tinted = used.grey_tint != used.surface  # high contrast has no tints
        painter.setPen(Qt.PenStyle.NoPen if tinted else QPen(QColor(used.border), 1))
        painter.setBrush(QColor(used.grey_tint))
        painter.drawRects(self._grounds)
        dot = QPen(QColor(used.strong_border), self._cell * 0.14)
        dot.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(dot)
        painter.drawPoints(self._dots)
        for day, what in self._days.items():
            if what.lines:
                self._paint_day(painter, day, what)
        self._frame_days(painter, used)
        self._paint_legend(painter, used)

    def _paint_name(self, painter: QPainter, place: int, month: dt.date, used: Colours) -> None:
        name = tr(MONTHS[month.month - 1])[:3]
        first = place == 0 or month.month == 1
        words = tr("{month} {year}", month=name, year=month.year) if first else name
        painter.setPen(QColor(used.muted))
        painter.drawText(self._corners[place] + QPointF(1, self.fontMetrics().ascent()), words)

    def _paint_day(self, painter: QPainter, day: dt.date, what: Day) -> None:
        """What is on a day; of several things a meeting."""
        box, used = self.box_of(day), colours(self)
        line = min(what.lines, key=lambda line: line.kind != LineKind.MEETING)
        paint_line_mark(painter, box, (line.kind, line.event), used, self._is_past(line))
        if line.cancelled:
            painter.setPen(QPen(QColor(used.text), 1.4))
            painter.drawLine(box.bottomLeft(), box.topRight())

    def _frame_days(self, painter: QPainter, used: Colours) -> None:
        """The day of the line that is chosen has a frame, today a line below it."""
        if self._picked and self._picked in self._days:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(used.focus), 1.6))
            painter.drawRoundedRect(self.box_of(self._picked), 3, 3)
        if self._today and self._today in self._days and self._today != self._picked:
            box = self.box_of(self._today)
            painter.setPen(QPen(QColor(used.accent_text), 1.6))
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _is_past(self, line: CalendarLine) -> bool:
        return bool(self._today and line.date and line.date < self._today)

    def _paint_legend(self, painter: QPainter, used: Colours) -> None:
        line = self.fontMetrics().height() * 1.5
        rows = self._legend_rows()
        for number, row in enumerate(rows):
            top = self.height() - (len(rows) - number) * line
            for shape, words, left in row:
                box = QRectF(left, top + (line - self._cell) / 2, self._cell, self._cell)
                paint_line_mark(painter, box, shape, used, False)
                painter.setPen(QColor(used.muted))
                text = QRectF(left + self._cell * 1.3, top, self.width(), line)
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def paint_line_mark(painter: QPainter, box: QRectF, shape: Mark, used: Colours, past: bool) -> None:
    """Paints the mark of one kind of line into a box: a shape of its own, in grey where it is past."""
    kind, event = shape
    inner = box.adjusted(*(box.width() * part for part in (0.14, 0.14, -0.14, -0.14)))
    colour = QColor(used.accent_text if kind in (LineKind.MEETING, LineKind.PROPOSED) else used.text)
    if kind == LineKind.HOLIDAY:
        colour = QColor(used.muted)
    if past and kind == LineKind.MEETING:
        colour = QColor(used.green)
    painter.setPen(QPen(colour, 1.5))
    hollow = kind in (LineKind.PROPOSED, LineKind.HOLIDAY) or event in (
        EventKind.ADVISORY_GROUP,
        EventKind.COACHING,
        EventKind.SCHOOL_VISIT,
        EventKind.INSET_DAY,
        EventKind.OTHER,
    )
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    if kind in (LineKind.MEETING, LineKind.PROPOSED):
        painter.drawEllipse(inner)
    elif kind == LineKind.HOLIDAY:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    elif event == EventKind.CORE_WORKSHOP:
        painter.drawRect(inner)
    elif event == EventKind.PUBLIC_SEMINAR:
        painter.drawPolygon(QPolygonF([_at(inner, 0.5, 0), _at(inner, 1, 1), _at(inner, 0, 1)]))
    elif event == EventKind.PRESENTATION:
        painter.drawPolygon(_star(box))
    else:
        corners = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
        painter.drawPolygon(QPolygonF([_at(inner, *corner) for corner in corners]))


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())


def _star(box: QRectF) -> QPolygonF:
    middle, outer = box.center(), box.width() * 0.46
    return QPolygonF(
        [
            middle + QPointF(sin(n * pi / 5), -cos(n * pi / 5)) * (outer if n % 2 == 0 else outer * 0.42)
            for n in range(10)
        ]
    )
