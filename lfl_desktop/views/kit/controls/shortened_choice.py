"""A list to choose from in little room: what is chosen ends in "…" where it is longer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from lfl_desktop.views.kit.controls.shortened_label import WholeTip

LEAST = 25
"""Characters of the system's font that there is always room for: no choice of ours but names is longer."""


class ShortenedChoice(QComboBox):
    """Opened, it is as wide as its longest line. The property `least` is how many characters there is
    always room for, where that is fewer than usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = WholeTip(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # also what comes later

    def minimumSizeHint(self) -> QSize:
        hint, metrics = super().minimumSizeHint(), self.fontMetrics()
        least = (self.property("least") or LEAST) * metrics.averageCharWidth() + 2 * metrics.height()
        return QSize(min(hint.width(), least), hint.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words, metrics, width = self.currentText(), self.fontMetrics(), room.width() - 2
        if metrics.boundingRect(words).width() > width:  # as Qt reckons how wide it wants to be
            option.currentText = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        self._tip.tell(self.currentText(), option.currentText)
        super().paintEvent(event)

    def showPopup(self) -> None:
        longest = self.view().sizeHintForColumn(0) + 2 * self.fontMetrics().height()
        self.view().setMinimumWidth(longest)
        super().showPopup()
