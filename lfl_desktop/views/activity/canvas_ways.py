"""How the picture is walked through: where arrow keys lead, and what is said of the box in focus."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import Qt

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.canvas.prompts import question_of_box, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.words import plural, tr

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)

_ARROWS: dict[Place, dict[Qt.Key, Place]] = {
    Place.TOOLS: {
        Qt.Key.Key_Left: Place.SUBJECT,
        Qt.Key.Key_Right: Place.OBJECT,
        Qt.Key.Key_Down: Place.COMMUNITY,
    },
    Place.SUBJECT: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Right: Place.OBJECT,
        Qt.Key.Key_Down: Place.RULES,
    },
    Place.OBJECT: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Left: Place.SUBJECT,
        Qt.Key.Key_Right: Place.OUTCOME,
        Qt.Key.Key_Down: Place.DIVISION_OF_LABOUR,
    },
    Place.OUTCOME: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Left: Place.OBJECT,
        Qt.Key.Key_Down: Place.DIVISION_OF_LABOUR,
    },
    Place.RULES: {Qt.Key.Key_Up: Place.SUBJECT, Qt.Key.Key_Right: Place.COMMUNITY},
    Place.COMMUNITY: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Left: Place.RULES,
        Qt.Key.Key_Right: Place.DIVISION_OF_LABOUR,
    },
    Place.DIVISION_OF_LABOUR: {Qt.Key.Key_Up: Place.OBJECT, Qt.Key.Key_Left: Place.COMMUNITY},
}
"""Where each arrow key leads: to the box that stands there, along a line of the figure."""


_MIRRORED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


def leads(place: Place, key: Qt.Key, side: int = 0) -> Place | None:
    """The box to which a key leads; the system at the right of two is mirrored."""
    return _ARROWS[place].get(_MIRRORED.get(key, key) if side else key)


def box_said_aloud(
    items: Sequence[SystemItem], place: Place, layers: Set[Layer], chosen: SystemItem | None
) -> str:
    """A box with what it says; of a chosen item that alone, and which it is."""
    shown = in_box(items, place, layers)
    if not shown:
        asked = question_of_box(place, Layer.NOW if Layer.NOW in layers else Layer.POSSIBLE)
        return tr("{title}, empty. {question}", title=title(place), question=asked)
    if chosen in shown:
        place_of = shown.index(chosen) + 1
        words = tr("{title}, item {n} of {all}.", title=title(place), n=place_of, all=len(shown))
        return f"{words} {_wording(chosen)}"
    count = plural("%n items", "%n item", len(shown))
    return f"{title(place)}, {count}. {'. '.join(_wording(item) for item in shown)}"


def _wording(item: SystemItem) -> str:
    words = plain_wording(item.wording)
    return tr("Possible: {wording}", wording=words) if item.layer == Layer.POSSIBLE else words
