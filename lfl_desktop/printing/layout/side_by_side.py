"""Parts in two columns of about the same height, none of them cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lfl_desktop.printing.layout.strips import FlowPart, depth_of


class Halves(NamedTuple):
    """What stands in the left column and what in the right, how high the higher is, and the gap above."""

    sides: tuple[list[FlowPart], list[FlowPart]]
    height: float
    gap: float


NEAR = 1.04
"""In their own order the parts may take so much more height than in the best one."""


def halved(parts: Sequence[FlowPart]) -> Halves:
    """The parts in two columns. Their own order goes on from left to right where that is about as low as any;
    else some stand out of it, but the first begins the left column and the last ends the right."""
    deep = [part.gap + depth_of(part.strips) for part in parts]
    best = min(range(1, len(parts)), key=lambda cut: max(sum(deep[:cut]), sum(deep[cut:])))
    left = set(range(best))
    if _higher(deep, left) > NEAR * sum(deep) / 2:
        mixed = _mixed(deep)
        left = mixed if _higher(deep, mixed) * NEAR < _higher(deep, left) else left
    sides = tuple(
        [part for nth, part in enumerate(parts) if (nth in left) is first] for first in (True, False)
    )
    heights = [sum(depth_of(part.strips) + part.gap for part in side) - side[0].gap for side in sides if side]
    return Halves((sides[0], sides[1]), max(heights), parts[0].gap)


def _higher(deep: Sequence[float], left: set[int]) -> float:
    low = sum(deep[nth] for nth in left)
    return max(low, sum(deep) - low)


def _mixed(deep: Sequence[float]) -> set[int]:
    """Which stand in the left column, so that both are as even as can be: every height that some reach
    together, to a point, is found with those that reach it."""
    last = len(deep) - 1
    reached: dict[int, tuple[int, ...]] = {round(deep[0]): (0,)}
    for nth in range(1, last):
        for high, chosen in list(reached.items()):
            reached.setdefault(high + round(deep[nth]), (*chosen, nth))
    half = sum(deep) / 2
    return set(reached[min(reached, key=lambda high: abs(high - half))])
