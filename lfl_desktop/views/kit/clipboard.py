"""What is copied for other programs: plain words, and the same with headings and bullets or as a table."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

OURS = "copied by this program"


def copy_to_clipboard(words: str, html: str) -> None:
    """Copies `words`, and `html` for the programs that take it, such as Word and Excel."""
    data = QMimeData()
    data.setObjectName(OURS)
    data.setText(words)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def leave_nothing() -> None:
    """What was copied here goes when the program ends: words of the records would lie there for whoever comes
    next. Rich data made in Python would besides outlive its program, and Qt 6.11 stops with a fault when it
    lets go of it. What another program copied stays."""
    clipboard = QGuiApplication.clipboard()
    held = clipboard.mimeData()  # None where nothing was copied, on some systems
    if clipboard.ownsClipboard() or (held is not None and held.objectName() == OURS):
        clipboard.clear()
