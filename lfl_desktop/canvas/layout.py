"""Lays an activity system out: seven boxes as large as their text, the lines between them, and the bolts
of what pulls.

The shape is the usual one (Engestrom 1987): tools at the top, subject and object at mid
height with the outcome beyond, and rules, community and division of labour along the base.
Neighbours stand in a row below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from uuid import UUID

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Box, Drawing, DrawnLine, Role, Shape, TextRun
from lfl_desktop.canvas.grid import ALONE, FOR_PENS, Grid, GridSpot
from lfl_desktop.canvas.neighbour_boxes import Neighbours, neighbours_of
from lfl_desktop.canvas.plan import LEADING, LEGEND_SIZE, MARGIN, BoxPlan, WantedBox, box_height, planned
from lfl_desktop.canvas.pull_shapes import edges_of, pull_shapes
from lfl_desktop.canvas.tension_numbers import Pull, pulls_of
from lfl_desktop.canvas.text_shapes import text_shapes
from lfl_desktop.canvas.texts import Note, Texts, both_questions, texts_of, with_prompts
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.typography.fonts import Face, descent

_RADIUS = 0.55
"""Of the corners of a box, in ems."""


def lay_out_system(
    items: Sequence[SystemItem],
    *,
    width: float,
    height: float,
    layers: Set[Layer] = BOTH,
    size: float,
    smallest: float,
    prompts: bool = False,
    legend: str = "",
    tensions: Sequence[Tension] = (),
    levels: bool = False,
    names: Mapping[UUID, str] | None = None,
    notes: Mapping[UUID, Note] | None = None,
) -> Drawing:
    """The drawing of one version, on a page of `width` by `height` points.

    Text is set at `size`; where that needs more room the boxes first grow wider, then the type
    shrinks to `smallest`, and then the last line of a box says how many items it leaves out.
    (On a page too small for seven titles the type shrinks further.) With `prompts` an empty box
    asks its questions, unless that would make anything smaller. `legend` stands below.

    `tensions` are bolts from box to box, each with its number (and, with `levels`, its academic level);
    one within a box is its number alone. `names` are those of other systems to which they go. `notes`
    say more of single items, and which are gone.

    The same arguments give the same drawing. Items and tensions may come in any order, blank items are
    passed over, and `layers` says which layers are drawn.

    Raises ValueError for a page without width or height.
    """
    pulls = pulls_of(tensions, items, levels=levels, names=names, shown=layers)
    pulls, neighbours = neighbours_of(pulls, width, size)
    texts = texts_of(items, layers, pulls, notes=notes)
    wanted = wanted_of(ALONE, texts, pulls, neighbours, width, height, legend)
    return composed(wanted, pulls, neighbours, size, smallest, with_prompts(texts, layers) if prompts else ())


def lay_out_blank(
    *, width: float, height: float, size: float, prompts: bool = False, legend: str = ""
) -> Drawing:
    """The seven boxes with room to write in, as large as the page allows; with `prompts` each asks what is so
    now and what is possible. `legend` stands below.

    Raises ValueError for a page without width or height."""
    texts = texts_of((), BOTH)
    if prompts:
        texts = {spot: [*said, *both_questions(spot)] for spot, said in texts.items()}
    wanted = replace(wanted_of(FOR_PENS, texts, (), Neighbours(), width, height, legend), roomy=True)
    return composed(wanted, (), Neighbours(), size, size)


def wanted_of(
    grid: Grid,
    texts: Texts,
    pulls: Iterable[Pull],
    neighbours: Neighbours,
    width: float,
    height: float,
    legend: str,
) -> WantedBox:
    """What a page of `width` by `height` points should hold."""
    if width <= 0 or height <= 0:
        raise ValueError("An activity system needs a page with width and height")
    bolts = any(pull.is_bolt for pull in pulls)
    return WantedBox(grid, texts, width, height, legend, bolts, bool(neighbours))


def composed(
    wanted: WantedBox,
    pulls: Sequence[Pull],
    neighbours: Neighbours,
    size: float,
    smallest: float,
    prompted: Sequence[Texts] = (),
) -> Drawing:
    """The drawing of what is wanted."""
    plan, left_out = planned(wanted, size, smallest, prompted)
    return Drawing(
        wanted.width,
        wanted.height,
        plan.size,
        tuple(_shapes(plan, pulls, neighbours)),
        tuple(left_out),
    )


def _shapes(plan: BoxPlan, pulls: Sequence[Pull], neighbours: Neighbours) -> Iterator[Shape]:
    boxes, foot = _boxes(plan)
    for spot, thickness in edges_of(pulls, plan.size).items():
        boxes[spot] = replace(boxes[spot], edge=Role.PULL, thickness=thickness)
    below = neighbours.boxes(boxes, foot, plan)
    bolts, badges = pull_shapes(plan, pulls, boxes, below)
    yield from _lines(plan.wanted.grid, boxes, plan.size)
    yield from bolts
    for spot in plan.wanted.grid.spots:
        yield boxes[spot]
        yield from text_shapes(boxes[spot], plan.rows[spot], plan.size, pulls)
    yield from neighbours.shapes(below, plan.size)
    yield from badges
    yield from _legend(plan, min(box.x for box in boxes.values()))


def _legend(plan: BoxPlan, left: float) -> Iterator[TextRun]:
    size = plan.size * LEGEND_SIZE
    baseline = plan.wanted.height - MARGIN * plan.size - descent(Face.REGULAR, size)
    for place_from_foot, text in enumerate(reversed(plan.wanted.legend_lines(plan.columns, plan.size))):
        y = baseline - place_from_foot * LEADING * size
        yield TextRun(left, y, text, Face.REGULAR, size, Role.MUTED)


def _boxes(plan: BoxPlan) -> tuple[dict[GridSpot, Box], float]:
    """The rows of boxes spread over the page, and where the next row would begin: those of a middle row
    centred on one line, those of the base equally high, so that the lines between neighbours are level."""
    wanted, heights = plan.wanted, plan.heights()
    rows = wanted.grid.rows
    spare = max(plan.room() - sum(heights), 0) / (len(rows) - 1)
    if wanted.roomy:
        heights = [height + spare * (len(rows) - 1) / len(rows) for height in heights]
        spare = 0.0
    boxes = {}
    top = MARGIN * plan.size
    for row, tallest in zip(rows, heights, strict=True):
        for spot in row:
            left, right = (edge * wanted.width for edge in plan.columns[spot])
            tall = tallest if wanted.roomy or row is rows[-1] else box_height(plan.rows[spot]) * plan.size
            y = top + (tallest - tall) / 2
            role = Role.OUTCOME if spot.place in (Place.OUTCOME, None) else Role.BOX
            boxes[spot] = Box(left, y, right - left, tall, _RADIUS * plan.size, role, spot.place, spot.side)
        top += tallest + wanted.gap * plan.size + (0 if row is rows[-1] else spare)
    return boxes, top


def _lines(grid: Grid, boxes: Mapping[GridSpot, Box], size: float) -> Iterator[DrawnLine]:
    inside = _RADIUS * size / 2  # so that a line meets a rounded corner too
    for one, other in grid.joined:
        start = _edge(boxes[one], boxes[other], inside)
        yield DrawnLine(*start, *_edge(boxes[other], boxes[one], inside), size * 0.08, Role.LINE)
    for one, other in grid.arrows:
        start = _edge(boxes[one], boxes[other])
        yield DrawnLine(*start, *_edge(boxes[other], boxes[one]), size * 0.13, Role.ACCENT, head=size * 0.95)


def _edge(box: Box, other: Box, inside: float = 0.0) -> tuple[float, float]:
    """Where the line from the middle of `box` to that of `other` is `inside` its edge."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    across = other.x + other.width / 2 - x
    down = other.y + other.height / 2 - y
    parts = ((box.width / 2 - inside, abs(across)), (box.height / 2 - inside, abs(down)))
    part = min(half / far for half, far in parts if far)
    return x + across * part, y + down * part
