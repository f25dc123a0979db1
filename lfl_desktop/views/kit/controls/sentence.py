"""A sentence that is checked and grows as prose does, and stays one line of meaning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from lfl_desktop.domain.wording.clean_text import pasted_on_one_line
from lfl_desktop.views.kit.controls.own_controls import GrowingText

_BREAK_KEYS = (
    QKeySequence.StandardKey.InsertParagraphSeparator,
    QKeySequence.StandardKey.InsertLineSeparator,
)


class Sentence(GrowingText):
    """A sentence in a box as high as it, however many lines of the box it takes. No line break comes into
    it, because lists, papers and files show it as one line: Enter says `entered`, also with Shift, and what
    is pasted over several lines becomes one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or any(event.matches(keys) for keys in _BREAK_KEYS):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def pasted(self, text: str) -> str:
        return pasted_on_one_line(text)
