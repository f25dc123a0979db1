"""The set summary, from records that are read already, beside bare reportlab drawing the same words."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from bench_timing import RUNS, Pair
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from lfl_desktop.content.document import Document
from lfl_desktop.content.paper_setting import USUAL
from lfl_desktop.content.papers.set_summary import summary_document
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.layout.printed_on import printed_on
from lfl_desktop.printing.layout.sheet import one_page
from lfl_desktop.printing.summary_pages import summary_pages
from lfl_desktop.printing.writers.pdf_canvas import reportlab_colour
from lfl_desktop.printing.writers.pdf_words import PdfWords, PlacedLine
from lfl_desktop.typography.font_program import FontFile
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.lists.lookup import find_meeting
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

PAGES = 15

ON = printed_on(USUAL)

MOST_FOR_SIZE = 0.012
"""Seconds."""

PAGE = ("showPage",)
LINES = ("line", "roundRect", "drawPath", "setLineWidth", "setDash", "setStrokeColor", "setFillColor")

Call = tuple[str, tuple[Any, ...]]


def summaries(sample: Path) -> list[Pair]:
    """Median seconds of the summary of meeting 3, ours and bare, in each run."""
    make = summary_of(sample)

    def ours() -> bytes:
        return summary_pages(make(), ON).pdf

    calls = _drawn_by(ours)

    def bare() -> bytes:
        return _draw(calls)

    assert _words(bare()) == _words(ours()), "both hold the same words"
    return [run_both(ours, bare) for _ in range(RUNS)]


def sizes_found(sample: Path) -> list[Pair]:
    """Median seconds that finding the largest size takes beyond setting in it alone, and what it may take."""
    document = summary_of(sample)()
    size = one_page(document.head, document.sections, ON).size

    def found() -> object:
        return one_page(document.head, document.sections, ON)

    def fixed() -> object:
        return one_page(document.head, document.sections, ON, (size,))

    pairs = [run_both(found, fixed) for _ in range(RUNS)]
    return [Pair(pair.ours - pair.bare, MOST_FOR_SIZE) for pair in pairs]


def beside_bare(ours: Callable[[], bytes]) -> list[Pair]:
    """Median seconds of a paper, ours and bare reportlab drawing the same words and lines, in each run."""
    calls = _drawn_by(ours, (*PAGE, *LINES))
    return [run_both(ours, lambda: _draw(calls)) for _ in range(RUNS)]


def summary_of(sample: Path) -> Callable[[], Document]:
    """What makes the summary of meeting 3 from records that are read already."""
    workspace = Workspace.open(sample, read_only=True)
    set_id = workspace.select(LearningSet)[0].id
    meeting = find_meeting(OwnSetBook(workspace, set_id), 3).id
    seen = seen_by(workspace, set_id, Audience.SET)
    workspace.close()
    return lambda: summary_document(seen, meeting)


def run_both(ours: Callable[[], object], bare: Callable[[], object]) -> Pair:
    times = [(_seconds(ours), _seconds(bare)) for _ in range(PAGES)]
    return Pair(median(pair[0] for pair in times), median(pair[1] for pair in times))


def _drawn_by(job: Callable[[], bytes], names: Sequence[str] = PAGE) -> list[Call]:
    """What `job` draws as methods of reportlab: words, each with its place and font, and what it draws by the
    methods of these names."""
    calls: list[Call] = []
    draw = PdfWords.draw

    def lines(words: PdfWords, placed: Sequence[PlacedLine]) -> None:
        for line, x, y, size in placed:
            for piece in line.pieces:
                calls.append(("setFillColor", (reportlab_colour(piece.colour),)))
                calls.append(("setFont", (_registered(piece.run.font), size)))
                calls.append(("drawString", (x + piece.x * size, y, piece.run.text)))
        draw(words, placed)

    def noted(name: str) -> Callable[..., Any]:
        real = getattr(Canvas, name)

        def note(canvas: Canvas, *given: Any, **named: Any) -> Any:
            calls.append((name, given))
            return real(canvas, *given, **named)

        return note

    with ExitStack() as stack:
        stack.enter_context(patch.object(PdfWords, "draw", lines))
        for name in names:
            stack.enter_context(patch.object(Canvas, name, noted(name)))
        job()
    return calls


@cache
def _registered(font: FontFile) -> str:
    """The name under which reportlab knows this font."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont(str(font.path), str(font.path), subfontIndex=font.subfont))
    return str(font.path)


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


def _seconds(job: Callable[[], object]) -> float:
    begun = time.process_time()
    job()
    return time.process_time() - begun
