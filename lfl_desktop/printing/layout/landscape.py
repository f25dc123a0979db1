"""Sheets on their side: a head, drawings, and text in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.content.paper_setting import Size
from lfl_desktop.content.papers.paper_heading import mark_of_audience
from lfl_desktop.content.papers.system_words import SystemHead
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.flow import FlowPages
from lfl_desktop.printing.layout.frames import FlowGroup, Frame, depth, fill_frames, groups_of
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.layout.paper_text import Inked, TextLine, extent, lines_of_spans
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.strips import Cell, FlowPart, PlacedStrip, Strip, depth_of, unread
from lfl_desktop.printing.layout.style import Columns, columns_of
from lfl_desktop.printing.layout.tags import Tag, TagRole
from lfl_desktop.printing.writers.page_drawing import page_drawing
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.printing.writers.pdf_pages import pdf_of
from lfl_desktop.typography.fonts import Face
from lfl_desktop.typography.line_breaking import shortened
from lfl_desktop.words import tr

FOOT = 30.0
GAP = 8.0
"""Below the head."""

LEADING = 1.3
LEAST_MARK = 0.8
"""How much smaller the words at the right margin may be set."""

_SMALL = 8.5
_MOST_WHOLE = 12
"""Lines of a paragraph that are kept together."""


@dataclass(frozen=True)
class LandscapeSheet:
    """A landscape page in points, `on` one sheet or two. Type on it is `scale` times as large as on A4."""

    on: PrintedOn
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

    @property
    def size(self) -> tuple[float, float]:
        """Of the page, in points."""
        return self.width, self.height

    @property
    def halves(self) -> Columns:
        """Two columns beside each other."""
        return columns_of(2, self.width)

    @property
    def foot(self) -> float:
        """Where drawings end, from the top."""
        return self.height - FOOT


def landscape_sheet(size: Size, on: PrintedOn) -> LandscapeSheet:
    """A sheet on its side, or two of them beside each other."""
    if size == Size.A3:
        return LandscapeSheet(on, 2 * on.sheet.width, on.sheet.height, 1.3)
    return LandscapeSheet(on, on.sheet.height, on.sheet.width, 1.0)


def head_strips(told: SystemHead, sheet: LandscapeSheet) -> tuple[list[Strip], bool]:
    """What stands at the top of the first page, and whether any of it was too long to stand there whole."""
    texts = [
        (inked((*told.sample, *told.kicker)), _SMALL, sheet.room * 0.62, 1, 0.0),
        ((Inked(told.title, Face.BOLD, look.ACCENT),), 17.0 * sheet.scale, sheet.room, 1, 3.0),
        ((Inked(told.question),), 11.0 * sheet.scale, sheet.room, 2, 1.0),
        ((Inked(told.when, colour=look.GREY),), 9.5 * sheet.scale, sheet.room, 1, 1.0),
    ]
    strips, cut = [], False
    for nth_text, (spans, size, width, most, above) in enumerate(texts):
        tag = Tag(TagRole.TITLE if nth_text == 1 else TagRole.PARAGRAPH)
        every = [line for line in lines_of_spans(spans, size, width) if line.words]
        if len(every) > most:
            cut = True
            every = [*every[: most - 1], _shortened(spans[-1], every[most - 1], size, width)]
        strips += [_strip(line, size, 0.0 if nth else above, tag=tag) for nth, line in enumerate(every)]
    return strips, cut


def _shortened(span: Inked, line: TextLine, size: float, width: float) -> TextLine:
    text = "".join(part.text for word in line.words for part in (*word.spans, Inked(" ")))
    cut = shortened(text.strip(), span.face, width / size)
    return lines_of_spans([span._replace(text=cut)], size, width)[0]


def _strip(
    line: TextLine,
    size: float,
    above: float = 0.0,
    *,
    indent: float = 0.0,
    keep: bool = False,
    sign: TextLine | None = None,
    tag: Tag | None = None,
) -> Strip:
    """A line, `above` points below the one before, with what stands before it where it is not indented."""
    height = above + size * LEADING
    placed = [PlacedStrip(line, Cell((), indent, 0.0, size, left=True, tag=tag), height)]
    if sign:
        placed.append(PlacedStrip(sign, Cell((), 0.0, 0.0, size, left=True, tag=tag), height))
    return Strip(height, tuple(placed), None, keep)


def paragraph(
    spans: Iterable[Inked],
    size: float,
    width: float,
    above: float = 0.0,
    indent: float = 0.0,
    keep: bool = False,
    sign: Inked | None = None,
    whole: bool = False,
    role: TagRole = TagRole.PARAGRAPH,
) -> Iterator[Strip]:
    """One paragraph, broken at `width`; `sign` stands before its first line. One that is `whole` is not
    parted by the end of a column. `role` is what it is to whoever reads without seeing."""
    tag = Tag(role)
    found = lines_of_spans(spans, size, width - indent)
    for nth, line in enumerate(found):
        mark = lines_of_spans([sign], size, width)[0] if sign and not nth else None
        kept = keep or (whole and nth + 1 < min(len(found), _MOST_WHOLE))
        yield _strip(line, size, 0.0 if nth else above, indent=indent, keep=kept, sign=mark, tag=tag)


class EvenList(NamedTuple):
    """A list in two columns of about one height, below its heading where it has one; `height` is that of
    all."""

    heading: Strip | None
    columns: Sequence[Sequence[FlowGroup]]
    height: float

    def add_to(self, page: Page, sheet: LandscapeSheet) -> None:
        """Puts it at the foot of a page."""
        top = sheet.foot - self.height
        below = page.add_strip(self.heading, look.SIDE, top) if self.heading else top
        for nth, groups in enumerate(self.columns):
            left, width = sheet.halves.left(nth), sheet.halves.width
            page.stand(groups, Frame(left, below, width, sheet.foot - below))


def evenly(strips: Sequence[Strip], sheet: LandscapeSheet) -> EvenList:
    """The strips of a list, of which the first, its heading, goes across the page."""
    heading, below = _without_space(strips[0]), strips[1:]
    groups = groups_of([FlowPart("", tuple(below), 0.0)])
    height = depth_of(below) / 2
    while (found := fill_frames(groups, [height] * 2)).rest:
        height += 4.0
    return EvenList(heading, found.frames, heading.height + height)


def two_lists(left: Iterable[Strip], right: Iterable[Strip]) -> EvenList:
    """Two lists with their own headings, side by side; one alone is in both columns."""
    columns = [groups_of([FlowPart("", tuple(strips), 0.0)]) for strips in (left, right) if strips]
    return EvenList(None, columns, max([depth(groups) for groups in columns], default=0.0))


def _without_space(strip: Strip) -> Strip:
    """The same line without what is above it."""
    height = strip.placed[0].cell.size * LEADING
    placed = tuple(one._replace(base=height) for one in strip.placed)
    return strip._replace(height=height, placed=placed)


def front_page(told: SystemHead, sheet: LandscapeSheet, drawing: Drawing) -> Page:
    """A page with the head, and the drawing below it."""
    page = Page()
    colour = look.ACCENT if told.mark == mark_of_audience(Audience.PUBLIC) else look.PLUM
    page.add_strip(
        _at_right(Inked(told.mark, Face.SEMIBOLD, colour), _SMALL, sheet.room * 0.36, sheet),
        look.SIDE,
        look.TOP,
    )
    page.stack(head_strips(told, sheet)[0], look.SIDE, look.TOP)
    page.add_strip(picture(drawing), look.SIDE, below_head(told, sheet))
    return page


def below_head(told: SystemHead, sheet: LandscapeSheet) -> float:
    """Where the drawing of the first page begins, from the top."""
    return look.TOP + depth_of(head_strips(told, sheet)[0]) + GAP


def picture(drawing: Drawing) -> Strip:
    """A drawing among strips."""
    return Strip(drawing.height, drawing=drawing)


def outline_pages(strips: Iterable[Strip], sheet: LandscapeSheet) -> list[Page]:
    """Text on pages of its own, in two columns, one filled after the other."""
    pages = FlowPages(bottom=sheet.height - look.FOOT)
    pages.pour([FlowPart("", tuple(strips), 0.0)], sheet.halves, levelled=False)
    return pages.pages


def bound_landscape(
    told: SystemHead, sheet: LandscapeSheet, pages: Sequence[Page], author: str, notes: Sequence[str] = ()
) -> Paper:
    """The paper, with a foot on each page where there are several. Its pages as drawings say the same as
    those of its document."""
    if len(pages) > 1:
        for number, page in enumerate(pages, start=1):
            _put_foot(page, told, sheet, number, len(pages))
    pdf = pdf_of(
        pages, sheet.on, title=told.title, author=author, size=sheet.size, numbered="", subject=told.mark
    )
    drawings = tuple(page_drawing(page, sheet.size) for page in pages)
    return Paper(pdf, len(pages), tuple(notes), drawings, told.title)


def _put_foot(page: Page, told: SystemHead, sheet: LandscapeSheet, number: int, every: int) -> None:
    """Whose paper it is, on further pages, and which sheet of how many: a page may be kept by itself."""
    base = sheet.height - FOOT / 2
    if number > 1:
        whose = Inked(" · ".join(part for part in (told.title, told.question) if part), colour=look.GREY)
        first, *more = lines_of_spans([*inked(told.sample), whose], look.RUNNING, sheet.room * 0.62)
        if more:
            first = _shortened(whose, first, look.RUNNING, sheet.room * 0.62)
        strip = _strip(first, look.RUNNING)
        page.stack(unread([strip]), look.SIDE, base - strip.height)
    where = tr("Sheet {number} of {all}", number=number, all=every)
    words = Inked(f"{where} · {told.mark}", colour=look.GREY)
    strip = _at_right(words, look.RUNNING, sheet.room, sheet)
    page.stack(unread([strip]), look.SIDE, base - strip.height)


def _at_right(words: Inked, size: float, width: float, sheet: LandscapeSheet) -> Strip:
    """Words in one line at the right margin, smaller where they are wider than `width`; only a very long name
    is shortened."""
    size *= min(1.0, max(LEAST_MARK, width / (extent((words,)).whole * size + 0.1)))
    line, *more = lines_of_spans([words], size, width)
    if more:
        line = _shortened(words, line, size, width)
    height = size * LEADING
    return Strip(height, (PlacedStrip(line, Cell((), 0.0, sheet.room, size, right=True), height),))
