"""The year over all sets laid out: by set and week, or where there are many sets by week alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from lfl_desktop.canvas.charts.chart_figures import MeetingMark, WeekChart, YearChart, YearSpan, monday_of
from lfl_desktop.canvas.charts.chart_words import (
    ASCENT,
    LEADING,
    from_left,
    in_lines,
    to_right,
    widest_of,
    width_of,
)
from lfl_desktop.canvas.drawing import Box, Drawing, DrawnLine, Polyline, Role, Shape, Stroke

_LABELS = 0.3
_COLUMN_HEIGHT = 7.0
"""Of the highest column, in sizes of type."""

_LOOKS = {
    MeetingMark.HELD: (Role.ACCENT, Role.ACCENT, 1.0, Stroke.SOLID),
    MeetingMark.TO_COME: (Role.BOX, Role.MUTED, 0.8, Stroke.SOLID),
    MeetingMark.UNKNOWN: (Role.PULL_TINT, Role.PULL, 1.4, Stroke.DASHED),
}
"""Filling, edge, its thickness and its stroke: full, empty, and dashed."""


class _Scale:
    """Where the weeks of a span lie between two places."""

    def __init__(self, span: YearSpan, left: float, right: float) -> None:
        self._first = monday_of(span.starts)
        weeks = (monday_of(span.ends) - self._first).days // 7 + 1
        self.step = (right - left) / weeks
        self._left = left

    def week(self, day: dt.date) -> float:
        """The left edge of the week of a day."""
        return self._left + (monday_of(day) - self._first).days / 7 * self.step

    def day(self, day: dt.date) -> float:
        """The place of a day itself."""
        return self._left + (day - self._first).days / 7 * self.step


def year_drawing(chart: YearChart, width: float, size: float) -> Drawing:
    """A row for each set; the months above, what the marks mean below."""
    labels = widest_of((row.label for row in chart.rows), size, width * _LABELS)
    scale = _Scale(chart.span, labels + size, width)
    side = min(scale.step * 0.94, size)
    y = _head_height(size)
    shapes: list[Shape] = []
    for row in chart.rows:
        lines = in_lines(row.label, labels, size)
        height = max(len(lines) * LEADING, 1.6) * size
        top = y + (height - len(lines) * LEADING * size) / 2
        shapes += [
            from_left(line, 0, top + (nth * LEADING + ASCENT + 0.2) * size, size)
            for nth, line in enumerate(lines)
        ]
        shapes.append(DrawnLine(labels + size, y + height, width, y + height, 0.4, Role.LINE))
        for day, mark in row.marks:
            x = scale.week(day) + (scale.step - side) / 2
            shapes.append(_mark(mark, x, y + (height - side) / 2, side, side))
        y += height
    return _framed(chart.span, scale, shapes, width, y, size)


def week_drawing(chart: WeekChart, width: float, size: float) -> Drawing:
    """A column for each week, from what was held at its foot to what is to come."""
    most = max((sum(n for _mark, n in column.counts) for column in chart.columns), default=0) or 1
    figure = str(most)
    left = width_of(figure, size) + size * 0.6
    scale = _Scale(chart.span, left, width)
    top = _head_height(size) + size * 0.4
    foot = top + _COLUMN_HEIGHT * size
    unit = (foot - top) / most
    shapes: list[Shape] = [
        to_right(figure, left - size * 0.4, top + 0.34 * size, size, Role.MUTED),
        to_right("0", left - size * 0.4, foot + 0.34 * size, size, Role.MUTED),
        DrawnLine(left, top, width, top, 0.4, Role.LINE),
        DrawnLine(left, foot, width, foot, 0.8, Role.MUTED),
    ]
    for column in chart.columns:
        y = foot
        for mark, count in column.counts:
            if count:
                y -= count * unit
                x = scale.week(column.monday) + scale.step * 0.06
                shapes.append(_mark(mark, x, y, scale.step * 0.88, count * unit))
    return _framed(chart.span, scale, shapes, width, foot + size * 0.6, size)


def _mark(mark: MeetingMark, x: float, y: float, width: float, height: float) -> Box:
    fill, edge, thickness, stroke = _LOOKS[mark]
    return Box(x, y, width, height, min(1.5, height / 2), fill, None, 0, edge, thickness, stroke)


def _head_height(size: float) -> float:
    return size * (LEADING + 0.3)


def _framed(
    span: YearSpan, scale: _Scale, shapes: list[Shape], width: float, foot: float, size: float
) -> Drawing:
    """With the months, today, and what the marks mean."""
    head = _head_height(size)
    behind = [*_months(span, scale.day, width, head, foot, size)]
    legend, height = _legend(span, width, foot + size * 0.6, size)
    return Drawing(width, height, size, (*behind, *shapes, *legend))


def _months(
    span: YearSpan, place: Callable[[dt.date], float], width: float, head: float, foot: float, size: float
) -> Iterator[Shape]:
    free = 0.0
    for first, name in span.months:
        x = place(first)
        yield DrawnLine(x, head * 0.75, x, foot, 0.4, Role.LINE)
        if x >= free and x + width_of(name, size * 0.9) <= width:  # where there is room for it
            yield from_left(name, x + 1, ASCENT * size, size * 0.9, Role.MUTED)
            free = x + width_of(name, size * 0.9) + size * 0.6
    today, _words = span.today
    if span.starts <= today <= span.ends:
        x = place(today)
        yield Polyline(((x, head * 0.75), (x, foot)), 1.0, Role.INK, Stroke.DASHED)


def _legend(span: YearSpan, width: float, y: float, size: float) -> tuple[list[Shape], float]:
    """What the marks mean, in as many lines as they need, and where these end."""
    shapes: list[Shape] = []
    x, side, small = 0.0, size * 0.8, size * 0.9
    today, today_words = span.today
    said: list[tuple[MeetingMark | None, str]] = [*span.legend]
    if span.starts <= today <= span.ends:
        said.append((None, today_words))
    for mark, words in said:
        wide = side + size * 0.4 + width_of(words, small) + size * 1.2
        if x and x + wide > width:
            x, y = 0.0, y + LEADING * size
        if mark is None:
            middle = x + side / 2
            line = ((middle, y - size * 0.1), (middle, y + size * 0.9))
            shapes.append(Polyline(line, 1.0, Role.INK, Stroke.DASHED))
        else:
            shapes.append(_mark(mark, x, y, side, side))
        shapes.append(from_left(words, x + side + size * 0.4, y + ASCENT * size, small, Role.MUTED))
        x += wide
    return shapes, y + LEADING * size
