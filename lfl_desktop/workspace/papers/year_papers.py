"""The paper of a set’s year, from what came through the gate: its poster."""

from __future__ import annotations

from lfl_desktop.content.papers.impact_poster import poster_paper
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.workspace.papers.paper_documents import Source
from lfl_desktop.workspace.papers.paper_kinds import Asked, Kind
from lfl_desktop.workspace.papers.paper_said import Maker, Said


def _poster(source: Source, asked: Asked) -> Said:
    paper = poster_paper(source.seen, asked.poster)
    return Said(paper.document, lambda: impact_poster(paper, asked.poster))


MAKERS: dict[Kind, Maker] = {
    Kind.POSTER: _poster,
}
