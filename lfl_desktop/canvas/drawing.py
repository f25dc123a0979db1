"""An activity system laid out once: plain shapes that the screen and the page both paint.

Lengths are points of the page or pixels of the screen; x grows to the right and y downwards
from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import TypeAlias
from uuid import UUID

from lfl_desktop.domain.activity import Place, SystemItem
from lfl_desktop.typography.fonts import Face


class Role(StrEnum):
    """What a shape is for. Each painter has its own colour for it, none of which is the only
    sign: what is possible carries a plus besides its plum, a tension a number besides its amber."""

    INK = auto()
    ACCENT = auto()
    POSSIBLE = auto()
    MUTED = auto()
    LINE = auto()
    BOX = auto()
    OUTCOME = auto()
    NEIGHBOUR = auto()
    PULL = auto()
    PULL_TINT = auto()


class Stroke(StrEnum):
    """How a line is drawn, which tells its state without colour too."""

    SOLID = auto()
    DASHED = auto()
    DOTTED = auto()


DASHES: dict[Stroke, tuple[float, float]] = {Stroke.DASHED: (4.0, 2.2), Stroke.DOTTED: (1.0, 1.8)}
"""Length of dash and gap, as multiples of a line's thickness."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with rounded corners, filled so that lines pass behind it.

    `place` is None for a neighbour and for what two systems share; `side` counts the systems on one drawing
    from 0. `edge` is what its edge is drawn for where that has a meaning of its own, `thickness` 0 for a
    hairline."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    role: Role
    place: Place | None
    side: int = 0
    edge: Role | None = None
    thickness: float = 0
    stroke: Stroke = Stroke.SOLID


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A straight line; `head` is the length of the arrow head at its end, 0 without one."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    role: Role
    head: float = 0


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through `points`, the bolt of a tension for one. `head` is the length of the arrow head at its
    end; one that is `filled` is closed and has no line."""

    points: tuple[tuple[float, float], ...]
    thickness: float
    role: Role
    stroke: Stroke = Stroke.SOLID
    head: float = 0
    filled: bool = False
    tension: UUID | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """The rounded ground on which the number of a tension stands."""

    x: float
    y: float
    width: float
    height: float
    thickness: float
    stroke: Stroke
    tension: UUID


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of one line of text. It begins at `x` and stands on `baseline`.

    `place` is the box it stands in, None for what stands in none of the seven; `item` the item it says."""

    x: float
    baseline: float
    text: str
    face: Face
    size: float
    role: Role
    place: Place | None = None
    side: int = 0
    item: UUID | None = None


Shape: TypeAlias = Box | DrawnLine | Polyline | Badge | TextRun


def shape_moved(shape: Shape, x: float, y: float) -> Shape:
    """The same shape so much further to the right and down."""
    if isinstance(shape, DrawnLine):
        return replace(shape, x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y)
    if isinstance(shape, Polyline):
        return replace(shape, points=tuple((px + x, py + y) for px, py in shape.points))
    if isinstance(shape, TextRun):
        return replace(shape, x=shape.x + x, baseline=shape.baseline + y)
    return replace(shape, x=shape.x + x, y=shape.y + y)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted.

    `size` is the size of its type. `not_shown` are the items for which there was no room, in
    part or at all: a page that leaves any out says them elsewhere.
    """

    width: float
    height: float
    size: float
    shapes: tuple[Shape, ...]
    not_shown: tuple[SystemItem, ...] = ()

    def box(self, place: Place, side: int = 0) -> Box:
        """The box of this place."""
        return next(
            shape
            for shape in self.shapes
            if isinstance(shape, Box) and shape.place == place and shape.side == side
        )

    @property
    def texts(self) -> list[TextRun]:
        """All pieces of text, in the order in which they are painted."""
        return [shape for shape in self.shapes if isinstance(shape, TextRun)]
