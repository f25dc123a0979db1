"""A section of a document set in lines of a style: a part to be poured into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.squares import drawn_squares
from lfl_desktop.content.document import (
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
from lfl_desktop.printing.layout.paper_text import Inked
from lfl_desktop.printing.layout.roles import inked
from lfl_desktop.printing.layout.strips import Cell, FlowPart, RuledLine, Strip, row
from lfl_desktop.printing.layout.style import Style
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import tr

POINT = Inked("•  ", colour=look.ACCENT)
BETWEEN = Inked(" · ", colour=look.GREY)
"""What stands before an item of a list, and between fields in a line."""

ASIDES = {Rank.SMALL: 0.42, Rank.TITLE: 0.6}
"""The share of the width that is for what stands at the right edge of a paragraph."""

FIGURE_HEIGHT = 285.0
"""Points: two drawings with a few tensions each go on a page."""

FIGURE_SIZE, FIGURE_SMALLEST = 9.0, 7.5


class SetLine(NamedTuple):
    """Words to be set in lines, and what stands at their right edge. `keep`: it does not end a page."""

    spans: tuple[Inked, ...]
    aside: tuple[Inked, ...] = ()
    rank: Rank = Rank.TEXT
    keep: bool = False


class SetPicture(NamedTuple):
    """A drawing as wide as the column. `keep`: it stays with what follows."""

    drawing: Drawing
    keep: bool


Item: TypeAlias = SetLine | SetPicture | TableBlock | Signature


def part_of(section: Section, frame: Style, style: Style, *, middle: bool = False) -> FlowPart:
    """`section` set in `style`, as wide as a column of `frame`; `middle`: each line in the middle of it."""
    inset = style.size * 0.8 if section.boxed else 0.0
    width = frame.column - 2 * inset
    strips: list[Strip] = [Strip(inset * 0.6, keep=True)] if section.boxed else []
    if section.heading:
        spans = [Inked(section.heading, Face.BOLD, look.ACCENT)]
        found = row([Cell(spans, inset, width, style.heading)], style.leading * 1.15)
        strips += [strip._replace(keep=True) for strip in found]
    items = [item for block in section.blocks for item in _items(block, width)]
    for nth, item in enumerate(items):
        if nth:
            strips.append(Strip(style.pad * (0.6 if isinstance(item, SetLine) else 1.2), keep=True))
        found = _set(item, inset, width, style, middle)
        if isinstance(item, SetLine) and nth == len(items) - 2:  # none is left alone on the next page
            found[-1] = found[-1]._replace(keep=True)
        strips += found
    if section.boxed:
        strips[-1] = strips[-1]._replace(keep=True)
        strips.append(Strip(inset * 0.6))
    return FlowPart(section.name, tuple(strips), style.gap, section.boxed)


def set_block(block: DocumentBlock, width: float, style: Style) -> list[Strip]:
    """A block by itself, in lines of at most `width` points."""
    return [strip for item in _items(block, width) for strip in _set(item, 0.0, width, style, False)]


def _items(block: DocumentBlock, width: float) -> Iterator[Item]:
    if isinstance(block, Paragraph):
        yield SetLine(inked(block.spans), inked(block.aside), block.rank, block.keep)
    elif isinstance(block, Fields):
        yield SetLine(tuple(_fields(block)), keep=block.keep)
    elif isinstance(block, ListItem):
        yield SetLine(tuple(_item(block)), keep=block.keep)
    elif isinstance(block, SystemFigure):
        yield from _figure(block, width)
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


def _item(block: ListItem) -> Iterator[Inked]:
    yield Inked(f"{block.number}  ", Face.SEMIBOLD, look.AMBER) if block.number else POINT
    yield from inked(block.spans)
    for spans in block.more:
        yield from (Inked("\n"), *inked(spans))


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


def _set(item: Item, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    if isinstance(item, SetPicture):
        return [Strip(item.drawing.height, (), None, item.keep, item.drawing)]
    if isinstance(item, SetLine):
        strips = _set_line(item, x, width, style, middle)
        return [strip._replace(keep=True) for strip in strips] if item.keep else strips
    if isinstance(item, Signature):
        return _set_to_sign(item, x, width, style)
    return _set_tight(item, x, width, style) if style.columns > 1 else _set_table(item, x, width, style)


def _set_line(line: SetLine, x: float, width: float, style: Style, middle: bool) -> list[Strip]:
    size = style.of(line.rank)
    leading = style.leading * size / style.size
    cells = [Cell(line.spans, x, width, size, middle=middle)]
    if line.aside:
        from_right = width * ASIDES[line.rank]
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


def _set_table(table: TableBlock, x: float, width: float, style: Style) -> list[Strip]:
    places, widths = _shared([column.share for column in table.columns], x, width, style.size)
    rule = RuledLine(x, width)
    strips: list[Strip] = []
    if table.headings:
        cells = [
            Cell([Inked(name, colour=look.GREY)], place, wide, style.small)
            for name, place, wide in zip(table.headings, places, widths, strict=True)
        ]
        strips += [s._replace(keep=True) for s in row(cells, style.leading, 0.0)]
    pad = max(style.pad, (look.TO_SIGN - style.leading) / 2) if table.to_sign else style.pad
    for texts in table.rows:
        cells = [
            Cell(inked(spans), place, wide, style.size)
            for spans, place, wide in zip(texts, places, widths, strict=True)
        ]
        strips += row(cells, style.leading, pad, rule)
    if table.to_sign:
        strips.append(Strip(0.0, (), rule))
    return strips


def _set_tight(table: TableBlock, x: float, width: float, style: Style) -> list[Strip]:
    """Each row as one paragraph."""
    strips: list[Strip] = []
    for texts in table.rows:
        spans: list[Inked] = []
        for cell in texts:
            if any(span.text.strip() for span in cell):
                spans += (BETWEEN, *inked(cell)) if spans else inked(cell)
        strips += row([Cell(spans, x, width, style.size)], style.leading, style.pad, RuledLine(x, width))
    return strips
