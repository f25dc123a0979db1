"""Where an item would stand that is let go at a point of a drawing, and what a drawing shows of an item."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.content import BOTH, in_box
from lfl_desktop.canvas.drawing import Box, Drawing
from lfl_desktop.canvas.item_moves import ItemSpot
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.typography.fonts import ascent, descent, text_width


class Area(NamedTuple):
    """A stretch of a drawing."""

    left: float
    top: float
    right: float
    foot: float


class Drop(NamedTuple):
    """Where an item would stand, and the line from `left` to `right` at height `y` that shows it."""

    spot: ItemSpot
    left: float
    right: float
    y: float


def area_of(drawing: Drawing, id: UUID) -> Area | None:
    """The lines of an item, None where the drawing leaves it out."""
    return _areas(drawing).get(id)


def box_at(drawing: Drawing, x: float, y: float) -> Box | None:
    """The box of a place at this point."""
    boxes = (shape for shape in drawing.shapes if isinstance(shape, Box) and shape.place)
    return next(
        (b for b in boxes if b.x <= x <= b.x + b.width and b.y <= y <= b.y + b.height),
        None,
    )


def drop_at(
    drawing: Drawing,
    items: Iterable[SystemItem],
    id: UUID,
    x: float,
    y: float,
    layers: Set[Layer] = BOTH,
    side: int = 0,
) -> Drop | None:
    """Where the item with this id would stand if it were let go at this point: between the lines of the box
    there that are nearest. None outside the boxes of this side."""
    box = box_at(drawing, x, y)
    if box is None or box.place is None or box.side != side:
        return None
    gaps = _gaps(drawing, box, box.place, [item for item in items if item.id != id], layers)
    spot, at = min(gaps, key=lambda gap: abs(gap[1] - y))
    inside = drawing.size * 0.6
    return Drop(spot, box.x + inside, box.x + box.width - inside, at)


def _gaps(
    drawing: Drawing, box: Box, place: Place, items: list[SystemItem], layers: Set[Layer]
) -> list[tuple[ItemSpot, float]]:
    """Each place where an item could stand in a box, with its height."""
    areas = _areas(drawing)
    title = next(text for text in drawing.texts if text.place == place and text.side == box.side)
    foot = title.baseline + descent(title.face, title.size) + drawing.size * 0.1
    gaps: list[tuple[ItemSpot, float]] = []
    for layer in Layer:
        if layer not in layers:
            continue
        row = in_box(items, place, {layer})
        shown = [(n, areas[item.id]) for n, item in enumerate(row) if item.id in areas]
        if gaps and not shown:
            foot = min(foot + drawing.size, box.y + box.height - 1)
        gaps += [(ItemSpot(place, layer, n), area.top) for n, area in shown]
        foot = shown[-1][1].foot if shown else foot
        gaps.append((ItemSpot(place, layer, len(row)), foot))
    return gaps


def _areas(drawing: Drawing) -> dict[UUID, Area]:
    found: dict[UUID, Area] = {}
    for text in drawing.texts:
        if text.item is not None:
            right = text.x + text_width(text.text, text.face, text.size)
            top, foot = (
                text.baseline - ascent(text.face, text.size),
                text.baseline + descent(text.face, text.size),
            )
            area = found.get(text.item, Area(text.x, top, right, foot))
            found[text.item] = Area(
                min(area.left, text.x), min(area.top, top), max(area.right, right), max(area.foot, foot)
            )
    return found
