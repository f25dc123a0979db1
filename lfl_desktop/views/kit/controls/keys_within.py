"""Keys that do something while the cursor is in one part of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def within(part: QWidget, keys: str, job: Callable[[], object]) -> None:
    """Lets `keys` do `job` while the cursor is anywhere in `part`."""
    shortcut = QShortcut(QKeySequence(keys), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(job)
