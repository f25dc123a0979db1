"""A bar whose length says how much. The figure always stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lfl_desktop.views.kit.theme import colours


class Bar(QWidget):
    """Shows `share`, from 0 to 1, of the width it is given."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """Shows another share."""
        self._share = max(0.0, min(1.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = colours(self)
        height = self.height() * 0.62
        width = max(4.0, self.width() * self._share) if self._share else 0.0
        painter.fillRect(QRectF(0, (self.height() - height) / 2, width, height), QColor(chosen.bar))


class ThinBar(Bar):
    """A bar in grey below a figure: it sets nobody apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0.0, parent)

    def sizeHint(self) -> QSize:
        return QSize(60, max(4, self.fontMetrics().height() // 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = colours(self)
        painter.fillRect(self.rect(), QColor(chosen.grey_tint))
        painter.fillRect(
            QRectF(0, 0, self.width() * self._share, self.height()), QColor(chosen.strong_border)
        )
