"""Where one drawing differs from another, so that only that has to be painted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lfl_desktop.canvas.drawing import Badge, Box, Drawing, DrawnLine, Polyline, Shape
from lfl_desktop.canvas.geometry import Rect
from lfl_desktop.typography.fonts import ascent, descent, text_width


def differing_area(before: Drawing, after: Drawing) -> Rect | None:
    """The area outside which both look the same, empty where they do everywhere. None where that cannot be
    told without painting: another size, or another order of what both have."""
    if (before.width, before.height) != (after.width, after.height):
        return None
    had, has = Counter(before.shapes), Counter(after.shapes)
    if _both(before.shapes, has) != _both(after.shapes, had):
        return None
    changed = [*(had - has), *(has - had)]
    return _around([inked_area(shape) for shape in changed])


def inked_area(shape: Shape) -> Rect:
    """The area on which a shape leaves ink, rather too large than too small."""
    if isinstance(shape, Box | Badge):
        edge = shape.thickness + 1
        right, foot = shape.x + shape.width, shape.y + shape.height
        return Rect(shape.x - edge, shape.y - edge, right + edge, foot + edge)
    if isinstance(shape, DrawnLine | Polyline):
        points = shape.points if isinstance(shape, Polyline) else ((shape.x1, shape.y1), (shape.x2, shape.y2))
        edge = shape.thickness + shape.head + 1
        across, down = [x for x, _y in points], [y for _x, y in points]
        return Rect(min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge)
    wide = text_width(shape.text, shape.face, shape.size)
    top, foot = ascent(shape.face, shape.size), descent(shape.face, shape.size)
    over = shape.size / 2  # a letter may lean, and one of another font be higher
    return Rect(
        shape.x - over, shape.baseline - top - over, shape.x + wide + over, shape.baseline + foot + over
    )


def _both(shapes: Sequence[Shape], other: Counter[Shape]) -> list[Shape]:
    return [shape for shape in shapes if shape in other]


def _around(areas: Sequence[Rect]) -> Rect:
    if not areas:
        return Rect(0, 0, 0, 0)
    lefts, tops, rights, feet = zip(*areas, strict=True)
    return Rect(min(lefts), min(tops), max(rights), max(feet))
