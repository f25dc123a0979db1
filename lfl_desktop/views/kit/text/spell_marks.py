"""Calm marks under words that no dictionary has.

The marks are formats of the layout, no part of the text: they change nothing that is kept, undone or copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from lfl_desktop.views.kit.theme import colours

if TYPE_CHECKING:
    from lfl_desktop.workspace.start.speller import Speller


class _Held(NamedTuple):
    """The word being typed: the number of its paragraph, and its place there."""

    block: int
    start: int
    end: int

    def has(self, cursor: QTextCursor) -> bool:
        return cursor.blockNumber() == self.block and self.start <= cursor.positionInBlock() <= self.end


class Marks(QSyntaxHighlighter):
    """A wavy line under each unknown word of a field, but for the one being typed.

    Qt says that the text changed when only its marks do, unless a key changed both: then nobody is told.
    """

    def __init__(self, field: QPlainTextEdit, speller: Speller) -> None:
        super().__init__(field)
        self._field = field
        self._speller = speller
        self._typing = False
        self._held: _Held | None = None
        # before the document is set: the word being typed must be known when its paragraph is marked
        field.document().contentsChange.connect(self._changed)
        field.cursorPositionChanged.connect(self._moved)
        self.setDocument(field.document())
        self.mark_anew()

    def let_go(self) -> None:
        """Takes the marks away for good."""
        self._field.document().contentsChange.disconnect(self._changed)
        self._field.cursorPositionChanged.disconnect(self._moved)
        with QSignalBlocker(self._field):
            self.setDocument(None)
        self.deleteLater()

    def mark_anew(self) -> None:
        """Marks all words again: other words are known, or the colours are others."""
        with QSignalBlocker(self._field):
            self.rehighlight()

    def leave_word(self) -> None:
        """The cursor went out of the word that was being typed: now it may be marked."""
        self._typing = False
        held, self._held = self._held, None
        if held is not None:
            with QSignalBlocker(self._field):
                self.rehighlightBlock(self._field.document().findBlockByNumber(held.block))

    def highlightBlock(self, text: str) -> None:
        unknown = self._speller.unknown(text)
        number = self.currentBlock().blockNumber()
        if self._held is not None and self._held.block == number:
            self._held = None
        if not unknown:
            return
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(QColor(colours(self._field).amber))
        for word in unknown:
            place = _Held(number, word.start, word.end)
            if self._typing and place.has(self._field.textCursor()):
                self._held = place
            else:
                self.setFormat(word.start, word.end - word.start, wavy)

    def _changed(self, _place: int, _removed: int, _added: int) -> None:
        self._typing = self._field.hasFocus()

    def _moved(self) -> None:
        if self._held is not None and not self._held.has(self._field.textCursor()):
            self.leave_word()
