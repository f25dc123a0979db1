"""The papers of a meeting, from what came through the gate."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from lfl_desktop.content.papers.action_slips import slips_document
from lfl_desktop.content.papers.agenda import agenda_document
from lfl_desktop.content.papers.set_summary import summary_document
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.templates import StageTemplate, usable
from lfl_desktop.printing.slip_pages import slip_pages
from lfl_desktop.printing.summary_pages import summary_pages
from lfl_desktop.workspace.meeting.known_templates import shipped_templates
from lfl_desktop.workspace.papers.paper_documents import PaperSource, about_of
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper
from lfl_desktop.workspace.papers.paper_said import PaperSaid, paper_of_document


def made_summary(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """What a meeting came to, on one page."""
    pages = partial(summary_pages, large=asked.setting.large)
    return paper_of_document(summary_document(source.seen, about_of(asked)), pages)


def made_slips(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """A slip for each of the actions of a meeting."""
    pages = partial(slip_pages, large=asked.setting.large)
    return paper_of_document(slips_document(source.seen, about_of(asked)), pages)


def made_agenda(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """What a meeting is to come to, by its template."""
    about = about_of(asked)
    return paper_of_document(agenda_document(source.seen, about, _template(source.seen, about)))


def _template(seen: Visible, meeting_id: UUID) -> StageTemplate:
    """The set's own template as far as these readers may see it, or one that comes with the program."""
    meeting = seen.get(Meeting, meeting_id)
    known = (
        t for t in (*shipped_templates(), *seen.all(StageTemplate)) if meeting and t.key == meeting.template
    )
    return usable(next(known, shipped_templates()[0]))
