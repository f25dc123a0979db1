"""The tensions of an activity system as a drawing shows them: numbered, and from box to box."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.canvas.drawing import Stroke
from lfl_desktop.canvas.grid import GridSpot
from lfl_desktop.domain.activity import Layer, SystemItem, Tension, TensionState
from lfl_desktop.domain.tensions import level_of, tensions_in_order
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.words import tr

LABEL_SIZE = 0.8
BADGE_HEIGHT = 1.24
_PAD = 0.32
_ELLIPSIS, _TICK = "…", " ✓"

SIGNS: dict[TensionState, str] = {
    TensionState.NOTICED: "",
    TensionState.WORKED_ON: _ELLIPSIS,
    TensionState.EASED: _TICK,
}
"""What stands behind a tension's number."""

STROKES: dict[TensionState, Stroke] = {
    TensionState.NOTICED: Stroke.SOLID,
    TensionState.WORKED_ON: Stroke.DASHED,
    TensionState.EASED: Stroke.DOTTED,
}
THICKNESS: dict[TensionState, float] = {
    TensionState.NOTICED: 0.16,
    TensionState.WORKED_ON: 0.14,
    TensionState.EASED: 0.12,
}
"""Of a bolt, in ems."""


class Pull(NamedTuple):
    """One tension on the drawing.

    It goes from `start` to `end`, or to the `neighbour` of that name; without either it is within `start`.
    `towards` is the possible item at which its number stands too.
    """

    tension: Tension
    label: str
    start: GridSpot
    end: GridSpot | None = None
    neighbour: str = ""
    towards: SystemItem | None = None

    @property
    def is_bolt(self) -> bool:
        """Whether it is drawn as a line from box to box."""
        return self.end is not None or bool(self.neighbour)

    @property
    def width(self) -> float:
        """Of its badge, in ems."""
        return badge_width(self.label)


def badge_width(label: str) -> float:
    """How wide the badge with this label is, in ems."""
    return max(BADGE_HEIGHT, text_width(label, Face.SEMIBOLD, LABEL_SIZE) + 2 * _PAD)


def pulls_of(
    tensions: Sequence[Tension],
    items: Sequence[SystemItem],
    *,
    levels: bool = False,
    names: Mapping[UUID, str] | None = None,
    facing: UUID | None = None,
    shown: Collection[Layer] = tuple(Layer),
    side: int = 0,
    after: int = 0,
) -> list[Pull]:
    """The tensions of one version in the order in which they are listed.

    `names` are those of other systems; the system `facing` is on the other side of the same drawing. With
    `levels` each number is followed by the academic level. Numbers begin `after` those of the first side.
    """
    by_id = {item.id: item for item in items}
    found = []
    for number, tension in enumerate(tensions_in_order(tensions), start=after + 1):
        level = f"·L{level_of(tension, items)}" if levels else ""
        towards = by_id.get(tension.to_item) if tension.to_item else None
        if towards and (towards.layer != Layer.POSSIBLE or towards.layer not in shown):
            towards = None
        start = GridSpot(tension.from_place, side)
        end, neighbour = _end(tension, towards, names or {}, facing, side)
        found.append(
            Pull(
                tension,
                f"{number}{level}{SIGNS[tension.state]}",
                start,
                end if end != start else None,
                neighbour,
                towards,
            )
        )
    return found


def _end(
    tension: Tension,
    towards: SystemItem | None,
    names: Mapping[UUID, str],
    facing: UUID | None,
    side: int,
) -> tuple[GridSpot | None, str]:
    if tension.to_system is not None and tension.to_system == facing:
        return GridSpot(tension.to_place or tension.from_place, 1 - side), ""
    name = plain_wording(tension.neighbour) or (names.get(tension.to_system, "") if tension.to_system else "")
    if name:
        return None, name
    if tension.to_system is not None:
        return None, tr("Another activity system")
    if tension.to_place is not None:
        return GridSpot(tension.to_place, side), ""
    return (GridSpot(towards.place, side), "") if towards else (None, "")
