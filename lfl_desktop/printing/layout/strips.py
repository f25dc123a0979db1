"""Strips of text: what is one line high and never split, and parts, which are named runs of strips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, TextLine, lines_of_spans
from lfl_desktop.printing.layout.tags import ARTIFACT, Tag

NARROW = 13.0
"""A column less wide, in units of its type size, has words parted at the ends of lines."""


WHOLE = 8
"""So many lines of one paragraph, item or row stay on one page."""


class Cell(NamedTuple):
    """Text in a column of its own: `x` from the left of the part, `width`, both in points. `left`: it begins
    at the left also where it reads from the right. `tag` is what it is; a paragraph where there is none."""

    spans: Sequence[Inked]
    x: float
    width: float
    size: float
    right: bool = False
    middle: bool = False
    left: bool = False
    tag: Tag | None = None


class PlacedStrip(NamedTuple):
    """A line in a strip: its `cell`, and `base` from the strip's top down to the base line."""

    line: TextLine
    cell: Cell
    base: float

    @property
    def x(self) -> float:
        """From the left of the strip."""
        if self.cell.left or not (self.cell.right or self.cell.middle or self.line.to_right):
            return self.cell.x
        room = self.cell.width - self.line.width * self.cell.size
        return self.cell.x + (room / 2 if self.cell.middle else room)


class RuledLine(NamedTuple):
    """A hairline along the top of a strip."""

    x: float
    width: float
    colour: str = look.HAIR


class Strip(NamedTuple):
    """What is never split. `keep`: it does not end a column while the next can go with it. `drawing`: what
    stands in it instead of text. `ticks`: where boxes to tick begin, in its middle. `cut`: paper is cut along
    its top."""

    height: float
    placed: tuple[PlacedStrip, ...] = ()
    rule: RuledLine | None = None
    keep: bool = False
    drawing: Drawing | None = None
    ticks: tuple[float, ...] = ()
    cut: bool = False


class TableRows(NamedTuple):
    """Which strips of a part are a table, from the `first` to before the `end`, and the `heads` that stand
    above its rows where it goes on in a further column."""

    first: int
    end: int
    heads: tuple[Strip, ...]


@dataclass(frozen=True)
class FlowPart:
    """A named piece of a paper, `gap` points below the one before; `boxed` parts get a border.

    It begins only where there are `needs` points left. Where it goes on in a further column, `again` stands
    above the rest, or the heads of that of its `tables` which goes on. It `stays` with the last lines of the
    part before."""

    name: str
    strips: tuple[Strip, ...]
    gap: float
    boxed: bool = False
    needs: float = 0.0
    again: tuple[Strip, ...] = ()
    tables: tuple[TableRows, ...] = ()
    stays: bool = False

    def above(self, place: int) -> tuple[Strip, ...]:
        """What stands above the strip at a place where that begins a further column."""
        heads = (table.heads for table in self.tables if table.first < place < table.end)
        return self.again or next(heads, ())


def row(
    cells: Sequence[Cell], leading: float, pad: float = 0.0, rule: RuledLine | None = None
) -> list[Strip]:
    """Strips of cells side by side, `pad` points above and below, kept together where short. Lines beside
    which none of the largest type stands are as close as their own size asks."""
    columns = [
        (cell, lines_of_spans(cell.spans, cell.size, cell.width, hyphens=cell.width < NARROW * cell.size))
        for cell in cells
    ]
    deep = max(len(found) for _, found in columns)
    largest = max(cell.size for cell in cells)
    strips = [Strip(pad, (), rule, True)] if pad or rule else []
    for nth in range(deep):
        there = [(found[nth], cell) for cell, found in columns if nth < len(found)]
        size = max(cell.size for _line, cell in there)
        high = leading * size / largest
        base = (high + 0.66 * size) / 2  # capitals in the middle of the strip
        placed = [PlacedStrip(line, cell, base) for line, cell in there]
        keep = nth < deep - 1 and (deep <= WHOLE or nth in (0, deep - 2))
        strips.append(Strip(high, tuple(placed), None, keep or (bool(pad) and nth == deep - 1)))
    return [*strips, Strip(pad)] if pad else strips


def depth_of(strips: Iterable[Strip]) -> float:
    """How high strips are, one below the other."""
    return sum([strip.height for strip in strips])


def kept_strip(strip: Strip) -> Strip:
    """The same strip, which does not end a column."""
    height, placed, rule, _keep, drawing, ticks, cut = strip
    return Strip(height, placed, rule, True, drawing, ticks, cut)


def kept_together(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """The same strips, none of which is parted from the next."""
    return (*(kept_strip(strip) for strip in strips[:-1]), *strips[-1:])


def whole_box(part: FlowPart, most: float) -> FlowPart:
    """The part, which is not cut where it is a box at `most` so high."""
    if not part.boxed or depth_of(part.strips) > most:
        return part
    return replace(part, strips=kept_together(part.strips))


def unread(strips: Iterable[Strip]) -> list[Strip]:
    """The same strips as what is not read, because it was before."""
    return [
        strip._replace(
            placed=tuple(one._replace(cell=one.cell._replace(tag=ARTIFACT)) for one in strip.placed)
        )
        for strip in strips
    ]
