"""Rows that are wider than a page may be go below each other, the outermost first, until the page fits."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

ACROSS = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
STACKED = "stacked"
"""The property of a control that tells it that its parts stand below each other."""

DOWN = QBoxLayout.Direction.TopToBottom


class StackingArea(QObject):
    """Keeps the page that an area scrolls as narrow as the area, and the area as wide as that needs then."""

    def __init__(self, area: QScrollArea, page: QWidget) -> None:
        super().__init__(area)
        self._area, self._page = area, page
        self._stacking = Stacking(page)
        area.viewport().installEventFilter(self)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._stacking.fit(self._area.viewport().width())
            beside = self._area.width() - self._area.viewport().width()
            needed = self._page.minimumSizeHint().width() + beside
            if self._area.minimumWidth() != needed:
                self._area.setMinimumWidth(needed)
        return super().eventFilter(watched, event)


class Stacking:
    """Stacks what is in `root`, and unstacks it where there is more room again."""

    def __init__(self, root: QWidget) -> None:
        self._root = root
        self._stacked: list[tuple[QBoxLayout, QBoxLayout.Direction]] = []
        self._width = 0

    def fit(self, width: int) -> None:
        """There is room for `width` pixels."""
        if self._stacked and width > self._width:
            self._unstack()
        if self._root.minimumSizeHint().width() > width and (layout := self._root.layout()) is not None:
            self._width = width
            self._stack(layout, width)

    def _unstack(self) -> None:
        for layout, direction in self._stacked:
            if isValid(layout):
                layout.setDirection(direction)
                _tell(layout, False)
        self._stacked.clear()

    def _stack(self, layout: QLayout, room: int) -> None:
        """Stacks rows in a layout that may be `room` wide."""
        if layout.minimumSize().width() <= room:
            return
        if isinstance(layout, QBoxLayout) and layout.direction() in ACROSS and layout.count() > 1:
            self._stacked.append((layout, layout.direction()))
            layout.setDirection(DOWN)
            _tell(layout, True)
        margins = layout.contentsMargins()
        for inner, lost in _within(layout):
            self._stack(inner, room - margins.left() - margins.right() - lost)


def _tell(layout: QLayout, stacked: bool) -> None:
    """Lets a control whose own layout it is know."""
    owner = layout.parentWidget()
    if owner is not None and owner.layout() is layout:
        owner.setProperty(STACKED, stacked)


def _within(layout: QLayout) -> Iterator[tuple[QLayout, int]]:
    """The layouts of what stands in one, each with the pixels that its widget takes beside it."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None or item.isEmpty():
            continue
        if (inner := item.layout()) is not None:
            yield inner, 0
            continue
        widget = item.widget()
        inner = None if widget is None or isinstance(widget, QAbstractScrollArea) else widget.layout()
        if widget is not None and inner is not None:
            margins = widget.contentsMargins()
            yield inner, margins.left() + margins.right()
