"""Says in words what the signs on a drawing mean: only those that are on it."""

from __future__ import annotations

from collections.abc import Iterable, Set

from lfl_desktop.domain.activity import Layer, SystemItem, Tension, TensionState
from lfl_desktop.words import tr


def legend(
    items: Iterable[SystemItem], tensions: Iterable[Tension], layers: Set[Layer], levels: bool = False
) -> str:
    """The sentences below a drawing of these items and tensions."""
    shown = [item for item in items if item.layer in layers and item.wording.strip()]
    pulls = list(tensions)
    said = [_layers(shown, layers)]
    if any(item.held_back for item in shown):
        said.append(tr("A padlock: held back, not for the set."))
    if pulls:
        said.append(_pulls({tension.state for tension in pulls}))
    if pulls and levels:
        said.append(tr("L1 to L4: within a place, between two, towards what is possible, with a neighbour."))
    return " ".join(part for part in said if part)


def thinking_note() -> str:
    """How to think with an activity system, for whoever has only the paper."""
    return tr(
        "Read the boxes together: each shapes the others. Where two pull against each other, that comes of"
        " how things are set up, not of a person, and there change can begin."
    )


def _layers(shown: Iterable[SystemItem], layers: Set[Layer]) -> str:
    if Layer.POSSIBLE not in layers:
        return tr("How it is now.")
    possible = {item.id for item in shown if item.layer == Layer.POSSIBLE}
    became = any(item.became in possible for item in shown)
    plus = tr("+ marks what is possible")
    if Layer.NOW not in layers:
        return plus + "."
    if not became:
        return plus + tr("; the rest is how it is now.")
    return plus + tr("; ✓ has come about, in place of what is struck through.")


def _pulls(states: Set[TensionState]) -> str:
    lines = [
        (TensionState.NOTICED, tr("a whole line is noticed")),
        (TensionState.WORKED_ON, tr("… and dashes are worked on")),
        (TensionState.EASED, tr("✓ and dots have eased")),
    ]
    told = ", ".join(words for state, words in lines if state in states)
    return tr("Numbers say where it pulls: {told}.", told=told)
