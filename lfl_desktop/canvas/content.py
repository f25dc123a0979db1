"""What stands in each box, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Set

from lfl_desktop.domain.activity import Layer, Place, SystemItem

BOTH: frozenset[Layer] = frozenset(Layer)
"""What is so now together with what could be."""


def plain(wording: str) -> str:
    """The wording as one line: breaks and runs of spaces become single spaces."""
    return " ".join(wording.split())


def in_box(items: Iterable[SystemItem], place: Place, layers: Set[Layer] = BOTH) -> list[SystemItem]:
    """The items of one box that say something: first what is so now, then what could be, each
    by position."""
    mine = [i for i in items if i.place == place and i.layer in layers and i.wording.strip()]
    return sorted(mine, key=lambda i: (i.layer != Layer.NOW, i.position, str(i.id)))
