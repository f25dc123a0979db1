"""Two activity systems beside each other, the second mirrored, with the object on which both work between
them (Engestrom 2001)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.grid import FACING, SHARED
from lfl_desktop.canvas.layout import composed, wanted_of
from lfl_desktop.canvas.neighbour_boxes import neighbours_of
from lfl_desktop.canvas.tension_numbers import pulls_of
from lfl_desktop.canvas.texts import box_of, texts_of
from lfl_desktop.domain.activity import SystemItem, Tension
from lfl_desktop.words import tr


@dataclass(frozen=True)
class Side:
    """One of the two: the id of its system, whose it is, and what its version holds."""

    system: UUID
    whose: str
    items: Sequence[SystemItem] = ()
    tensions: Sequence[Tension] = ()


def lay_out_facing(
    ours: Side,
    theirs: Side,
    shared: str,
    *,
    width: float,
    height: float,
    size: float,
    smallest: float,
    legend: str = "",
    levels: bool = False,
    names: Mapping[UUID, str] | None = None,
) -> Drawing:
    """The drawing of two systems. Tensions are numbered through both, and lead from one to the other too.

    Sizes, what is left out and errors are as in `layout.lay_out_system`.
    """
    pulls = [
        *pulls_of(ours.tensions, ours.items, levels=levels, names=names, facing=theirs.system),
        *pulls_of(
            theirs.tensions,
            theirs.items,
            levels=levels,
            names=names,
            facing=ours.system,
            side=1,
            after=len(ours.tensions),
        ),
    ]
    pulls, neighbours = neighbours_of(pulls, width, size)
    texts = {
        **texts_of(ours.items, BOTH, pulls, whose=ours.whose),
        **texts_of(theirs.items, BOTH, pulls, side=1, whose=theirs.whose),
        SHARED: box_of(tr("Shared object"), shared),
    }
    wanted = wanted_of(FACING, texts, pulls, neighbours, width, height, legend)
    return composed(wanted, pulls, neighbours, size, smallest)
