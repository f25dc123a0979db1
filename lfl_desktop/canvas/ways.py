"""Leads the bolts of tensions from box to box, around all others.

Boxes stand in rows. Between two rows is a corridor as wide as the page; beside and between the boxes of a
row are gaps. A way goes through corridors and gaps only, from the edge of one box to that of another, and
is then drawn tight where no box is near. Ways that share an edge, a gap or a corridor are spread over it.
The same boxes and ends give the same ways.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from lfl_desktop.canvas.geometry import Point, Rect, clear, spread

End: TypeAlias = tuple[int, int]
"""A box: the row it stands in, and its place in that row from the left."""

# All of these are ems.
_INSET = 0.9
_CLEAR = 0.6
_PORT = 1.3
_STACKED = 1.55
_LANES = 0.8
_LANE = 1.1
_LEAST_BESIDE = 4.5
_FAR = 3.5
"""A way leads far along a corridor that is longer than this many times its height."""


Rows: TypeAlias = tuple[tuple[Rect, ...], ...]


@dataclass(frozen=True)
class _Field:
    """The rows of boxes with what is free between them."""

    rows: Rows
    width: float
    height: float
    em: float

    def top(self, row: int) -> float:
        return min(box.top for box in self.rows[row])

    def bottom(self, row: int) -> float:
        return max(box.bottom for box in self.rows[row])

    def gaps(self, row: int) -> list[tuple[float, float]]:
        """What is free beside and between the boxes of a row."""
        edges = [0.0, *(edge for box in self.rows[row] for edge in (box.left, box.right)), self.width]
        return list(zip(edges[::2], edges[1::2], strict=True))

    def corridor(self, row: int) -> tuple[float, float]:
        """What is free above a row; above the first row, what is free below it."""
        if row == 0:
            below = self.top(1) if len(self.rows) > 1 else self.height
            return self.bottom(0), below
        return self.bottom(row - 1), self.top(row)


@dataclass
class _Way:
    """One way while it is found: `gaps` are those it passes, a row and a place each, `lanes` where in them,
    `across` how high it goes in the corridors along which it leads far."""

    start: End
    end: End
    gaps: list[End] = field(default_factory=list)
    lanes: list[float] = field(default_factory=list)
    ports: list[Point] = field(default_factory=list)
    beside: bool = False
    across: dict[int, float] = field(default_factory=dict)

    @property
    def is_arch(self) -> bool:
        """Whether it leads from a box to another of the same row, through a corridor."""
        return self.start[0] == self.end[0] and not self.beside


@lru_cache(maxsize=32)  # while somebody types, boxes mostly stay as they are
def ways(
    rows: Rows, ends: tuple[tuple[End, End], ...], width: float, height: float, em: float
) -> tuple[tuple[Point, ...], ...]:
    """The way of each bolt in points, from the edge of its first box to that of its second.

    `rows` are the boxes from the top and from the left, `em` the size of type. No way passes through a box.
    """
    ground = _Field(rows, width, height, em)
    found = [_Way(min(pair), max(pair)) for pair in ends]
    used: dict[End, int] = {}
    for way in found:
        _choose_gaps(ground, way, used)
    _spread_gaps(ground, found)
    _spread_ports(ground, found)
    _spread_corridors(ground, found)
    boxes = [box for row in rows for box in row]
    pairs = zip(ends, found, strict=True)
    return tuple(_led(ground, way, boxes)[:: 1 if way.start == pair[0] else -1] for pair, way in pairs)


def _choose_gaps(ground: _Field, way: _Way, used: dict[End, int]) -> None:
    (first, _), (last, _) = way.start, way.end
    if first == last:
        way.beside = _beside(ground, way)
        return
    x, y = _middle(ground, way.start)
    goal_x, goal_y = _middle(ground, way.end)
    for row in range(first + 1, last):
        here = (ground.top(row) + ground.bottom(row)) / 2
        guide = x + (goal_x - x) * (here - y) / (goal_y - y)
        gaps = ground.gaps(row)

        def cost(nth: int, row: int = row, guide: float = guide, gaps: list[Point] = gaps) -> float:
            left, right = gaps[nth]
            narrow = max(0.0, 2.2 * ground.em - (right - left)) * 10
            aside = max(left - guide, guide - right, 0.0) + 0.35 * abs((left + right) / 2 - goal_x)
            return aside + narrow + 2 * ground.em * used.get((row, nth), 0)

        best = min(range(len(gaps)), key=cost)
        used[row, best] = used.get((row, best), 0) + 1
        way.gaps.append((row, best))
        x, y = min(max(guide, gaps[best][0]), gaps[best][1]), here


def _beside(ground: _Field, way: _Way) -> bool:
    """Whether its boxes are neighbours with room for a bolt between them."""
    row, one, other = way.start[0], way.start[1], way.end[1]
    boxes = ground.rows[row]
    return other - one == 1 and boxes[other].left - boxes[one].right >= _LEAST_BESIDE * ground.em


def _middle(ground: _Field, end: End) -> Point:
    box = ground.rows[end[0]][end[1]]
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _spread_gaps(ground: _Field, found: Sequence[_Way]) -> None:
    """Where in each gap the ways through it stand: near the boxes, at the edge of the page last."""
    through: dict[End, list[_Way]] = {}
    for way in found:
        way.lanes = [0.0] * len(way.gaps)
        for gap in way.gaps:
            through.setdefault(gap, []).append(way)
    for gap, mine in through.items():
        row, nth = gap
        left, right = ground.gaps(row)[nth]
        inset = min(_INSET * ground.em, (right - left) / 3)
        low, high = left + inset, right - inset
        wanted = [_guide(ground, way) for way in mine]
        if nth == 0:  # a way around the outside keeps near the boxes, but not at them
            wanted = [max(min(x, high - ground.em), high - 2 * ground.em) for x in wanted]
        elif nth == len(ground.rows[row]):
            wanted = [min(max(x, low + ground.em), low + 2 * ground.em) for x in wanted]
        for way, x in zip(mine, spread(wanted, low, high, _LANE * ground.em), strict=True):
            way.lanes[way.gaps.index(gap)] = x


def _guide(ground: _Field, way: _Way) -> float:
    return (_middle(ground, way.start)[0] + _middle(ground, way.end)[0]) / 2


def _spread_corridors(ground: _Field, found: Sequence[_Way]) -> None:
    """How high the ways that lead far along a corridor go in it, the longest at the top."""
    along_it: dict[int, list[tuple[float, _Way]]] = {}
    for way in found:
        for row, one, other in _crossings(way):
            low, high = ground.corridor(row)
            if way.is_arch or abs(one - other) > _FAR * (high - low):
                along_it.setdefault(row, []).append((abs(one - other), way))
    for row, mine in along_it.items():
        low, high = ground.corridor(row)
        mine.sort(key=lambda one: -one[0])
        inset = (high - low) * 0.25
        wanted = [(low + high) / 2] * len(mine)
        places = spread(wanted, low + inset, high - inset, _LANES * ground.em)
        for (_, way), y in zip(mine, places, strict=True):
            way.across[row] = y


def _crossings(way: _Way) -> Iterator[tuple[int, float, float]]:
    """The corridors through which a way leads, by the row below, with where it enters and leaves each."""
    (x1, _), (x2, _) = way.ports
    if way.is_arch:
        yield way.start[0], x1, x2
    elif not way.beside:
        rows = range(way.start[0] + 1, way.end[0] + 1)
        xs = [x1, *way.lanes, x2]
        yield from zip(rows, xs, xs[1:], strict=False)


def _spread_ports(ground: _Field, found: Sequence[_Way]) -> None:
    """Where each way leaves its boxes; those at one edge stand in the order of where they lead."""
    at: dict[tuple[End, str], list[tuple[_Way, int, float]]] = {}
    for way in found:
        way.ports = [(0.0, 0.0), (0.0, 0.0)]
        for which in (0, 1):
            side, wanted = _side(ground, way, which)
            at.setdefault(((way.start, way.end)[which], side), []).append((way, which, wanted))
    for (end, side), mine in at.items():
        box = ground.rows[end[0]][end[1]]
        level = side in ("left", "right")
        edges = (box.top, box.bottom) if level else (box.left, box.right)
        inset = min(_INSET * ground.em, (edges[1] - edges[0]) / 3)
        best = [one[2] for one in mine]
        apart = _STACKED if level else _PORT
        ports = spread(best, edges[0] + inset, edges[1] - inset, apart * ground.em)
        for (way, which, _), place in zip(mine, ports, strict=True):
            fixed = getattr(box, side)
            way.ports[which] = (fixed, place) if level else (place, fixed)


def _side(ground: _Field, way: _Way, which: int) -> tuple[str, float]:
    """The edge at which a way leaves a box, and where on it, best."""
    end, other = (way.start, way.end)[:: -1 if which else 1]
    box = ground.rows[end[0]][end[1]]
    if way.beside:
        return ("left" if which else "right"), _level(ground, way)
    if way.is_arch:
        mine, theirs = _middle(ground, end)[0], _middle(ground, other)[0]
        return ("top" if end[0] else "bottom"), mine + (theirs - mine) * 0.3
    lane = way.lanes[-which] if way.lanes else None  # the first gap of a way down, the last of one up
    if lane is not None:
        for side, nth in (("left", end[1]), ("right", end[1] + 1)):
            left, right = ground.gaps(end[0])[nth]
            outside = lane < box.left if side == "left" else lane > box.right
            if outside and left <= lane <= right:
                return side, (box.top + box.bottom) / 2
    towards = lane if lane is not None else (_middle(ground, end)[0] + _middle(ground, other)[0]) / 2
    return ("top" if which else "bottom"), towards


def _level(ground: _Field, way: _Way) -> float:
    """Where two neighbours are joined: below the thin line between their middles."""
    one, other = (ground.rows[end[0]][end[1]] for end in (way.start, way.end))
    low, high = max(one.top, other.top), min(one.bottom, other.bottom)
    return (low + high) / 2 + 1.3 * ground.em


def _led(ground: _Field, way: _Way, boxes: Sequence[Rect]) -> tuple[Point, ...]:
    points = list(dict.fromkeys([way.ports[0], *_between(ground, way), way.ports[1]]))
    return tuple(points) if way.is_arch else _tight(points, boxes, ground.em)


def _between(ground: _Field, way: _Way) -> Iterator[Point]:
    """Where a way turns. Each stretch is in what is free: a corridor, a gap, or above or below one box."""
    first, last = way.start[0], way.end[0]
    if way.is_arch:
        (x1, _), (x2, _) = way.ports
        level = ground.top(first) if first else ground.bottom(first)
        yield x1, level
        yield from _lane(ground, first, x1, x2, way.across[first])
        yield x2, level
        return
    if not way.beside and way.ports[0][1] == ground.rows[first][way.start[1]].bottom:
        yield way.ports[0][0], ground.bottom(first)
    for row, one, other in _crossings(way):
        if row in way.across:
            yield from _lane(ground, row, one, other, way.across[row])
        if row < last:
            yield from ((other, ground.top(row)), (other, ground.bottom(row)))
    if not way.beside and way.ports[1][1] == ground.rows[last][way.end[1]].top:
        yield way.ports[1][0], ground.top(last)


def _lane(ground: _Field, row: int, one: float, other: float, y: float) -> Iterator[Point]:
    """Where a way goes level along a corridor: it slopes in and out."""
    low, high = ground.corridor(row)
    slope = math.copysign(min((high - low) * 0.7, abs(other - one) / 3), other - one)
    yield from ((one + slope, y), (other - slope, y))


def _tight(points: list[Point], boxes: Sequence[Rect], em: float) -> tuple[Point, ...]:
    """The way without the turns that it does not need."""
    kept, at = [points[0]], 0
    last = len(points) - 1
    while at < last:
        start = points[at]
        following = at + 1
        for nth in range(last, at + 1, -1):
            ends = (start if at == 0 else None, points[nth] if nth == last else None)
            if clear(start, points[nth], boxes, _CLEAR * em, ends):
                following = nth
                break
        kept.append(points[following])
        at = following
    return tuple(kept)
