"""The papers of a meeting and of a leader, from records that are read already, beside bare reportlab drawing
the same words and lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench_summary import beside_bare
from bench_timing import Pair

from lfl_desktop.content.paper_setting import USUAL
from lfl_desktop.content.papers.action_slips import slips_document
from lfl_desktop.content.papers.agenda import agenda_document
from lfl_desktop.content.papers.attendance_sheet import attendance_document
from lfl_desktop.content.papers.certificate import certificate_document
from lfl_desktop.content.papers.full_record import record_document
from lfl_desktop.content.papers.leader_sheet import leader_document
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.certificate_pages import certificate_pages
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.layout.printed_on import printed_on
from lfl_desktop.printing.slip_pages import slip_pages
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.lists.lookup import find_leader, find_meeting
from lfl_desktop.workspace.meeting.known_templates import stage_template
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def papers(sample: Path) -> dict[str, list[Pair]]:
    """Name of a paper -> median seconds, ours and bare, in each run."""
    workspace = Workspace.open(sample, read_only=True)
    book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    meeting, leader = find_meeting(book, 3), find_leader(book, "Priya Dale").id
    seen, own = (
        seen_by(workspace, book.learning_set.id, audience)
        for audience in (Audience.SET, Audience.FACILITATOR)
    )
    template = stage_template(workspace, meeting.template)
    workspace.close()
    on = printed_on(USUAL)
    jobs: dict[str, Callable[[], bytes]] = {
        "action slips": lambda: slip_pages(slips_document(seen, meeting.id), on).pdf,
        "full record": lambda: printed(record_document(seen, meeting.id), on).pdf,
        "agenda": lambda: printed(agenda_document(seen, meeting.id, template), on).pdf,
        "attendance sheet": lambda: printed(attendance_document(seen, meeting.id), on).pdf,
        "leader’s sheet": lambda: printed(leader_document(own, leader), on).pdf,
        "certificate": lambda: certificate_pages(certificate_document(own, leader), on).pdf,
    }
    return {name: beside_bare(job) for name, job in jobs.items()}
