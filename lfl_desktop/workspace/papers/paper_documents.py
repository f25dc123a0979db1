"""The papers that are documents, made of what came through the gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.templates import StageTemplate, usable
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.known_templates import shipped
from lfl_desktop.workspace.papers.paper_kinds import Asked, Kind

if TYPE_CHECKING:
    import datetime as dt

    from lfl_desktop.content.document import Document


@dataclass(frozen=True)
class Source:
    """What a paper is made from: all records of a set, what came of them through the gate, and today."""

    records: Sequence[Record]
    seen: Visible
    today: dt.date


def about_of(asked: Asked) -> UUID:
    """What a paper is about, where it is about something."""
    assert asked.about is not None
    return asked.about


def _summary(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.set_summary import summary_document

    return summary_document(source.seen, about_of(asked))


def _slips(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.action_slips import slips_document

    return slips_document(source.seen, about_of(asked))


def _leader_sheet(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.leader_sheet import leader_document

    return leader_document(source.seen, about_of(asked))


def _record(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.full_record import record_document

    return record_document(source.seen, about_of(asked))


def _agenda(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.agenda import agenda_document

    about = about_of(asked)
    return agenda_document(source.seen, about, _template(source.seen, about))


def _template(seen: Visible, meeting_id: UUID) -> StageTemplate:
    """The set's own template as far as these readers may see it, or one that comes with the program."""
    meeting = seen.get(Meeting, meeting_id)
    known = (t for t in (*shipped(), *seen.all(StageTemplate)) if meeting and t.key == meeting.template)
    return usable(next(known, shipped()[0]))


def _attendance(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.attendance_sheet import attendance_document

    return attendance_document(source.seen, about_of(asked))


def _certificate(source: Source, asked: Asked) -> Document:
    from lfl_desktop.content.papers.certificate import certificate_document

    if not source.seen.shows("names"):
        raise WorldError(tr("A certificate needs names, and these stay behind for these readers."))
    return certificate_document(source.seen, about_of(asked))


DOCUMENTS: dict[Kind, Callable[[Source, Asked], Document]] = {
    Kind.SUMMARY: _summary,
    Kind.SLIPS: _slips,
    Kind.LEADER_SHEET: _leader_sheet,
    Kind.RECORD: _record,
    Kind.AGENDA: _agenda,
    Kind.ATTENDANCE: _attendance,
    Kind.CERTIFICATE: _certificate,
}
