"""A certificate on paper: framed, its words in the middle, on one page where it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lfl_desktop.content.document import Document
from lfl_desktop.printing.document_pages import bound_pages
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.page import Border, Page
from lfl_desktop.printing.layout.printed_on import PrintedOn, SheetSize
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.strips import FlowPart
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.table_widths import aligned
from lfl_desktop.printing.writers.paper import Paper

STYLES = tuple(Style(size) for size in (11.0, 10.5, 10.0, 9.5))
"""From roomy to tight: what is tried until it fits one page. A longer list goes on in the first that takes
the fewest."""

FRAMES = (13.0, 17.0)
"""From the edge of the page to its two frames."""

TOP, AIR, MOST_AIR = 52.0, 13.0, 44.0
"""Where the words begin; the space between what is set apart, and how much more there is on a short one."""


def certificate_pages(document: Document, on: PrintedOn) -> Paper:
    """The document on one page, as far apart as that allows; a longer list goes on, and whoever
    signs does so below its last lines."""
    pages = next((found for style in STYLES if (found := _on_one(document, on, style))), None)
    if pages is None:
        every = [_poured(_parts(document, on, style), 0.0, on) for style in STYLES]
        pages = min(every, key=lambda one: len(one.pages))
    for page in pages.pages:
        _frame(page, on.sheet)
    return bound_pages(document, pages.pages, on, logo_at=FRAMES[1] + 7.0)


def _parts(document: Document, on: PrintedOn, style: Style) -> list[FlowPart]:
    width = on.columns().width
    even = aligned(document.sections, width, style)
    return [part_of(one, width, style, middle=True) for one in (document.head, *even)]


def _on_one(document: Document, on: PrintedOn, style: Style) -> FlowPages | None:
    parts = _parts(document, on, style)
    pages = _poured(parts, 0.0, on)
    if len(pages.pages) > 1:
        return None
    return _poured(parts, min(MOST_AIR, (pages.bottom - pages.y) / (len(parts) + 0.5)), on)


def _poured(parts: Sequence[FlowPart], more: float, on: PrintedOn) -> FlowPages:
    """The parts on pages, `more` points further apart than they need to be."""
    pages = FlowPages(on.foot, y=TOP + more / 2)
    pages.pour([replace(part, gap=AIR + more) for part in parts], on.columns())
    return pages


def _frame(page: Page, sheet: SheetSize) -> None:
    for edge in FRAMES:
        width, height = (side - 2 * edge for side in sheet.upright)
        page.boxes.append(Border(edge, edge, width, height, look.ACCENT))
