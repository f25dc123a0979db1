"""A tension in the list "Where does it pull?": a card that opens into its form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.domain.activity import Tension, TensionState
from lfl_desktop.domain.tensions import STATES, VOICES
from lfl_desktop.views.activity.tension_form import TensionForm
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.row_menu import RowMenu
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label, set_role
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_lines import academic_level_words, counted, tension_said
from lfl_desktop.workspace.activity.tension_changes import tension_joins

CHIPS = {
    TensionState.NOTICED: "chip-amber",
    TensionState.WORKED_ON: "chip-accent",
    TensionState.EASED: "chip-green",
}
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class TensionCard(QFrame):
    """One tension. Enter or a click opens it, the arrow keys go to the next card, with Alt and Shift they
    move it, Delete takes it away."""

    opened = Signal()
    closed = Signal()
    stepped = Signal(int)
    moved = Signal(int)
    removed = Signal()
    action_wanted = Signal()

    def __init__(self, desk: Desk, tension: Tension, number: int, shown: Shown) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("tension_card")
        self.tension, self._shown, self._number = tension, shown, number
        self.form: TensionForm | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 2, 4)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(6)
        self._where = label("", "strong")
        self._state = label("", "chip", wrap=False)
        head.addWidget(self._where, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._words, self._note = label(""), label("", "muted")
        self._add = QPushButton(tr("Add action"))
        self._add.setProperty("role", "link")
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add.clicked.connect(self.action_wanted)
        column.addWidget(self._words)
        foot = QHBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(foot)
        self.menu = RowMenu(self, self._fill_menu)
        self.show_tension(tension, number, shown)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Open"), self.opened.emit)
        if is_locked(self):
            return
        menu.addAction(tr("Add action"), self.action_wanted.emit)
        for words, keys, by in ((tr("Move up"), "Alt+Shift+Up", -1), (tr("Move down"), "Alt+Shift+Down", 1)):
            menu.addAction(words, partial(self.moved.emit, by)).setShortcut(QKeySequence(keys))
        menu.addSeparator()
        menu.addAction(tr("Remove tension"), self.removed.emit).setShortcut(QKeySequence("Delete"))

    @property
    def is_open(self) -> bool:
        """Whether its form is in sight."""
        return self.form is not None

    def show_tension(self, tension: Tension, number: int, shown: Shown) -> None:
        """Shows the tension as it is now, also in its form."""
        self._say(tension, number, shown)
        if self.form is not None:
            self.form.show_tension(tension, shown)

    def follow(self, tension: Tension, number: int, shown: Shown) -> None:
        """Shows what follows from what was typed in its form and kept."""
        self._say(tension, number, shown)
        if self.form is not None:
            self.form.follow(tension, shown)

    def _say(self, tension: Tension, number: int, shown: Shown) -> None:
        self.tension, self._shown, self._number = tension, shown, number
        eased = tension.state == TensionState.EASED
        set_role(self, "pull-eased" if eased else "pull")
        self._where.setText(f"{number}  {tension_joins(tension, shown.page.items, shown.names)}")
        self._state.setText(tr(STATES[tension.state]))
        set_role(self._state, CHIPS[tension.state])
        self._words.setText(plain_wording(tension.wording))
        self._words.setVisible(bool(plain_wording(tension.wording)) and not self.is_open)
        count = len(shown.whole.links.actions(tension.id))
        told = [
            tr("voiced as: {voice}", voice=tr(VOICES[tension.voiced_as])) if tension.voiced_as else "",
            academic_level_words(tension, shown.page.items) if shown.levels else "",
            tr("held back") if tension.held_back else "",
            counted(count) if count else "" if eased else tr("no action yet"),
        ]
        self._note.setText(" · ".join(words for words in told if words))
        self._note.setVisible(bool(self._note.text()) and not self.is_open)
        self._add.setVisible(not count and not eased and not self.is_open)
        self.setAccessibleName(tr("Tension {n}: {words}", n=number, words=self._said()))
        self.setAccessibleDescription(self._note.text())

    def _said(self) -> str:
        return tension_said(self.tension, self._shown.page.items, self._shown.names, self._shown.levels)

    def open(self) -> TensionForm:
        """Opens the form, with the cursor where it was."""
        if self.form is None:
            self.form = TensionForm(self.desk, self.tension, self._shown)
            self.form.finished.connect(self.closed)
            self.form.moved.connect(self.moved)
            self.form.removed.connect(self.removed)
            self._column.addWidget(self.form)
            self.form.show()
            self._say(self.tension, self._number, self._shown)
        return self.form

    def close_form(self) -> None:
        """Keeps what is typed in the form and closes it, unless it cannot be kept."""
        if self.form is None:
            return
        self.form.kept.keep()
        if self.form.kept.pending:
            return
        self.tension = self.form.tension
        form, self.form = self.form, None
        form.hide()
        form.deleteLater()
        self._say(self.tension, self._number, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES and event.modifiers() == ALT_SHIFT:
            self.moved.emit(MOVES[key])
        elif key in MOVES:
            self.stepped.emit(MOVES[key])
        elif key in OPENS and self.hasFocus() and not self.is_open:
            self.opened.emit()
        elif key in OPENS and self.hasFocus() and self.form is not None:
            self.form.wording.setFocus()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_open:
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys to move a card must come here, not to a shortcut of the window."""
        ours = isinstance(event, QKeyEvent) and event.modifiers() == ALT_SHIFT and event.key() in MOVES
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
