"""The set summary, from records that are read already, beside bare reportlab drawing the same words."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from bench_timing import RUNS, Pair
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from lfl_desktop.content.papers.set_summary import summary_document
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.summary_pages import summary_pages
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.lists.lookup import find_meeting
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

PAGES = 15

WORDS = ("setFont", "drawString", "showPage")
LINES = ("line", "roundRect", "drawPath", "setLineWidth", "setDash", "setStrokeColor", "setFillColor")

Call = tuple[str, tuple[Any, ...]]


def summaries(sample: Path) -> list[Pair]:
    """Median seconds of the summary of meeting 3, ours and bare, in each run."""
    workspace = Workspace.open(sample, read_only=True)
    set_id = workspace.select(LearningSet)[0].id
    meeting = find_meeting(OwnSetBook(workspace, set_id), 3).id
    seen = seen_by(workspace, set_id, Audience.SET)
    workspace.close()

    def ours() -> bytes:
        return summary_pages(summary_document(seen, meeting)).pdf

    calls = _drawn_by(ours)

    def bare() -> bytes:
        return _draw(calls)

    assert _words(bare()) == _words(ours()), "both hold the same words"
    return [run_both(ours, bare) for _ in range(RUNS)]


def beside_bare(ours: Callable[[], bytes]) -> list[Pair]:
    """Median seconds of a paper, ours and bare reportlab drawing the same words and lines, in each run."""
    calls = _drawn_by(ours, (*WORDS, *LINES))
    return [run_both(ours, lambda: _draw(calls)) for _ in range(RUNS)]


def run_both(ours: Callable[[], bytes], bare: Callable[[], bytes]) -> Pair:
    times = [(_seconds(ours), _seconds(bare)) for _ in range(PAGES)]
    return Pair(median(pair[0] for pair in times), median(pair[1] for pair in times))


def _drawn_by(job: Callable[[], bytes], names: Sequence[str] = WORDS) -> list[Call]:
    """What `job` draws by these methods of reportlab: words, each with its place and font."""
    calls: list[Call] = []

    def noted(name: str) -> Callable[..., Any]:
        real = getattr(Canvas, name)

        def note(canvas: Canvas, *given: Any, **named: Any) -> Any:
            calls.append((name, given))
            return real(canvas, *given, **named)

        return note

    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(Canvas, name, noted(name)))
        job()
    return calls


def _draw(calls: list[Call]) -> bytes:
    buffer = io.BytesIO()
    first = next(given[0] for name, given in calls if name == "setFont")
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1, invariant=1, initialFontName=first)
    for name, given in calls:
        getattr(canvas, name)(*given)
    canvas.save()
    return buffer.getvalue()


def _words(pdf: bytes) -> list[str]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    found = [document[number].get_textpage().get_text_bounded().split() for number in range(len(document))]
    document.close()
    return [word for words in found for word in words]


def _seconds(job: Callable[[], bytes]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun
