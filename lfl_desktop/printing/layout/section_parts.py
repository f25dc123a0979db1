"""A section of a document set in lines of a style: a part to be poured into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from lfl_desktop.canvas.charts.chart_layout import chart_drawing
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.squares import drawn_squares
from lfl_desktop.content.document import (
    ChartFigure,
    ContentsList,
    DocumentBlock,
    Fields,
    ListItem,
    Paragraph,
    PosterFigure,
    Rank,
    Section,
    Signature,
    SpanRole,
    Squares,
    SystemFigure,
    TableBlock,
)
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, extent
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.section_tables import set_table, shared_widths, table_heads
from lfl_desktop.printing.layout.strips import Cell, FlowPart, RuledLine, Strip, TableRows, kept_strip, row
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.printing.layout.tags import Tag, TagRole
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr

POINT = Inked("•", colour=look.ACCENT)
BETWEEN = Inked(" · ", colour=look.GREY)
"""What stands before an item of a list, and between fields in a line."""

SET_IN = 16.0
"""Points by which a heading in the list of contents is set in for each level that it is deep."""

APART = 0.6
"""Above a heading within a part, and below a table in it: the share of what is above a part."""

HANGING, HANGING_NUMBER = 0.85, 1.3
"""How far the words of an item stand in from its sign and from its number, in units of the type size."""

ASIDES = {Rank.TEXT: 0.2, Rank.SMALL: 0.42, Rank.TITLE: 0.34}
"""The share of the width that is for what stands at the right edge of a paragraph, however long this is."""

FIGURE_HEIGHT = 285.0
"""Points: two drawings with a few tensions each go on a page."""

FIGURES_LARGE = tuple(range(430, 690, 15))
"""The same in large print, one to a page: the least that holds all of it."""

FIGURE_SIZE, FIGURE_SMALLEST = 9.0, 7.5


class SetLine(NamedTuple):
    """Words to be set in lines, and what stands at their right edge. `keep`: it does not end a page. `inset`
    is how far they are set in, in points."""

    spans: tuple[Inked, ...]
    aside: tuple[Inked, ...] = ()
    rank: Rank = Rank.TEXT
    keep: bool = False
    inset: float = 0.0
    role: TagRole = TagRole.PARAGRAPH


class SetItem(NamedTuple):
    """An item of a list: what stands `before` it, and its words, which all begin below each other. `keep`: as
    of a line. `of` is the list."""

    before: Inked
    spans: tuple[Inked, ...]
    indent: float
    keep: bool = False
    of: Tag | None = None


class SetPicture(NamedTuple):
    """A drawing as wide as the column. `keep`: it stays with what follows."""

    drawing: Drawing
    keep: bool


Item: TypeAlias = SetLine | SetItem | SetPicture | TableBlock | Signature


_WORDS = (SetLine, SetItem)
"""What is set in lines as they come."""


def part_of(section: Section, column: float, style: Style, *, middle: bool = False) -> FlowPart:
    """`section` set in `style` in a `column` so wide, in points; `middle`: each line in the middle of it."""
    inset = style.size * look.INSET if section.boxed else 0.0
    width = column - 2 * inset
    strips: list[Strip] = [Strip(inset * 0.6, keep=True)] if section.boxed else []
    if section.heading:
        spans = [Inked(section.heading, Face.BOLD, look.ACCENT)]
        cell = Cell(spans, inset, width, style.heading, tag=Tag(TagRole.HEADING))
        found = row([cell], style.leading * 1.15)
        strips += [kept_strip(strip) for strip in found]
    items = _listed([item for block in section.blocks for item in _items(block, width, style)])
    tables: list[TableRows] = []
    for nth, item in enumerate(items):
        if nth:
            strips.append(Strip(_space(items[nth - 1], item, style, section.boxed), keep=True))
        found = _set(item, inset, width, style, middle)
        if isinstance(item, TableBlock):
            heads = table_heads(item, inset, width, style)
            tables.append(TableRows(len(strips), len(strips) + len(found), tuple(heads)))
        if isinstance(item, _WORDS) and nth == len(items) - 2:  # none is left alone on the next page
            found[-1] = kept_strip(found[-1])
        strips += found
    if section.boxed:
        strips[-1] = kept_strip(strips[-1])
        strips.append(Strip(inset * 0.6))
    stays = not section.heading and bool(section.blocks) and isinstance(section.blocks[0], Signature)
    return FlowPart(section.name, tuple(strips), style.gap, section.boxed, tables=tuple(tables), stays=stays)


def _space(above: Item, below: Item, style: Style, boxed: bool) -> float:
    """Between two items of a section, in points: the more, the more they stand apart."""
    if isinstance(below, SetLine) and below.role == TagRole.SUBHEADING and not boxed:
        return style.gap * APART
    if isinstance(below, _WORDS) and isinstance(above, TableBlock) and not boxed:
        return style.gap * APART
    return style.pad * (0.6 if isinstance(below, _WORDS) else 1.2)


def set_block(block: DocumentBlock, width: float, style: Style) -> list[Strip]:
    """A block by itself, in lines of at most `width` points."""
    return [strip for item in _items(block, width, style) for strip in _set(item, 0.0, width, style, False)]


def _items(block: DocumentBlock, width: float, style: Style) -> Iterator[Item]:
    if isinstance(block, Paragraph):
        yield SetLine(inked(block.spans), inked(block.aside), block.rank, block.keep, role=_role_of(block))
    elif isinstance(block, Fields):
        yield SetLine(tuple(_fields(block)), keep=block.keep)
    elif isinstance(block, ListItem):
        yield _item(block)
    elif isinstance(block, SystemFigure):
        yield from _figure(block, width, style)
    elif isinstance(block, ChartFigure):
        yield from _chart(block, width)
    elif isinstance(block, ContentsList):
        for level, words, page in block.entries:
            aside = (Inked(page),) if page else ()
            yield SetLine((Inked(words),), aside, inset=SET_IN * (level - 1))
    elif isinstance(block, PosterFigure):
        return  # it has pages to itself
    elif isinstance(block, Squares):
        yield SetPicture(drawn_squares(block.rows), False)
    else:
        yield block


def _listed(items: Sequence[Item]) -> list[Item]:
    """The same, items that follow each other in one list."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, SetItem):
            before = found[-1] if found else None
            of = before.of if isinstance(before, SetItem) else Tag(TagRole.LIST)
            item = item._replace(of=of)
        found.append(item)
    return found


def _role_of(block: Paragraph) -> TagRole:
    """Whether it is a heading."""
    if block.rank in (Rank.TITLE, Rank.DISPLAY):
        return TagRole.TITLE
    is_heading = bool(block.spans) and all(span.role in _HEADINGS for span in block.spans)
    return TagRole.SUBHEADING if is_heading else TagRole.PARAGRAPH


_HEADINGS = (SpanRole.TITLE, SpanRole.HEADING)


def _fields(block: Fields) -> Iterator[Inked]:
    for nth, field in enumerate(block.fields):
        if nth:
            yield BETWEEN
        if field.label:
            yield Inked(f"{field.label} ", colour=look.GREY)
        yield Inked(field.text)


def _item(block: ListItem) -> SetItem:
    before = Inked(str(block.number), Face.SEMIBOLD, look.AMBER) if block.number else POINT
    spans = list(inked(block.spans))
    for more in block.more:
        spans += (Inked("\n"), *inked(more))
    indent = HANGING_NUMBER if block.number else HANGING
    return SetItem(before, tuple(spans), max(indent, extent((before,)).whole + 0.35), block.keep)


def _figure(figure: SystemFigure, width: float, style: Style) -> Iterator[Item]:
    """The drawing; where it has no room for all, everything in it stands below."""
    from lfl_desktop.canvas.content import BOTH  # few papers have one
    from lfl_desktop.canvas.layout import lay_out_system
    from lfl_desktop.canvas.legend import legend

    large = style.size >= look.LARGE_PRINT
    told = legend(figure.items, figure.tensions, BOTH)

    def drawn(height: float) -> Drawing:
        return lay_out_system(
            figure.items,
            width=width,
            height=height,
            size=style.size if large else FIGURE_SIZE,
            smallest=style.size if large else FIGURE_SMALLEST,
            tensions=figure.tensions,
            names=figure.names,
            legend="" if large else told,
        )

    heights = FIGURES_LARGE if large else (FIGURE_HEIGHT,)
    tried = (drawn(height) for height in heights)
    drawing = next((one for one in tried if not one.not_shown), None) or drawn(heights[0])
    below = (SetLine((Inked(told, colour=look.GREY),), keep=figure.keep),) if large and told else ()
    if not drawing.not_shown:
        yield SetPicture(drawing, figure.keep or bool(below))
        yield from below
        return
    yield SetPicture(drawing, True)
    yield from below
    yield SetLine((Inked(tr("Everything in it:"), colour=look.GREY),), keep=True)
    for label, text in figure.boxes:
        yield SetLine((Inked(f"{label}: ", Face.SEMIBOLD), Inked(text)))


def _chart(figure: ChartFigure, width: float) -> Iterator[Item]:
    """The drawing with what it is called, what there is to see in it, and its figures."""
    yield SetLine((Inked(figure.title, Face.SEMIBOLD),), keep=True)
    yield SetPicture(chart_drawing(figure.chart, width, FIGURE_SIZE), True)
    yield SetLine((Inked(figure.words, colour=look.GREY),), rank=Rank.SMALL)
    if figure.on_pages:
        yield figure.table


def _set(item: Item, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    if isinstance(item, SetPicture):
        return [Strip(item.drawing.height, (), None, item.keep, item.drawing)]
    if isinstance(item, SetLine | SetItem):
        if isinstance(item, SetLine):
            strips = _set_line(item, x, width, style, middle)
        else:
            strips = _set_item(item, x, width, style, middle)
        return [kept_strip(strip) for strip in strips] if item.keep else strips
    if isinstance(item, Signature):
        return (
            _set_at_length(item, x, width, style) if item.at_length else _set_to_sign(item, x, width, style)
        )
    return set_table(item, x, width, style)


def _set_item(item: SetItem, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    if middle:
        words = (item.before, Inked("  "), *item.spans)
        return row([Cell(words, x, width, style.size, middle=True)], style.leading)
    indent = item.indent * style.size
    room = width - indent
    is_line = (
        extent(item.spans).whole * style.size <= room
    )  # from the right, it would begin far from its sign
    tag = Tag(TagRole.ITEM, item.of or Tag(TagRole.LIST))
    cells = [
        Cell((item.before,), x, indent, style.size, tag=Tag(TagRole.LABEL, tag)),
        Cell(item.spans, x + indent, room, style.size, left=is_line, tag=Tag(TagRole.ITEM_BODY, tag)),
    ]
    return row(cells, style.leading)


def _set_line(line: SetLine, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    size = style.of(line.rank)
    leading = style.leading * size / style.size
    x, width = x + line.inset, width - line.inset
    tag = Tag(line.role)
    is_name = line.rank not in (Rank.TEXT, Rank.SMALL) and extent(line.spans).whole * size <= width
    cells = [Cell(line.spans, x, width, size, middle=middle, left=is_name and not middle, tag=tag)]
    if line.aside:
        left_over = width - extent(line.spans).whole * size - style.size
        share = max(width * ASIDES[line.rank], left_over)
        from_right = min(share, extent(line.aside).whole * style.small + 0.1)
        cells = [
            Cell(line.spans, x, width - from_right - style.size, size, tag=tag),
            Cell(line.aside, x + width - from_right, from_right, style.small, right=True),
        ]
    return row(cells, leading)


def _set_at_length(signature: Signature, x: float, width: float, style: Style) -> list[Strip]:
    """What is asked, and lines to write on below it: as many as may be wanted and the style allows."""
    cells = [Cell((Inked(line.words, colour=look.GREY),), x, width, style.small) for line in signature.lines]
    rule = Strip(0.0, (), RuledLine(x, width, look.PEN), True)
    lines = [Strip(look.WRITING, keep=True), rule] * min(signature.at_length, style.at_length)
    return [
        Strip(style.pad, keep=True),
        *map(kept_strip, row(cells, style.leading)),
        *lines[:-1],
        rule._replace(keep=False),
    ]


def _set_to_sign(signature: Signature, x: float, width: float, style: Style) -> list[Strip]:
    """Lines to write on, side by side, what is to be written there below each."""
    places, widths = shared_widths([line.share for line in signature.lines], x, width, look.GUTTER * 2)
    rules = [
        Strip(0.0, (), RuledLine(place, wide, look.INK), True)
        for place, wide in zip(places, widths, strict=True)
    ]
    cells = [
        Cell((Inked(line.words, colour=look.GREY),), place, wide, style.small)
        for line, place, wide in zip(signature.lines, places, widths, strict=True)
    ]
    return [Strip(look.TO_SIGN, keep=True), *rules, *row(cells, style.leading)]
