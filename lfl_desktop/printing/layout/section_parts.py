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
    Rank,
    Section,
    Signature,
    Squares,
    SystemFigure,
    TableBlock,
)
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, extent
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.strips import Cell, FlowPart, RuledLine, Strip, row
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr

POINT = Inked("•", colour=look.ACCENT)
BETWEEN = Inked(" · ", colour=look.GREY)
"""What stands before an item of a list, and between fields in a line."""

SET_IN = 16.0
"""Points by which a heading in the list of contents is set in for each level that it is deep."""

HANGING, HANGING_NUMBER = 0.85, 1.3
"""How far the words of an item stand in from its sign and from its number, in units of the type size."""

ASIDES = {Rank.TEXT: 0.2, Rank.SMALL: 0.42, Rank.TITLE: 0.6}
"""The share of the width that is at most for what stands at the right edge of a paragraph."""

FIGURE_HEIGHT = 285.0
"""Points: two drawings with a few tensions each go on a page."""

FIGURE_SIZE, FIGURE_SMALLEST = 9.0, 7.5


class SetLine(NamedTuple):
    """Words to be set in lines, and what stands at their right edge. `keep`: it does not end a page. `inset`
    is how far they are set in, in points."""

    spans: tuple[Inked, ...]
    aside: tuple[Inked, ...] = ()
    rank: Rank = Rank.TEXT
    keep: bool = False
    inset: float = 0.0


class SetItem(NamedTuple):
    """An item of a list: what stands `before` it, and its words, which all begin below each other. `keep`: as
    of a line."""

    before: Inked
    spans: tuple[Inked, ...]
    indent: float
    keep: bool = False


class SetPicture(NamedTuple):
    """A drawing as wide as the column. `keep`: it stays with what follows."""

    drawing: Drawing
    keep: bool


Item: TypeAlias = SetLine | SetItem | SetPicture | TableBlock | Signature


_WORDS = (SetLine, SetItem)
"""What is set in lines as they come."""


def part_of(section: Section, frame: Style, style: Style, *, middle: bool = False) -> FlowPart:
    """`section` set in `style`, as wide as a column of `frame`; `middle`: each line in the middle of it."""
    inset = style.size * look.INSET if section.boxed else 0.0
    width = frame.column - 2 * inset
    strips: list[Strip] = [Strip(inset * 0.6, keep=True)] if section.boxed else []
    if section.heading:
        spans = [Inked(section.heading, Face.BOLD, look.ACCENT)]
        found = row([Cell(spans, inset, width, style.heading)], style.leading * 1.15)
        strips += [strip._replace(keep=True) for strip in found]
    items = [item for block in section.blocks for item in _items(block, width)]
    for nth, item in enumerate(items):
        if nth:
            strips.append(Strip(style.pad * (0.6 if isinstance(item, _WORDS) else 1.2), keep=True))
        found = _set(item, inset, width, style, middle)
        if isinstance(item, _WORDS) and nth == len(items) - 2:  # none is left alone on the next page
            found[-1] = found[-1]._replace(keep=True)
        strips += found
    if section.boxed:
        strips[-1] = strips[-1]._replace(keep=True)
        strips.append(Strip(inset * 0.6))
    again = tuple(_table_heads(section, inset, width, style))
    stays = bool(section.blocks) and isinstance(section.blocks[0], Signature)
    return FlowPart(section.name, tuple(strips), style.gap, section.boxed, again=again, stays=stays)


def _table_heads(section: Section, x: float, width: float, style: Style) -> list[Strip]:
    """The heads of a section that is one table: they stand on each page on which it goes on."""
    block = section.blocks[0] if len(section.blocks) == 1 else None
    return _heads(block, _placed(block, x, width, style), style) if isinstance(block, TableBlock) else []


def set_block(block: DocumentBlock, width: float, style: Style) -> list[Strip]:
    """A block by itself, in lines of at most `width` points."""
    return [strip for item in _items(block, width) for strip in _set(item, 0.0, width, style, False)]


def _items(block: DocumentBlock, width: float) -> Iterator[Item]:
    if isinstance(block, Paragraph):
        yield SetLine(inked(block.spans), inked(block.aside), block.rank, block.keep)
    elif isinstance(block, Fields):
        yield SetLine(tuple(_fields(block)), keep=block.keep)
    elif isinstance(block, ListItem):
        yield _item(block)
    elif isinstance(block, SystemFigure):
        yield from _figure(block, width)
    elif isinstance(block, ChartFigure):
        yield from _chart(block, width)
    elif isinstance(block, ContentsList):
        for level, words, page in block.entries:
            aside = (Inked(page),) if page else ()
            yield SetLine((Inked(words),), aside, inset=SET_IN * (level - 1))
    elif isinstance(block, Squares):
        yield SetPicture(drawn_squares(block.rows), False)
    else:
        yield block


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


def _figure(figure: SystemFigure, width: float) -> Iterator[Item]:
    """The drawing; where it has no room for all, everything in it stands below."""
    from lfl_desktop.canvas.content import BOTH  # few papers have one
    from lfl_desktop.canvas.layout import lay_out
    from lfl_desktop.canvas.legend import legend

    drawing = lay_out(
        figure.items,
        width=width,
        height=FIGURE_HEIGHT,
        size=FIGURE_SIZE,
        smallest=FIGURE_SMALLEST,
        tensions=figure.tensions,
        names=figure.names,
        legend=legend(figure.items, figure.tensions, BOTH),
    )
    if not drawing.not_shown:
        yield SetPicture(drawing, figure.keep)
        return
    yield SetPicture(drawing, True)
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
        return [strip._replace(keep=True) for strip in strips] if item.keep else strips
    if isinstance(item, Signature):
        return _set_to_sign(item, x, width, style)
    return _set_table(item, x, width, style)


def _set_item(item: SetItem, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    if middle:
        words = (item.before, Inked("  "), *item.spans)
        return row([Cell(words, x, width, style.size, middle=True)], style.leading)
    indent = item.indent * style.size
    cells = [
        Cell((item.before,), x, indent, style.size),
        Cell(item.spans, x + indent, width - indent, style.size),
    ]
    return row(cells, style.leading)


def _set_line(line: SetLine, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    size = style.of(line.rank)
    leading = style.leading * size / style.size
    x, width = x + line.inset, width - line.inset
    is_name = line.rank not in (Rank.TEXT, Rank.SMALL) and extent(line.spans).whole * size <= width
    cells = [Cell(line.spans, x, width, size, middle=middle, left=is_name and not middle)]
    if line.aside:
        from_right = min(width * ASIDES[line.rank], extent(line.aside).whole * style.small + 0.1)
        cells = [
            Cell(line.spans, x, width - from_right - style.size, size),
            Cell(line.aside, x + width - from_right, from_right, style.small, right=True),
        ]
    return row(cells, leading)


def _set_to_sign(signature: Signature, x: float, width: float, style: Style) -> list[Strip]:
    """Lines to write on, side by side, what is to be written there below each."""
    places, widths = _shared([line.share for line in signature.lines], x, width, look.GUTTER * 2)
    rules = [
        Strip(0.0, (), RuledLine(place, wide, look.INK), True)
        for place, wide in zip(places, widths, strict=True)
    ]
    cells = [
        Cell((Inked(line.words, colour=look.GREY),), place, wide, style.small)
        for line, place, wide in zip(signature.lines, places, widths, strict=True)
    ]
    return [Strip(look.TO_SIGN, keep=True), *rules, *row(cells, style.leading)]


def _shared(shares: Sequence[float], x: float, width: float, gap: float) -> tuple[list[float], list[float]]:
    """Where columns begin and how wide they are, which share the width."""
    room = width - gap * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    return [x + sum(widths[:nth]) + gap * nth for nth in range(len(widths))], widths


def _placed(table: TableBlock, x: float, width: float, style: Style) -> tuple[list[float], list[float]]:
    """Where the columns of a table begin, and how wide they are."""
    places, widths = _shared([column.share for column in table.columns], x, width, style.between)
    used = table.used
    widths[used - 1] = x + width - places[used - 1]
    return places[:used], widths[:used]


def _heads(table: TableBlock, placed: tuple[list[float], list[float]], style: Style) -> list[Strip]:
    if not table.headings:
        return []
    cells = [
        Cell([Inked(name, colour=look.GREY)], place, wide, style.small)
        for name, place, wide in zip(table.headings, *placed, strict=False)
    ]
    return [strip._replace(keep=True) for strip in row(cells, style.leading, 0.0)]


def _set_table(table: TableBlock, x: float, width: float, style: Style) -> list[Strip]:
    placed = _placed(table, x, width, style)
    rule = RuledLine(x, width)
    strips = _heads(table, placed, style)
    pad = max(style.pad, (style.to_sign - style.leading) / 2) if table.to_sign else style.pad
    for texts in table.rows:
        cells = [
            _table_cell(inked(spans), place, wide, style)
            for spans, place, wide in zip(texts, *placed, strict=False)
        ]
        strips += row(cells, style.leading, pad, rule)
    if table.to_sign:
        strips.append(Strip(0.0, (), rule))
    return strips


def _table_cell(spans: tuple[Inked, ...], x: float, width: float, style: Style) -> Cell:
    """One line that reads from the right stands at the left of its column, below its heading."""
    is_line = extent(spans).whole * style.size <= width
    return Cell(spans, x, width, style.size, left=is_line)
