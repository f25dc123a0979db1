"""Writes pages as a PDF: the one place where a document is begun, and ended."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lfl_desktop.domain.wording.clean_text import clean
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.paper_text import Inked, draw, ink, lines, pdf_font
from lfl_desktop.printing.writers.pdf_drawing import paint
from lfl_desktop.typography.fonts import Face, FontFile, font_file
from lfl_desktop.words import mark as marked
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


SHEETS = marked("Sheet {number} of {all}")


def _blank(buffer: io.BytesIO, size: tuple[float, float], title: str, author: str) -> Canvas:
    """An empty document with pages of `size` in points, that says what it is and has no time in it."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        lang="en-GB",
        initialFontName=pdf_font(FontFile(font_file(Face.REGULAR))),
    )
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
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
) -> bytes:
    """The PDF of `pages`: the same pages give the same bytes.

    `title` and `author` name the document; where there are several pages, `foot` and `mark` stand at the
    foot of each with its number, said as `numbered` (nothing does where that is empty), and `running` at the
    head of all but the first. `size` is that of the pages, in points. `outline` names what begins on which
    page, from 0, for readers to go to.
    """
    buffer = io.BytesIO()
    canvas = _blank(buffer, size, title, author)
    for number, page in enumerate(pages, start=1):
        _bookmark(canvas, [name for name, place in outline if place == number - 1], number)
        _draw_page(canvas, page, size)
        if len(pages) > 1 and numbered:
            where = tr(numbered, number=number, all=len(pages))
            _draw_foot(canvas, foot, mark, where, size[0] - 2 * look.SIDE)
        if number > 1 and running:
            _draw_running(canvas, running, size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bookmark(canvas: Canvas, names: Sequence[str], number: int) -> None:
    for nth, name in enumerate(names):
        key = f"{number}-{nth}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(clean(name), key)


def _draw_page(canvas: Canvas, page: Page, size: tuple[float, float]) -> None:
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
        y = height - top
        if strip.rule:
            canvas.setStrokeColor(ink(strip.rule.colour))
            canvas.line(x + strip.rule.x, y, x + strip.rule.x + strip.rule.width, y)
        for placed in strip.placed:
            draw(canvas, placed.line, x + placed.x, y - placed.base, placed.cell.size)
        if strip.drawing:
            paint(canvas, strip.drawing, x, y)
    if page.cuts:
        _draw_cuts(canvas, [height - top for top in page.cuts], width)


def _draw_cuts(canvas: Canvas, cuts: Iterable[float], width: float) -> None:
    canvas.setDash(*look.DASH)
    canvas.setStrokeColor(ink(look.GREY))
    for y in cuts:
        canvas.line(0.0, y, width, y)
    canvas.setDash()


def _draw_running(canvas: Canvas, running: str, size: tuple[float, float]) -> None:
    """What the pages belong to, above a hairline; the first page has it in full."""
    width, y = size[0] - 2 * look.SIDE, size[1] - 0.68 * look.TOP
    line = lines([Inked(running, colour=look.GREY)], look.RUNNING, width)[0]
    draw(canvas, line, look.SIDE, y, look.RUNNING)
    canvas.setStrokeColor(ink(look.HAIR))
    canvas.line(look.SIDE, y - look.CUT, look.SIDE + width, y - look.CUT)


def _draw_foot(canvas: Canvas, foot: str, mark: str, where: str, width: float) -> None:
    third = (width - 2 * look.GUTTER) / 3
    y = look.FOOT / 2
    for text, colour, share in ((foot, look.GREY, 0.0), (where, look.GREY, 0.5), (mark, look.PLUM, 1.0)):
        line = lines([Inked(text, colour=colour)], look.RUNNING, third)[0]
        draw(canvas, line, look.SIDE + share * (width - line.width * look.RUNNING), y, look.RUNNING)
