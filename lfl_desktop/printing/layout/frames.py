"""Blocks of text poured through frames of any height, one after the other, and kept level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lfl_desktop.printing.layout.flow import Strip

_ROUNDING = 0.01


@dataclass(frozen=True)
class Block:
    """Strips that stay together, `gap` points below what is above them in their frame. `keys` name what they
    say."""

    strips: tuple[Strip, ...]
    gap: float
    keys: tuple[str, ...] = ()

    @cached_property
    def height(self) -> float:
        """Without the gap, in points."""
        return sum(strip.height for strip in self.strips)


class ColumnFrame(NamedTuple):
    """Where blocks are poured: its upper left corner, counted downwards, and its height, in points."""

    x: float
    top: float
    height: float


class Filled(NamedTuple):
    """What each frame holds, and the blocks that none could take."""

    frames: list[list[Block]]
    rest: list[Block]


def fill(blocks: Sequence[Block], heights: Sequence[float]) -> Filled:
    """The blocks in frames of these heights, in their order. A block that is higher than every frame is cut
    where a line ends; nothing else is."""
    tallest = max(heights)
    left = [piece for block in blocks for piece in _cut(block, tallest)]
    frames: list[list[Block]] = []
    place = 0
    for height in heights:
        frame: list[Block] = []
        used = 0.0
        while place < len(left):
            block = left[place]
            used += (block.gap if frame else 0.0) + block.height
            if used > height + _ROUNDING:
                break
            frame.append(block)
            place += 1
        frames.append(frame)
    return Filled(frames, left[place:])


def _cut(block: Block, tallest: float) -> list[Block]:
    if block.height <= tallest:
        return [block]
    return [Block((strip,), 0.0 if n else block.gap, block.keys) for n, strip in enumerate(block.strips)]


def least(low: float, high: float, holds: Callable[[float], bool]) -> float:
    """The least height from `low` to `high`, to about a point, of which `holds` says yes; `high` where it
    does of none less."""
    if holds(low):
        return low
    while high - low > 1.0:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def level(blocks: Sequence[Block], columns: int, most: float) -> float:
    """The least height at which the blocks fit in `columns` of one height; `most` where there is none."""
    return least(0.0, most, lambda high: not fill(blocks, [high] * columns).rest)


def depth(blocks: Sequence[Block]) -> float:
    """How high blocks are, one below the other."""
    return sum(block.height + (block.gap if nth else 0.0) for nth, block in enumerate(blocks))


def stood(blocks: Sequence[Block], frame: ColumnFrame, most: float = 0.0) -> list[tuple[Strip, float, float]]:
    """The strips of the blocks of one frame with their places. What is left of its height goes between
    them, at most `most` points each time."""
    spare = frame.height - depth(blocks)
    more = min(most, max(0.0, spare / (len(blocks) - 1))) if len(blocks) > 1 else 0.0
    placed = []
    y = frame.top
    for nth, block in enumerate(blocks):
        y += block.gap + more if nth else 0.0
        for strip in block.strips:
            placed.append((strip, frame.x, y))
            y += strip.height
    return placed
