"""Choosing on the picture where a tension leads: by arrow keys, by a click, or from a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Place
from lfl_desktop.views.kit.controls.choices import choose, fill_choices, keep_still
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.tension_changes import End


class PullSheet(QFrame):
    """A small sheet at the foot of the picture, while the other end of a tension is chosen.

    `taken(start, end)` says what was chosen, `left()` that nothing was."""

    taken = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chosen")
        self.start = End()
        self._words = label("", "strong")
        hint = tr("Arrow keys and Enter, a click on a box, or Tab to this list. Escape leaves it.")
        self._hint = label(hint, "muted")
        self.choice = QComboBox()
        self.choice.setObjectName("pull_to")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(24)
        keep_still(self.choice)
        self.choice.installEventFilter(self)
        self.add = QPushButton(tr("Add tension"))
        self.add.setObjectName("pull_add")
        self.add.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.add)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.hide()

    @property
    def place(self) -> Place:
        """The box at which the other end is now; the one where it begins for a tension within it."""
        end: End = self.choice.currentData() or End()
        return end.place or self.start.place or Place.SUBJECT

    def open(self, start: End, ends: list[tuple[End, str]]) -> None:
        """Begins to choose."""
        self.start = start
        place = title(start.place or Place.SUBJECT)
        self._words.setText(tr("{place}: where does it pull to?", place=place))
        self.choice.setAccessibleName(self._words.text())
        fill_choices(self.choice, ends)
        choose(self.choice, End())
        self.adjustSize()
        self.show()
        self.raise_()

    def point_at(self, place: Place) -> None:
        """Puts the other end at a box."""
        choose(self.choice, End() if place == self.start.place else End(place))

    def take(self) -> None:
        """Takes what is chosen."""
        start, end = self.start, self.choice.currentData() or End()
        self.hide()
        self.taken.emit(start, end)

    def cancel(self) -> None:
        """Leaves it."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
        return super().eventFilter(watched, event)
