"""The list on the left: the places that fit what is in view, each with its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.controls.showing import dress_anew, show_ticked
from lfl_desktop.views.window.places import ListedPlace
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import PlaceName

MOST_GAP = 64
"""Pixels between the name of a place and its count, at most, so that large text leaves room for the place."""


class PlaceButton(QPushButton):
    """A place with its count at the right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "place")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch()
        row.addWidget(self._count)

    def set_count(self, count: str) -> None:
        """What there is in this place: "3 of 6"."""
        self._count.setText(count)
        self.setAccessibleDescription(count)
        self._make_room()

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._count.setProperty("chosen", self.isChecked())  # a style sheet does not see it from the button
        dress_anew(self._count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        metrics = self.fontMetrics()
        gap = min(metrics.horizontalAdvance("MMMMM"), MOST_GAP)
        self.setMinimumWidth(metrics.horizontalAdvance(self.text()) + gap + self._count.sizeHint().width())


class PlaceList(QObject):
    """The buttons of the places below each other in `side`; the first nine have keys: Ctrl+1, Ctrl+2."""

    chosen = Signal(object)
    """A place was chosen: its `PlaceName`."""

    def __init__(self, side: QFrame, places: Sequence[ListedPlace]) -> None:
        super().__init__(side)
        self.places = tuple(places)
        self._buttons: dict[PlaceName, PlaceButton] = {}
        column = layout_of(side, "places")
        for number, place in enumerate(self.places, start=1):
            button = PlaceButton(tr(place.label))
            button.setObjectName(f"place_{place.name}")
            button.set_count("")
            button.setAccessibleName(tr(place.label))
            keys = self.keys(number)
            button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
            button.toggled.connect(partial(self._toggled, place.name))
            column.addWidget(button)
            self._buttons[place.name] = button
        column.addStretch()

    @staticmethod
    def keys(number: int) -> QKeySequence:
        """What opens the place with this number; nothing for one beyond the figures of a keyboard."""
        return QKeySequence(f"Ctrl+{number}") if number < 10 else QKeySequence()

    def find(self, name: str) -> ListedPlace | None:
        """The place of this name; None where it does not fit what is in view."""
        return next((place for place in self.places if place.name == name), None)

    def tick(self, name: PlaceName) -> None:
        """Shows which place is in sight."""
        show_ticked(self._buttons[name], True)

    def has_cursor(self, name: PlaceName) -> bool:
        """Whether the cursor is on the button of a place."""
        return self._buttons[name].hasFocus()

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Shows what there is in the places."""
        for place in self.places:
            self._buttons[place.name].set_count(counts.get(place.name, ""))

    def _toggled(self, name: PlaceName, chosen: bool) -> None:
        if chosen:
            self.chosen.emit(name)
