"""Charts as drawings: what is drawn where, within the width, and told apart without colour."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.charts.chart_figures import (
    BarChart,
    BarKind,
    ChangeChart,
    Chart,
    ChartBar,
    MeasuredChange,
    MeetingMark,
    WeekChart,
    WeekColumn,
    YearChart,
    YearRow,
    YearSpan,
)
from lfl_desktop.canvas.charts.chart_layout import chart_drawing
from lfl_desktop.canvas.drawing import Box, Drawing, DrawnLine, Polyline, Role, Stroke
from lfl_desktop.printing.writers.svg import svg
from lfl_desktop.typography.fonts import text_width

HELD, TO_COME, UNKNOWN = MeetingMark.HELD, MeetingMark.TO_COME, MeetingMark.UNKNOWN
LEGEND = ((HELD, "held"), (UNKNOWN, "not known"), (TO_COME, "to come"))
FIRST = dt.date(2013, 1, 1)
SPAN = YearSpan(
    FIRST,
    dt.date(2013, 12, 31),
    tuple((dt.date(2013, month, 1), f"M{month}") for month in range(1, 13)),
    (dt.date(2013, 5, 9), "today"),
    LEGEND,
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60)
DAYS = st.dates(FIRST, dt.date(2013, 12, 31))
COUNTS = st.integers(0, 5000)
AMOUNTS = st.floats(-1e6, 1e6)
BARS = st.builds(ChartBar, WORDS, COUNTS, COUNTS, WORDS, st.sampled_from(BarKind))
ROWS = st.builds(
    YearRow, WORDS, st.lists(st.tuples(DAYS, st.sampled_from(MeetingMark)), max_size=8).map(tuple)
)
COLUMNS = st.builds(WeekColumn, DAYS, st.tuples(st.tuples(st.sampled_from(MeetingMark), COUNTS)))
CHARTS: st.SearchStrategy[Chart] = st.one_of(
    st.builds(BarChart, st.lists(BARS, max_size=5).map(tuple), st.booleans()),
    st.builds(YearChart, st.just(SPAN), st.lists(ROWS, max_size=5).map(tuple)),
    st.builds(WeekChart, st.just(SPAN), st.lists(COLUMNS, max_size=9).map(tuple)),
    st.builds(
        ChangeChart,
        st.lists(st.builds(MeasuredChange, WORDS, AMOUNTS, AMOUNTS, WORDS), max_size=4).map(tuple),
    ),
)


def boxes(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


@settings(max_examples=60, deadline=None)
@given(CHARTS, st.floats(260, 900))
def test_nothing_is_drawn_beyond_its_edges(chart: Chart, width: float) -> None:
    drawing = chart_drawing(chart, width, 10)
    for box in boxes(drawing):
        assert box.x >= -1 and box.x + box.width <= width + 6
        assert box.y >= -1 and box.y + box.height <= drawing.height + 1
    for text in drawing.texts:
        assert text.x >= -1 and 0 <= text.baseline <= drawing.height
    assert svg(drawing, "A chart").startswith("<svg")


def test_each_meeting_stands_in_its_week_and_is_told_apart_without_colour() -> None:
    days = ((dt.date(2013, 1, 31), HELD), (dt.date(2013, 4, 30), UNKNOWN), (dt.date(2013, 11, 14), TO_COME))
    drawing = chart_drawing(YearChart(SPAN, (YearRow("Set A", days),)), 500, 10)
    held, unknown, to_come, *legend = boxes(drawing)
    assert held.x < unknown.x < to_come.x and held.y == unknown.y == to_come.y
    assert unknown.x - held.x < to_come.x - unknown.x
    looks = {(box.role == Role.ACCENT, box.stroke) for box in (held, unknown, to_come)}
    assert looks == {(True, Stroke.SOLID), (False, Stroke.DASHED), (False, Stroke.SOLID)}
    assert [box.role for box in legend] == [held.role, unknown.role, to_come.role]
    said = [text.text for text in drawing.texts]
    assert [word for word in ("Set A", "held", "not known", "to come", "today") if word in said]


def test_many_sets_are_counted_week_by_week() -> None:
    monday = dt.date(2013, 4, 29)
    columns = (
        WeekColumn(monday, ((HELD, 30), (TO_COME, 10))),
        WeekColumn(dt.date(2013, 6, 3), ((HELD, 20),)),
    )
    drawing = chart_drawing(WeekChart(SPAN, columns), 500, 10)
    first, above, second, *_legend = boxes(drawing)
    assert first.height == 3 * above.height and second.height * 3 == first.height * 2
    assert above.x == first.x and abs(above.y + above.height - first.y) < 0.01
    assert "40" in [text.text for text in drawing.texts]


def test_a_waterfall_steps_from_bar_to_bar() -> None:
    bars = (
        ChartBar("at the start", 0, 28, "28"),
        ChartBar("gone", 28, 25, "−3", BarKind.WENT),
        ChartBar("joined", 25, 26, "+1", BarKind.CAME),
        ChartBar("at the close", 0, 26, "26"),
    )
    drawing = chart_drawing(BarChart(bars, stepped=True), 400, 10)
    start, gone, joined, close = boxes(drawing)
    assert abs(gone.x + gone.width - (start.x + start.width)) < 0.01
    assert abs(joined.x - gone.x) < 0.01 and abs(close.x + close.width - (joined.x + joined.width)) < 0.01
    assert (gone.stroke, joined.stroke) == (Stroke.DASHED, Stroke.SOLID)
    steps = [shape.x1 for shape in drawing.shapes if isinstance(shape, DrawnLine)]
    ends = [start.x + start.width, gone.x, joined.x + joined.width]
    assert all(abs(step - end) < 0.01 for step, end in zip(steps, ends, strict=True))


def test_before_and_after_each_on_its_own_scale() -> None:
    chart = ChangeChart((MeasuredChange("Up", 27, 79, "27 → 79 %"), MeasuredChange("Down", 11, 5, "11 → 5")))
    drawing = chart_drawing(chart, 500, 10)
    before, after, was, now = boxes(drawing)
    assert before.x < after.x and now.x < was.x and after.x == was.x
    assert (before.role, after.role) == (Role.BOX, Role.ACCENT)


@pytest.mark.parametrize(("before", "after", "arrows"), [(27, 79, 1), (11, 5, 1), (5, 5, 0), (-3, -3, 0)])
def test_both_dots_stand_on_their_line_and_an_arrow_between_two_that_are_apart(
    before: int, after: int, arrows: int
) -> None:
    drawing = chart_drawing(ChangeChart((MeasuredChange("Read", before, after, "told"),)), 500, 10)
    line = next(shape for shape in drawing.shapes if isinstance(shape, DrawnLine))
    for dot in boxes(drawing):
        assert line.x1 - 0.01 <= dot.x + dot.width / 2 <= line.x2 + 0.01 <= 500
        assert line.y1 == line.y2 == dot.y + dot.height / 2
    assert len([shape for shape in drawing.shapes if isinstance(shape, Polyline)]) == arrows


def test_the_weeks_of_a_year_fill_its_width() -> None:
    days = ((SPAN.starts, HELD), (SPAN.ends, TO_COME))
    drawing = chart_drawing(YearChart(SPAN, (YearRow("Set A", days),)), 500, 10)
    first, last, *_legend = boxes(drawing)
    below = next(s for s in drawing.shapes if isinstance(s, DrawnLine) and s.y1 == s.y2 and s.x2 == 500)
    assert abs((first.x - below.x1) - (below.x2 - last.x - last.width)) < 0.01


def test_a_long_label_is_broken_and_not_cut() -> None:
    words = "Children who speak in a lesson without being asked by name"
    drawing = chart_drawing(ChangeChart((MeasuredChange(words, 1, 2, "1 → 2"),)), 300, 10)
    lines = [text for text in drawing.texts if text.x == 0]
    assert len(lines) > 1 and " ".join(line.text for line in lines) == words
    assert all(text_width(line.text, line.face, line.size) <= 300 * 0.42 for line in lines)
