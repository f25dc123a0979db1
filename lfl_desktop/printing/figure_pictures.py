"""Drawings and posters as pictures, to stand in documents of other programs."""

from __future__ import annotations

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.content.document import PosterFigure
from lfl_desktop.printing.document_pages import pages_of_poster
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.writers.drawing_png import drawing_png
from lfl_desktop.printing.writers.page_picture import png
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.printing.writers.pdf_pages import pdf_of


def figure_pictures(on: PrintedOn, figure: Drawing | PosterFigure) -> list[bytes]:
    """PNG: one of a drawing, one of each sheet of a poster."""
    if isinstance(figure, Drawing):
        return [drawing_png(figure)]
    leaves = pages_of_poster(figure, on)
    paper = Paper(pdf_of(leaves, on, title=figure.title, author="", numbered=""), len(leaves))
    return [png(paper, page) for page in range(paper.pages)]
