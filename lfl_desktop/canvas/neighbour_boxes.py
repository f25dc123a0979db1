"""The neighbouring activities towards which a system pulls: small boxes at the foot of the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lfl_desktop.canvas.drawing import Box, Role, Shape, Stroke, TextRun
from lfl_desktop.canvas.grid import GridSpot
from lfl_desktop.canvas.plan import NEIGHBOUR_HEIGHT, BoxPlan
from lfl_desktop.canvas.tension_numbers import Pull
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.typography.line_breaking import shortened

_SIZE = 0.92
_PAD = 0.8
_GAP = 1.4
_WIDEST = 14.0


@dataclass(frozen=True)
class Neighbours:
    """Who stands at the foot: a name as it is drawn, its width in ems, and the box that pulls there first."""

    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    pulled: tuple[GridSpot, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)

    def boxes(self, above: Mapping[GridSpot, Box], top: float, plan: BoxPlan) -> list[Box]:
        """Their boxes from the left, each as near below the box that pulls there as may be."""
        size = plan.size
        middles = [above[spot].x + above[spot].width / 2 for spot in self.pulled]
        order = sorted(range(len(self.names)), key=lambda nth: (middles[nth], nth))
        widths = [self.widths[nth] * size for nth in order]
        offsets = [sum(widths[:nth]) + nth * _GAP * size for nth in range(len(widths))]
        room = plan.wanted.width - (offsets[-1] + widths[-1]) if widths else 0.0
        wanted = [middles[nth] - widths[at] / 2 - offsets[at] for at, nth in enumerate(order)]
        lefts = _rising(wanted, max(room, 0.0))
        height = NEIGHBOUR_HEIGHT * size
        made = {
            nth: Box(
                lefts[at] + offsets[at],
                top,
                widths[at],
                height,
                height * 0.3,
                Role.NEIGHBOUR,
                None,
                stroke=Stroke.DASHED,
            )
            for at, nth in enumerate(order)
        }
        return [made[nth] for nth in range(len(self.names))]

    def shapes(self, boxes: Sequence[Box], size: float) -> Iterator[Shape]:
        """The boxes with their names."""
        for box, label in zip(boxes, self.labels, strict=True):
            yield box
            small = size * _SIZE
            base = box.y + box.height / 2 + 0.32 * small
            yield TextRun(box.x + _PAD * size, base, label, Face.REGULAR, small, Role.INK)


def _rising(wanted: Sequence[float], room: float) -> list[float]:
    """Offsets that never fall from left to right, so that no box meets the one before it."""
    last, found = 0.0, []
    for x in wanted:
        last = max(last, min(max(x, 0.0), room))
        found.append(last)
    return found


def neighbours_of(pulls: Sequence[Pull], width: float, size: float) -> tuple[list[Pull], Neighbours]:
    """The neighbours for which there is room at the foot of a page of `width` points, and the pulls: one
    whose neighbour has none stands as a number in its box."""
    names: dict[str, tuple[str, float, GridSpot]] = {}
    room = width / size - 2.0
    for pull in pulls:
        key = name_key(pull.neighbour)
        if key and key not in names:
            label = pull.neighbour
            if text_width(label, Face.REGULAR, _SIZE) > _WIDEST:
                label = shortened(label, Face.REGULAR, _WIDEST / _SIZE)
            wide = max(text_width(label, Face.REGULAR, _SIZE) + 2 * _PAD, 3.0)
            if room >= wide:
                room -= wide + _GAP
                names[key] = label, wide, pull.start
    kept = [pull if name_key(pull.neighbour) in names else pull._replace(neighbour="") for pull in pulls]
    found = names.values()
    labels, widths = tuple(one[0] for one in found), tuple(one[1] for one in found)
    return kept, Neighbours(tuple(names), labels, widths, tuple(one[2] for one in found))
