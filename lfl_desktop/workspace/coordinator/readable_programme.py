"""A programme as pages to read without this program: what its sets sent, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lfl_desktop.content.document import (
    Document,
    Paragraph,
    Rank,
    Section,
    Span,
    SpanRole,
    TableBlock,
    TableColumn,
)
from lfl_desktop.content.papers.final_report import final_report, schedule_paper
from lfl_desktop.content.papers.termly_report import termly_report
from lfl_desktop.content.tables.membership_table import MEMBERSHIP_TABLE
from lfl_desktop.content.tables.programme_dates_table import PROGRAMME_DATES_TABLE as DATES
from lfl_desktop.content.tables.programme_schools_table import PROGRAMME_SCHOOLS_TABLE
from lfl_desktop.content.tables.sets_table import SETS_TABLE
from lfl_desktop.content.tables.table_columns import LineTable
from lfl_desktop.exchange.readable_pages import ReadablePage, page_name, readable_files
from lfl_desktop.exchange.workbook import WorkbookSheet
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.final_told import final_told
from lfl_desktop.workspace.coordinator.places_told import date_lines, membership_lines, school_lines
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, set_lines
from lfl_desktop.workspace.coordinator.programme_sheets import programme_sheets
from lfl_desktop.workspace.coordinator.programme_words import about_programme, totals_in_words
from lfl_desktop.workspace.coordinator.term_report import term_report
from lfl_desktop.workspace.exchange.new_folder import write_folder
from lfl_desktop.workspace.workspace import Workspace


def save_readable_programme(workspace: Workspace, overview: ProgrammeOverview, folder: Path) -> list[Path]:
    """Writes what the sets of a programme sent into a new folder: the tables of its figures and the termly
    reports as pages, and the newest file of each set as it came. The files written.

    Raises WorldError where the folder is there already or cannot be written."""
    about = tr(
        "What the sets of this programme sent to its coordinator. The files that end in .lflset hold the same"
        " for programs, as they came."
    )
    files = readable_files(about_programme(overview), about, [*_pages(workspace, overview)])
    for one in overview.sets:
        data = workspace.content_of(one.edition.id)
        name = page_name(tr("Set {name} of {who}", name=one.name, who=one.edition.facilitator))
        if data is not None:
            files[f"{name}-edition-{one.edition.number}.lflset"] = data
    return write_folder(folder, files)


def _pages(workspace: Workspace, overview: ProgrammeOverview) -> Iterator[ReadablePage]:
    yield ReadablePage("all-sets", tr("All sets"), _of_sets(overview))
    for sheet in programme_sheets(overview)[1:]:
        yield ReadablePage(page_name(sheet.name), sheet.name, _of_sheet(sheet))
    yield ReadablePage("calendar", tr("Calendar of all sets"), _of_lines(DATES, date_lines(overview)))
    yield ReadablePage(
        "membership", tr("Membership"), _of_lines(MEMBERSHIP_TABLE, membership_lines(overview))
    )
    schools = _of_lines(PROGRAMME_SCHOOLS_TABLE, school_lines(overview))
    yield ReadablePage("schools-of-the-programme", tr("Schools of the programme"), schools)
    if overview.cohort is not None:
        told = final_told(workspace, overview)
        yield ReadablePage("final-report", tr("Final report"), final_report(told))
        yield ReadablePage("schedule", tr("Schedule"), schedule_paper(told))
    for term in overview.terms:
        if term.starts and term.starts <= overview.today:
            name = f"{term.label} {term.starts.year}"
            title = tr("Termly report {term}", term=name)
            yield ReadablePage(page_name(f"report {name}"), title, termly_report(term_report(overview, term)))


def _of_sets(overview: ProgrammeOverview) -> Document:
    columns = tuple(TableColumn(tr(column.heading)) for column in SETS_TABLE.columns)
    rows = tuple(
        tuple((Span(column.words(line)),) for column in SETS_TABLE.columns) for line in set_lines(overview)
    )
    totals = tuple(Paragraph((Span(words),)) for words in totals_in_words(overview))
    return _document(tr("All sets"), (*totals, TableBlock(columns, rows)))


def _of_lines(table: LineTable, lines: Sequence[Any]) -> Document:
    columns = tuple(TableColumn(tr(column.heading)) for column in table.columns)
    rows = tuple(tuple((Span(column.words(line)),) for column in table.columns) for line in lines)
    return _document(tr(table.title), (TableBlock(columns, rows),))


def _of_sheet(sheet: WorkbookSheet) -> Document:
    columns = tuple(TableColumn(head) for head in sheet.heads)
    rows = tuple(tuple((Span("" if value is None else str(value)),) for value in row) for row in sheet.rows)
    if not rows:
        return _document(sheet.name, (Paragraph((Span(tr("Nothing yet."), SpanRole.QUIET),)),))
    return _document(sheet.name, (TableBlock(columns, rows),))


def _document(title: str, blocks: tuple[Paragraph | TableBlock, ...]) -> Document:
    head = Section(tr("Heading"), (Paragraph((Span(title),), rank=Rank.TITLE),))
    return Document(title, "", "", head, (Section("", blocks),))
