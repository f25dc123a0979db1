"""What strips are poured into: frames of any height, filled one after the other and kept level.

Every paper is laid out by `fill_frames`: pages, columns, the frames of a poster. What stays together is a
group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.strips import FlowPart, Strip, depth_of
from lfl_desktop.printing.layout.tags import TagRole

_ROUNDING = 0.01


class Frame(NamedTuple):
    """A place on a page, counted from its upper left corner, in points."""

    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class FlowGroup:
    """Strips that stay together, `gap` points below what is above them in their frame.

    One that does not begin its part has no gap; `again` stands above it at the top of a frame. It stands only
    where there are `needs` points left. `keys` name what it says.
    """

    strips: tuple[Strip, ...]
    gap: float = 0.0
    keys: tuple[str, ...] = ()
    boxed: bool = False
    begins: bool = True
    ends: bool = True
    needs: float = 0.0
    again: tuple[Strip, ...] = ()

    @cached_property
    def height(self) -> float:
        """Without the gap, in points."""
        return depth_of(self.strips)

    def lead(self, first: bool) -> float:
        """The space above it; `first`: it is at the top of its frame."""
        if not first:
            return self.gap
        return 0.0 if self.begins else depth_of(self.again) + (look.CUT if self.boxed else 0.0)


def groups_of(parts: Iterable[FlowPart]) -> list[FlowGroup]:
    """What stays together of these parts. A last line is never alone, nor is what stays with the part before:
    each goes with what stands above it."""
    groups: list[FlowGroup] = []
    for part in parts:
        found = list(_groups_of_one(part))
        if len(found) > 1 and _is_one_line(found[-1]):
            found[-2:] = [_joined(found[-2], found[-1])]
        if part.stays and groups and not (part.boxed or groups[-1].boxed):
            found[0] = _joined(groups.pop(), found[0])
        groups += found
    if len(groups) > 1 and _is_one_line(groups[-1]) and not (groups[-1].boxed or groups[-2].boxed):
        groups[-2:] = [_joined(groups[-2], groups[-1])]
    return groups


def _groups_of_one(part: FlowPart) -> Iterator[FlowGroup]:
    start, last = 0, len(part.strips)
    for place, strip in enumerate(part.strips, start=1):
        if not strip.keep or place == last:
            yield _group(part, start, place)
            start = place


def _is_one_line(group: FlowGroup) -> bool:
    return sum(bool(strip.placed or strip.drawing) for strip in group.strips) < 2


def _joined(above: FlowGroup, below: FlowGroup) -> FlowGroup:
    """Both as one, as far apart as they were."""
    between = (Strip(below.gap),) if below.gap else ()
    strips = (*above.strips, *between, *below.strips)
    return replace(above, strips=strips, keys=(*above.keys, *below.keys), ends=below.ends)


def _group(part: FlowPart, start: int, end: int) -> FlowGroup:
    begins = not start
    return FlowGroup(
        part.strips[start:end],
        part.gap if begins else 0.0,
        boxed=part.boxed,
        begins=begins,
        ends=end == len(part.strips),
        needs=part.needs if begins else 0.0,
        again=() if begins else part.above(start),
    )


def loosened(group: FlowGroup) -> Iterator[FlowGroup]:
    """What a group falls into that is too high to stay together: what has space between, else its strips."""
    edges = [nth for nth, strip in enumerate(group.strips) if nth and _is_space(strip)]
    edges = edges or list(range(1, len(group.strips)))
    last = len(edges)
    for nth, (start, end) in enumerate(pairwise((0, *edges, len(group.strips)))):
        begins, ends = group.begins and not nth, group.ends and nth == last
        gap = 0.0 if nth else group.gap
        strips = group.strips[start:end]
        yield replace(group, strips=strips, gap=gap, begins=begins, ends=ends, needs=0.0)


def _is_space(strip: Strip) -> bool:
    return not (strip.placed or strip.drawing or strip.rule or strip.ticks or strip.cut)


class Filled(NamedTuple):
    """What each frame holds, and the groups that none could take."""

    frames: list[list[FlowGroup]]
    rest: list[FlowGroup]


def fill_frames(groups: Sequence[FlowGroup], heights: Sequence[float], *, cutting: bool = False) -> Filled:
    """The groups in frames of these heights, in their order. `cutting`: one that is higher than every frame
    is cut where a line ends."""
    left = _cut(groups, max(heights)) if cutting else list(groups)
    frames: list[list[FlowGroup]] = []
    place = 0
    for height in heights:
        frame: list[FlowGroup] = []
        used = 0.0
        while place < len(left):
            group = left[place]
            lead = group.lead(not frame)
            if used + (lead + max(group.height, group.needs)) > height + _ROUNDING:
                break
            used += lead + group.height
            frame.append(group)
            place += 1
        frames.append(frame)
    return Filled(frames, left[place:])


FEWEST = 4
"""So many lines stand on a page at the least, where those before have enough."""


def in_company(filled: Filled, next_height: float) -> Filled:
    """The same frame without its last groups, where what follows it would stand on a page, `next_height`
    high, with hardly a line beside it: these go with it. The frame stays at least half as full as it was."""
    (frame,), rest = filled
    (then,), _later = fill_frames(rest, [next_height])
    if not then or lines_in(then) >= FEWEST:
        return filled
    stays, half = list(frame), depth(frame) / 2
    moved: list[FlowGroup] = []
    while len(stays) > 1 and lines_in([*moved, *then]) < FEWEST:
        moved.insert(0, stays.pop())
    fits = depth([*moved, *then]) <= next_height
    return Filled([stays], [*moved, *rest]) if fits and depth(stays) >= half else filled


def lines_in(groups: Iterable[FlowGroup]) -> int:
    """How many lines groups have: a row to write in is one, and a drawing as many as a page needs. Heads of
    columns are none."""
    return sum(
        max(1, sum(FEWEST if strip.drawing else _is_line(strip) for strip in group.strips))
        for group in groups
    )


def _is_line(strip: Strip) -> bool:
    tags = [placed.cell.tag for placed in strip.placed]
    return any(tag is None or tag.role != TagRole.COLUMN_HEAD for tag in tags)


def _cut(groups: Iterable[FlowGroup], tallest: float) -> list[FlowGroup]:
    every = list(groups)
    if max([group.height for group in every], default=0.0) <= tallest:
        return every
    return [piece for group in every for piece in _pieces(group, tallest)]


def _pieces(group: FlowGroup, tallest: float) -> Iterator[FlowGroup]:
    if group.height <= tallest or len(group.strips) < 2:
        yield group
        return
    for piece in loosened(group):
        yield from _pieces(piece, tallest)


def least(low: float, high: float, holds: Callable[[float], bool]) -> float:
    """The least height from `low` to `high`, to about a point, of which `holds` says yes; `high` where it
    does of none less."""
    if holds(low):
        return low
    while high - low > 1.0:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def level(groups: Sequence[FlowGroup], columns: int, most: float, *, cutting: bool = False) -> float:
    """The least height at which the groups fit in `columns` of one height; `most` where there is none."""
    return least(0.0, most, lambda high: not fill_frames(groups, [high] * columns, cutting=cutting).rest)


def depth(groups: Sequence[FlowGroup]) -> float:
    """How high groups are, one below the other."""
    return sum(group.height + group.lead(not nth) for nth, group in enumerate(groups))
