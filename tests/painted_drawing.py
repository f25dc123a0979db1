"""A drawing by itself on a page."""

from __future__ import annotations

import io

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.printing.writers.pdf_canvas import empty_canvas
from lfl_desktop.printing.writers.pdf_drawing import paint_on_pdf
from lfl_desktop.printing.writers.pdf_objects import PdfObjects
from lfl_desktop.printing.writers.pdf_words import PdfWords


def painted(drawing: Drawing, x: float, y: float, size: tuple[float, float]) -> bytes:
    """A PDF of one page with a drawing, its upper left corner at `x` and `y` from its lower left one."""
    made = io.BytesIO()
    canvas = empty_canvas(made, size)
    words = PdfWords(canvas, {})
    paint_on_pdf(words, drawing, x, y)
    canvas.showPage()
    words.embed(PdfObjects(canvas))
    canvas.save()
    return made.getvalue()
