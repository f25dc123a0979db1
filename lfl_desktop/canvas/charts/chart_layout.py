"""A chart laid out as the one drawing that screen, page and picture paint."""

from __future__ import annotations

from lfl_desktop.canvas.charts.bar_layout import bar_drawing
from lfl_desktop.canvas.charts.change_layout import change_drawing
from lfl_desktop.canvas.charts.chart_figures import BarChart, Chart, WeekChart, YearChart
from lfl_desktop.canvas.charts.year_layout import week_drawing, year_drawing
from lfl_desktop.canvas.drawing import Drawing


def chart_drawing(chart: Chart, width: float, size: float) -> Drawing:
    """The chart `width` wide in type of this size, as high as it needs to be."""
    if isinstance(chart, BarChart):
        return bar_drawing(chart, width, size)
    if isinstance(chart, YearChart):
        return year_drawing(chart, width, size)
    if isinstance(chart, WeekChart):
        return week_drawing(chart, width, size)
    return change_drawing(chart, width, size)
