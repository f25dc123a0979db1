"""Rows that are wider than a page may be go on in the next line, or below each other, the outermost first,
until the page fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

ACROSS = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
DOWN = QBoxLayout.Direction.TopToBottom


class StackingControl(QWidget):
    """A control that arranges its own parts where there is little room for them."""

    def stack(self, room: int) -> None:
        """There are only `room` pixels for its parts."""
        raise NotImplementedError

    def unstack(self) -> None:
        """There is room for all parts beside each other."""
        raise NotImplementedError


class StackingArea(QObject):
    """Keeps the page that an area scrolls as narrow as the area; one that `makes_room` is as wide as that
    needs even so, because there is room elsewhere."""

    def __init__(self, area: QScrollArea, page: QWidget, makes_room: bool = False) -> None:
        super().__init__(area)
        self._area = area
        self._makes_room = makes_room
        self._known: dict[QWidget, Stacking] = {}
        area.viewport().installEventFilter(self)
        self.follow(page)

    def follow(self, page: QWidget) -> None:
        """Another page is in the area."""
        self._page = page
        if page not in self._known:
            self._known[page] = Stacking(page)
            page.installEventFilter(self)
        if self._area.isVisible():  # before that it has no size of its own
            self._fit()

    def _fit(self) -> None:
        self._known[self._page].fit(self._area.viewport().width())
        beside = self._area.width() - self._area.viewport().width()
        needed = self._page.minimumSizeHint().width() + beside
        if self._makes_room and self._area.minimumWidth() != needed:
            self._area.setMinimumWidth(needed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False


class Stacking:
    """Stacks what is in `root`, and unstacks it where there is more room again."""

    def __init__(self, root: QWidget) -> None:
        self._root = root
        self._stacked: list[tuple[QBoxLayout, QBoxLayout.Direction]] = []
        self._wrapped: list[WrappedRow] = []
        self._controls: list[StackingControl] = []
        self._width = 0

    def fit(self, width: int) -> None:
        """There is room for `width` pixels."""
        if (self._stacked or self._wrapped or self._controls) and width > self._width:
            self._unstack()
        if self._root.minimumSizeHint().width() > width and (layout := self._root.layout()) is not None:
            self._width = width
            self._stack(layout, width)

    def _unstack(self) -> None:
        for row in self._wrapped:
            row.undo()
        for layout, direction in self._stacked:
            if isValid(layout):
                layout.setDirection(direction)
        for control in self._controls:
            if isValid(control):
                control.unstack()
        self._stacked.clear()
        self._wrapped.clear()
        self._controls.clear()

    def _stack(self, layout: QLayout, room: int) -> None:
        """Stacks rows in a layout that may be `room` wide."""
        if layout.minimumSize().width() <= room:
            return
        owner = layout.parentWidget()
        if isinstance(owner, StackingControl) and owner.layout() is layout:
            self._controls.append(owner)
            owner.stack(room)
            return
        margins = layout.contentsMargins()
        room -= margins.left() + margins.right()
        if isinstance(layout, QBoxLayout) and layout.direction() in ACROSS and layout.count() > 1:
            if _is_of_buttons(layout):
                self._wrapped.append(WrappedRow(layout, room))
                return
            self._stacked.append((layout, layout.direction()))
            layout.setDirection(DOWN)
        for inner, lost in _within(layout):
            self._stack(inner, room - lost)


class WrappedRow:
    """A row of buttons and choices that goes on in the next line."""

    def __init__(self, row: QBoxLayout, room: int) -> None:
        self._row = row
        self._direction = row.direction()
        self._stretches = [row.stretch(place) for place in range(row.count())]
        self._items: list[QLayoutItem] = _taken(row)
        row.setDirection(DOWN)
        self._lines: list[QHBoxLayout] = []
        for items in _lines(self._items, row.spacing(), room):
            line = QHBoxLayout()
            line.setSpacing(row.spacing())
            for item in items:
                line.addItem(item)
            line.addStretch()
            self._lines.append(line)
            row.addLayout(line)

    def undo(self) -> None:
        """Makes one row of it again."""
        if not isValid(self._row):
            return
        for line in self._lines:
            _taken(line)
            self._row.removeItem(line)
            line.deleteLater()
        self._row.setDirection(self._direction)
        for place, (item, stretch) in enumerate(zip(self._items, self._stretches, strict=True)):
            self._row.addItem(item)
            self._row.setStretch(place, stretch)


def _taken(layout: QBoxLayout) -> list[QLayoutItem]:
    found = []
    while (item := layout.takeAt(0)) is not None:
        found.append(item)
    return found


def _lines(items: Sequence[QLayoutItem], gap: int, room: int) -> Iterator[list[QLayoutItem]]:
    """The items by the lines they stand in."""
    line: list[QLayoutItem] = []
    width = 0
    for item in items:
        needed = 0 if item.isEmpty() else min(item.sizeHint().width(), room) + gap
        if line and width + needed - gap > room:
            yield line
            line, width = [], 0
        line.append(item)
        width += needed
    yield line


def _is_of_buttons(layout: QBoxLayout) -> bool:
    """Whether a row holds nothing but what is pressed; a control's own row is arranged by the control."""
    owner = layout.parentWidget()
    if owner is None or owner.layout() is layout:
        return False
    items = [layout.itemAt(place) for place in range(layout.count())]
    return all(
        item is not None
        and (item.spacerItem() is not None or isinstance(item.widget(), QAbstractButton | QComboBox))
        for item in items
    )


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
