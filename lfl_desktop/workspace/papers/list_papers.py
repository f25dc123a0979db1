"""The lists of a set as papers, from what came through the gate."""

from __future__ import annotations

from lfl_desktop.content.papers.list_paper import list_document
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.printing.list_pages import list_pages
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import LISTED, AskedPaper
from lfl_desktop.workspace.papers.paper_said import PaperSaid, paper_of_document


def made_list(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """The lines that are asked for. Raises a WorldError where these readers may see none of them."""
    kind, lines, seen = LISTED[asked.kind], asked.lines or (), source.seen
    if not any(seen.get(kind, id) for id in lines):
        raise WorldError(tr("None of this list may leave for these readers, so there is no page."))
    return paper_of_document(list_document(seen, kind, lines, source.today), list_pages)
