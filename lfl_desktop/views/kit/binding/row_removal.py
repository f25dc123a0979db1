"""How a row that can be removed shows it: × while the mouse or the cursor is on it, and in its menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from lfl_desktop.views.kit.controls.pressed_once import pressed_once

REMOVE_KEY = "Ctrl+Delete"

ROOM = 26
"""Pixels at the end of a row for its ×."""


class RowRemoval(QObject):
    """Belongs to a `row`, whose `words` name what is done ("Remove action"). `may` says whether there is
    anything to remove now."""

    def __init__(self, row: QWidget, words: str, remove: Callable[[], None], may: Callable[[], bool]) -> None:
        super().__init__(row)
        self._row = row
        self._words = words
        self._remove = remove
        self._may = may
        keys = QKeySequence(REMOVE_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.cross = QPushButton("×", row)
        self.cross.setProperty("role", "cross")
        pressed_once(self.cross)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setAccessibleName(words)
        self.cross.setToolTip(f"{words}  ({keys})")
        self.cross.setFixedSize(ROOM - 2, ROOM - 2)
        self.cross.clicked.connect(remove)
        self.cross.hide()
        layout = row.layout()
        if layout is not None:
            edges = layout.contentsMargins()
            edges.setRight(edges.right() + ROOM)
            layout.setContentsMargins(edges)
        row.installEventFilter(self)

    def add_to(self, menu: QMenu) -> None:
        """Adds the removal to a menu."""
        if not self._may():
            return
        if not menu.isEmpty():
            menu.addSeparator()
        action = menu.addAction(self._words, self._remove)
        action.setShortcut(QKeySequence(REMOVE_KEY))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        self.see(kind)
        if kind == QEvent.Type.Resize:
            self.cross.move(self._row.width() - self.cross.width(), 2)
        return False

    def see(self, kind: QEvent.Type) -> None:
        """This happened to the row, or to a field in it: the cursor there is in the row."""
        if kind in _SHOWING:
            self._show(kind)

    def look(self) -> None:
        """Something was kept: the row with the cursor may have come to be removable."""
        if self._has(QApplication.focusWidget()):
            self.cross.setVisible(self._may())

    def _show(self, kind: QEvent.Type) -> None:
        now = QApplication.focusWidget()
        entered = kind in (QEvent.Type.Enter, QEvent.Type.FocusIn)
        stays = self._row.underMouse() if kind == QEvent.Type.FocusOut else self._has(now)
        self.cross.setVisible((entered or stays) and self._may())

    def _has(self, now: QWidget | None) -> bool:
        return now is not None and self._row.isAncestorOf(now)


_SHOWING = frozenset((QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut))
