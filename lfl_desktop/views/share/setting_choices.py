"""How a paper is printed: an activity system on which size of paper, filled or to be filled with a pen;
what is read in the hand in usual or in large print."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lfl_desktop.content.paper_setting import USUAL, Filling, Setting, Size
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.wrapped_tick import WrappedTick
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.papers.paper_kinds import IN_LARGE_PRINT, SYSTEMS, PaperName

SIZES = ((Size.A4, mark("A4")), (Size.A3, mark("A3")))
FILLINGS = (
    (Filling.FILLED, mark("Filled")),
    (Filling.EMPTY, mark("Empty")),
    (Filling.PROMPTS, mark("With questions")),
)


class SettingChoices(QWidget):
    """The choices of a `Setting`, shown for the papers that have them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._value = USUAL
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.size_choice, self.filling = Segmented(), Segmented()
        for chooser, name, options, field in (
            (self.size_choice, tr("Size of the paper"), SIZES, "size"),
            (self.filling, tr("Filled or empty"), FILLINGS, "filling"),
        ):
            chooser.setAccessibleName(name)
            chooser.set_options([(value, tr(words)) for value, words in options])
            chooser.set_value(getattr(USUAL, field))
            chooser.changed.connect(self._chose)
            rows.addWidget(chooser)
        self.levels = WrappedTick()
        self.levels.setText(tr("With the academic levels of tensions"))
        self.levels.toggled.connect(self._chose)
        rows.addWidget(self.levels)
        self.large = WrappedTick()
        self.large.setText(tr("In large print"))
        self.large.toggled.connect(self._chose)
        rows.addWidget(self.large)
        self.setFocusProxy(self.size_choice)
        QWidget.setTabOrder(self.size_choice, self.filling)
        QWidget.setTabOrder(self.filling, self.levels)
        QWidget.setTabOrder(self.levels, self.large)

    @property
    def value(self) -> Setting:
        """What is chosen."""
        return self._value

    def show_for(self, kind: PaperName) -> None:
        """Shows the choices that a kind of paper has."""
        self.setVisible(kind in SYSTEMS or kind in IN_LARGE_PRINT)
        self.large.setVisible(kind in IN_LARGE_PRINT)
        self.size_choice.setVisible(kind in SYSTEMS)
        self.levels.setVisible(kind in SYSTEMS)
        self.setFocusProxy(self.large if kind in IN_LARGE_PRINT else self.size_choice)
        self.filling.setVisible(kind == PaperName.ACTIVITY_SYSTEM)
        if kind != PaperName.ACTIVITY_SYSTEM and self._value.filling != Filling.FILLED:
            self.filling.set_value(Filling.FILLED)
            self._value = replace(self._value, filling=Filling.FILLED)

    def _chose(self, _value: object) -> None:
        size, filling = self.size_choice.value(), self.filling.value()
        assert isinstance(size, Size) and isinstance(filling, Filling)
        self._value = Setting(size, filling, self.levels.isChecked(), self.large.isChecked())
        self.changed.emit()
