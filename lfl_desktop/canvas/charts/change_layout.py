"""Measures before and after laid out: the words of each, below them a line from a ring to a full dot."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.canvas.charts.chart_figures import ChangeChart, MeasuredChange
from lfl_desktop.canvas.charts.chart_words import ASCENT, LEADING, from_left, in_lines, widest_of
from lfl_desktop.canvas.drawing import Box, Drawing, DrawnLine, Polyline, Role, Shape

_WORDS = 0.42
_FIGURES = 0.24
"""The shares of the width for the words of a measure and for its figures."""


def change_drawing(chart: ChangeChart, width: float, size: float) -> Drawing:
    """A row for each measure, on a scale of its own from nought to its larger figure."""
    words = widest_of((change.label for change in chart.changes), size, width * _WORDS)
    figures = widest_of((change.words for change in chart.changes), size, width * _FIGURES)
    shapes: list[Shape] = []
    y = 0.0
    for change in chart.changes:
        said, told = in_lines(change.label, words, size), in_lines(change.words, figures, size)
        height = (max(len(said), len(told)) * LEADING + 0.5) * size
        shapes += _lines(said, 0.0, y, height, size)
        shapes += _lines(told, width - figures, y, height, size)
        if room := max(width - words - figures - 4 * size, 0.0):
            shapes += _dots(change, words + 2 * size, room, y + height / 2, size)
        y += height
        shapes.append(DrawnLine(0, y, width, y, 0.4, Role.LINE))
    return Drawing(width, y + 1, size, tuple(shapes))


def _lines(lines: list[str], x: float, y: float, height: float, size: float) -> Iterator[Shape]:
    top = y + (height - len(lines) * LEADING * size) / 2
    for nth, line in enumerate(lines):
        yield from_left(line, x, top + (nth * LEADING + ASCENT + 0.2) * size, size)


def _dots(change: MeasuredChange, left: float, room: float, y: float, size: float) -> Iterator[Shape]:
    low, high = min(change.before, change.after, 0.0), max(change.before, change.after, 0.0)
    unit = room / ((high - low) or 1.0)
    before, after = (left + (value - low) * unit for value in (change.before, change.after))
    yield DrawnLine(left, y, left + room, y, 0.6, Role.LINE)
    radius = size * 0.38
    if abs(after - before) > 2 * radius:
        way = radius if after > before else -radius
        yield Polyline(((before + way, y), (after - way, y)), 1.6, Role.ACCENT, head=size * 0.7)
    for x, role in ((before, Role.BOX), (after, Role.ACCENT)):
        yield Box(x - radius, y - radius, 2 * radius, 2 * radius, radius, role, None, 0, Role.ACCENT, 1.4)
