"""Bars laid out: the label at the left, the bar, and its figure at its end."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.canvas.charts.chart_figures import BarChart, BarKind, ChartBar
from lfl_desktop.canvas.charts.chart_words import ASCENT, LEADING, from_left, in_lines, widest_of
from lfl_desktop.canvas.drawing import Box, Drawing, DrawnLine, Role, Shape, Stroke

_LABELS = 0.36
"""The share of the width that labels may take."""
_LEAST = 2.0
"""How wide a bar is at least, so that a small one is seen."""


def bar_drawing(chart: BarChart, width: float, size: float) -> Drawing:
    """The bars in `width`, as high as they need."""
    labels = widest_of((bar.label for bar in chart.bars), size, width * _LABELS)
    left = labels + size
    figures = widest_of((bar.words for bar in chart.bars), size, width * 0.3) + size * 0.8
    most = max((max(bar.start, bar.end) for bar in chart.bars), default=0) or 1
    unit = max(width - left - figures, size) / most
    shapes: list[Shape] = []
    y, foot, ended = 0.0, 0.0, 0
    for bar in chart.bars:
        lines = in_lines(bar.label, labels, size)
        height = max(len(lines) * LEADING, 1.7) * size
        if chart.stepped and shapes:
            at = left + ended * unit
            shapes.append(DrawnLine(at, foot, at, y + (height - size) / 2, 0.7, Role.MUTED))
        shapes += _bar(bar, lines, (left, y, unit, height), size)
        foot, ended = y + (height + size) / 2, bar.end
        y += height
    return Drawing(width, y, size, tuple(shapes))


def _bar(
    bar: ChartBar, lines: list[str], place: tuple[float, float, float, float], size: float
) -> Iterator[Shape]:
    left, y, unit, height = place
    top = y + (height - len(lines) * LEADING * size) / 2
    for nth, line in enumerate(lines):
        yield from_left(line, 0, top + (nth * LEADING + ASCENT + 0.2) * size, size)
    start, end = sorted((bar.start * unit, bar.end * unit))
    wide = max(end - start, _LEAST) if end > start else 0.0
    middle = y + height / 2
    if wide:
        role = Role.ACCENT if bar.kind == BarKind.WHOLE else Role.BOX
        stroke = Stroke.DASHED if bar.kind == BarKind.WENT else Stroke.SOLID
        x = left + start
        yield Box(x, middle - size / 2, wide, size, 1.5, role, None, 0, Role.ACCENT, 1.2, stroke)
    yield from_left(bar.words, left + start + wide + size * 0.5, middle + 0.34 * size, size)
