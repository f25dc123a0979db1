"""A certificate on paper, framed, its words in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lfl_desktop.content.document import Document
from lfl_desktop.printing.document_pages import bound
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.page import Border, Page
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.strips import FlowPart
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper

STYLE = Style(10.5)

FRAMES = (13.0, 17.0)
"""From the edge of the page to its two frames."""

TOP, AIR, MOST_AIR = 60.0, 16.0, 44.0
"""Where the words begin; the space between what is set apart, and how much more there is on a short one."""


def certificate_pages(document: Document) -> Paper:
    """The document on A4, as far apart as its page allows."""
    parts = [part_of(one, STYLE, STYLE, middle=True) for one in (document.head, *document.sections)]
    pages = _poured(parts, 0.0)
    if len(pages.pages) == 1:
        pages = _poured(parts, min(MOST_AIR, (pages.bottom - pages.y) / (len(parts) - 0.5)))
    for page in pages.pages:
        _frame(page)
    return bound(document, pages.pages)


def _poured(parts: Sequence[FlowPart], more: float) -> FlowPages:
    """The parts on pages, `more` points further apart than they need to be."""
    pages = FlowPages(y=TOP + more / 2)
    pages.pour([replace(part, gap=AIR + more) for part in parts], STYLE.across)
    return pages


def _frame(page: Page) -> None:
    for edge in FRAMES:
        width, height = look.PAGE_WIDTH - 2 * edge, look.PAGE_HEIGHT - 2 * edge
        page.boxes.append(Border(edge, edge, width, height, look.ACCENT))
