"""How each paper is made of what came through the gate, as pages and in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.templates import StageTemplate, usable
from lfl_desktop.printing.blank_fields import BlankForm
from lfl_desktop.printing.setting import Filling, Setting
from lfl_desktop.words import tr
from lfl_desktop.workspace import as_text, poster, system_papers
from lfl_desktop.workspace.naming import named_in_passing
from lfl_desktop.workspace.paper_kinds import LISTED, Asked, Kind
from lfl_desktop.workspace.templates import shipped

if TYPE_CHECKING:
    import datetime as dt

    from lfl_desktop.printing.document import Document
    from lfl_desktop.printing.paper import Paper


@dataclass(frozen=True)
class Source:
    """What a paper is made from: all records of a set, what came of them through the gate, and today."""

    records: Sequence[Record]
    seen: Visible
    today: dt.date


class Made(NamedTuple):
    """A paper as pages and as words."""

    paper: Paper
    parts: Sequence[as_text.Part]


Maker: TypeAlias = Callable[[Source, Asked], Made]


def make(source: Source, asked: Asked) -> Made:
    """The paper that is asked for, which is not the coordinator's file.

    Raises a WorldError where there is none for these readers."""
    made = _list(source, asked) if asked.kind in LISTED else _MAKERS[asked.kind](source, asked)
    if asked.kind == Kind.POSTER:
        return made
    told = " ".join(as_text.as_plain(made.parts).split())
    warned = named_in_passing(source.records, source.seen, lambda words: " ".join(words.split()) in told)
    return made._replace(paper=replace(made.paper, notes=(*made.paper.notes, *warned))) if warned else made


def _about(asked: Asked) -> UUID:
    assert asked.about is not None
    return asked.about


def _summary(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.summary import set_summary

    about = _about(asked)
    return Made(set_summary(source.seen, about), as_text.summary_parts(source.seen, about))


def _list(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.list_pages import list_pages

    kind, lines, seen = LISTED[asked.kind], asked.lines or (), source.seen
    if not any(seen.get(kind, id) for id in lines):
        raise WorldError(tr("None of this list may leave for these readers, so there is no page."))
    return Made(
        list_pages(seen, kind, lines, source.today), as_text.list_parts(seen, kind, lines, source.today)
    )


def _activity_system(source: Source, asked: Asked) -> Made:
    if asked.is_blank:
        return Made(system_papers.blank_system(source.seen, asked.setting), as_text.blank_parts())
    about = _about(asked)
    paper = system_papers.activity_system(source.records, source.seen, about, asked.setting)
    return Made(paper, as_text.activity_system_parts(source.seen, about))


def _then_and_now(source: Source, asked: Asked) -> Made:
    about = _about(asked)
    paper = system_papers.then_and_now(source.records, source.seen, about, asked.setting, asked.then)
    return Made(paper, as_text.then_and_now_parts(source.seen, about))


def _two_systems(source: Source, asked: Asked) -> Made:
    about = _about(asked)
    paper = system_papers.two_systems(source.records, source.seen, about, asked.setting)
    return Made(paper, as_text.two_systems_parts(source.seen, about))


def _poster(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.poster import impact_poster

    paper = impact_poster(source.seen, asked.poster)
    warned = poster.naming(source.records, source.seen, asked.poster)
    told = replace(paper, notes=(*paper.notes, *warned))
    return Made(told, as_text.poster_parts(source.seen, asked.poster))


def _blank(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.blank_forms import blank_form

    if asked.form == BlankForm.ACTIVITY_SYSTEM:
        setting = Setting(asked.setting.size, Filling.PROMPTS)
        return Made(system_papers.blank_system(source.seen, setting), as_text.blank_parts())
    return Made(blank_form(source.seen, asked.form), as_text.form_parts(asked.form))


def _slips(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.slips import action_slips, slips_document

    about = _about(asked)
    return Made(action_slips(source.seen, about), as_text.document_parts(slips_document(source.seen, about)))


def _leader_sheet(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.leader_sheet import leader_document

    return _set(leader_document(source.seen, _about(asked)))


def _record(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.full_record import record_document

    return _set(record_document(source.seen, _about(asked)))


def _agenda(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.agenda import agenda_document

    about = _about(asked)
    return _set(agenda_document(source.seen, about, _template(source.seen, about)))


def _template(seen: Visible, meeting_id: UUID) -> StageTemplate:
    """The set's own template as far as these readers may see it, or one that comes with the program."""
    meeting = seen.get(Meeting, meeting_id)
    known = (t for t in (*shipped(), *seen.all(StageTemplate)) if meeting and t.key == meeting.template)
    return usable(next(known, shipped()[0]))


def _attendance(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.attendance_sheet import attendance_document

    return _set(attendance_document(source.seen, _about(asked)))


def _certificate(source: Source, asked: Asked) -> Made:
    from lfl_desktop.printing.certificate import certificate, certificate_document

    about = _about(asked)
    if not source.seen.shows("names"):
        raise WorldError(tr("A certificate needs names, and these stay behind for these readers."))
    paper = certificate(source.seen, about)
    return Made(paper, as_text.document_parts(certificate_document(source.seen, about)))


def _set(document: Document) -> Made:
    """A document as its usual pages and in its words."""
    from lfl_desktop.printing.document import printed

    return Made(printed(document), as_text.document_parts(document))


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
