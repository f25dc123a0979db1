"""Any of a few values, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.controls.wrapped_tick import WrappedTick
from lfl_desktop.views.kit.text.literal import literal


class Ticks(QWidget):
    """The values that are ticked, in the order in which they are offered. Space ticks."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[object, QCheckBox] = {}
        self._others: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def boxes(self) -> list[QCheckBox]:
        """The boxes, from the top."""
        return list(self._boxes.values())

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """The values to tick, each with its label. Boxes that are there already stay."""
        for value in [v for v in self._boxes if v not in dict(options)]:
            gone = self._boxes.pop(value)
            gone.hide()
            gone.deleteLater()
        for place, (value, label) in enumerate(options):
            if value not in self._boxes:
                box = self._boxes[value] = WrappedTick(self)
                box.toggled.connect(lambda _ticked: self.changed.emit(self.value()))
                self._column.insertWidget(place, box)
            self._boxes[value].setText(literal(label))
        self._boxes = {value: self._boxes[value] for value, _label in options}

    def value(self) -> tuple[object, ...]:
        """The values that are ticked, and those that were set without being offered."""
        return (*(value for value, box in self._boxes.items() if box.isChecked()), *self._others)

    def set_value(self, values: Sequence[object]) -> None:
        """Shows which are ticked, without saying that the user did it."""
        self._others = tuple(value for value in values if value not in self._boxes)
        for value, box in self._boxes.items():
            show_ticked(box, value in values)
