"""A box to tick whose words go on in the next line where there is no room for them in one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

_WORDS = (
    Qt.AlignmentFlag.AlignVCenter.value
    | Qt.AlignmentFlag.AlignLeft.value
    | Qt.TextFlag.TextWordWrap.value
    | Qt.TextFlag.TextShowMnemonic.value
)
_FARTHEST = 1 << 14


class WrappedTick(QCheckBox):
    """As wide as its words in one line, at least as its longest word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        hint = super().sizeHint()
        if width >= hint.width():
            return hint.height()
        room = width - (hint.width() - self._extent(_FARTHEST).width())
        return hint.height() - self._extent(_FARTHEST).height() + self._extent(max(1, room)).height()

    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split() or [""]))
        return QSize(hint.width() - self._extent(_FARTHEST).width() + longest, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= super().sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        painter.drawItemText(
            room, _WORDS, self.palette(), self.isEnabled(), self.text(), self.foregroundRole()
        )

    def _extent(self, width: int) -> QSize:
        return self.fontMetrics().boundingRect(QRect(0, 0, width, _FARTHEST), _WORDS, self.text()).size()
