"""What is copied for other programs: plain words, and the same with headings and bullets or as a table."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

OURS = "copied by this program"


def copy(words: str, html: str) -> None:
    """Copies `words`, and `html` for the programs that take it, such as Word and Excel."""
    data = QMimeData()
    data.setObjectName(OURS)
    data.setText(words)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def leave_plain() -> None:
    """What was copied stays as plain words when the program ends: rich data made in Python outlives it, and
    Qt 6.11 stops with a fault when it lets go of it."""
    clipboard = QGuiApplication.clipboard()
    held = clipboard.mimeData()  # None where nothing was copied, on some systems
    if held is not None and held.objectName() == OURS:
        clipboard.setText(clipboard.text())
