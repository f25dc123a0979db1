"""Lays out what the picture shows: one activity system, or two that face what they share."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QSizeF

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import Layer, SystemItem
from lfl_desktop.workspace.activity.action_links import Shown

LARGER = 1.1
"""The embedded font looks smaller than most system fonts at the same size."""

SMALLEST = 0.8
"""How far type may shrink, as a part of its size, before a box leaves items out."""


@dataclass(frozen=True)
class Facing:
    """The system beside the one that is filled: `other` with what it says, `system` and `whose` of the one
    that is filled, the object that both share, and whether it is the `second`, at the right."""

    other: Side
    system: UUID
    whose: str
    shared: str = ""
    second: bool = False


@dataclass(frozen=True)
class WantedPicture:
    """What the picture shows of the system that is filled, beside which it stands, and the legend."""

    items: Sequence[SystemItem]
    layers: Set[Layer]
    shown: Shown | None
    facing: Facing | None
    legend: str

    def made_of(self) -> tuple[object, ...]:
        """All that the drawing depends on."""
        shown = self.shown
        told = (tuple(shown.page.tensions), shown.levels, dict(shown.names)) if shown else None
        return tuple(self.items), frozenset(self.layers), told, self.facing, self.legend


def drawing_of(wanted: WantedPicture, page: QSizeF, size: float, zoom: float) -> Drawing:
    """The drawing on a page of so many pixels, for text of `size` pixels. Zoomed in, type is larger where all
    of it finds room, and else as large as lets the page show everything."""
    shown = wanted.shown
    tensions = shown.page.tensions if shown else ()
    levels = bool(shown and shown.levels)
    names = shown.names if shown else None
    largest, smallest = size * LARGER * zoom, size * LARGER * SMALLEST
    facing = wanted.facing
    if facing is None:
        return lay_out_system(
            wanted.items,
            width=page.width(),
            height=page.height(),
            layers=wanted.layers,
            size=largest,
            smallest=smallest,
            prompts=True,
            legend=wanted.legend,
            tensions=tensions,
            levels=levels,
            names=names,
        )
    items = [item for item in wanted.items if item.layer in wanted.layers]
    mine = Side(facing.system, facing.whose, items, tensions)
    ours, theirs = (facing.other, mine) if facing.second else (mine, facing.other)
    return lay_out_facing(
        ours,
        theirs,
        facing.shared,
        width=page.width(),
        height=page.height(),
        size=largest,
        smallest=smallest,
        legend=wanted.legend,
        levels=levels,
        names=names,
    )
