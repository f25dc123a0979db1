"""A figure, typed as people write it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lfl_desktop.views.showing import show_text
from lfl_desktop.words import tr
from lfl_desktop.workspace.impact import read_number


class NumberLine(QLineEdit):
    """A number, or nothing: "27", "27.5", "27 %". What is not understood stays in sight and says so."""

    changed = Signal(object)
    named_unit = Signal(str)
    """A unit was typed after the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self.textChanged.connect(lambda _text: self._read())
        self.editingFinished.connect(self._settle)

    def value(self) -> float | None:
        """The number, None where there is none or it was never understood."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Shows a number, None as nothing."""
        self._value = value
        show_text(self, "" if value is None else f"{value:.10g}")
        self._say(True)

    def _read(self) -> None:
        text = self.text().strip()
        number, _unit = read_number(text)
        clear = number is not None or not text
        self._say(clear)
        if clear and number != self._value:
            self._value = number
            self.changed.emit(number)

    def _settle(self) -> None:
        number, unit = read_number(self.text())
        if number is None or self.property("unclear"):
            return
        show_text(self, f"{number:.10g}")
        if unit:
            self.named_unit.emit(unit)

    def _say(self, clear: bool) -> None:
        self.setProperty("unclear", not clear)
        self.setToolTip("" if clear else tr("This is not understood as a number yet. Try 27 or 27.5."))
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("000 000") + 30, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
