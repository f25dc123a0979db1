"""Prose that is typed or pasted: as it will be kept, with its spelling checked where the window does that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QShowEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from lfl_desktop.domain.wording.clean_text import clean, listed
from lfl_desktop.views.kit.drops import NoFiles, give

if TYPE_CHECKING:
    from lfl_desktop.views.kit.text.spell_marks import Marks

MENU_KEYS = (QKeySequence("F4"), QKeySequence("Shift+F10"))
"""Where the system itself does not ask for the menu."""


class SpellCheck(QObject):
    """What prose asks of the window that it is in."""

    def attend(self, field: ProseText) -> None:
        """Marks the words of a field, if that is wanted and possible."""
        raise NotImplementedError

    def offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Puts what may be meant by the unknown word at the cursor on top of a menu."""
        raise NotImplementedError


class ProseText(NoFiles, QPlainTextEdit):
    """Several lines of prose whose spelling is checked in a window that has a `SpellCheck`.

    Where a list is being entered (`takes_list` says so at that moment) and nothing was here, the first of
    several lines that are pasted stays here and `lines_pasted` tells all."""

    menu_asked = Signal(QMenu)
    """A menu is about to be shown: others may add to it."""
    lines_pasted = Signal(list)

    takes_list: Callable[[], bool] | None = None

    _marks: Marks | None = None

    @property
    def marks(self) -> Marks | None:
        """What marks its words, None where spelling is not checked."""
        return self._marks

    def set_marks(self, marks: Marks | None) -> None:
        """Marks the words from now on, or no longer."""
        if self._marks is not None:
            self._marks.let_go()
        self._marks = marks

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes words as they will be kept; the path of a file is no words."""
        if source.hasUrls():
            give(self, ())
            return
        text = source.text()
        lines = listed(text) if self.takes_list and not self.toPlainText().strip() else []
        is_list = len(lines) > 1 and self.takes_list is not None and self.takes_list()
        plain = QMimeData()
        plain.setText(self.pasted(lines[0] if is_list else text))
        super().insertFromMimeData(plain)
        if is_list:
            self.lines_pasted.emit(lines)

    def pasted(self, text: str) -> str:
        """What of pasted text comes here."""
        return clean(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._have_checked()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._marks is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._marks.leave_word()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._marks is not None and event.type() == QEvent.Type.PaletteChange:
            self._marks.mark_anew()
        elif event.type() == QEvent.Type.ReadOnlyChange and self.isVisible():
            self._have_checked()

    def _have_checked(self) -> None:
        spelling = _check_of(self)
        if spelling is not None:
            spelling.attend(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) in MENU_KEYS:
            self._show_menu(self.textCursor(), self._below_cursor())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu(self.textCursor(), self._below_cursor())
        else:
            self._show_menu(self.cursorForPosition(event.pos()), event.globalPos())

    def _below_cursor(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def _show_menu(self, cursor: QTextCursor, where: QPoint) -> None:
        menu = self.createStandardContextMenu()
        menu.setParent(self, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spelling = _check_of(self)
        if spelling is not None:
            spelling.offer(menu, cursor)
        self.menu_asked.emit(menu)
        menu.popup(where)


def _check_of(field: QWidget) -> SpellCheck | None:
    """That of the window that a field is in, or that its dialog belongs to."""
    above: QWidget | None = field
    while above is not None:
        found = above.window().findChild(SpellCheck, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None:
            return found
        above = above.window().parentWidget()
    return None
