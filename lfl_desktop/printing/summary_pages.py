"""The set summary on one page, in the largest type that any arrangement of it allows."""

from __future__ import annotations

from lfl_desktop.content.document import Document
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.sheet import Sheet, one_page
from lfl_desktop.printing.writers.paper import Paper, undrawable
from lfl_desktop.printing.writers.pdf_pages import footed, pdf_of
from lfl_desktop.words import tr


def summary_pages(document: Document, on: PrintedOn, *, large: bool = False) -> Paper:
    """The document on one page; what does not fit goes to a second sheet and is named in the notes. In
    `large` print it takes as many sheets as it needs."""
    sizes = ((look.LARGE_PRINT,), (look.LARGE_PRINT,)) if large else (look.STEPS, look.ON_SEVERAL)
    mark = document.marked(document.mark)
    on = footed(on, document.title, mark)
    sheet = one_page(document.head, document.sections, on, *sizes, beside=not large)
    pdf = pdf_of(
        sheet.pages.pages,
        on,
        title=document.title,
        author=document.author,
        foot=document.title,
        mark=mark,
    )
    return Paper(pdf, len(sheet.pages.pages), (*_fitting(sheet), *undrawable(document.words)))


def _fitting(sheet: Sheet) -> tuple[str, ...]:
    """How the paper was made to fit, in a sentence or two."""
    further = len(sheet.pages.pages) - 1
    size, names = f"{sheet.size:g}", ", ".join(sheet.moved)
    if not further and sheet.columns > 1:
        return (tr("Fits one page at {size} pt in two columns. Nothing was cut.", size=size),)
    if not further:
        return (tr("Fits one page at {size} pt. Nothing was cut.", size=size),)
    if sheet.runs_on:
        moved = tr("Too long for one page, so these run on to further sheets: {names}.", names=names)
    elif further == 1:
        moved = tr("Moved to a second sheet: {names}.", names=names)
    else:
        moved = tr("Moved to {count} further sheets: {names}.", count=further, names=names)
    return (moved, tr("Nothing was cut."))
