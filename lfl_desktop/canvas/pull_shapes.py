"""Tensions as shapes: the bolts between boxes with their numbers, and the edges of the boxes they pull at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lfl_desktop.canvas.bolts import Space, sharp
from lfl_desktop.canvas.drawing import Box, Polyline, Role, Shape
from lfl_desktop.canvas.geometry import Rect
from lfl_desktop.canvas.grid import GridSpot
from lfl_desktop.canvas.plan import BoxPlan
from lfl_desktop.canvas.tension_numbers import BADGE_HEIGHT, STROKES, THICKNESS, Pull
from lfl_desktop.canvas.text_shapes import badge
from lfl_desktop.canvas.ways import End, ways
from lfl_desktop.domain.activity import TensionState
from lfl_desktop.domain.wording.names import name_key

_HEAD = 0.85


def edges_of(pulls: Iterable[Pull], size: float) -> dict[GridSpot, float]:
    """The boxes at which something pulls, and how thick their edge is: thin where all of it has eased."""
    found: dict[GridSpot, float] = {}
    for pull in pulls:
        eased = pull.tension.state == TensionState.EASED
        for spot in (pull.start, pull.end):
            if spot and (not eased or spot not in found):
                found[spot] = (0.06 if eased else 0.13) * size
    return found


def pull_shapes(
    plan: BoxPlan, pulls: Sequence[Pull], boxes: Mapping[GridSpot, Box], below: Sequence[Box]
) -> tuple[list[Polyline], list[Shape]]:
    """The bolts, and the badges that stand on them. `below` are the neighbours' boxes."""
    bolts = [pull for pull in pulls if pull.is_bolt]
    if not bolts:
        return [], []
    grid, wanted, em = plan.wanted.grid, plan.wanted, plan.size
    rows = [tuple(_rect(boxes[spot]) for spot in row) for row in grid.rows]
    at = {spot: (nth, place) for nth, row in enumerate(grid.rows) for place, spot in enumerate(row)}
    named = _neighbour_ends(bolts, below, len(rows))
    if below:
        rows.append(tuple(_rect(box) for box in sorted(below, key=lambda box: box.x)))
    ends = tuple(
        (at[pull.start], at[pull.end] if pull.end else named[name_key(pull.neighbour)]) for pull in bolts
    )
    every = [rect for row in rows for rect in row]
    space = Space(every, wanted.width, wanted.height)
    paths: list[Polyline] = []
    badges: list[Shape] = []
    for pull, way in zip(bolts, ways(tuple(rows), ends, wanted.width, wanted.height, em), strict=True):
        state = pull.tension.state
        head = _HEAD * em if pull.towards else 0.0
        bent = sharp(way, em, every)
        paths.append(
            Polyline(bent, THICKNESS[state] * em, Role.PULL, STROKES[state], head, tension=pull.tension.id)
        )
        if ground := space.place(bent, pull.width * em, BADGE_HEIGHT * em):
            badges += badge(pull, ground.left, ground.top, em)
    return paths, badges


def _neighbour_ends(bolts: Iterable[Pull], below: Sequence[Box], row: int) -> dict[str, End]:
    """Where each neighbour stands, by name; `below` is in the order in which they are first named."""
    names = dict.fromkeys(name_key(pull.neighbour) for pull in bolts if pull.neighbour)
    order = sorted(range(len(below)), key=lambda nth: below[nth].x)
    return {name: (row, order.index(nth)) for nth, name in enumerate(names)}


def _rect(box: Box) -> Rect:
    return Rect(box.x, box.y, box.x + box.width, box.y + box.height)
