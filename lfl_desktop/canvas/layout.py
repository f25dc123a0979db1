"""Lays an activity system out: seven boxes as large as their text, and the lines between them.

The shape is the usual one (Engestrom 1987): tools at the top, subject and object at mid
height with the outcome beyond, and rules, community and division of labour along the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Box, Drawing, Line, Role, Shape, TextRun
from lfl_desktop.canvas.fonts import Face, ascent, descent
from lfl_desktop.canvas.plan import (
    LEADING,
    LEGEND_SIZE,
    MARGIN,
    PAD_X,
    PAD_Y,
    ROW_GAP,
    ROWS,
    Plan,
    Row,
    box_height,
    planned,
)
from lfl_desktop.domain.activity import Layer, Place, SystemItem

_RADIUS = 0.55
"""Of the corners of a box, in ems."""

_JOINED: tuple[tuple[Place, Place], ...] = (
    (Place.TOOLS, Place.SUBJECT),
    (Place.TOOLS, Place.OBJECT),
    (Place.TOOLS, Place.COMMUNITY),
    (Place.SUBJECT, Place.OBJECT),
    (Place.SUBJECT, Place.RULES),
    (Place.SUBJECT, Place.COMMUNITY),
    (Place.SUBJECT, Place.DIVISION_OF_LABOUR),
    (Place.OBJECT, Place.RULES),
    (Place.OBJECT, Place.COMMUNITY),
    (Place.OBJECT, Place.DIVISION_OF_LABOUR),
    (Place.RULES, Place.COMMUNITY),
    (Place.COMMUNITY, Place.DIVISION_OF_LABOUR),
)


def lay_out(
    items: Sequence[SystemItem],
    *,
    width: float,
    height: float,
    layers: Set[Layer] = BOTH,
    size: float,
    smallest: float,
    prompts: bool = False,
    legend: str = "",
) -> Drawing:
    """The drawing of one version, on a page of `width` by `height` points.

    Text is set at `size`; where that needs more room the boxes first grow wider, then the type
    shrinks to `smallest`, and then the last line of a box says how many items it leaves out.
    (On a page too small for seven titles the type shrinks further.) With `prompts` an empty box
    asks its question, unless that would make anything smaller. `legend` stands below.

    The same arguments give the same drawing. Items may come in any order, blank ones are
    passed over, and `layers` says which layers are drawn.

    Raises ValueError for a page without width or height.
    """
    if width <= 0 or height <= 0:
        raise ValueError("An activity system needs a page with width and height")
    plan, left_out = planned(
        items,
        width=width,
        height=height,
        layers=layers,
        size=size,
        smallest=smallest,
        prompts=prompts,
        legend=legend,
    )
    return Drawing(width, height, plan.size, tuple(_shapes(plan, height)), tuple(left_out))


def _shapes(plan: Plan, height: float) -> Iterator[Shape]:
    boxes = _boxes(plan, height)
    yield from _lines(boxes, plan.size)
    for place in Place:
        yield boxes[place]
        yield from _texts(boxes[place], plan.rows[place], plan.size)
    size = plan.size * LEGEND_SIZE
    baseline = height - MARGIN * plan.size - descent(Face.REGULAR, size)
    for place_from_foot, text in enumerate(reversed(plan.legend)):
        y = baseline - place_from_foot * LEADING * size
        yield TextRun(boxes[Place.RULES].x, y, text, Face.REGULAR, size, Role.MUTED)


def _boxes(plan: Plan, height: float) -> dict[Place, Box]:
    """The rows of boxes spread over the page: those of the middle row centred on one line, those of
    the base equally high, so that the lines between neighbours are level."""
    heights = plan.heights()
    spare = max(plan.room(height) - sum(heights), 0) / (len(ROWS) - 1)
    boxes = {}
    top = MARGIN * plan.size
    for row, tallest in zip(ROWS, heights, strict=True):
        for place in row:
            left, right = (edge * plan.width for edge in plan.columns[place])
            tall = tallest if row is ROWS[-1] else box_height(plan.rows[place]) * plan.size
            y = top + (tallest - tall) / 2
            role = Role.OUTCOME if place == Place.OUTCOME else Role.BOX
            boxes[place] = Box(left, y, right - left, tall, _RADIUS * plan.size, role, place)
        top += tallest + ROW_GAP * plan.size + spare
    return boxes


def _texts(box: Box, rows: Sequence[Row], size: float) -> Iterator[TextRun]:
    # the letters stand in the middle of their line
    stand = (LEADING * size + ascent(Face.REGULAR, size) - descent(Face.REGULAR, size)) / 2
    left, top = box.x + PAD_X * size, box.y + PAD_Y * size
    for row in rows:
        top += row.above * size
        if row.plus:
            yield TextRun(left + size * 0.2, top + stand, "+", Face.SEMIBOLD, size, row.role, box.place)
        x = left + row.indent * size
        yield TextRun(x, top + stand, row.text, row.face, size, row.role, box.place)
        top += LEADING * size


def _lines(boxes: Mapping[Place, Box], size: float) -> Iterator[Line]:
    inside = _RADIUS * size / 2  # so that a line meets a rounded corner too
    for one, other in _JOINED:
        start = _edge(boxes[one], boxes[other], inside)
        yield Line(*start, *_edge(boxes[other], boxes[one], inside), size * 0.08, Role.LINE)
    start = _edge(boxes[Place.OBJECT], boxes[Place.OUTCOME])
    end = _edge(boxes[Place.OUTCOME], boxes[Place.OBJECT])
    yield Line(*start, *end, size * 0.13, Role.ACCENT, head=size * 0.95)


def _edge(box: Box, other: Box, inside: float = 0.0) -> tuple[float, float]:
    """Where the line from the middle of `box` to that of `other` is `inside` its edge."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    across = other.x + other.width / 2 - x
    down = other.y + other.height / 2 - y
    parts = ((box.width / 2 - inside, abs(across)), (box.height / 2 - inside, abs(down)))
    part = min(half / far for half, far in parts if far)
    return x + across * part, y + down * part
