"""Jobs of the command line for whoever coordinates a programme."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview


@contextmanager
def _overview(asked: argparse.Namespace) -> Iterator[ProgrammeOverview]:
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, read_only=True, now=asked.now)
    try:
        yield programme_overview(workspace, cohort_called(workspace, asked.cohort))
    finally:
        workspace.close()


def _not_over(asked: argparse.Namespace, path: Path) -> None:
    """Raises WorldError where something is at `path` that was not to be replaced."""
    if not asked.replace and (path.exists() or path.is_symlink()):
        raise WorldError(
            f"“{path.name}” is there already, so nothing was saved; choose another name, or say --replace."
        )


def _sets(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_words import sets_in_words

    with _overview(asked) as overview:
        return sets_in_words(overview)


def _report(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import term_called
    from lfl_desktop.workspace.coordinator.saved_report import save_term_report

    _not_over(asked, asked.out)
    with _overview(asked) as overview:
        term = term_called(overview, asked.term)
        save_term_report(overview, term, asked.out)
    return f"The termly report on {term.label} is in {asked.out}."


def _workbook(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_sheets import save_workbook

    _not_over(asked, asked.out)
    with _overview(asked) as overview:
        written = save_workbook(overview, asked.out, with_csv=asked.csv)
    beside = f", and each of its sheets as CSV beside it ({len(written) - 1} files)" if asked.csv else ""
    return f"The workbook is in {asked.out}{beside}."


def add_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    listing = job("sets", _sets, "Say what the sets of the programme did, in figures.")
    reporting = job("report", _report, "Make the termly report for the advisory group.")
    reporting.add_argument("--term", required=True, help="the name of the term")
    reporting.add_argument("-o", dest="out", type=Path, required=True, metavar="R.pdf|R.docx")
    filling = job("workbook", _workbook, "Make a workbook of the programme's figures for spreadsheets.")
    filling.add_argument("--csv", action="store_true", help="also each sheet as CSV beside it")
    filling.add_argument("-o", dest="out", type=Path, required=True, metavar="W.xlsx")
    for one in (listing, reporting, filling):
        one.add_argument("--cohort", default="", help="the name of the cohort, if there are several")
    for one in (reporting, filling):
        one.add_argument("--replace", action="store_true", help="in the place of a file that is there")
