"""Jobs of the command line for whoever coordinates a programme."""

from __future__ import annotations

import argparse

from lfl_desktop.command_line.added_job import AddJob


def _sets(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.coordinator.programme_overview import cohort_called, programme_overview
    from lfl_desktop.workspace.coordinator.programme_words import sets_in_words
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, read_only=True, now=asked.now)
    try:
        return sets_in_words(programme_overview(workspace, cohort_called(workspace, asked.cohort)))
    finally:
        workspace.close()


def add_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    listing = job("sets", _sets, "Say what the sets of the programme did, in figures.")
    listing.add_argument("--cohort", default="", help="the name of the cohort, if there are several")
