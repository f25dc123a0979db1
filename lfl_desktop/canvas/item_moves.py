"""Moves an item within its box, to another box, or between what is so now and what is possible."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.canvas.content import in_box
from lfl_desktop.domain.activity import Layer, Place, SystemItem


class ItemSpot(NamedTuple):
    """Where an item stands: its box, its layer, and how many of that layer stand before it."""

    place: Place
    layer: Layer
    position: int


def spot_of(items: Iterable[SystemItem], id: UUID) -> ItemSpot | None:
    """Where the item with this id stands, None where it says nothing or is not there."""
    every = list(items)
    item = next((one for one in every if one.id == id), None)
    if item is None:
        return None
    row = [one.id for one in in_box(every, item.place, {item.layer})]
    return ItemSpot(item.place, item.layer, row.index(id)) if id in row else None


def items_moved(items: Iterable[SystemItem], id: UUID, to: ItemSpot) -> tuple[SystemItem, ...]:
    """The items that change so that the one with this id stands at `to`, of those that are in its way
    counted without itself. A position beyond the last is the last; nothing changes where it stands there.

    Positions count from 0 within a layer of a box. What is not so now has not become anything, and nothing
    has become what is not possible.
    """
    every = list(items)
    item = next((one for one in every if one.id == id), None)
    if item is None:
        return ()
    row = [one for one in in_box(every, to.place, {to.layer}) if one.id != id]
    at = min(max(to.position, 0), len(row))
    became = item.became if to.layer == Layer.NOW else None
    row.insert(at, replace(item, place=to.place, layer=to.layer, became=became))
    left = [one for one in in_box(every, item.place, {item.layer}) if one.id != id]
    rows = [row] if (item.place, item.layer) == (to.place, to.layer) else [row, left]
    placed = [replace(one, position=position) for some in rows for position, one in enumerate(some)]
    after = {one.id: one for one in (*every, *placed)}
    if to.layer == Layer.NOW:
        after = {n: replace(one, became=None) if one.became == id else one for n, one in after.items()}
    return tuple(after[one.id] for one in every if after[one.id] != one)


def items_moved_beside(items: Iterable[SystemItem], id: UUID, by: int) -> ItemSpot | None:
    """One place up (-1) or down (1) in its box; beyond the edge of its layer it passes into the other one.
    None where there is no such place."""
    every = list(items)
    spot = spot_of(every, id)
    if spot is None:
        return None
    rows = {layer: in_box(every, spot.place, {layer}) for layer in Layer}
    at = spot.position + by
    if 0 <= at < len(rows[spot.layer]):
        return spot._replace(position=at)
    if by > 0 and spot.layer == Layer.NOW:
        return ItemSpot(spot.place, Layer.POSSIBLE, 0)
    if by < 0 and spot.layer == Layer.POSSIBLE:
        return ItemSpot(spot.place, Layer.NOW, len(rows[Layer.NOW]))
    return None


def in_layer(items: Iterable[SystemItem], id: UUID, layer: Layer) -> ItemSpot | None:
    """The nearest place of the other layer in the same box: the last of what is so now, the first of what
    is possible. None where the item is in that layer."""
    every = list(items)
    spot = spot_of(every, id)
    if spot is None or spot.layer == layer:
        return None
    last = len(in_box(every, spot.place, {Layer.NOW}))
    return ItemSpot(spot.place, layer, last if layer == Layer.NOW else 0)
