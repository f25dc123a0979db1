"""A page as one drawing, of papers that can be kept as such: it says the same as the page of the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.pages import PageFigure, PageWords, page_of
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.strips import Strip
from lfl_desktop.printing.writers.pdf_drawing import ROLES


def page_drawing(page: Page, size: tuple[float, float]) -> Drawing:
    """What stands on the page, in the order in which it is read; `size` is that of the page in points."""
    figures = [nth for nth, (strip, _x, _y) in enumerate(page.strips) if strip.drawing]
    first = figures[0] if figures else 0
    return page_of(
        *size,
        [PageFigure(strip.drawing, x, y) for strip, x, y in page.strips if strip.drawing],
        before=_worded(page.strips[:first]),
        after=_worded(page.strips[first:]),
    )


def _worded(strips: Sequence[tuple[Strip, float, float]]) -> Iterator[PageWords]:
    for strip, x, y in strips:
        for placed in strip.placed:
            size, left, base = placed.cell.size, x + placed.x, y + placed.base
            for along, span in placed.line.stretches:
                role = ROLES[span.colour]
                yield PageWords(span.text, span.face, size, role, left + along * size, base)
