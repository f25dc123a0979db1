"""The same paper as a picture: PNG from its PDF, SVG from its drawing."""

from __future__ import annotations

import io

from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.printing.writers.svg import svg
from lfl_desktop.words import tr

DOTS = 200
"""Dots an inch of a PNG: sharp in a letter and on a slide."""


def png(paper: Paper, page: int = 0) -> bytes:
    """A page of the paper as PNG."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(paper.pdf)
    try:
        image = document[page].render(scale=DOTS / 72).to_pil()
    finally:
        document.close()
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(DOTS, DOTS))
    return buffer.getvalue()


def svg_of(paper: Paper, page: int = 0) -> bytes:
    """A page of the paper as SVG.

    Raises LookupError for a paper without drawings."""
    if not paper.drawings:
        raise LookupError("This paper has no drawing")
    where = tr("Sheet {number} of {all}", number=page + 1, all=paper.pages) if paper.pages > 1 else ""
    title = " · ".join(part for part in (paper.title, where) if part)
    return svg(paper.drawings[page], title).encode()
