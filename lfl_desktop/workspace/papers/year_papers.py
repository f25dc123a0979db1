"""The paper of a set’s year, from what came through the gate: its poster."""

from __future__ import annotations

from lfl_desktop.content.papers.impact_poster import poster_paper
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper
from lfl_desktop.workspace.papers.paper_said import PaperSaid


def made_poster(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """What came of the year, on one sheet, as it was arranged."""
    paper = poster_paper(source.seen, asked.poster)
    return PaperSaid(paper.document, lambda on: impact_poster(paper, on, asked.poster))
