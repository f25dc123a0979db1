"""A report of the programme as a file: PDF, or a Word document to go on writing in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lfl_desktop.content.document import Document
from lfl_desktop.content.papers.final_report import final_report, schedule_paper, sources_paper
from lfl_desktop.content.papers.termly_report import termly_report
from lfl_desktop.domain.coordinator.reports_kept import ReportMade
from lfl_desktop.domain.programme import Cohort, Term
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.record import named_id
from lfl_desktop.exchange.word_document import TYPE, word_document
from lfl_desktop.printing.document_pages import STYLE, printed
from lfl_desktop.printing.figure_pictures import figure_pictures
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.final_told import cohort_to_report, final_told
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.term_report import term_report
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.workspace import Workspace

REPORTS = (".pdf", ".docx")
"""What a report can be kept as."""

TWO_PAGES = 2
SMALLER = (9.5, 9.0)
"""Sizes of type in points to which a termly report goes down where that keeps it to its two pages."""


@dataclass(frozen=True)
class FinalReportSaved:
    """The files of a final report, what moved since it was made last, and what is missing in it."""

    paths: tuple[Path, ...]
    moved: tuple[str, ...]
    missing: tuple[str, ...]


def final_paths(path: Path) -> tuple[Path, Path, Path]:
    """Where the final report, its schedule and its list of sources go: beside each other."""
    schedule, sources = tr("schedule"), tr("sources")
    return (
        path,
        path.with_name(f"{path.stem} – {schedule}{path.suffix}"),
        path.with_name(f"{path.stem} – {sources}{path.suffix}"),
    )


def save_final_report(
    workspace: Workspace, overview: ProgrammeOverview, path: Path, on: PrintedOn
) -> FinalReportSaved:
    """Writes the final report on a cohort, printed `on` this, with its schedule and, for the coordinator, its
    sources beside it. What it tells is remembered where the file may be written, so that the next one says
    what moved.

    Raises WrongEnding, CannotSave where it cannot be written, and WorldError where it is not about one
    cohort."""
    check_ending(path, REPORTS)
    cohort = cohort_to_report(overview)
    told = final_told(workspace, overview)
    papers = (final_report(told), schedule_paper(told), sources_paper(told))
    paths = final_paths(path)
    for each, document in zip(paths, papers, strict=True):
        _save(document, each, on)
    note_handled(workspace, handling(workspace, HandlingKind.SAVED, "final_report"))
    if workspace.only_read is None and workspace.get(Cohort, cohort.id):
        made = ReportMade(
            id=named_id("report made", cohort.id),
            cohort=cohort.id,
            made_at=workspace.now(),
            figures=told.figures,
        )
        with workspace.step(mark("Make the final report"), undoable=False) as step:
            step.put(made)
    return FinalReportSaved(paths, told.moved, tuple(told.missing))


def _save(document: Document, path: Path, on: PrintedOn) -> None:
    write_whole(path, _in_word(document, on) if _is_word(path) else printed(document, on).pdf)


def _in_word(document: Document, on: PrintedOn, size: float = TYPE) -> bytes:
    return word_document(document, partial(figure_pictures, on), on.sheet.upright, size)


def save_term_report(overview: ProgrammeOverview, term: Term, path: Path, on: PrintedOn) -> None:
    """Writes the termly report, printed `on` this. Raises WrongEnding, and CannotSave where it cannot be
    written."""
    check_ending(path, REPORTS)
    document = termly_report(term_report(overview, term))
    paper, size = _on_two_pages(document, on)
    write_whole(path, _in_word(document, on, TYPE * size / STYLE.size) if _is_word(path) else paper.pdf)


def _on_two_pages(document: Document, on: PrintedOn) -> tuple[Paper, float]:
    """The report on two pages, in the largest type that lets it, and the size of that. Over many sets it
    needs more."""
    paper = printed(document, on)
    if paper.pages == TWO_PAGES + 1:
        for size in SMALLER:
            smaller = printed(document, on, Style(size))
            if smaller.pages <= TWO_PAGES:
                return smaller, size
    return paper, STYLE.size


def _is_word(path: Path) -> bool:
    return path.suffix.casefold() == ".docx"
