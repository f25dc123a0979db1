"""What of the records is written on a paper, as its makers tell, without setting it on pages."""

from __future__ import annotations

from dataclasses import replace

from lfl_desktop.domain.gate.tracing import Told, Trace
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.paper_makers import document_of_paper

_WITH_PARTS = (PaperName.LEADER_SHEET, PaperName.RECORD, PaperName.AGENDA, PaperName.ATTENDANCE)
"""Papers that have a list of their parts to go to, where they have several pages."""


def held_by(source: PaperSource, asked: AskedPaper, pages: int) -> Told:
    """The fields of the records that a paper of so many pages holds, as its makers tell."""
    trace = Trace(source.seen)
    document = document_of_paper(replace(source, seen=trace.seen), asked).document
    return trace.hold(document.written(pages > 1 and asked.kind in _WITH_PARTS))
