"""A list to choose from in little room: what is chosen ends in "…" where it is longer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

FEWEST_LETTERS = 8
"""How much of what is chosen is in sight at least."""


class ShortenedChoice(QComboBox):
    """Opened, it is as wide as its longest line; in a narrow window it gives way to what is beside it."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        spared = max(0, self.minimumContentsLength() - FEWEST_LETTERS)
        return QSize(least.width() - spared * self.fontMetrics().horizontalAdvance("X"), least.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words, metrics = self.currentText(), self.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 4)
        option.currentText = shown
        self.setToolTip(words if shown != words else "")

    def showPopup(self) -> None:
        longest = self.view().sizeHintForColumn(0) + 2 * self.fontMetrics().height()
        self.view().setMinimumWidth(longest)
        super().showPopup()
