"""A few fields that are asked for together, within the page: Enter keeps them, Escape does not."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.completing import NameCompleter
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.desk import Desk


class Panel(QFrame):
    """A subclass names its `form` and fills in `problem` and `do`."""

    closed = Signal()
    """It was kept or cancelled and is out of sight again."""

    form = ""

    remark: QLabel
    keep: QPushButton
    cancel: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.person: UUID | None = None
        self._asking = False
        fill_with_form(self, self.form)
        self.hide()
        self.remark.hide()
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_panel)
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self._keep)
        for prose in self.findChildren(GrowingText):
            prose.entered.connect(self._keep)
        within(self, "Esc", self.close_panel)

    def problem(self) -> str:
        """Why what is typed cannot be kept, in a sentence; empty where it can."""
        raise NotImplementedError

    def do(self) -> None:
        """Keeps what is typed; may raise a WorldError."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Says why something is not kept yet; nothing with no words."""
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def show_for(self, person: UUID) -> None:
        """In sight while the person it asks about is; what is typed waits for them."""
        self.setVisible(self._asking and self.person == person)

    def open_panel(self, person: UUID) -> None:
        """Brings it into sight for somebody."""
        self.person, self._asking = person, True
        self.say("")
        self.show()

    def close_panel(self) -> None:
        """Puts it away without keeping anything."""
        self._asking = False
        self.hide()
        self.closed.emit()

    def _keep(self) -> None:
        words = self.problem()
        self.say(words)
        if not words and self.desk.succeeds(self.do):
            self.desk.kept.emit()
            self.close_panel()


def by_name(combo: QComboBox) -> None:
    """Lets a list be chosen from or typed into; what is typed completes to what is known."""
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    combo.setCompleter(NameCompleter(combo.model(), combo))
