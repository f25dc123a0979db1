"""How each paper is made of what came through the gate: said once, and set on pages from that."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from lfl_desktop.content.document import Document
from lfl_desktop.domain.programme import ProgrammeLogo
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.printing.layout.printed_on import printed_on
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers import poster_arranged
from lfl_desktop.workspace.papers.named_in_passing import named_in_passing
from lfl_desktop.workspace.papers.paper_documents import PaperSource, about_of
from lfl_desktop.workspace.papers.paper_kinds import About, AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.paper_said import Maker, PaperSaid, paper_of_document


class MadePaper(NamedTuple):
    """A paper as pages, and what it says."""

    paper: Paper
    document: Document


def make_paper(source: PaperSource, asked: AskedPaper) -> MadePaper:
    """The paper that is asked for, which is not the coordinator's file.

    Raises a WorldError where there is none for these readers."""
    said = document_of_paper(source, asked)
    logo = next((one.picture for one in source.seen.all(ProgrammeLogo)), b"")
    paper = said.set_on_pages(printed_on(asked.setting, logo, source.changed))
    notes = (*paper.notes, *_naming(source, asked, said.document))
    return MadePaper(replace(paper, notes=notes), said.document)


def document_of_paper(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """What the paper says that is asked for; raises as `make_paper` does."""
    kind = paper_kind(asked.kind)
    room, _, name = kind.maker.partition(":")
    made = getattr(import_module(f"lfl_desktop.{room}"), name)
    if not room.startswith("content."):
        maker: Maker = made
        return maker(source, asked)
    document: Document = made(source.seen) if kind.about == About.SET else made(source.seen, about_of(asked))
    return paper_of_document(document)


def _naming(source: PaperSource, asked: AskedPaper, document: Document) -> tuple[str, ...]:
    """Who may be named on the paper where names stay behind."""
    if asked.kind == PaperName.POSTER:
        return poster_arranged.naming(source.records, source.seen, asked.poster)
    told = " ".join(plain_text(document).split())
    return named_in_passing(source.records, source.seen, lambda words: " ".join(words.split()) in told)
