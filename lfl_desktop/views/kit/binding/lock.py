"""What is locked: its text can be read, chosen and copied, and nothing in it is written."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.showing import dress_anew

LOCKED = "locked"
_HELD = "held by the lock"


def is_locked(widget: QWidget | None) -> bool:
    """Whether a widget is in a part of the window that is locked."""
    while widget is not None:
        if widget.property(LOCKED):
            return True
        widget = widget.parentWidget()
    return False


def unlock(root: QWidget) -> None:
    """Lets everything below `root` be changed again."""
    root.setProperty(LOCKED, False)
    for widget in root.findChildren(QWidget):
        if widget.property(_HELD):
            widget.setProperty(_HELD, False)
            if isinstance(widget, QLineEdit | QPlainTextEdit):
                widget.setReadOnly(False)
                dress_anew(widget)
            else:
                widget.setEnabled(True)


def lock(root: QWidget, but: Collection[QWidget] = ()) -> None:
    """Locks everything below `root`; to be called again when something was added there. What only shows
    something goes on: buttons in such a role (`SHOWS`), and what lies in the widgets of `but`."""
    root.setProperty(LOCKED, True)
    free = {id(part) for each in but for part in (each, *each.findChildren(QWidget))}
    for widget in root.findChildren(QWidget):
        if id(widget) in free:
            continue
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            if not widget.isReadOnly() and not isinstance(widget.parentWidget(), QComboBox):
                widget.setProperty(_HELD, True)
                widget.setReadOnly(True)
                dress_anew(widget)
        elif _writes(widget) and widget.isEnabled():
            widget.setProperty(_HELD, True)
            widget.setEnabled(False)


def _writes(widget: QWidget) -> bool:
    if isinstance(widget, Segmented | QComboBox | QCheckBox):
        return True
    within = isinstance(widget.parentWidget(), Segmented | QComboBox)
    return isinstance(widget, QAbstractButton) and not within and widget.property("role") not in SHOWS


def lock_field(field: QWidget) -> None:
    """Locks one field for as long as it is there."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.setReadOnly(True)
        dress_anew(field)
    else:
        field.setEnabled(False)


SHOWS = ("row", "unfold", "fold", "stage", "card-card", "card-held", "card-today")
"""The roles of buttons that show something and change nothing."""
