"""Rows that are only read, as on Today: a double click or their menu opens what they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from lfl_desktop.views.kit.binding.row_menu import RowMenu
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.destination import Destination


class OpensOnAsking(QObject):
    """Belongs to a `part` of a row. A double click on it goes to the first of the ways, its menu offers them
    all, each in words."""

    def __init__(self, desk: Desk, part: QWidget, ways: Sequence[tuple[str, Destination]]) -> None:
        super().__init__(part)
        self._desk = desk
        self._ways = ways
        RowMenu(part, self._fill)
        part.installEventFilter(self)

    def _fill(self, menu: QMenu) -> None:
        for words, where in self._ways:
            menu.addAction(words, partial(self._desk.wanted.emit, where))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and self._ways:
            self._desk.wanted.emit(self._ways[0][1])
            return True
        return super().eventFilter(watched, event)


def opens(desk: Desk, part: QWidget, *ways: tuple[str, Destination]) -> None:
    """Lets a part of a row open what it tells of; under the pointer it shows that it can be asked."""
    OpensOnAsking(desk, part, ways)
    part.setCursor(Qt.CursorShape.PointingHandCursor)
