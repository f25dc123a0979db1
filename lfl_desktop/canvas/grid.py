"""Which boxes stand beside each other on a drawing, how wide they are, and which of them are joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from lfl_desktop.domain.activity import Place


class GridSpot(NamedTuple):
    """A box on the drawing: a place of the system on this side, None for what two systems share."""

    place: Place | None
    side: int = 0


Columns: TypeAlias = Mapping[GridSpot, tuple[float, float]]
"""Left and right edge of each box as fractions of the width of the page."""


@dataclass(frozen=True)
class Grid:
    """`rows` of boxes from the top, the widths they may have from narrow to wide, the pairs that a thin
    line joins, and those that an arrow joins. The last row is drawn equally high."""

    rows: tuple[tuple[GridSpot, ...], ...]
    columns: tuple[Columns, ...]
    joined: tuple[tuple[GridSpot, GridSpot], ...]
    arrows: tuple[tuple[GridSpot, GridSpot], ...]

    @property
    def spots(self) -> list[GridSpot]:
        """Every box, in the order in which an outline reads them."""
        order = [*Place, None]
        found = [spot for row in self.rows for spot in row]
        return sorted(found, key=lambda spot: (spot.side, order.index(spot.place)))


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

# Tools, the gap between subject and object, and community share one axis in both.
_COMFORTABLE: Mapping[Place, tuple[float, float]] = {
    Place.TOOLS: (0.295, 0.635),
    Place.SUBJECT: (0.15, 0.415),
    Place.OBJECT: (0.515, 0.735),
    Place.OUTCOME: (0.81, 0.985),
    Place.RULES: (0.015, 0.295),
    Place.COMMUNITY: (0.325, 0.605),
    Place.DIVISION_OF_LABOUR: (0.635, 0.935),
}
_WIDE: Mapping[Place, tuple[float, float]] = {
    Place.TOOLS: (0.185, 0.745),
    Place.SUBJECT: (0.1, 0.43),
    Place.OBJECT: (0.5, 0.75),
    Place.OUTCOME: (0.8, 0.99),
    Place.RULES: (0.01, 0.3),
    Place.COMMUNITY: (0.315, 0.615),
    Place.DIVISION_OF_LABOUR: (0.63, 0.99),
}
_FOR_PENS: Mapping[Place, tuple[float, float]] = {
    **_WIDE,
    Place.TOOLS: (0.115, 0.815),
    Place.SUBJECT: (0.06, 0.43),
}


def _between(one: Columns, other: Columns) -> Columns:
    return {spot: ((one[spot][0] + other[spot][0]) / 2, (one[spot][1] + other[spot][1]) / 2) for spot in one}


def _on_side(columns: Mapping[Place, tuple[float, float]], side: int = 0) -> Columns:
    return {GridSpot(place, side): edges for place, edges in columns.items()}


def _alone() -> Grid:
    comfortable, wide = _on_side(_COMFORTABLE), _on_side(_WIDE)
    rows = (
        (Place.TOOLS,),
        (Place.SUBJECT, Place.OBJECT, Place.OUTCOME),
        (Place.RULES, Place.COMMUNITY, Place.DIVISION_OF_LABOUR),
    )
    return Grid(
        tuple(tuple(GridSpot(place) for place in row) for row in rows),
        (comfortable, _between(comfortable, wide), wide),
        tuple((GridSpot(one), GridSpot(other)) for one, other in _JOINED),
        ((GridSpot(Place.OBJECT), GridSpot(Place.OUTCOME)),),
    )


ALONE = _alone()
"""One activity system: tools at the top, subject and object at mid height with the outcome beyond, and
rules, community and division of labour along the base (Engestrom 1987)."""

FOR_PENS = replace(ALONE, columns=(_on_side(_FOR_PENS),))
"""The same with as much room to write in as there is."""

SHARED = GridSpot(None)
"""The object on which two systems work."""

_FACING: Mapping[Place, tuple[float, float]] = {
    Place.TOOLS: (0.11, 0.3),
    Place.OUTCOME: (0.33, 0.455),
    Place.SUBJECT: (0.03, 0.175),
    Place.OBJECT: (0.245, 0.39),
    Place.RULES: (0.005, 0.145),
    Place.COMMUNITY: (0.17, 0.31),
    Place.DIVISION_OF_LABOUR: (0.335, 0.475),
}


def _facing() -> Grid:
    right = {place: (1 - end, 1 - start) for place, (start, end) in _FACING.items()}
    columns = {**_on_side(_FACING), **_on_side(right, 1), SHARED: (0.435, 0.565)}
    rows = (
        (Place.TOOLS, Place.OUTCOME),
        (Place.SUBJECT, Place.OBJECT),
        (Place.RULES, Place.COMMUNITY, Place.DIVISION_OF_LABOUR),
    )
    every = []
    for row in rows:
        middle = [SHARED] if Place.OBJECT in row else []
        every.append((*(GridSpot(p) for p in row), *middle, *(GridSpot(p, 1) for p in reversed(row))))
    joined = tuple((GridSpot(one, side), GridSpot(other, side)) for side in (0, 1) for one, other in _JOINED)
    arrows = [(GridSpot(Place.OBJECT, side), SHARED) for side in (0, 1)]
    arrows += [(GridSpot(Place.OBJECT, side), GridSpot(Place.OUTCOME, side)) for side in (0, 1)]
    return Grid(tuple(every), (columns,), joined, tuple(arrows))


FACING = _facing()
"""Two activity systems, the second mirrored, so that their objects face what they share (Engestrom 2001)."""
