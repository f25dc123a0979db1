"""Writes pages as a PDF: the one place where a document is begun, and ended."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.domain.wording.clean_text import clean
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.frames import Frame
from lfl_desktop.printing.layout.page import Page, PlacedPicture
from lfl_desktop.printing.layout.paper_text import Inked, TextLine, lines_of_spans
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.tags import Tag, TagRole, paragraph_tag
from lfl_desktop.printing.writers.pdf_canvas import empty_canvas
from lfl_desktop.printing.writers.pdf_drawing import paint_on_pdf
from lfl_desktop.printing.writers.pdf_metadata import AboutPdf, write_about
from lfl_desktop.printing.writers.pdf_objects import PdfObjects
from lfl_desktop.printing.writers.pdf_structure import PdfStructure
from lfl_desktop.printing.writers.pdf_words import PdfWords, PlacedLine
from lfl_desktop.typography.line_breaking import shortened
from lfl_desktop.words import mark as marked
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


SHEETS = marked("Sheet {number} of {all}")

LOGO_WIDE, LOGO_HIGH = 110.0, 24.0
"""The room of a logo within the margin at the top of a page, in points."""


def pdf_of(
    pages: Sequence[Page],
    on: PrintedOn,
    *,
    title: str,
    author: str,
    foot: str = "",
    mark: str = "",
    size: tuple[float, float] | None = None,
    numbered: str = SHEETS,
    running: str = "",
    outline: Sequence[tuple[str, int]] = (),
    subject: str = "",
    one_sided: bool = False,
    logo_at: float | None = 11.0,
) -> bytes:
    """The PDF of `pages`, printed `on` this: the same pages give the same bytes.

    `title` and `author` name the document, `subject`, or else `mark`, says whom it is for. Where there are
    several pages, `foot` and `mark` stand at the foot of each with its number, said as `numbered` (nothing
    does where that is empty), and `running` at the head of all but the first. `size` is that of the pages, in
    points, by default of an upright sheet. `outline` names what begins on which page, from 0, for readers to
    go to. `one_sided`: it asks to be printed so. The logo of
    the programme, where it has one, stands at the right `logo_at` points from the top of the first page; None
    where it is among the `pages` or does not belong on them.
    """
    buffer = io.BytesIO()
    size = size or on.sheet.upright
    canvas = empty_canvas(buffer, size)
    structure, words, objects = PdfStructure(canvas), PdfWords(canvas, on.inks), PdfObjects(canvas)
    if one_sided:
        canvas.setViewerPreference("Duplex", "Simplex")
    for number, page in enumerate(pages, start=1):
        _bookmark(canvas, [name for name, place in outline if place == number - 1], number)
        if number == 1 and logo_at is not None and on.logo:
            place = Frame(size[0] - look.SIDE - LOGO_WIDE, logo_at, LOGO_WIDE, LOGO_HIGH)
            _draw_picture(canvas, PlacedPicture(on.logo, place), size[1], structure)
        _draw_page(words, page, size, structure)
        structure.begin_artifact()
        if len(pages) > 1 and numbered:
            where = tr(numbered, number=number, all=len(pages))
            _draw_foot(words, (foot, where, mark), size[0] - 2 * look.SIDE, on)
        if number > 1 and running and not page.own_head:
            _draw_running(words, running, size, on.running)
        structure.end()
        canvas.showPage()
        objects.pack_page()
        structure.end_page()
    words.embed(objects)
    structure.write(objects)
    write_about(canvas, objects, AboutPdf(title, author, subject or mark, on.day))
    canvas.save()
    return buffer.getvalue()


def footed(on: PrintedOn, foot: str, mark: str, numbered: str = SHEETS) -> PrintedOn:
    """The same, with as much room at the foot of upright pages as what stands there takes: see `pdf_of`."""
    if not on.large:
        return on
    where = tr(numbered, number=_MANY, all=_MANY)
    beside = _beside(
        _in_lines(where, look.GREY, on.columns().width / on.running, 1)[0], on.columns().width, on
    )
    lines = max(len(_in_lines(words, look.GREY, beside, look.FOOT_LINES)) for words in (foot, mark))
    return replace(on, foot_lines=lines)


_MANY = 88
"""As wide as any number of a page that is looked for."""


def _bookmark(canvas: Canvas, names: Sequence[str], number: int) -> None:
    for nth, name in enumerate(names):
        key = f"{number}-{nth}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(clean(name), key)


def _draw_page(words: PdfWords, page: Page, size: tuple[float, float], structure: PdfStructure) -> None:
    structure.begin_artifact()
    _draw_around(words, page, size)
    structure.end()
    for picture in page.pictures:
        _draw_picture(words.canvas, picture, size[1], structure)
    for tag, found in _in_order(page, size[1]):
        if isinstance(found, _Figure):
            _draw_figure(words, found, structure)
        else:
            structure.begin(tag)
            words.draw(found)
            structure.end()


def _draw_picture(canvas: Canvas, picture: PlacedPicture, height: float, structure: PdfStructure) -> None:
    """A picture as large as its place allows, at the right of it."""
    from reportlab.lib.utils import ImageReader

    image = ImageReader(io.BytesIO(picture.png))
    wide, high = image.getSize()
    place = picture.place
    scale = min(place.width / wide, place.height / high)
    x = place.x + place.width - wide * scale
    y = height - place.top - (place.height + high * scale) / 2
    structure.begin_figure(tr("Logo of the programme"), (x, y, x + wide * scale, y + high * scale))
    canvas.drawImage(image, x, y, wide * scale, high * scale)
    structure.end()


def _draw_figure(words: PdfWords, figure: _Figure, structure: PdfStructure) -> None:
    """A drawing, told by its words to whoever does not see it."""
    drawing, x, y = figure
    box = (x, y - drawing.height, x + drawing.width, y)
    told = " ".join(text.text for text in drawing.texts)
    structure.begin_figure(told or tr("A pattern that cameras read"), box)
    paint_on_pdf(words, drawing, x, y)
    structure.end()


def _draw_around(words: PdfWords, page: Page, size: tuple[float, float]) -> None:
    """What is not read: grounds, borders, rules, and lines to cut along."""
    canvas, (width, height) = words.canvas, size
    for area in page.areas:
        canvas.setFillColor(words.ink(area.fill))
        y = height - area.top - area.height
        canvas.roundRect(area.x, y, area.width, area.height, area.radius, stroke=0, fill=1)
    canvas.setLineWidth(look.EDGE_WIDTH)
    for box in page.boxes:
        y = height - box.top - box.height
        canvas.setStrokeColor(words.ink(box.colour))
        canvas.roundRect(box.x, y, box.width, box.height, min(look.CORNER, box.height * look.ROUNDED))
    canvas.setLineWidth(look.HAIRLINE)
    for strip, x, top in page.strips:
        if strip.rule:
            canvas.setStrokeColor(words.ink(strip.rule.colour))
            left, y = x + strip.rule.x, height - top
            canvas.line(left, y, left + strip.rule.width, y)
    if page.cuts:
        _draw_cuts(words, [height - top for top in page.cuts], width)


class _Figure(NamedTuple):
    """A drawing and where its upper left corner stands."""

    drawing: Drawing
    x: float
    y: float


def _in_order(page: Page, height: float) -> Iterable[tuple[Tag, list[PlacedLine] | _Figure]]:
    """The lines of a page by what they belong to, in the order in which they are read: a cell of a table from
    its first line to its last, then the next. What has no tag is a paragraph of its own."""
    found: dict[int, tuple[Tag, list[PlacedLine] | _Figure]] = {}
    for strip, x, top in page.strips:
        if strip.drawing:
            found[id(strip)] = (Tag(TagRole.FIGURE), _Figure(strip.drawing, x, height - top))
        for placed in strip.placed:
            if placed.line.words:
                cell = placed.cell
                line = PlacedLine(placed.line, x + placed.x, height - top - placed.base, cell.size)
                tag = cell.tag
                key = id(tag or cell)
                if here := found.get(key):
                    here[1].append(line)  # type: ignore[union-attr]
                else:
                    found[key] = (tag or paragraph_tag(), [line])
    return found.values()


def _draw_cuts(words: PdfWords, cuts: Iterable[float], width: float) -> None:
    canvas = words.canvas
    canvas.setDash(*look.DASH)
    canvas.setStrokeColor(words.ink(look.GREY))
    for y in cuts:
        canvas.line(0.0, y, width, y)
    canvas.setDash()


def _draw_running(words: PdfWords, running: str, size: tuple[float, float], type_size: float) -> None:
    """What the pages belong to, above a hairline; the first page has it in full."""
    width, y = size[0] - 2 * look.SIDE, size[1] - 0.68 * look.TOP
    line = _in_lines(running, look.GREY, width / type_size, 1)[0]
    words.draw([PlacedLine(line, look.SIDE, y, type_size)])
    canvas = words.canvas
    canvas.setStrokeColor(words.ink(look.HAIR))
    canvas.line(look.SIDE, y - look.CUT, look.SIDE + width, y - look.CUT)


def _draw_foot(words: PdfWords, said: tuple[str, str, str], width: float, on: PrintedOn) -> None:
    """What the paper is at the left, the number of the page in the middle, and for whom it is at the right:
    in up to three lines where one has no room."""
    foot, where, mark = said
    number = _in_lines(where, look.GREY, width / on.running, 1)[0]
    beside = _beside(number, width, on)
    for text, colour, share in ((foot, look.GREY, 0.0), (where, look.GREY, 0.5), (mark, look.PLUM, 1.0)):
        found = [number] if text is where else _in_even_lines(text, colour, beside)
        first = on.margin / 2 + (len(found) - 1) * on.running * 0.6
        words.draw(
            PlacedLine(
                line,
                look.SIDE + share * (width - line.width * on.running),
                first - nth * on.running * 1.2,
                on.running,
            )
            for nth, line in enumerate(found)
        )


def _beside(number: TextLine, width: float, on: PrintedOn) -> float:
    """How much room is on either side of the number of the page, in units of the type size."""
    return ((width - number.width * on.running) / 2 - look.GUTTER) / on.running


def _in_even_lines(text: str, colour: str, room: float) -> list[TextLine]:
    """The same in up to three lines, none of which is much shorter than the others."""
    found = _in_lines(text, colour, room, look.FOOT_LINES)
    while len(found) > 1 and len(closer := _in_lines(text, colour, 0.9 * room, look.FOOT_LINES + 1)) == len(
        found
    ):
        found, room = closer, 0.9 * room
    return found


def _in_lines(text: str, colour: str, room: float, most: int) -> list[TextLine]:
    """Words at the head or foot of a page, `room` wide in units of their type size, in so many lines at the
    most; where they are longer, dots say so."""
    ink = Inked(text, colour=colour)
    while len(found := lines_of_spans([ink], 1.0, room)) > most:
        if ink.text.endswith("…"):
            ink = ink._replace(text=ink.text[:-2].rstrip() + "…")
        else:
            ink = ink._replace(text=shortened(" ".join(text.split()), ink.face, most * room))
    return found
