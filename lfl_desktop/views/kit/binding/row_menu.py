"""The menu of a row: by a right click anywhere in it, and by the keys for menus in any of its controls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from lfl_desktop.views.kit.text.prose_text import ProseText


class RowMenu(QObject):
    """Belongs to a `row`; `fill` adds what can be done with it now. A field of text has a menu of its own, to
    which the same is added: for prose once the row is told of it (`attend`), for a line as the row asks."""

    def __init__(self, row: QWidget, fill: Callable[[QMenu], None]) -> None:
        super().__init__(row)
        self._row = row
        self._fill = fill
        row.installEventFilter(self)

    def attend(self, field: QWidget) -> None:
        """The menu of this field is that of the row too."""
        if isinstance(field, ProseText):
            field.menu_asked.connect(self._fill)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self.is_asked(watched, event)

    def is_asked(self, watched: QObject, event: QEvent) -> bool:
        """Shows the menu where an event of the row, or of a line in it, asks for it; whether it did."""
        if isinstance(event, QContextMenuEvent):
            if watched is self._row:
                return self._show(QMenu(self._row), event.globalPos())
            if isinstance(watched, QLineEdit) and (own := watched.createStandardContextMenu()) is not None:
                own.setParent(watched, own.windowFlags())
                return self._show(own, event.globalPos())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and asks_for_menu(event):
            now = QApplication.focusWidget() or self._row
            menu = QMenu(self._row)
            if isinstance(watched, QLineEdit) and (own := watched.createStandardContextMenu()) is not None:
                own.setParent(watched, own.windowFlags())
                menu = own
            return self._show(menu, now.mapToGlobal(QPoint(0, now.height())))
        return False

    def _show(self, menu: QMenu, where: QPoint) -> bool:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        if menu.isEmpty():
            menu.deleteLater()
            return False
        if QApplication.activePopupWidget() is None:  # the system may ask twice for one key
            menu.popup(where)
        return True


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether a key is one of those for menus, where the system does not ask for the menu itself."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)
