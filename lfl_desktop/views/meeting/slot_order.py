"""The order of today's slots: each is one line to choose, and can be moved up and down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.row_removal import REMOVE_KEY
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.shortened_label import ShortenedButton
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.words import tr

BETWEEN = " · "
"""What stands between the parts of a line."""

UP_KEY, DOWN_KEY = "Alt+Shift+Up", "Alt+Shift+Down"


class SlotOrder(QWidget):
    """Lines of slots, one of them chosen. It says what is asked for; whoever holds it does it."""

    chosen = Signal(object)
    """A slot was chosen: its id."""
    moved = Signal(object, int)
    """A slot is to be moved: its id, and by how many places."""
    removed = Signal(object)
    """A slot is to be taken away: its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[UUID, QPushButton] = {}
        self._words: dict[UUID, str] = {}
        self.removable = False
        """Whether the menu of a line offers to take its slot away."""
        self._group = QButtonGroup(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        whole.addLayout(self._lines)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.up = self._mover(tr("Move up"), UP_KEY, -1)
        self.down = self._mover(tr("Move down"), DOWN_KEY, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch()
        whole.addLayout(row)

    def _mover(self, words: str, keys: str, places: int) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(lambda: self._move(places))
        return button

    @property
    def current(self) -> UUID | None:
        """The slot that is chosen."""
        return next((id for id, button in self.buttons.items() if button.isChecked()), None)

    def show_slots(self, lines: Sequence[tuple[UUID, str]], chosen: UUID | None) -> None:
        """Shows these slots with their words, one of them chosen."""
        wanted = dict(lines)
        for id in [id for id in self.buttons if id not in wanted]:
            gone = self.buttons.pop(id)
            self._group.removeButton(gone)
            gone.deleteLater()
        for place, (id, _words) in enumerate(lines):
            button = self.buttons.get(id) or self._made(id)
            if self._lines.indexOf(button) != place:
                self._lines.insertWidget(place, button)
        self._words = wanted
        self.buttons = {id: self.buttons[id] for id in wanted}
        self._fit()
        self.choose(chosen)
        for mover in (self.up, self.down):
            mover.setVisible(len(lines) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What has no room in its line goes on in the next one."""
        for id, button in self.buttons.items():
            beside = button.sizeHint().width() - _width(button, button.text())
            words = "\n".join(
                each
                for line in self._words[id].split("\n")
                for each in _folded(button, line, self.width() - beside)
            )
            if button.text() != words:
                button.setText(words)

    def choose(self, id: UUID | None) -> None:
        """Shows another slot as the one that is chosen."""
        if id in self.buttons:
            show_ticked(self.buttons[id], True)
        places = list(self.buttons)
        place = places.index(id) if id in places else 0
        is_free = not is_locked(self)
        self.up.setEnabled(is_free and place > 0)
        self.down.setEnabled(is_free and place < len(places) - 1)

    def _made(self, id: UUID) -> QPushButton:
        button = self.buttons[id] = ShortenedButton(self)
        button.setProperty("role", "row")
        button.setCheckable(True)
        self._group.addButton(button)
        button.toggled.connect(lambda on: self._choose(id) if on else None)
        within(button, REMOVE_KEY, partial(self._remove, id))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda where: self._offer(id, button.mapToGlobal(where)))
        return button

    def _offer(self, id: UUID, where: QPoint) -> None:
        places, menu = list(self.buttons), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, step in ((tr("Move up"), UP_KEY, -1), (tr("Move down"), DOWN_KEY, 1)):
            action = menu.addAction(words, partial(self.moved.emit, id, step))
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(not is_locked(self) and 0 <= places.index(id) + step < len(places))
        if self.removable and not is_locked(self):
            menu.addSeparator()
            menu.addAction(tr("Remove slot"), partial(self._remove, id)).setShortcut(QKeySequence(REMOVE_KEY))
        menu.popup(where)

    def _remove(self, id: UUID) -> None:
        if self.removable and not is_locked(self):
            self.removed.emit(id)

    def _choose(self, id: UUID) -> None:
        self.choose(id)
        self.chosen.emit(id)

    def _move(self, places: int) -> None:
        if self.current is not None:
            self.moved.emit(self.current, places)


def _folded(button: QPushButton, line: str, room: int) -> list[str]:
    """The parts of a line in as many lines as they need."""
    found: list[str] = []
    for part in line.split(BETWEEN):
        if found and _width(button, f"{found[-1]}{BETWEEN}{part}") <= room:
            found[-1] += BETWEEN + part
        else:
            found.append(part)
    return found


def _width(button: QPushButton, words: str) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()


def move_keys(stage: QWidget, move: Callable[[int], None]) -> None:
    """Lets two keys, pressed anywhere in `stage`, call `move` with the places to move by."""
    for keys, places in ((UP_KEY, -1), (DOWN_KEY, 1)):
        within(stage, keys, partial(move, places))
