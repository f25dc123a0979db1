"""A column beside something: it scrolls by itself there, and is as high as it needs to be below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from lfl_desktop.views.kit.controls.settling_area import SettlingArea


class SideArea(SettlingArea):
    """Holds a column. Its width is what the column needs; `set_whole` shows all of it without scrolling.

    With the property `barWhereNeeded` there is room for the scroll bar only while the column is higher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        self._needed = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_whole(self, whole: bool) -> None:
        """Shows the whole column from now on, or scrolls it."""
        self._whole = whole
        self._fit()

    def minimumSizeHint(self) -> QSize:
        column = self.widget()
        if column is None:
            return super().minimumSizeHint()
        needed = column.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if self._has_bar() else 0
        height = self._height() if self._whole else 8 * self.fontMetrics().height()
        return QSize(needed.width() + bar, height)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _has_bar(self) -> bool:
        if self.property("barWhereNeeded"):
            return self._height() > self.height()
        return not self._whole

    def _height(self) -> int:
        column = self.widget()
        if column is None:
            return 0
        width = max(self.viewport().width(), column.minimumSizeHint().width())
        return column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()

    def _fit(self) -> None:
        if self.minimumHeight() != (height := self.minimumSizeHint().height()):
            self.setMinimumHeight(height)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole:
            self._fit()
        elif self.property("barWhereNeeded"):
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            if self._whole:
                self._fit()
            elif self._needed != (needed := self.minimumSizeHint().width()):
                self._needed = needed
                self.updateGeometry()
        return super().eventFilter(watched, event)
