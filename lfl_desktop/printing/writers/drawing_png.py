"""A drawing by itself as a picture, to stand in documents of other programs."""

from __future__ import annotations

import io

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.content.paper_setting import Inking
from lfl_desktop.printing.layout.printed_on import INKS
from lfl_desktop.printing.writers.pdf_canvas import empty_canvas
from lfl_desktop.printing.writers.pdf_drawing import paint_on_pdf
from lfl_desktop.printing.writers.pdf_objects import PdfObjects
from lfl_desktop.printing.writers.pdf_words import PdfWords

DOTS = 200
"""Dots an inch: sharp on paper too."""

MARGIN = 2.0
"""Points around the drawing for the lines at its edge."""


def drawing_png(drawing: Drawing) -> bytes:
    """The drawing on white as PNG."""
    from pypdfium2 import PdfDocument

    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    made = io.BytesIO()
    canvas = empty_canvas(made, (width, height))
    words = PdfWords(canvas, INKS[Inking.COLOUR])
    paint_on_pdf(words, drawing, MARGIN, height - MARGIN)
    canvas.showPage()
    words.embed(PdfObjects(canvas))
    canvas.save()
    document = PdfDocument(made.getvalue())
    try:
        image = document[0].render(scale=DOTS / 72).to_pil()
    finally:
        document.close()
    written = io.BytesIO()
    image.save(written, "PNG", dpi=(DOTS, DOTS))
    return written.getvalue()
