"""What is only read in a row: a double click, or its menu, opens what it tells of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

from lfl_desktop.views.kit.binding.row_menu import RowMenu
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.destination import Destination


class OpenedByDoubleClick(QObject):
    """Belongs to a `part` of a row: a double click on it goes `where` it lives."""

    def __init__(self, desk: Desk, part: QWidget, where: Callable[[], Destination]) -> None:
        super().__init__(part)
        self._desk = desk
        self._where = where
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._desk.wanted.emit(self._where())
            return True
        return False


def opens(desk: Desk, part: QWidget, *ways: tuple[str, Destination]) -> None:
    """Lets a part of a row that has no menu otherwise open what it tells of: by double click the first of the
    ways, from its menu each of them, by its words."""

    def fill(menu: QMenu) -> None:
        for words, where in ways:
            menu.addAction(words, partial(desk.wanted.emit, where))

    OpenedByDoubleClick(desk, part, lambda: ways[0][1])
    RowMenu(part, fill)
