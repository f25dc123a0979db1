"""An activity system laid out once: plain shapes that the screen and the page both paint.

Lengths are points of the page or pixels of the screen; x grows to the right and y downwards
from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from lfl_desktop.canvas.fonts import Face
from lfl_desktop.domain.activity import Place, SystemItem


class Role(StrEnum):
    """What a shape is for. Each painter has its own colour for it, none of which is the only
    sign: what is possible carries a plus besides its plum."""

    INK = "ink"
    ACCENT = "accent"
    POSSIBLE = "possible"
    MUTED = "muted"
    LINE = "line"
    BOX = "box"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Box:
    """A box with rounded corners, filled so that lines pass behind it."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    role: Role
    place: Place


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `head` is the length of the arrow head at its end, 0 without one."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    role: Role
    head: float = 0


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of one line of text. It begins at `x` and stands on `baseline`.

    `place` is the box it stands in, None for what stands below the drawing."""

    x: float
    baseline: float
    text: str
    face: Face
    size: float
    role: Role
    place: Place | None = None


Shape: TypeAlias = Box | Line | TextRun


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

    def box(self, place: Place) -> Box:
        """The box of this place."""
        return next(shape for shape in self.shapes if isinstance(shape, Box) and shape.place == place)

    @property
    def texts(self) -> list[TextRun]:
        """All pieces of text, in the order in which they are painted."""
        return [shape for shape in self.shapes if isinstance(shape, TextRun)]
