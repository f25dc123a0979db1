"""A text in parts to read: as high as what it says, read aloud as text, copied as text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from lfl_desktop.content.document import Document
from lfl_desktop.exchange.document_text import worded_parts


class Story(QTextEdit):
    """Parts below each other, each with its heading. What people typed is never taken for markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Document | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "story")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_document(self, document: Document) -> None:
        """Shows what it says; nothing moves where that is in sight already."""
        if document == self._shown:
            return
        self._shown = document
        self.clear()
        cursor = QTextCursor(self.document())
        for place, part in enumerate(worded_parts(document)):
            self._add(cursor, part.heading, 1 if place == 0 else 2)
            for line in part.lines:
                self._add(cursor, line, 0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _add(self, cursor: QTextCursor, words: str, level: int) -> None:
        line = self.fontMetrics().height()
        block, letters = QTextBlockFormat(), QTextCharFormat()
        block.setHeadingLevel(level)
        block.setTopMargin(round(line * 0.9) if level == 2 else round(line * 0.2))
        block.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            letters.setFontWeight(QFont.Weight.Bold)
        if level == 1:
            letters.setFontPointSize(self.font().pointSizeF() * 1.12)
        if cursor.position():
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
        label, colon, rest = words.partition(": ")
        if level == 0 and colon and len(label) < 32:
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(label + colon, letters)
            cursor.insertText(rest, QTextCharFormat())
        else:
            cursor.insertText(words, letters)

    def _grow(self) -> None:
        margins = self.contentsMargins()
        height = round(self.document().size().height()) + margins.top() + margins.bottom() + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
