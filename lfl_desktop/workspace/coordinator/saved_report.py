"""A report of the programme as a file: PDF, or a Word document to go on writing in."""

from __future__ import annotations

from pathlib import Path

from lfl_desktop.content.papers.termly_report import termly_report
from lfl_desktop.domain.programme import Term
from lfl_desktop.exchange.word_document import word_document
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.term_report import term_report
from lfl_desktop.workspace.exchange.endings import check_ending
from lfl_desktop.workspace.exchange.files_out import write_whole

REPORTS = (".pdf", ".docx")
"""What a report can be kept as."""


def save_term_report(overview: ProgrammeOverview, term: Term, path: Path) -> None:
    """Writes the termly report. Raises WrongEnding, and CannotSave where it cannot be written."""
    check_ending(path, REPORTS)
    document = termly_report(term_report(overview, term))
    is_word = path.suffix.casefold() == ".docx"
    write_whole(path, word_document(document) if is_word else printed(document).pdf)
