"""How each paper is made of what came through the gate, as pages and in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import Filling, Setting
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers import papers_as_text, poster_arranged, system_papers
from lfl_desktop.workspace.papers.named_in_passing import named_in_passing
from lfl_desktop.workspace.papers.paper_documents import DOCUMENTS, Source, about_of
from lfl_desktop.workspace.papers.paper_kinds import LISTED, Asked, Kind

if TYPE_CHECKING:
    from lfl_desktop.content.document import Document
    from lfl_desktop.printing.writers.paper import Paper


class Made(NamedTuple):
    """A paper as pages and as words."""

    paper: Paper
    parts: Sequence[papers_as_text.Part]


Maker: TypeAlias = Callable[[Source, Asked], Made]


def make(source: Source, asked: Asked) -> Made:
    """The paper that is asked for, which is not the coordinator's file.

    Raises a WorldError where there is none for these readers."""
    made = _list(source, asked) if asked.kind in LISTED else _MAKERS[asked.kind](source, asked)
    if asked.kind == Kind.POSTER:
        return made
    told = " ".join(papers_as_text.as_plain(made.parts).split())
    warned = named_in_passing(source.records, source.seen, lambda words: " ".join(words.split()) in told)
    return made._replace(paper=replace(made.paper, notes=(*made.paper.notes, *warned))) if warned else made


def _summary(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.summary_pages import summary_pages

    paper = summary_pages(_document(source, asked))
    return Made(paper, papers_as_text.summary_parts(source.seen, about_of(asked)))


def _list(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.list_pages import list_pages

    kind, lines, seen = LISTED[asked.kind], asked.lines or (), source.seen
    if not any(seen.get(kind, id) for id in lines):
        raise WorldError(tr("None of this list may leave for these readers, so there is no page."))
    return Made(
        list_pages(seen, kind, lines, source.today),
        papers_as_text.list_parts(seen, kind, lines, source.today),
    )


def _activity_system(source: Source, asked: Asked) -> Made:
    if asked.is_blank:
        return Made(system_papers.blank_system(source.seen, asked.setting), papers_as_text.blank_parts())
    about = about_of(asked)
    paper = system_papers.activity_system(source.records, source.seen, about, asked.setting)
    return Made(paper, papers_as_text.activity_system_parts(source.seen, about))


def _then_and_now(source: Source, asked: Asked) -> Made:
    about = about_of(asked)
    paper = system_papers.then_and_now(source.records, source.seen, about, asked.setting, asked.then)
    return Made(paper, papers_as_text.then_and_now_parts(source.seen, about))


def _two_systems(source: Source, asked: Asked) -> Made:
    about = about_of(asked)
    paper = system_papers.two_systems(source.records, source.seen, about, asked.setting)
    return Made(paper, papers_as_text.two_systems_parts(source.seen, about))


def _poster(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.poster_paper import impact_poster

    paper = impact_poster(source.seen, asked.poster)
    warned = poster_arranged.naming(source.records, source.seen, asked.poster)
    told = replace(paper, notes=(*paper.notes, *warned))
    return Made(told, papers_as_text.poster_parts(source.seen, asked.poster))


def _blank(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.blank_forms import blank_form

    if asked.form == BlankForm.ACTIVITY_SYSTEM:
        setting = Setting(asked.setting.size, Filling.PROMPTS)
        return Made(system_papers.blank_system(source.seen, setting), papers_as_text.blank_parts())
    return Made(blank_form(source.seen, asked.form), papers_as_text.form_parts(asked.form))


def _slips(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.slip_pages import slip_pages

    document = _document(source, asked)
    return Made(slip_pages(document), papers_as_text.document_parts(document))


def _certificate(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.certificate_pages import certificate_pages

    document = _document(source, asked)
    return Made(certificate_pages(document), papers_as_text.document_parts(document))


def _document(source: Source, asked: Asked) -> Document:
    return DOCUMENTS[asked.kind](source, asked)


def _usual(source: Source, asked: Asked) -> Made:
    """A document as its usual pages and in its words."""
    from lfl_desktop.printing.document_pages import printed

    document = _document(source, asked)
    return Made(printed(document), papers_as_text.document_parts(document))


_MAKERS: dict[Kind, Maker] = {
    Kind.SUMMARY: _summary,
    Kind.SLIPS: _slips,
    Kind.LEADER_SHEET: _usual,
    Kind.RECORD: _usual,
    Kind.AGENDA: _usual,
    Kind.ATTENDANCE: _usual,
    Kind.CERTIFICATE: _certificate,
    Kind.ACTIVITY_SYSTEM: _activity_system,
    Kind.THEN_AND_NOW: _then_and_now,
    Kind.TWO_SYSTEMS: _two_systems,
    Kind.POSTER: _poster,
    Kind.BLANK: _blank,
}
