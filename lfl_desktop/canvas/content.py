"""What stands in each box, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from lfl_desktop.domain.activity import Layer, Place, SystemItem

BOTH: frozenset[Layer] = frozenset(Layer)
"""What is so now together with what could be."""


@lru_cache(maxsize=4_000)
def plain_wording(wording: str) -> str:
    """The wording as one line: breaks and runs of spaces become single spaces."""
    return " ".join(wording.split())


def in_box(items: Iterable[SystemItem], place: Place, layers: Set[Layer] = BOTH) -> list[SystemItem]:
    """The items of one box that say something: first what is so now, then what could be, each
    by position."""
    mine = [i for i in items if i.place == place and i.layer in layers and i.wording.strip()]
    return sorted(mine, key=lambda i: (i.layer != Layer.NOW, i.position, str(i.id)))


def in_boxes(items: Iterable[SystemItem], layers: Set[Layer] = BOTH) -> dict[Place, list[SystemItem]]:
    """The same for each of the seven boxes."""
    found: dict[Place, list[SystemItem]] = {place: [] for place in Place}
    for item in items:
        found[item.place].append(item)
    return {place: in_box(mine, place, layers) for place, mine in found.items()}
