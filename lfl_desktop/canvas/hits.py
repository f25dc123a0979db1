"""What stands at a point of a drawing: an item, or the bolt or number of a tension."""

from __future__ import annotations

import math
from itertools import pairwise
from uuid import UUID

from lfl_desktop.canvas.drawing import Badge, Box, Drawing, Polyline
from lfl_desktop.canvas.geometry import Point
from lfl_desktop.typography.fonts import ascent, descent, text_width


def tension_at(drawing: Drawing, x: float, y: float, reach: float) -> UUID | None:
    """The tension whose number is at this point, or whose bolt passes within `reach` of it."""
    for shape in reversed(drawing.shapes):
        if isinstance(shape, Badge):
            within = -1 <= x - shape.x <= shape.width + 1 and -1 <= y - shape.y <= shape.height + 1
            if within:
                return shape.tension
    if any(_holds(shape, x, y) for shape in drawing.shapes if isinstance(shape, Box) and shape.place):
        return None
    bolts = [shape for shape in reversed(drawing.shapes) if isinstance(shape, Polyline) and shape.tension]
    return next((bolt.tension for bolt in bolts if _far(bolt, (x, y)) <= reach), None)


def item_at(drawing: Drawing, x: float, y: float) -> UUID | None:
    """The item whose words are at this point."""
    for text in drawing.texts:
        if text.item is None:
            continue
        top = text.baseline - ascent(text.face, text.size)
        foot = text.baseline + descent(text.face, text.size)
        right = text.x + text_width(text.text, text.face, text.size)
        if top <= y <= foot and text.x - text.size <= x <= right:
            return text.item
    return None


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _far(bolt: Polyline, point: Point) -> float:
    return min(_distance(point, one, other) for one, other in pairwise(bolt.points))


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to a stretch."""
    across, down = other[0] - one[0], other[1] - one[1]
    length = across * across + down * down
    part = ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length if length else 0.0
    part = max(0.0, min(1.0, part))
    return math.dist(point, (one[0] + across * part, one[1] + down * part))
