"""The paper of a set’s year, from what came through the gate: its poster."""

from __future__ import annotations

from lfl_desktop.content.papers.impact_poster import poster_paper
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.paper_said import Maker, PaperSaid


def _poster(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    paper = poster_paper(source.seen, asked.poster)
    return PaperSaid(paper.document, lambda on: impact_poster(paper, on, asked.poster))


MAKERS: dict[PaperName, Maker] = {
    PaperName.POSTER: _poster,
}
