"""The charts of a programme, for screen and paper alike: each from the overview that all figures come from,
with its words and its table for those who do not see it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lfl_desktop.canvas.charts.chart_figures import (
    BarChart,
    BarKind,
    ChangeChart,
    ChartBar,
    MeasuredChange,
    MeetingMark,
    WeekChart,
    WeekColumn,
    YearChart,
    YearRow,
    YearSpan,
    monday_of,
)
from lfl_desktop.content.document import ChartFigure, Span, TableBlock, TableColumn
from lfl_desktop.domain.meetings import ActionState, MeetingState
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.set_overview import MeetingTold
from lfl_desktop.domain.wording.days_said import MONTHS, day_and_month, days_in_a_row
from lfl_desktop.domain.wording.state_names import figures_of_measure, number
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_totals import MeetingTotals, SetImpact
from lfl_desktop.workspace.coordinator.programme_words import actions_in_words, members_in_words
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet

ROWS = 16
"""Sets that have a row each in the picture of the year; where there are more, it counts week by week."""

CHANGES = 12
"""Measures that are drawn: those beyond stand in the table of impact."""

MARKS = {
    MeetingMark.HELD: mark("held"),
    MeetingMark.UNKNOWN: mark("over, and nothing known of it yet"),
    MeetingMark.TO_COME: mark("to come"),
}

STATES = {
    ActionState.DONE: mark("done"),
    ActionState.PARTLY: mark("partly done"),
    ActionState.CHANGED: mark("changed"),
    ActionState.DROPPED: mark("dropped"),
    ActionState.HANDED_ON: mark("handed on"),
    ActionState.OPEN: mark("still open"),
}


def programme_charts(overview: ProgrammeOverview) -> list[ChartFigure]:
    """All of them that have something to show."""
    every = (
        year_figure(overview),
        actions_figure(overview),
        members_figure(overview),
        changes_figure(overview),
    )
    return [one for one in every if one]


def year_figure(overview: ProgrammeOverview) -> ChartFigure | None:
    """The meetings of all sets by week, and of each set where there are few enough."""
    year = Year(overview.sets, overview.terms, overview.today)
    return overview.remembered.of(_year_figure, year, overview.meetings, overview.totals)


class Year(NamedTuple):
    """Of whom the year is drawn, and when."""

    sets: Sequence[ReceivedSet]
    terms: Sequence[Term]
    today: dt.date


def _year_figure(
    year: Year, meetings: Sequence[tuple[ReceivedSet, MeetingTold]], totals: MeetingTotals
) -> ChartFigure | None:
    dated = [(one, meeting) for one, meeting in meetings if meeting.date and _counts(meeting)]
    if not dated:
        return None
    title = tr("The year over all sets")
    words = tr("{held} of {planned} meetings were held", held=totals.held, planned=totals.planned)
    marks = Counter(_mark(meeting, year.today) for _one, meeting in dated)
    shown = [kind for kind in MARKS if marks[kind]]
    beside = [tr("{n} {how}", n=marks[kind], how=tr(MARKS[kind])) for kind in shown[1:]]
    told = "; ".join((words, *beside)) + "."
    span = _span(year, [meeting.date for _one, meeting in dated if meeting.date], shown)
    if len(year.sets) <= ROWS:
        made_of = tuple((one.id, None) for one, _meetings in _meetings_by_set(year))
        table = _table_of_sets(year)
        return ChartFigure(title, told, _rows(year, span), table, made_of=made_of)
    columns = _columns(dated, year.today)
    return ChartFigure(title, told, WeekChart(span, columns), _table_of_weeks(columns, shown, year.today))


def actions_figure(overview: ProgrammeOverview) -> ChartFigure | None:
    """The actions of all sets by how they stood when the files were made."""
    counts = overview.totals.actions
    states = [state for state in STATES if counts[state]]
    if not states:
        return None
    bars = tuple(ChartBar(tr(STATES[state]), 0, counts[state], str(counts[state])) for state in states)
    rows = [(tr(STATES[state]), str(counts[state])) for state in states]
    told = f"{actions_in_words(overview.totals)}."
    heads = (tr("How they stand"), tr("Actions"))
    return ChartFigure(tr("Actions by state"), told, BarChart(bars), _table(heads, rows))


def members_figure(overview: ProgrammeOverview) -> ChartFigure | None:
    """From the members at the start to those at the close."""
    members = overview.members
    if not members.at_start and not members.joined:
        return None
    stayed = members.at_start - members.left
    steps = (
        (tr("at the start"), 0, members.at_start, str(members.at_start), BarKind.WHOLE),
        (tr("gone"), members.at_start, stayed, f"−{members.left}", BarKind.WENT),
        (tr("joined"), stayed, stayed + members.joined, f"+{members.joined}", BarKind.CAME),
        (tr("at the close"), 0, members.at_end, str(members.at_end), BarKind.WHOLE),
    )
    shown = [step for step in steps if step[1] != step[2]]
    bars = tuple(ChartBar(label, start, end, words, kind) for label, start, end, words, kind in shown)
    rows = [(label, words) for label, _start, _end, words, _kind in shown]
    told = tr("{now} members: {how}.", now=members.at_end, how=members_in_words(members))
    table = _table((tr("Step"), tr("Members")), rows)
    return ChartFigure(tr("Members from the start to the close"), told, BarChart(bars, stepped=True), table)


def changes_figure(overview: ProgrammeOverview) -> ChartFigure | None:
    """The measures of agreed impact before and after, in the order of the sets."""
    return overview.remembered.of(_changes_figure, overview.impacts)


def _changes_figure(impacts: Iterable[SetImpact]) -> ChartFigure | None:
    found = [
        (one, one.told.impact)
        for one in impacts
        if one.told.impact.before is not None and one.told.impact.after is not None
    ]
    if not found:
        return None
    changes, rows = [], []
    for one, impact in found[:CHANGES]:
        assert impact.before is not None and impact.after is not None
        label = impact.measure or impact.wording
        changes.append(MeasuredChange(label, impact.before, impact.after, figures_of_measure(impact)))
        place = tr("Set {name}", name=one.of.name)
        rows.append((label, place, number(impact.before), number(impact.after), impact.unit))
    told = plural(
        "%n measures that sets agreed to tell, each on its own scale: a ring before, a full dot after.",
        "%n measure that a set agreed to tell: a ring before, a full dot after.",
        len(changes),
    )
    if len(found) > CHANGES:
        rest = len(found) - CHANGES
        told += " " + plural(
            "%n more are in the table of impact.", "%n more is in the table of impact.", rest
        )
    heads = (tr("Measure"), tr("Set"), tr("Before"), tr("After"), tr("Unit"))
    table = _table(heads, rows, (3.0, 0.8, 0.8, 0.8, 0.8))
    made_of = tuple((one.of.id, one.id) for one, _impact in found[:CHANGES])
    return ChartFigure(tr("Before and after"), told, ChangeChart(tuple(changes)), table, made_of=made_of)


def _counts(meeting: MeetingTold) -> bool:
    return meeting.state != MeetingState.CANCELLED


def _mark(meeting: MeetingTold, today: dt.date) -> MeetingMark:
    if meeting.took_place:
        return MeetingMark.HELD
    return MeetingMark.UNKNOWN if meeting.date and meeting.date < today else MeetingMark.TO_COME


def _span(year: Year, days: Sequence[dt.date], shown: Sequence[MeetingMark]) -> YearSpan:
    """From the first day of a term or meeting to the last, in whole months."""
    every = [*days, *(day for term in year.terms for day in (term.starts, term.ends) if day)]
    first = min(every).replace(day=1)
    legend = tuple((kind, tr(MARKS[kind])) for kind in shown)
    months = tuple((day, tr(MONTHS[day.month - 1])[:3]) for day in _months(first, max(every)))
    return YearSpan(first, max(every), months, (year.today, tr("today")), legend)


def _months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first = (first + dt.timedelta(days=32)).replace(day=1)


def _meetings_by_set(year: Year) -> list[tuple[ReceivedSet, list[MeetingTold]]]:
    return [(one, one.overview.planned) for one in year.sets if one.overview]


def _rows(year: Year, span: YearSpan) -> YearChart:
    rows = []
    for one, meetings in _meetings_by_set(year):
        marks = tuple((m.date, _mark(m, year.today)) for m in meetings if m.date)
        rows.append(YearRow(tr("Set {name}", name=one.name), marks))
    return YearChart(span, tuple(rows))


def _table_of_sets(year: Year) -> TableBlock:
    rows = []
    for one, meetings in _meetings_by_set(year):
        dated = days_in_a_row([m.date for m in meetings if m.date], year.today)
        days = [*filter(None, [dated]), *(tr("no day yet") for m in meetings if not m.date)]
        held = sum(m.took_place for m in meetings)
        rows.append((one.name, str(held), str(len(meetings)), ", ".join(days)))
    heads = (tr("Set"), tr("Held"), tr("Planned"), tr("Days"))
    return _table(heads, rows, (0.8, 0.6, 0.7, 4.0))


def _columns(dated: Sequence[tuple[ReceivedSet, MeetingTold]], today: dt.date) -> tuple[WeekColumn, ...]:
    weeks: dict[dt.date, Counter[MeetingMark]] = {}
    for _one, meeting in dated:
        assert meeting.date is not None
        weeks.setdefault(monday_of(meeting.date), Counter())[_mark(meeting, today)] += 1
    return tuple(
        WeekColumn(monday, tuple((kind, counts[kind]) for kind in MARKS if counts[kind]))
        for monday, counts in sorted(weeks.items())
    )


def _table_of_weeks(
    columns: Sequence[WeekColumn], shown: Sequence[MeetingMark], today: dt.date
) -> TableBlock:
    rows = []
    for column in columns:
        counts: Mapping[MeetingMark, int] = dict(column.counts)
        rows.append((day_and_month(column.monday, today), *(str(counts.get(kind, 0)) for kind in shown)))
    return _table((tr("Week from"), *(tr(MARKS[kind]) for kind in shown)), rows)


def _table(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], shares: tuple[float, ...] = ()
) -> TableBlock:
    widths = shares or (1.0,) * len(heads)
    columns = tuple(TableColumn(head, share) for head, share in zip(heads, widths, strict=True))
    return TableBlock(columns, tuple(tuple((Span(cell),) for cell in row) for row in rows))
