"""How a way from box to box is drawn as a bolt, and where on it its number stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from lfl_desktop.canvas.geometry import Point, Rect, along, clear, length_of_way, meets

# All of these are ems.
_NOTCH = 0.55
_TWO_NOTCHES = 15.0


def sharp(points: Sequence[Point], em: float, boxes: Sequence[Rect]) -> tuple[Point, ...]:
    """The way as a bolt: a notch in its longest stretch, two in a long one, none where a box is near."""
    lengths = [math.dist(one, other) for one, other in pairwise(points)]
    longest = max(range(len(lengths)), key=lambda n: lengths[n])
    start, end = points[longest], points[longest + 1]
    at = (0.3, 0.7) if lengths[longest] > _TWO_NOTCHES * em else (0.4,)
    size = min(_NOTCH * em, lengths[longest] * 0.12)
    for part in (size, size / 2):
        found = [point for where in at for point in _notch(start, end, where, part)]
        bent = [start, *found, end]
        if all(clear(one, other, boxes, -1e-6) for one, other in pairwise(bent)):
            return (*points[: longest + 1], *found, *points[longest + 1 :])
    return tuple(points)


def _notch(start: Point, end: Point, where: float, size: float) -> tuple[Point, Point]:
    far = math.dist(start, end) or 1.0
    along = ((end[0] - start[0]) / far, (end[1] - start[1]) / far)
    across = (-along[1] * size, along[0] * size)
    back = (along[0] * size * 0.45, along[1] * size * 0.45)
    x, y = start[0] + (end[0] - start[0]) * where, start[1] + (end[1] - start[1]) * where
    return (x + across[0] + back[0], y + across[1] + back[1]), (
        x - across[0] - back[0],
        y - across[1] - back[1],
    )


class Space:
    """Where badges can stand: on the page, off the boxes, and off each other where there is room."""

    def __init__(self, boxes: Sequence[Rect], width: float, height: float) -> None:
        self._boxes = list(boxes)
        self._size = width, height
        self._taken: list[Rect] = []

    def place(self, way: Sequence[Point], width: float, height: float) -> Rect | None:
        """The ground of a badge of this size on a way; None where there is no room off the boxes."""
        spare: Rect | None = None
        short = length_of_way(way) < 5 * height
        for part, aside in (*_ASIDE, *_ON) if short else _ON:
            x, y = along(way, part)
            x = min(max(x + aside * (width / 2 + height * 0.3), width / 2), self._size[0] - width / 2)
            found = Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if found.top < 0 or found.bottom > self._size[1] or meets(found, self._boxes):
                continue
            if not meets(found, self._taken):
                spare = found
                break
            spare = spare or found
        if spare:
            self._taken.append(spare)
        return spare


_PARTS = (0.5, *(0.5 + sign * nth * 0.05 for nth in range(1, 10) for sign in (1, -1)))
_ON = tuple((part, 0) for part in _PARTS)
_ASIDE = tuple((part, side) for part in (0.5, 0.4, 0.6) for side in (1, -1))
"""Where a badge is tried: on its way from the middle outwards; beside a short one, which it would hide."""
