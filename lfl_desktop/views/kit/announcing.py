"""What is said to those who hear the screen, besides what has the focus: politely, so that nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(about: QObject, words: str) -> None:
    """Says `words`, where anybody listens; `about` is what they are about, or its window."""
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
