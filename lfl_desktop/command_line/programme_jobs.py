"""Jobs of the command line for whoever coordinates a programme."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.command_line.opened_file import (
    may_replace,
    not_over,
    note_that_left,
    opened_for_job,
    opened_for_leaving,
)
from lfl_desktop.command_line.sheets_here import sheets_here

if TYPE_CHECKING:
    from lfl_desktop.printing.layout.printed_on import PrintedOn
    from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
    from lfl_desktop.workspace.workspace import Workspace


@contextmanager
def _programme(asked: argparse.Namespace, leaves: str = "") -> Iterator[tuple[Workspace, ProgrammeOverview]]:
    """The open file and its programme; what `leaves` is noted once it has."""
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview

    workspace = opened_for_leaving(asked) if leaves else opened_for_job(asked, read_only=True)
    try:
        yield workspace, programme_overview(workspace, cohort_called(workspace, asked.cohort))
        if leaves:
            note_that_left(workspace, leaves)
    finally:
        workspace.close()


def _printed_on(workspace: Workspace, overview: ProgrammeOverview, asked: argparse.Namespace) -> PrintedOn:
    from lfl_desktop.workspace.papers.programme_printed import programme_printed_on

    return programme_printed_on(workspace, overview.programme, sheets_here(asked.sheets))


def _sets(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_words import sets_in_words

    with _programme(asked) as (_workspace, overview):
        return sets_in_words(overview)


def _report(asked: argparse.Namespace) -> str:
    return _final_report(asked) if asked.final else _term_report(asked)


def _term_report(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import term_called
    from lfl_desktop.workspace.coordinator.saved_report import save_term_report

    not_over(asked, asked.out)
    with _programme(asked, "report") as (workspace, overview):
        term = term_called(overview, asked.term)
        save_term_report(overview, term, asked.out, _printed_on(workspace, overview, asked))
    return f"The termly report on {term.label} is in {asked.out}."


def _final_report(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview
    from lfl_desktop.workspace.coordinator.saved_report import final_paths, save_final_report

    for path in final_paths(asked.out):
        not_over(asked, path)
    workspace = opened_for_job(asked)
    try:
        overview = programme_overview(workspace, cohort_called(workspace, asked.cohort))
        saved = save_final_report(workspace, overview, asked.out, _printed_on(workspace, overview, asked))
    finally:
        workspace.close()
    report, schedule, sources = saved.paths
    told = [f"The final report is in {report}, its schedule in {schedule}, and its sources in {sources}."]
    missing = [f"Missing: {what}" for what in saved.missing]
    return "\n".join([*told, *saved.moved, *missing])


def _workbook(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_sheets import save_workbook, workbook_paths

    with _programme(asked, "workbook") as (_workspace, overview):
        for path in workbook_paths(overview, asked.out, with_csv=asked.csv):
            not_over(asked, path)
        written = save_workbook(overview, asked.out, with_csv=asked.csv)
    beside = f", and each of its sheets as CSV beside it ({len(written) - 1} files)" if asked.csv else ""
    return f"The workbook is in {asked.out}{beside}."


def _posters(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview
    from lfl_desktop.workspace.coordinator.saved_posters import save_posters

    workspace = opened_for_leaving(asked)
    try:
        overview = programme_overview(workspace, cohort_called(workspace, asked.cohort))
        on = _printed_on(workspace, overview, asked)
        saved = save_posters(workspace, overview, asked.out, on, replace=asked.replace)
    finally:
        workspace.close()
    told = [f"{len(saved.paths)} posters are in {asked.out}: the programme’s own and one of each set."]
    told += [f"The file of set {name} cannot be read, so it has none." for name in saved.unread]
    return "\n".join(told)


def _readable(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview
    from lfl_desktop.workspace.coordinator.readable_programme import save_readable_programme
    from lfl_desktop.workspace.exchange.sets_here import find_own_set
    from lfl_desktop.workspace.papers.readable_set import save_readable_set
    from lfl_desktop.workspace.set_book import SetBook

    workspace = opened_for_leaving(asked)
    try:
        overview = programme_overview(workspace, cohort_called(workspace, asked.cohort))
        if overview.sets and not asked.set:
            written = save_readable_programme(workspace, overview, asked.out)
        else:
            book = SetBook(workspace, find_own_set(workspace, asked.set).id)
            written = save_readable_set(book, asked.out)
        note_that_left(workspace, "readable")
    finally:
        workspace.close()
    return f"{len(written)} files are in {asked.out}; begin with index.html."


def _about(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.about_in_programme import save_about_in_programme
    from lfl_desktop.workspace.exchange.own_sets import own_sets
    from lfl_desktop.workspace.exchange.sets_here import find_own_set
    from lfl_desktop.workspace.lists.lookup import find_leader
    from lfl_desktop.workspace.papers.readable_set import save_about_person
    from lfl_desktop.workspace.set_book import SetBook

    workspace = opened_for_leaving(asked)
    try:
        if not own_sets(workspace):
            save_about_in_programme(workspace, asked.person, asked.out)
            note_that_left(workspace, "about")
            return f"Everything about {asked.person} is in {asked.out}; begin with index.html."
        book = SetBook(workspace, find_own_set(workspace, asked.set).id)
        person = find_leader(book, asked.person)
        save_about_person(book, person, asked.out)
        note_that_left(workspace, "about", of_set=book.learning_set.id, people=[person.id])
    finally:
        workspace.close()
    return f"Everything about {person.name} is in {asked.out}; begin with index.html."


def _publish(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview
    from lfl_desktop.workspace.coordinator.published_rows import publish_programme

    workspace = opened_for_leaving(asked)
    try:
        overview = programme_overview(workspace, cohort_called(workspace, asked.cohort))
        done = publish_programme(workspace, overview, asked.to)
        note_that_left(workspace, "published")
    finally:
        workspace.close()
    return f"Published: {done.written} sets written, {done.unchanged} unchanged, {done.gone} taken away."


def add_programme_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    listing = job("sets", _sets, "Say what the sets of the programme did, in figures.")
    reporting = job("report", _report, "Make the termly report for the advisory group, or the final report.")
    which = reporting.add_mutually_exclusive_group(required=True)
    which.add_argument("--term", help="the name of the term")
    which.add_argument("--final", action="store_true", help="the final report on a cohort")
    reporting.add_argument("-o", dest="out", type=Path, required=True, metavar="R.pdf|R.docx")
    filling = job("workbook", _workbook, "Make a workbook of the programme's figures for spreadsheets.")
    filling.add_argument("--csv", action="store_true", help="also each sheet as CSV beside it")
    filling.add_argument("-o", dest="out", type=Path, required=True, metavar="W.xlsx")
    hanging = job("posters", _posters, "Make the posters of all sets, and that of the programme.")
    reading = job("readable", _readable, "Write everything as pages that need no program.")
    reading.add_argument("--set", default="", help="the name of a set of one's own, if there are several")
    about = job("about", _about, "Write everything that is kept of one person.")
    about.add_argument("--person", required=True, metavar="NAME", help="the name of the leader")
    about.add_argument("--set", default="", help="the name of the set, if there are several")
    publishing = job("publish", _publish, "Write the programme into a database that others read.")
    publishing.add_argument(
        "--to", required=True, metavar="URL", help="postgresql+psycopg://... or sqlite:///..."
    )
    for one in (reading, about, hanging):
        one.add_argument("-o", dest="out", type=Path, required=True, metavar="FOLDER", help="a new folder")
    for one in (listing, reporting, filling, hanging, reading, publishing):
        one.add_argument("--cohort", default="", help="the name of the cohort, if there are several")
    for one in (reporting, hanging):
        one.add_argument(
            "--sheets", choices=("a4", "letter"), help="what lies in the printer (default: as in this region)"
        )
    for one in (reporting, filling, hanging):
        may_replace(one)
