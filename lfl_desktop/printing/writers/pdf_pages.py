"""Writes pages as a PDF: the one place where a document is begun, and ended."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.domain.wording.clean_text import clean
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.paper_text import Inked, draw, ink, lines_of_spans, pdf_font
from lfl_desktop.printing.layout.strips import PlacedStrip
from lfl_desktop.printing.layout.tags import Tag, paragraph_tag
from lfl_desktop.printing.writers.pdf_drawing import paint_on_pdf
from lfl_desktop.printing.writers.pdf_structure import PdfStructure
from lfl_desktop.typography.fonts import Face, FontFile, font_file
from lfl_desktop.words import mark as marked
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


SHEETS = marked("Sheet {number} of {all}")


def _blank(buffer: io.BytesIO, size: tuple[float, float], title: str, author: str, subject: str) -> Canvas:
    """An empty document with pages of `size` in points, that says what it is and has no time in it."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        lang="en-GB",
        initialFontName=pdf_font(FontFile(font_file(Face.REGULAR))),
        pdfVersion=(1, 7),
    )
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
    canvas.setSubject(clean(subject))
    canvas.setCreator("LfL Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def pdf_of(
    pages: Sequence[Page],
    *,
    title: str,
    author: str,
    foot: str = "",
    mark: str = "",
    size: tuple[float, float] = (look.PAGE_WIDTH, look.PAGE_HEIGHT),
    numbered: str = SHEETS,
    running: str = "",
    outline: Sequence[tuple[str, int]] = (),
    subject: str = "",
) -> bytes:
    """The PDF of `pages`: the same pages give the same bytes.

    `title` and `author` name the document, `subject`, or else `mark`, says whom it is for. Where there are
    several pages, `foot` and `mark` stand at the foot of each with its number, said as `numbered` (nothing
    does where that is empty), and `running` at the head of all but the first. `size` is that of the pages, in
    points. `outline` names what begins on which page, from 0, for readers to go to.
    """
    buffer = io.BytesIO()
    canvas = _blank(buffer, size, title, author, subject or mark)
    structure = PdfStructure(canvas)
    for number, page in enumerate(pages, start=1):
        _bookmark(canvas, [name for name, place in outline if place == number - 1], number)
        _draw_page(canvas, page, size, structure)
        with structure.artifact():
            if len(pages) > 1 and numbered:
                where = tr(numbered, number=number, all=len(pages))
                _draw_foot(canvas, foot, mark, where, size[0] - 2 * look.SIDE)
            if number > 1 and running and not page.own_head:
                _draw_running(canvas, running, size)
        canvas.showPage()
        structure.end_page()
    structure.write(clean(title))
    canvas.save()
    return buffer.getvalue()


def _bookmark(canvas: Canvas, names: Sequence[str], number: int) -> None:
    for nth, name in enumerate(names):
        key = f"{number}-{nth}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(clean(name), key)


def _draw_page(canvas: Canvas, page: Page, size: tuple[float, float], structure: PdfStructure) -> None:
    with structure.artifact():
        _draw_around(canvas, page, size)
    for tag, spots in _in_order(page, size[1]):
        if tag is None:
            _draw_figure(canvas, spots[0], structure)
            continue
        with structure.marked(tag):
            for placed, x, y in spots:
                if isinstance(placed, PlacedStrip):
                    draw(canvas, placed.line, x, y, placed.cell.size)


def _draw_figure(canvas: Canvas, spot: Spot, structure: PdfStructure) -> None:
    """A drawing, told by its words to whoever does not see it."""
    drawing, x, y = spot
    if isinstance(drawing, Drawing):
        box = (x, y - drawing.height, x + drawing.width, y)
        words = " ".join(text.text for text in drawing.texts)
        with structure.figure(words or tr("A pattern that cameras read"), box):
            paint_on_pdf(canvas, drawing, x, y)


def _draw_around(canvas: Canvas, page: Page, size: tuple[float, float]) -> None:
    """What is not read: grounds, borders, rules, and lines to cut along."""
    width, height = size
    for area in page.areas:
        canvas.setFillColor(ink(area.fill))
        y = height - area.top - area.height
        canvas.roundRect(area.x, y, area.width, area.height, area.radius, stroke=0, fill=1)
    canvas.setLineWidth(look.EDGE_WIDTH)
    for box in page.boxes:
        y = height - box.top - box.height
        canvas.setStrokeColor(ink(box.colour))
        canvas.roundRect(box.x, y, box.width, box.height, look.CORNER)
    canvas.setLineWidth(look.HAIRLINE)
    for strip, x, top in page.strips:
        if strip.rule:
            canvas.setStrokeColor(ink(strip.rule.colour))
            left, y = x + strip.rule.x, height - top
            canvas.line(left, y, left + strip.rule.width, y)
    if page.cuts:
        _draw_cuts(canvas, [height - top for top in page.cuts], width)


Spot: TypeAlias = tuple[PlacedStrip | Drawing, float, float]
"""A line, and where it begins on its base line; or a drawing and its upper left corner."""


def _in_order(page: Page, height: float) -> Iterable[tuple[Tag | None, list[Spot]]]:
    """The lines of a page by what they belong to, in the order in which they are read: a cell of a table from
    its first line to its last, then the next. What has no tag is a paragraph of its own;
    a drawing has none."""
    found: dict[int, tuple[Tag | None, list[Spot]]] = {}
    for strip, x, top in page.strips:
        if strip.drawing:
            found[id(strip)] = (None, [(strip.drawing, x, height - top)])
        for placed in strip.placed:
            if placed.line.words:
                own = placed.cell.tag
                key = id(own if own else placed.cell)
                if key not in found:
                    found[key] = (own or paragraph_tag(), [])
                found[key][1].append((placed, x + placed.x, height - top - placed.base))
    return found.values()


def _draw_cuts(canvas: Canvas, cuts: Iterable[float], width: float) -> None:
    canvas.setDash(*look.DASH)
    canvas.setStrokeColor(ink(look.GREY))
    for y in cuts:
        canvas.line(0.0, y, width, y)
    canvas.setDash()


def _draw_running(canvas: Canvas, running: str, size: tuple[float, float]) -> None:
    """What the pages belong to, above a hairline; the first page has it in full."""
    width, y = size[0] - 2 * look.SIDE, size[1] - 0.68 * look.TOP
    line = lines_of_spans([Inked(running, colour=look.GREY)], look.RUNNING, width)[0]
    draw(canvas, line, look.SIDE, y, look.RUNNING)
    canvas.setStrokeColor(ink(look.HAIR))
    canvas.line(look.SIDE, y - look.CUT, look.SIDE + width, y - look.CUT)


def _draw_foot(canvas: Canvas, foot: str, mark: str, where: str, width: float) -> None:
    third = (width - 2 * look.GUTTER) / 3
    y = look.FOOT / 2
    for text, colour, share in ((foot, look.GREY, 0.0), (where, look.GREY, 0.5), (mark, look.PLUM, 1.0)):
        line = lines_of_spans([Inked(text, colour=colour)], look.RUNNING, third)[0]
        draw(canvas, line, look.SIDE + share * (width - line.width * look.RUNNING), y, look.RUNNING)
