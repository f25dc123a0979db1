"""Plain geometry of a drawing: points, rectangles, and what is clear of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]


class Rect(NamedTuple):
    """The edges of a box."""

    left: float
    top: float
    right: float
    bottom: float


def spread(wanted: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """Places from `low` to `high` near those that are wanted, in their order: `apart` where there is
    room, evenly spread where there is not."""
    if not wanted:
        return []
    count = len(wanted)
    order = sorted(range(count), key=lambda nth: (wanted[nth], nth))
    places = [0.0] * count
    if high - low <= apart * (count - 1):
        step = max(high - low, 0.0) / (count + 1)
        for place, nth in enumerate(order, start=1):
            places[nth] = low + step * place
        return places
    last = low - apart
    for nth in order:
        last = places[nth] = max(min(wanted[nth], high), last + apart)
    limit = high
    for nth in reversed(order):
        places[nth] = min(places[nth], limit)
        limit = places[nth] - apart
    return places


def clear(
    one: Point,
    other: Point,
    boxes: Sequence[Rect],
    distance: float,
    ends: tuple[Point | None, Point | None] = (None, None),
) -> bool:
    """Whether a stretch keeps this distance from every box; of one that touches one of its `ends` it need
    only stay outside."""
    (x1, y1), (x2, y2) = one, other
    low_x, high_x = (x1, x2) if x1 < x2 else (x2, x1)
    low_y, high_y = (y1, y2) if y1 < y2 else (y2, y1)
    for box in boxes:
        left, top, right, bottom = box
        if high_x <= left - distance or low_x >= right + distance:
            continue
        if high_y <= top - distance or low_y >= bottom + distance:
            continue
        near = distance
        if any(
            end and left - 1e-6 <= end[0] <= right + 1e-6 and top - 1e-6 <= end[1] <= bottom + 1e-6
            for end in ends
        ):
            near = -1e-6
        if _crosses(x1, y1, x2, y2, left - near, top - near, right + near, bottom + near):
            return False
    return True


def _crosses(
    x1: float, y1: float, x2: float, y2: float, left: float, top: float, right: float, bottom: float
) -> bool:
    """Whether a stretch has a part inside a rectangle (Liang and Barsky 1984)."""
    start, end = 0.0, 1.0
    for moved, low, high in ((x2 - x1, left - x1, right - x1), (y2 - y1, top - y1, bottom - y1)):
        if moved == 0:
            if low >= 0 or high <= 0:
                return False
            continue
        first, second = low / moved, high / moved
        if first > second:
            first, second = second, first
        start, end = max(start, first), min(end, second)
        if start >= end:
            return False
    return True


def length_of_way(points: Sequence[Point]) -> float:
    """How long a way is."""
    return sum([math.dist(one, other) for one, other in pairwise(points)])


def along(points: Sequence[Point], part: float) -> Point:
    """The point that is this part (0 to 1) of the way along."""
    lengths = [math.dist(one, other) for one, other in pairwise(points)]
    left = part * sum(lengths)
    for nth, stretch in enumerate(lengths):
        if left <= stretch and stretch:
            (x1, y1), (x2, y2) = points[nth], points[nth + 1]
            return x1 + (x2 - x1) * left / stretch, y1 + (y2 - y1) * left / stretch
        left -= stretch
    return points[-1]


def meets(rect: Rect, others: Sequence[Rect]) -> bool:
    """Whether a rectangle has a part inside one of the others."""
    left, top, right, bottom = rect
    for other in others:
        if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
            return True
    return False
