"""A double click presses a button once, where the button means something else after the first press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class _PressedOnce(QObject):
    """Takes the second press of a double click from a button."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.MouseButtonDblClick


def pressed_once(*buttons: QAbstractButton) -> None:
    """Lets a double click press each of the buttons once: many people double-click whatever they press, and
    the second press must not take back, or go beyond, what the first one did."""
    for button in buttons:
        button.installEventFilter(_PressedOnce(button))
