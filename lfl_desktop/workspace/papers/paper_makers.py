"""How each paper is made of what came through the gate: said once, and set on pages from that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeAlias
from uuid import UUID

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.document import Document
from lfl_desktop.content.paper_setting import Filling, Setting
from lfl_desktop.content.papers.action_slips import slips_document
from lfl_desktop.content.papers.activity_system import blank_system
from lfl_desktop.content.papers.agenda import agenda_document
from lfl_desktop.content.papers.attendance_sheet import attendance_document
from lfl_desktop.content.papers.certificate import certificate_document
from lfl_desktop.content.papers.forms_for_pens import form_document
from lfl_desktop.content.papers.full_record import record_document
from lfl_desktop.content.papers.impact_poster import poster_paper
from lfl_desktop.content.papers.leader_sheet import leader_document
from lfl_desktop.content.papers.list_paper import list_document
from lfl_desktop.content.papers.set_summary import summary_document
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.templates import StageTemplate, usable
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.printing.certificate_pages import certificate_pages
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.form_pages import blank_form
from lfl_desktop.printing.list_pages import list_pages
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.printing.slip_pages import slip_pages
from lfl_desktop.printing.summary_pages import summary_pages
from lfl_desktop.printing.system_pages import activity_system_page, blank_page
from lfl_desktop.printing.then_and_now_pages import then_and_now_page
from lfl_desktop.printing.two_systems_pages import two_systems_page
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.known_templates import shipped
from lfl_desktop.workspace.papers import poster_arranged, system_papers
from lfl_desktop.workspace.papers.named_in_passing import named_in_passing
from lfl_desktop.workspace.papers.paper_documents import Source, about_of
from lfl_desktop.workspace.papers.paper_kinds import LISTED, Asked, Kind


class Made(NamedTuple):
    """A paper as pages, and what it says."""

    paper: Paper
    document: Document


class Said(NamedTuple):
    """What a paper says, and what sets it on pages."""

    document: Document
    set_on_pages: Callable[[], Paper]


Maker: TypeAlias = Callable[[Source, Asked], Said]


def make(source: Source, asked: Asked) -> Made:
    """The paper that is asked for, which is not the coordinator's file.

    Raises a WorldError where there is none for these readers."""
    said = said_of(source, asked)
    paper = said.set_on_pages()
    notes = (*paper.notes, *_naming(source, asked, said.document))
    return Made(replace(paper, notes=notes), said.document)


def said_of(source: Source, asked: Asked) -> Said:
    """What the paper says that is asked for; raises as `make` does."""
    return _list(source, asked) if asked.kind in LISTED else _MAKERS[asked.kind](source, asked)


def _naming(source: Source, asked: Asked, document: Document) -> tuple[str, ...]:
    """Who may be named on the paper where names stay behind."""
    if asked.kind == Kind.POSTER:
        return poster_arranged.naming(source.records, source.seen, asked.poster)
    told = " ".join(plain_text(document).split())
    return named_in_passing(source.records, source.seen, lambda words: " ".join(words.split()) in told)


def _set(document: Document, pages: Callable[[Document], Paper] = printed) -> Said:
    return Said(document, partial(pages, document))


def _summary(source: Source, asked: Asked) -> Said:
    return _set(summary_document(source.seen, about_of(asked)), summary_pages)


def _slips(source: Source, asked: Asked) -> Said:
    return _set(slips_document(source.seen, about_of(asked)), slip_pages)


def _leader_sheet(source: Source, asked: Asked) -> Said:
    return _set(leader_document(source.seen, about_of(asked)))


def _record(source: Source, asked: Asked) -> Said:
    return _set(record_document(source.seen, about_of(asked)))


def _agenda(source: Source, asked: Asked) -> Said:
    about = about_of(asked)
    return _set(agenda_document(source.seen, about, _template(source.seen, about)))


def _template(seen: Visible, meeting_id: UUID) -> StageTemplate:
    """The set's own template as far as these readers may see it, or one that comes with the program."""
    meeting = seen.get(Meeting, meeting_id)
    known = (t for t in (*shipped(), *seen.all(StageTemplate)) if meeting and t.key == meeting.template)
    return usable(next(known, shipped()[0]))


def _attendance(source: Source, asked: Asked) -> Said:
    return _set(attendance_document(source.seen, about_of(asked)))


def _certificate(source: Source, asked: Asked) -> Said:
    if not source.seen.shows("names"):
        raise WorldError(tr("A certificate needs names, and these stay behind for these readers."))
    return _set(certificate_document(source.seen, about_of(asked)), certificate_pages)


def _list(source: Source, asked: Asked) -> Said:
    kind, lines, seen = LISTED[asked.kind], asked.lines or (), source.seen
    if not any(seen.get(kind, id) for id in lines):
        raise WorldError(tr("None of this list may leave for these readers, so there is no page."))
    return _set(list_document(seen, kind, lines, source.today), list_pages)


def _activity_system(source: Source, asked: Asked) -> Said:
    if asked.is_blank:
        return _blank_system(source, asked.setting)
    paper = system_papers.one_system(source, asked)
    return Said(paper.document, lambda: activity_system_page(paper, asked.setting.size))


def _blank_system(source: Source, setting: Setting) -> Said:
    blank = blank_system(source.seen)
    return Said(blank.document, lambda: blank_page(blank, setting))


def _then_and_now(source: Source, asked: Asked) -> Said:
    paper = system_papers.then_and_now(source, asked)
    return Said(paper.document, lambda: then_and_now_page(paper, asked.setting.size))


def _two_systems(source: Source, asked: Asked) -> Said:
    paper = system_papers.two_systems(source, asked)
    return Said(paper.document, lambda: two_systems_page(paper, asked.setting.size))


def _poster(source: Source, asked: Asked) -> Said:
    paper = poster_paper(source.seen, asked.poster)
    return Said(paper.document, lambda: impact_poster(paper, asked.poster))


def _blank(source: Source, asked: Asked) -> Said:
    if asked.form == BlankForm.ACTIVITY_SYSTEM:
        return _blank_system(source, Setting(asked.setting.size, Filling.PROMPTS))
    return _set(form_document(source.seen, asked.form), partial(blank_form, asked.form))


_MAKERS: dict[Kind, Maker] = {
    Kind.SUMMARY: _summary,
    Kind.SLIPS: _slips,
    Kind.LEADER_SHEET: _leader_sheet,
    Kind.RECORD: _record,
    Kind.AGENDA: _agenda,
    Kind.ATTENDANCE: _attendance,
    Kind.CERTIFICATE: _certificate,
    Kind.ACTIVITY_SYSTEM: _activity_system,
    Kind.THEN_AND_NOW: _then_and_now,
    Kind.TWO_SYSTEMS: _two_systems,
    Kind.POSTER: _poster,
    Kind.BLANK: _blank,
}
