"""Lists, drawings of activity systems and the papers on data protection, each as it is made of what came
through the gate, beside bare reportlab with the same words and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from bench_summary import beside_bare
from bench_timing import Pair

from lfl_desktop.content.paper_setting import USUAL
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.layout.printed_on import printed_on
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.lists.lookup import find_version
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import (
    LISTED,
    TELLING_HOW_KEPT,
    AskedPaper,
    PaperName,
    paper_kind,
)
from lfl_desktop.workspace.papers.paper_makers import document_of_paper
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

LEADER = "Priya Dale"


def lists(sample: Path) -> dict[str, list[Pair]]:
    """Each paper, from records that are read already -> its seconds and those of the bare one in each run."""
    workspace = Workspace.open(sample, read_only=True)
    book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    seen = seen_by(workspace, book.learning_set.id, Audience.FACILITATOR)
    records = list(seen.records)
    asked = list(_asked(book))
    workspace.close()
    source, on = PaperSource(records, seen, date(2013, 7, 4)), printed_on(USUAL)

    def made(one: AskedPaper) -> bytes:
        return document_of_paper(source, one).set_on_pages(on).pdf

    jobs: dict[str, Callable[[], bytes]] = {
        paper_kind(one.kind).called or str(one.kind): partial(made, one) for one in asked
    }
    return {name: beside_bare(job) for name, job in jobs.items()}


def _asked(book: OwnSetBook) -> Iterator[AskedPaper]:
    """Lists of all lines, and the newest version of a leader's activity system."""
    for kind, record in LISTED.items():
        lines = tuple(one.id for one in book.reading.select(record))
        yield AskedPaper(kind, Audience.FACILITATOR, lines=lines)
    version = find_version(book, LEADER, None).id
    for kind in (PaperName.ACTIVITY_SYSTEM, PaperName.THEN_AND_NOW):
        yield AskedPaper(kind, Audience.FACILITATOR, version)
    for kind in TELLING_HOW_KEPT:
        yield AskedPaper(kind, Audience.FACILITATOR)
