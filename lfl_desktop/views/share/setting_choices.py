"""How a paper is printed: on which sheets; an activity system on one or two of them, filled or to be filled
with a pen; what is read in the hand in usual or in large print, and in which inks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lfl_desktop.content.paper_setting import INKINGS, USUAL, Filling, Inking, Setting, Sheets, Size
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.wrapped_tick import WrappedTick
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.papers.paper_kinds import IN_LARGE_PRINT, SYSTEMS, PaperName

GAP = 8
"""Pixels between choices."""

SHEETS = ((Sheets.A4, mark("A4")), (Sheets.LETTER, mark("Letter")))
SIZES = (
    ((Sheets.A4, Size.A4), mark("A4")),
    ((Sheets.A4, Size.A3), mark("A3")),
    ((Sheets.LETTER, Size.A4), mark("Letter")),
    ((Sheets.LETTER, Size.A3), mark("Tabloid")),
)
"""How one sheet on its side is called, and two beside each other."""

FILLINGS = (
    (Filling.FILLED, mark("Filled")),
    (Filling.EMPTY, mark("Empty")),
    (Filling.PROMPTS, mark("With questions")),
)


class SettingChoices(QWidget):
    """The choices of a `Setting`, shown for the papers that have them."""

    changed = Signal()
    sheets_chosen = Signal(str)
    """Other sheets are in the printer from now on: "a4" or "letter"."""

    def __init__(self, sheets: Sheets) -> None:
        super().__init__()
        self._value = replace(USUAL, sheets=sheets)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        beside = QWidget()
        flow = Wrapping(beside, GAP)
        rows.addWidget(beside)
        self.sheets, self.size_choice = Segmented(), Segmented()
        self.filling, self.inking = Segmented(), Segmented()
        groups: tuple[tuple[Segmented, str, Sequence[tuple[object, str]], object], ...] = (
            (self.sheets, tr("Sheets in the printer"), SHEETS, sheets),
            (self.size_choice, tr("Size of the paper"), SIZES, (sheets, self._value.size)),
            (self.filling, tr("Filled or empty"), FILLINGS, self._value.filling),
            (self.inking, tr("Colours"), INKINGS, self._value.inking),
        )
        for chooser, name, options, value in groups:
            letters = tr("cgb") if chooser is self.inking else ""
            chooser.setAccessibleName(name)
            chooser.set_options([(each, tr(words)) for each, words in options], letters)
            chooser.set_value(value)
            chooser.changed.connect(self._chose)
            flow.addWidget(chooser)
        self.levels = WrappedTick()
        self.levels.setText(tr("With the academic levels of tensions"))
        self.levels.toggled.connect(self._chose)
        rows.addWidget(self.levels)
        self.large = WrappedTick()
        self.large.setText(tr("In large print"))
        self.large.toggled.connect(self._chose)
        rows.addWidget(self.large)
        self.setFocusProxy(self.sheets)
        stops = (self.sheets, self.size_choice, self.filling, self.inking, self.levels, self.large)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @property
    def value(self) -> Setting:
        """What is chosen."""
        return self._value

    def show_for(self, kind: PaperName) -> None:
        """Shows the choices that a kind of paper has."""
        self.setVisible(kind not in (PaperName.FILE, PaperName.POSTER))
        self.setFocusProxy(self.size_choice if kind in SYSTEMS else self.sheets)
        self.sheets.setVisible(kind not in SYSTEMS)
        self.inking.setVisible(kind in IN_LARGE_PRINT)
        self.large.setVisible(kind in IN_LARGE_PRINT)
        self.size_choice.setVisible(kind in SYSTEMS)
        self.levels.setVisible(kind in SYSTEMS)
        self.filling.setVisible(kind == PaperName.ACTIVITY_SYSTEM)
        if kind != PaperName.ACTIVITY_SYSTEM and self._value.filling != Filling.FILLED:
            self.filling.set_value(Filling.FILLED)
            self._value = replace(self._value, filling=Filling.FILLED)

    def _chose(self, _value: object) -> None:
        sheets, size = self._paper()
        filling, inking = self.filling.value(), self.inking.value()
        assert isinstance(filling, Filling) and isinstance(inking, Inking)
        before = self._value.sheets
        self._value = Setting(size, filling, self.levels.isChecked(), self.large.isChecked(), sheets, inking)
        self.sheets.set_value(sheets)
        self.size_choice.set_value((sheets, size))
        if sheets != before:
            self.sheets_chosen.emit(sheets.value)
        self.changed.emit()

    def _paper(self) -> tuple[Sheets, Size]:
        """The sheets and the size, by the choice that is in sight of them."""
        if self.sheets.isHidden():
            return next(each for each, _words in SIZES if each == self.size_choice.value())
        return Sheets(str(self.sheets.value())), self._value.size
