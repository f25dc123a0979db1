"""What a screen reader says of the picture of an activity system: of the box in focus, and of each part."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent

from lfl_desktop.domain.activity import Place
from lfl_desktop.views.activity.canvas_names import Names
from lfl_desktop.views.activity.canvas_ways import box_said_aloud
from lfl_desktop.views.activity.item_hand import ItemHand
from lfl_desktop.views.activity.system_picture import SystemPicture
from lfl_desktop.views.kit.later import later
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.outline_lines import outline_of_places


class PictureSpeech(QObject):
    """Follows the picture, and what the hand has chosen in it."""

    def __init__(self, picture: SystemPicture, hand: ItemHand) -> None:
        super().__init__(picture)
        self._picture = picture
        self._hand = hand
        self._names = Names(picture, self._go)
        self._naming = later(picture, 0, self._name_parts)
        picture.setAccessibleDescription(
            tr("Activity system of seven boxes. Arrow keys move between the boxes, Enter edits.")
        )
        picture.redrawn.connect(self._redrawn)
        picture.view_changed.connect(self._naming.start)
        picture.place_changed.connect(lambda _place: self.say_box())
        hand.changed.connect(self.say_box)
        self.say_box()

    def say_box(self) -> None:
        """Says the box that has the focus, or the chosen item in it."""
        picture = self._picture
        name = box_said_aloud(picture.items, picture.place, picture.layers, self._hand.item)
        if picture.facing is not None:
            name = f"{picture.facing.whose}. {name}"
        if name == picture.accessibleName():
            return
        picture.setAccessibleName(name)
        if picture.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(picture, QAccessible.Event.Focus))

    def say(self, words: str) -> None:
        """Says something else, until the next box is said."""
        self._picture.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self._picture, QAccessible.Event.NameChanged))

    def _go(self, place: Place) -> None:
        self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self._picture.focus_place(place)

    def _redrawn(self) -> None:
        self.say_box()
        self._naming.start()

    def _name_parts(self) -> None:
        picture, shown = self._picture, self._picture.shown
        if shown is None:
            return
        headings = outline_of_places(
            picture.items,
            shown.page.tensions,
            layers=picture.layers,
            names=shown.names,
            actions=shown.wordings(),
            levels=shown.levels,
        )
        self._names.show(headings, picture.drawing(), picture.origin().toPoint(), picture.side)
