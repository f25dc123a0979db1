"""Where an activity system pulls: what level a tension has, and how it is said.

A tension is what the theory calls a contradiction. What people say of it is how it shows
itself (Engestrom and Sannino 2011): a dilemma, a conflict, a critical conflict or a double bind.
"""

from __future__ import annotations

from collections.abc import Iterable

from lfl_desktop.domain.activity import Layer, SystemItem, Tension, TensionState, VoicedAs
from lfl_desktop.words import mark

STATES: dict[TensionState, str] = {
    TensionState.NOTICED: mark("noticed"),
    TensionState.WORKED_ON: mark("worked on"),
    TensionState.EASED: mark("eased"),
}
"""How each state of a tension is said."""

VOICES: dict[VoicedAs, str] = {
    VoicedAs.DILEMMA: mark("dilemma"),
    VoicedAs.CONFLICT: mark("conflict"),
    VoicedAs.CRITICAL_CONFLICT: mark("critical conflict"),
    VoicedAs.DOUBLE_BIND: mark("double bind"),
}
"""How people voice a tension, from the mildest."""

LEVELS: dict[int, str] = {
    1: mark("within one place"),
    2: mark("between two places"),
    3: mark("between what is so now and what is possible"),
    4: mark("with a neighbouring activity"),
}
"""What each academic level means (Engestrom 1987: primary, secondary, tertiary, quaternary)."""


def proposed_level(tension: Tension, items: Iterable[SystemItem] = ()) -> int:
    """The academic level that follows from what a tension joins (Engestrom 1987, figure 2.7).

    4 with a neighbour or another system; 3 towards something that is possible rather than so now;
    2 between two places; 1 within one. `items` are those of its version.
    """
    if tension.neighbour.strip() or tension.to_system is not None:
        return 4
    if tension.to_item is not None and any(
        item.id == tension.to_item and item.layer == Layer.POSSIBLE for item in items
    ):
        return 3
    return 2 if tension.to_place not in (None, tension.from_place) else 1


def level_of(tension: Tension, items: Iterable[SystemItem] = ()) -> int:
    """The level that was chosen for a tension, or else the proposed one."""
    return tension.level if tension.level in LEVELS else proposed_level(tension, items)


def tensions_in_order(tensions: Iterable[Tension]) -> list[Tension]:
    """Tensions as they are listed and numbered."""
    return sorted(tensions, key=lambda tension: (tension.position, str(tension.id)))
