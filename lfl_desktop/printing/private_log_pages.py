"""The private log on paper, over as many pages as it needs: each says whose it is."""

from __future__ import annotations

from lfl_desktop.content.document import Document
from lfl_desktop.printing.document_pages import NUMBERED
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.section_parts import part_of
from lfl_desktop.printing.layout.strips import Cell, row
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import pdf_of
from lfl_desktop.typography.fonts import Face

STYLE = Style(10.5)


def private_log_pages(document: Document, on: PrintedOn) -> Paper:
    """The log on upright sheets; what stands on each page stands on the first too."""
    pages, columns = FlowPages(on.foot), on.columns()
    sections = (document.head, *document.sections)
    pages.pour([part_of(section, columns.width, STYLE) for section in sections], columns)
    for page in pages.pages:
        spans = [Inked(document.running, Face.SEMIBOLD, look.PLUM)]
        strip = row([Cell(spans, 0.0, columns.width, STYLE.small)], STYLE.small * 1.3)[0]
        page.add_strip(strip, look.SIDE, look.TOP * 0.4)
    pdf = pdf_of(
        pages.pages,
        on,
        title=document.title,
        author=document.author,
        foot=document.title,
        mark=document.mark,
        numbered=NUMBERED,
    )
    return Paper(pdf, len(pages.pages), (*document.notes, *undrawable(document.words)))
