"""Strips of text poured into columns and pages.

A strip is one line high and never split. A part is a named run of strips, perhaps in a box.
A part longer than a page continues on the next, so that nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, TextLine, lines
from lfl_desktop.printing.layout.style import Style


class Cell(NamedTuple):
    """Text in a column of its own: `x` from the left of the part, `width`, both in points."""

    spans: Sequence[Inked]
    x: float
    width: float
    size: float
    right: bool = False
    middle: bool = False


class PlacedStrip(NamedTuple):
    """A line in a strip: its `cell`, and `base` from the strip's top down to the base line."""

    line: TextLine
    cell: Cell
    base: float

    @property
    def x(self) -> float:
        """From the left of the strip."""
        if not (self.cell.right or self.cell.middle or self.line.to_right):
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
    stands in it instead of text."""

    height: float
    placed: tuple[PlacedStrip, ...] = ()
    rule: RuledLine | None = None
    keep: bool = False
    drawing: Drawing | None = None


@dataclass(frozen=True)
class FlowPart:
    """A named piece of a paper, `gap` points below the one before; `boxed` parts get a border."""

    name: str
    strips: tuple[Strip, ...]
    gap: float
    boxed: bool = False


def row(
    cells: Sequence[Cell], leading: float, pad: float = 0.0, rule: RuledLine | None = None
) -> list[Strip]:
    """Strips of cells side by side, `pad` points above and below, kept together where short."""
    columns = [(cell, lines(cell.spans, cell.size, cell.width)) for cell in cells]
    deep = max(len(found) for _, found in columns)
    base = (leading + 0.66 * max(cell.size for cell in cells)) / 2  # capitals in the middle of the strip
    strips = [Strip(pad, (), rule, True)] if pad or rule else []
    for nth in range(deep):
        placed = [PlacedStrip(found[nth], cell, base) for cell, found in columns if nth < len(found)]
        keep = nth < deep - 1 and (deep <= 6 or nth in (0, deep - 2))
        strips.append(Strip(leading, tuple(placed), None, keep or (bool(pad) and nth == deep - 1)))
    return [*strips, Strip(pad)] if pad else strips


class Border(NamedTuple):
    """A border, from the upper left corner of its page."""

    x: float
    top: float
    width: float
    height: float
    colour: str = look.HAIR


@dataclass
class Page:
    """What stands where on one page, distances in points from its upper left corner. It is cut across at
    `cuts`."""

    strips: list[tuple[Strip, float, float]] = field(default_factory=list)
    boxes: list[Border] = field(default_factory=list)
    cuts: list[float] = field(default_factory=list)


@dataclass
class FlowPages:
    """Pages being filled, from the top; `y` is where the next section of the last page begins."""

    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = look.TOP
    bottom: float = look.PAGE_HEIGHT - look.FOOT

    def turn(self) -> None:
        """Goes on to a new page."""
        self.pages.append(Page())
        self.y = look.TOP

    def holds(self, parts: Sequence[FlowPart], style: Style) -> bool:
        """Whether `parts` fit in what is left of the last page."""
        groups = _groups(parts)
        return not _fill(groups, self._room(groups), style.columns).rest

    def pour(self, parts: Sequence[FlowPart], style: Style) -> None:
        """Pours `parts` below what is there, in the columns of `style`, over as many pages as
        they need. Columns on the last page end at about the same height."""
        left = _groups(parts)
        while left:
            room = self._room(left)
            filled = _fill(left, room, style.columns)
            if not filled.rest and style.columns > 1:
                filled = _levelled(left, room, style.columns)
            if not filled.columns[0] and self.y == look.TOP:
                left = _loosened(left)
                continue
            if filled.columns[0]:
                self.y = self._place(filled.columns, self.bottom - room, style)
            left = left[len(left) - filled.rest :]
            if left:
                self.turn()

    def _room(self, groups: Sequence[_Group]) -> float:
        gap = groups[0].gap if groups and self.y > look.TOP else 0.0
        return self.bottom - self.y - gap

    def _place(self, columns: Sequence[Sequence[_Group]], top: float, style: Style) -> float:
        """Puts groups on the page in columns from `top` down; gives the lowest point reached."""
        lowest = top
        for nth, groups in enumerate(columns):
            x = look.SIDE + nth * (style.column + look.GUTTER)
            y = top
            for place, group in enumerate(groups):
                y += _lead(group, not place)
                if group.boxed:
                    self._box(x, y, style.column, group, place > 0)
                cut = not place and not group.begins
                for strip in group.strips:
                    self.pages[-1].strips.append((strip._replace(rule=None) if cut else strip, x, y))
                    y += strip.height
                    cut = False
            lowest = max(lowest, y)
        return lowest

    def _box(self, x: float, y: float, width: float, group: _Group, goes_on: bool) -> None:
        """A border around `group`, or the last border stretched down to take it in."""
        boxes = self.pages[-1].boxes
        top = boxes[-1].top if goes_on and not group.begins else y - (0.0 if group.begins else look.CUT)
        if goes_on and not group.begins:
            boxes.pop()
        foot = y + group.height + (0.0 if group.ends else look.CUT)
        boxes.append(Border(x, top, width, foot - top))


class _Group(NamedTuple):
    """Strips that stay together. One that `begins` a part stands `gap` points below what is above."""

    strips: tuple[Strip, ...]
    gap: float
    boxed: bool
    begins: bool
    ends: bool

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)


class _Filled(NamedTuple):
    columns: list[list[_Group]]
    rest: int


def _groups(parts: Iterable[FlowPart]) -> list[_Group]:
    groups = []
    for part in parts:
        start, last = 0, len(part.strips)
        for place, strip in enumerate(part.strips, start=1):
            if not strip.keep or place == last:
                gap = 0.0 if start else part.gap
                groups.append(_Group(part.strips[start:place], gap, part.boxed, not start, place == last))
                start = place
    return groups


def _loosened(groups: Sequence[_Group]) -> list[_Group]:
    """The first group is longer than a page: its strips no longer stay together."""
    first, last = groups[0], len(groups[0].strips) - 1
    alone = [
        first._replace(strips=(strip,), begins=first.begins and not nth, ends=first.ends and nth == last)
        for nth, strip in enumerate(first.strips)
    ]
    return [group if group.begins else group._replace(gap=0.0) for group in (*alone, *groups[1:])]


def _lead(group: _Group, first: bool) -> float:
    """The space above `group`; `first`: it stands at the top of a column."""
    if not first:
        return group.gap
    return look.CUT if group.boxed and not group.begins else 0.0


def _fill(groups: Sequence[_Group], room: float, frames: int) -> _Filled:
    """What goes into `frames` columns as high as `room`, and how many groups are left over."""
    columns: list[list[_Group]] = []
    place = 0
    for _ in range(frames):
        column: list[_Group] = []
        used = 0.0
        while place < len(groups):
            used += _lead(groups[place], not column) + groups[place].height
            if used > room + 0.01:
                break
            column.append(groups[place])
            place += 1
        columns.append(column)
    return _Filled(columns, len(groups) - place)


def _levelled(groups: Sequence[_Group], room: float, frames: int) -> _Filled:
    """All `groups` in columns that end, to about a point, at the least height possible."""
    low, high = 0.0, room
    while high - low > 1.0:
        middle = (low + high) / 2
        if _fill(groups, middle, frames).rest:
            low = middle
        else:
            high = middle
    return _fill(groups, high, frames)
