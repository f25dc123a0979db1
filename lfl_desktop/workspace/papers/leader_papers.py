"""The papers of one leader, from what came through the gate."""

from __future__ import annotations

from lfl_desktop.content.papers.certificate import certificate_document
from lfl_desktop.content.papers.leader_sheet import leader_document
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.printing.certificate_pages import certificate_pages
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.paper_documents import Source, about_of
from lfl_desktop.workspace.papers.paper_kinds import Asked, Kind
from lfl_desktop.workspace.papers.paper_said import Maker, Said, said


def _leader_sheet(source: Source, asked: Asked) -> Said:
    return said(leader_document(source.seen, about_of(asked)))


def _certificate(source: Source, asked: Asked) -> Said:
    if not source.seen.shows("names"):
        raise WorldError(tr("A certificate needs names, and these stay behind for these readers."))
    return said(certificate_document(source.seen, about_of(asked)), certificate_pages)


MAKERS: dict[Kind, Maker] = {
    Kind.LEADER_SHEET: _leader_sheet,
    Kind.CERTIFICATE: _certificate,
}
