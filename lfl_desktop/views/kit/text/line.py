"""One line of text, into which people paste what was several."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from lfl_desktop.domain.wording.clean_text import listed, pasted_on_one_line
from lfl_desktop.views.kit.drops import NoFiles, give, is_path_pasted

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why a line loses the cursor for a moment only."""

MOST_OF_HINT = 30
"""Characters of a hint that a line always has room for."""


class Line(NoFiles, QLineEdit):
    """One line of text, however it comes in: by key, paste, menu, middle button, drop or a screen reader.

    Breaks in what is pasted become spaces. Where a list is being entered (`takes_list` says so at that
    moment) and the line was empty, the first of several lines stays here and `lines_pasted` tells all. The
    property `leastAcross` is for how many characters it always has room."""

    lines_pasted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_list: Callable[[], bool] | None = None
        self._before = ""
        self._edited = False
        self.setValidator(_OnOneLine(self))
        self.textChanged.connect(self._note)
        self.textEdited.connect(self._note_edited)  # which Qt says before it says that the text changed
        self.textChanged.connect(self._show_new)

    def minimumSizeHint(self) -> QSize:
        """There is room for its hint, unless that is a sentence."""
        hint, metrics, words = super().minimumSizeHint(), self.fontMetrics(), self.placeholderText()
        beside = hint.width() - metrics.maxWidth()
        least = (self.property("leastAcross") or 0) * metrics.averageCharWidth()
        if len(words) <= MOST_OF_HINT:
            least = max(least, metrics.horizontalAdvance(words))
        return hint.expandedTo(QSize(beside + least, hint.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that led on to another field is done with: what has the cursor now was not pressed."""
        had_cursor = self.hasFocus()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and had_cursor and not self.hasFocus():
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self._show_beginning()

    def _show_beginning(self) -> None:
        """Words that are longer than the line are seen from their beginning, but for where one is typing."""
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _show_new(self) -> None:
        """Where somebody writes, by whatever means, the cursor stays; what was put here is seen from its
        beginning."""
        edited, self._edited = self._edited, False
        if not edited:
            self._show_beginning()

    def _note_edited(self) -> None:
        self._edited = True

    def _note(self, text: str) -> None:
        self._before = text

    @property
    def before(self) -> str:
        """What the line held until now."""
        return self._before

    def make_undoable(self, before: str, kept: str) -> None:
        """Lets the line's own undo take back what came in: Qt forgets what it was where a line keeps less."""
        if self.text() != kept:
            return
        cursor, was_blocked = self.cursorPosition(), self.blockSignals(True)
        self.setText(before)
        self.selectAll()
        self.insert(kept)
        self.setCursorPosition(cursor)
        self.blockSignals(was_blocked)

    def taken(self, text: str) -> str:
        """What of `text` stays in the line."""
        if is_path_pasted(text):
            QTimer.singleShot(0, self, lambda: give(self, ()))
            return self._before
        lines = listed(text) if self.takes_list and not self._before.strip() else []
        if len("\t".join(lines).split("\t")) > 1 and self.takes_list and self.takes_list():
            QTimer.singleShot(0, self, lambda: self.lines_pasted.emit(lines))
            return lines[0].partition("\t")[0]
        return pasted_on_one_line(text)


class _OnOneLine(QValidator):
    """Sees what comes into a line before anybody is told."""

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self._line = line

    def validate(self, text: str, position: int) -> object:
        if text.isprintable() and "file://" not in text:
            return QValidator.State.Acceptable, text, position
        before, kept = self._line.before, self._line.taken(text)
        if kept not in (before, text):
            QTimer.singleShot(0, self._line, partial(self._line.make_undoable, before, kept))
        at = position if kept == text else min(len(kept), len(pasted_on_one_line(text[:position])))
        return QValidator.State.Acceptable, kept, at
