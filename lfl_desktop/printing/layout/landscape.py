"""Sheets on their side: a head, drawings, and rows of text poured in columns."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.pages import PageFigure as OnPage
from lfl_desktop.canvas.pages import PageWords, page_of
from lfl_desktop.content.paper_setting import Size
from lfl_desktop.content.papers.paper_heading import mark_of
from lfl_desktop.content.papers.system_words import SystemHead
from lfl_desktop.domain.contents import Audience
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, TextLine, draw, lines
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.writers import pdf_drawing as painter
from lfl_desktop.printing.writers.paper import Paper, blank
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import shortened
from lfl_desktop.words import tr

FOOT = 30.0
LEADING = 1.3
_SMALL = 8.5
_RUNNING = 7.5
_MOST_WHOLE = 12
"""Lines of a paragraph that are kept together."""


@dataclass(frozen=True)
class LandscapeSheet:
    """A landscape page in points. Type on it is `scale` times as large as on A4."""

    width: float
    height: float
    scale: float

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * look.SIDE

    @property
    def largest(self) -> float:
        """The size of type with which a drawing begins."""
        return 11.5 * self.scale

    @property
    def smallest(self) -> float:
        """The least size of type in a drawing that is pleasant to read: larger on a
        sheet that hangs on a wall."""
        return 8.0 * self.scale

    def column(self, columns: int) -> float:
        """The width of one of several columns."""
        return (self.room - (columns - 1) * look.GUTTER) / columns


SHEETS: dict[Size, LandscapeSheet] = {
    Size.A4: LandscapeSheet(look.PAGE_HEIGHT, look.PAGE_WIDTH, 1.0),
    Size.A3: LandscapeSheet(2 * look.PAGE_WIDTH, look.PAGE_HEIGHT, 1.3),
}


class LandscapeRow(NamedTuple):
    """One line of text on the page, `above` points below the one before.

    `keep`: it does not end a column. `sign`: what stands before it, where it is not indented."""

    line: TextLine
    size: float
    above: float = 0.0
    indent: float = 0.0
    keep: bool = False
    sign: TextLine | None = None


class LandscapePlaced(NamedTuple):
    """A row on a page; `x` and `y` as reportlab counts them."""

    row: LandscapeRow
    x: float
    y: float


class LandscapeFigure(NamedTuple):
    """A drawing on a page; its top left corner, as reportlab counts."""

    drawing: Drawing
    x: float
    y: float


class LandscapeLeaf(NamedTuple):
    """What stands on one page."""

    rows: Sequence[LandscapePlaced] = ()
    figures: Sequence[LandscapeFigure] = ()


def head_rows(told: SystemHead, sheet: LandscapeSheet) -> tuple[list[LandscapeRow], bool]:
    """The rows at the top of the first page, and whether any was too long to stand there whole."""
    texts = [
        (inked((*told.sample, *told.kicker)), _SMALL, sheet.room * 0.62, 1, 0.0),
        ((Inked(told.title, Face.BOLD, look.ACCENT),), 17.0 * sheet.scale, sheet.room, 1, 3.0),
        ((Inked(told.question),), 11.0 * sheet.scale, sheet.room, 2, 1.0),
        ((Inked(told.when, colour=look.GREY),), 9.5 * sheet.scale, sheet.room, 1, 1.0),
    ]
    rows, cut = [], False
    for spans, size, width, most, above in texts:
        every = [line for line in lines(spans, size, width) if line.words]
        if len(every) > most:
            cut = True
            every = [*every[: most - 1], _shortened(spans[-1], every[most - 1], size, width)]
        rows += [LandscapeRow(line, size, 0.0 if nth else above) for nth, line in enumerate(every)]
    return rows, cut


def _shortened(span: Inked, line: TextLine, size: float, width: float) -> TextLine:
    text = "".join(part.text for word in line.words for part in (*word.spans, Inked(" ")))
    cut = shortened(text.strip(), span.face, width / size)
    return lines([span._replace(text=cut)], size, width)[0]


def paragraph(
    spans: Iterable[Inked],
    size: float,
    width: float,
    above: float = 0.0,
    indent: float = 0.0,
    keep: bool = False,
    sign: Inked | None = None,
    whole: bool = False,
) -> Iterator[LandscapeRow]:
    """Rows of one paragraph, broken at `width`; `sign` stands before the first. One that is `whole` is not
    parted by the end of a column."""
    found = lines(spans, size, width - indent)
    for nth, line in enumerate(found):
        mark = lines([sign], size, width)[0] if sign and not nth else None
        kept = keep or (whole and nth + 1 < min(len(found), _MOST_WHOLE))
        yield LandscapeRow(line, size, 0.0 if nth else above, indent, kept, mark)


def deep(row: LandscapeRow) -> float:
    """How much height a row takes, in points."""
    return row.above + row.size * LEADING


def depth(rows: Iterable[LandscapeRow]) -> float:
    """How much height rows take one below the other."""
    return sum(deep(row) for row in rows)


def poured(
    rows: Sequence[LandscapeRow],
    sheet: LandscapeSheet,
    columns: int = 2,
    top: float | None = None,
    foot: float = look.FOOT,
) -> list[list[LandscapePlaced]]:
    """The rows in columns on as many pages as they need, from `top` down to `foot` on each."""
    top = sheet.height - look.TOP if top is None else top
    pages: list[list[LandscapePlaced]] = [[]]
    column, y = 0, top
    for nth, row in enumerate(rows):
        following, needed = nth + 1, deep(row)
        while row.keep and following < len(rows) and rows[following - 1].keep:
            needed += deep(rows[following])
            following += 1
        if y - needed < foot and y < top:
            column, y = column + 1, top
            if column == columns:
                pages.append([])
                column = 0
        y -= deep(row)
        pages[-1].append(LandscapePlaced(row, look.SIDE + column * (sheet.column(columns) + look.GUTTER), y))
    return pages


def evenly(
    rows: Sequence[LandscapeRow], sheet: LandscapeSheet, columns: int
) -> tuple[list[LandscapePlaced], float]:
    """The rows in columns of about one height, the first across the page above them, and the height of all
    together. They stand from 0 downwards: whoever places them adds where that is."""
    heading = LandscapePlaced(rows[0]._replace(above=0.0), look.SIDE, -deep(rows[0]._replace(above=0.0)))
    height = depth(rows[1:]) / columns
    while len(found := poured(rows[1:], sheet, columns, heading.y, heading.y - height)) > 1:
        height += 4.0
    return [heading, *found[0]], height - heading.y


def outline_pages(rows: Sequence[LandscapeRow], sheet: LandscapeSheet) -> list[LandscapeLeaf]:
    """The rows on pages of their own, in two columns."""
    return [LandscapeLeaf(page) for page in poured(rows, sheet)]


def bound(
    told: SystemHead,
    sheet: LandscapeSheet,
    leaves: Sequence[LandscapeLeaf],
    author: str,
    notes: Sequence[str] = (),
) -> Paper:
    """The paper: the head on its first page, a foot on each where there are several. Its pages as drawings
    say the same as those of its document."""
    lettered = [
        (list(_head(told, sheet)) if nth == 1 else [], _lettered(told, sheet, leaf, nth, len(leaves)))
        for nth, leaf in enumerate(leaves, start=1)
    ]
    buffer = io.BytesIO()
    canvas = blank(buffer, (sheet.width, sheet.height), told.title, author)
    drawings = []
    for leaf, (head, rest) in zip(leaves, lettered, strict=True):
        for line, x, y, size in head:
            draw(canvas, line, x, y, size)
        for drawing, x, y in leaf.figures:
            painter.paint(canvas, drawing, x, y)
        for line, x, y, size in rest:
            draw(canvas, line, x, y, size)
        canvas.showPage()
        drawings.append(_drawn(sheet, leaf, head, rest))
    canvas.save()
    return Paper(buffer.getvalue(), len(leaves), tuple(notes), tuple(drawings), told.title)


class _Letters(NamedTuple):
    """A line of text on a page; `x` and `y` as reportlab counts them."""

    line: TextLine
    x: float
    y: float
    size: float


def _lettered(
    told: SystemHead, sheet: LandscapeSheet, leaf: LandscapeLeaf, number: int, every: int
) -> list[_Letters]:
    """The lines of text of one page that stand after its figures, in the order in which they are read."""
    found = []
    for row, x, y in leaf.rows:
        found.append(_Letters(row.line, x + row.indent, y, row.size))
        if row.sign:
            found.append(_Letters(row.sign, x, y, row.size))
    if every > 1:
        found += _foot(told, sheet, number, every)
    return found


def _head(told: SystemHead, sheet: LandscapeSheet) -> Iterator[_Letters]:
    y = sheet.height - look.TOP
    colour = look.ACCENT if told.mark == mark_of(Audience.PUBLIC) else look.PLUM
    mark = lines([Inked(told.mark, Face.SEMIBOLD, colour)], _SMALL, sheet.room * 0.36)[0]
    yield _Letters(mark, sheet.width - look.SIDE - mark.width * _SMALL, y - _SMALL * LEADING, _SMALL)
    for row in head_rows(told, sheet)[0]:
        y -= deep(row)
        yield _Letters(row.line, look.SIDE, y, row.size)


def _foot(told: SystemHead, sheet: LandscapeSheet, number: int, every: int) -> Iterator[_Letters]:
    """Whose paper it is, on further pages, and which sheet of how many: a page may be kept by itself."""
    if number > 1:
        whose = Inked(" · ".join(part for part in (told.title, told.question) if part), colour=look.GREY)
        first, *more = lines([*inked(told.sample), whose], _RUNNING, sheet.room * 0.62)
        if more:
            first = _shortened(whose, first, _RUNNING, sheet.room * 0.62)
        yield _Letters(first, look.SIDE, FOOT / 2, _RUNNING)
    where = tr("Sheet {number} of {all}", number=number, all=every)
    line = lines([Inked(f"{where} · {told.mark}", colour=look.GREY)], _RUNNING, sheet.room)[0]
    yield _Letters(line, sheet.width - look.SIDE - line.width * _RUNNING, FOOT / 2, _RUNNING)


def _drawn(
    sheet: LandscapeSheet, leaf: LandscapeLeaf, head: Iterable[_Letters], rest: Iterable[_Letters]
) -> Drawing:
    """A page as one drawing, counted from the top."""
    figures = [OnPage(drawing, x, sheet.height - y) for drawing, x, y in leaf.figures]
    before, after = _worded(head, sheet), _worded(rest, sheet)
    return page_of(sheet.width, sheet.height, figures, before=before, after=after)


def _worded(letters: Iterable[_Letters], sheet: LandscapeSheet) -> list[PageWords]:
    return [
        PageWords(span.text, span.face, size, painter.ROLES[span.colour], x + along * size, sheet.height - y)
        for line, x, y, size in letters
        for along, span in line.stretches
    ]
