"""The same paper as a picture: PNG from its PDF, SVG from its drawing."""

from __future__ import annotations

import io

from lfl_desktop.canvas.svg import svg
from lfl_desktop.printing.drawing import COLOURS
from lfl_desktop.printing.paper import Paper
from lfl_desktop.printing.style import HAIRLINE
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


def svg_of(paper: Paper) -> bytes:
    """The first drawing of the paper as SVG.

    Raises LookupError for a paper without a drawing."""
    if not paper.drawings:
        raise LookupError("This paper has no drawing")
    return svg(paper.drawings[0], COLOURS, title=tr("Activity system"), hairline=HAIRLINE).encode()
