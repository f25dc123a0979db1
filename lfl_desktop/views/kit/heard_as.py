"""What a control is to those who hear the screen, where Qt would take it for something else."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget


class HeardAs(StrEnum):
    """The kinds there are."""

    GROUP = "group"
    TAB = "tab"
    LIST = "list"
    LIST_ITEM = "list item"


ROLES = {
    HeardAs.GROUP: QAccessible.Role.Grouping,
    HeardAs.TAB: QAccessible.Role.PageTab,
    HeardAs.LIST: QAccessible.Role.List,
    HeardAs.LIST_ITEM: QAccessible.Role.ListItem,
}
_PROPERTY = "heard_as"
_PRESS = "Press"


class _Heard(QAccessibleWidget):
    """A control in a role of its own, with what its widget can do."""

    def text(self, which: QAccessible.Text) -> str:
        own, widget = super().text(which), self.widget()
        if own or which != QAccessible.Text.Name or not isinstance(widget, QAbstractButton):
            return own
        return widget.text().replace("&&", "&")

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        if isinstance(widget, QAbstractButton):
            state.selectable, state.selected = True, widget.isChecked()
        elif self.role() == QAccessible.Role.ListItem:
            state.focusable = True
        return state

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        return [_PRESS, *names] if isinstance(self.widget(), QAbstractButton) else names

    def doAction(self, name: str) -> None:
        widget = self.widget()
        if name == _PRESS and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


def hear_as(widget: QWidget, kind: HeardAs) -> None:
    """Lets those who hear the screen take a widget for what it is."""
    widget.setProperty(_PROPERTY, kind.value)
    if QAccessible.isActive():  # it was taken for something else when it was made
        QAccessible.deleteAccessibleInterface(
            QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget))
        )


def install() -> None:
    """From now on such widgets are heard as they are."""
    QAccessible.installFactory(_heard)


def _heard(_class_name: str, about: QObject) -> QAccessibleInterface | None:
    kind = about.property(_PROPERTY) if isinstance(about, QWidget) else None
    return _Heard(about, ROLES[HeardAs(kind)]) if kind and isinstance(about, QWidget) else None
