"""A list of a programme set on pages."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.content.document import TableColumn
from lfl_desktop.content.papers.programme_list import ListOfProgramme, programme_list
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.list_pages import list_pages
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import about_programme


def printed_programme_list(
    overview: ProgrammeOverview,
    title: str,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    on: PrintedOn,
) -> Paper:
    """The lines that are in sight of a list of the programme, upright or across."""
    programme = overview.programme
    told = ListOfProgramme(
        title,
        about_programme(overview),
        programme.coordinator if programme else "",
        tuple(columns),
        rows,
        bool(programme and programme.sample_today),
    )
    return list_pages(programme_list(told), on)
