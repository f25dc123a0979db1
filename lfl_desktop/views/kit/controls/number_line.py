"""A figure, typed as people write it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal

from lfl_desktop.domain.wording.state_names import number as number_words
from lfl_desktop.domain.wording.typed_figures import read_number
from lfl_desktop.views.kit.controls.understood_line import UnderstoodLine
from lfl_desktop.words import tr


class NumberLine(UnderstoodLine[float]):
    """A number, or nothing: "27", "27.5", "27 %"."""

    named_unit = Signal(str)
    """A unit was typed after the number."""

    def read(self, text: str) -> float | None:
        return read_number(text)[0]

    def words(self, value: float) -> str:
        return number_words(value)

    def asking(self) -> str:
        return tr("This is not understood as a number yet. Try 27 or 27.5.")

    def take(self) -> None:
        unit = read_number(self.text())[1]
        super().take()
        if unit and not self.property("unclear"):
            self.named_unit.emit(unit)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("000 000") + 30, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
