"""The papers of one leader, from what came through the gate."""

from __future__ import annotations

from functools import partial

from lfl_desktop.content.papers.certificate import certificate_document
from lfl_desktop.content.papers.leader_sheet import leader_document
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.printing.certificate_pages import certificate_pages
from lfl_desktop.printing.document_pages import LARGE, STYLE, printed
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.paper_documents import PaperSource, about_of
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper
from lfl_desktop.workspace.papers.paper_said import PaperSaid, paper_of_document


def made_leader_sheet(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """The year of a leader."""
    style = LARGE if asked.setting.large else STYLE
    return paper_of_document(leader_document(source.seen, about_of(asked)), partial(printed, style=style))


def made_certificate(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """What a leader took part in. Raises a WorldError where names stay behind."""
    if not source.seen.shows("names"):
        raise WorldError(tr("A certificate needs names, and these stay behind for these readers."))
    return paper_of_document(certificate_document(source.seen, about_of(asked)), certificate_pages)
