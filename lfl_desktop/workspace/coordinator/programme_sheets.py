"""What the workbook of a programme holds: the figures that screens and reports say, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lfl_desktop.content.tables.sets_table import SETS_TABLE, SetsTableLine
from lfl_desktop.content.tables.table_columns import CellValue
from lfl_desktop.domain.actions import ACTION_STATES
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import ActionState, MeetingState
from lfl_desktop.domain.wording.state_names import LEVELS
from lfl_desktop.exchange.workbook import WorkbookSheet, comma_separated, workbook
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.events_told import came_by_register
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, set_lines
from lfl_desktop.workspace.coordinator.programme_words import (
    about_programme,
    event_words_once,
    school_event_words,
    teller_words,
)
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole

WORKBOOK = ".xlsx"

STATES = {
    MeetingState.PLANNED: mark("planned"),
    MeetingState.UNDER_WAY: mark("under way"),
    MeetingState.FINISHED: mark("held"),
    MeetingState.CANCELLED: mark("cancelled"),
}
"""How a meeting stands, in a cell."""


def save_workbook(overview: ProgrammeOverview, path: Path, *, with_csv: bool = False) -> list[Path]:
    """Writes the workbook of a programme, and beside it each sheet as CSV if asked for: the files written.

    Raises WrongEnding, and CannotSave where one cannot be written."""
    check_ending(path, [WORKBOOK])
    sheets = programme_sheets(overview)
    programme = overview.programme
    title, author = about_programme(overview), programme.coordinator if programme else ""
    write_whole(path, workbook(sheets, title, author, overview.today))
    written = workbook_paths(overview, path, with_csv=with_csv)
    for beside, sheet in zip(written[1:], sheets, strict=False):
        write_whole(beside, comma_separated(sheet))
    return written


def workbook_paths(overview: ProgrammeOverview, path: Path, *, with_csv: bool) -> list[Path]:
    """Where the workbook is, and each of its sheets as CSV beside it if asked for."""
    names = [sheet.name.casefold() for sheet in programme_sheets(overview)] if with_csv else []
    return [path, *(path.with_name(f"{path.stem} {name}.csv") for name in names)]


def programme_sheets(overview: ProgrammeOverview) -> list[WorkbookSheet]:
    """The sheets: sets, meetings, attendance, actions by state, impact, events, schools."""
    return [
        _sets(overview),
        _meetings(overview),
        _attendance(overview),
        _actions(overview),
        _impact(overview),
        _events(overview),
        _schools(overview),
    ]


def _sheet(name: str, heads: Iterable[str], rows: Iterable[tuple[CellValue | float, ...]]) -> WorkbookSheet:
    return WorkbookSheet(tr(name), tuple(tr(head) for head in heads), tuple(rows))


def _sets(overview: ProgrammeOverview) -> WorkbookSheet:
    columns = [column for column in SETS_TABLE.columns if column.heading not in _SPLIT]
    counts = (mark("Meetings held"), mark("Meetings planned"), mark("Here"), mark("Expected"))
    members = (mark("Members at the start"), mark("Joined"), mark("Left"), mark("Members now"))
    rows = [(*(column.cell(line) for column in columns), *_counts(line)) for line in set_lines(overview)]
    return _sheet(mark("Sets"), [*(column.heading for column in columns), *counts, *members], rows)


_SPLIT = ("Meetings", "Here", "Members", "Airtime")
"""Columns of several figures, each of which has a column of its own here."""


def _counts(line: SetsTableLine) -> tuple[CellValue, ...]:
    counts = (line.held, line.planned, line.here, line.expected)
    if line.overview is None:  # it cannot be read any more
        return (*counts, *(None,) * 4)
    members = line.overview.members
    return (*counts, members.at_start, members.joined, members.left, members.at_end)


def _meetings(overview: ProgrammeOverview) -> WorkbookSheet:
    heads = (
        mark("Set"),
        mark("Meeting"),
        mark("Day"),
        mark("State"),
        mark("Here"),
        mark("Members"),
        mark("Slots"),
        mark("Minutes in slots"),
    )
    rows = [
        (
            one.name,
            m.number,
            m.date,
            tr(STATES[m.state]),
            m.here if m.took_place else None,
            m.members if m.took_place else None,
            m.slots,
            m.minutes,
        )
        for one, m in overview.meetings
    ]
    return _sheet(mark("Meetings"), heads, rows)


def _attendance(overview: ProgrammeOverview) -> WorkbookSheet:
    heads = (mark("Set"), mark("Meetings held"), mark("Here"), mark("Expected"), mark("Share"))
    rows: list[tuple[CellValue | float, ...]] = []
    for line in set_lines(overview):
        share = round(line.here / line.expected, 3) if line.expected else None
        rows.append((line.name, line.held, line.here, line.expected, share))
    return _sheet(mark("Attendance"), heads, rows)


def _actions(overview: ProgrammeOverview) -> WorkbookSheet:
    heads = (mark("Set"), *(ACTION_STATES[state] for state in ActionState), mark("All"))
    rows: list[tuple[CellValue | float, ...]] = []
    for line in set_lines(overview):
        counts = [line.actions_that(state) for state in ActionState]
        rows.append((line.name, *counts, sum(counts)))
    return _sheet(mark("Actions"), heads, rows)


def _impact(overview: ProgrammeOverview) -> WorkbookSheet:
    heads = (
        mark("Set"),
        mark("Whose"),
        mark("What changed"),
        mark("What was done"),
        mark("Level"),
        mark("Themes"),
        mark("Measure"),
        mark("Before"),
        mark("After"),
        mark("Unit"),
        mark("Evidence"),
        mark("Quote"),
        mark("Agreed"),
    )
    names = overview.theme_names
    rows: list[tuple[CellValue | float, ...]] = []
    for one in overview.impacts:
        impact = one.told.impact
        rows.append(
            (
                one.of.name,
                teller_words(one.told.leader),
                impact.wording,
                impact.how.strip(),
                tr(LEVELS[impact.level]),
                ", ".join(names[theme] for theme in impact.themes if theme in names),
                impact.measure,
                impact.before,
                impact.after,
                impact.unit,
                impact.evidence,
                impact.quote if impact.quote_consent else "",
                impact.agreed_on,
            )
        )
    return _sheet(mark("Impact"), heads, rows)


def _events(overview: ProgrammeOverview) -> WorkbookSheet:
    rows: list[tuple[CellValue | float, ...]] = []
    one = overview.shared.one
    for event in overview.events:
        told = [
            figures
            for received in overview.sets
            if received.overview
            for figures in received.overview.came
            if one.get(figures.event, figures.event) == one.get(event.id, event.id)
        ]
        counted = [figures.came for figures in told if not figures.fewer_than_three]
        few = len(told) - len(counted)
        state = tr("cancelled") if event.cancelled else ""
        came = sum(counted) if counted else None
        told_by_sets = (came, few or None)
        head = (event.date, event_words_once(event), event.place)
        rows.append((*head, *told_by_sets, *_on_roster(overview, event), state))
    heads = (
        mark("Day"),
        mark("Event"),
        mark("Place"),
        mark("Members who came"),
        mark("Sets of which fewer than three came"),
        mark("Leaders on the register"),
        mark("From partner cities"),
        mark("Governors"),
        mark("State"),
    )
    return _sheet(mark("Events"), heads, rows)


def _on_roster(overview: ProgrammeOverview, event: ProgrammeEvent) -> tuple[int | None, ...]:
    """Who came by the coordinator's register; nothing where that is silent."""
    found = came_by_register(overview, event)
    return (found.leaders, found.partners, found.governors) if found else (None, None, None)


def _schools(overview: ProgrammeOverview) -> WorkbookSheet:
    rows: list[tuple[CellValue | float, ...]] = []
    for school in overview.schools:
        happened = "; ".join(
            school_event_words(event, "", overview.today)
            for event, where in overview.school_events
            if where is not None and where.id == school.id
        )
        rows.append((school.name, school.chain, tr("yes") if school.partner_city else "", happened))
    return _sheet(
        mark("Schools"),
        (mark("School"), mark("Chain or federation"), mark("Partner city"), mark("What happened")),
        rows,
    )
