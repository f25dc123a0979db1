"""Where the choices of a paper scroll beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea

LINES = 8
"""Lines of text that are seen of the choices at least."""


class ChoicesArea(QScrollArea):
    """Asks for little height: where a window is low the choices scroll, and what is done with the paper stays
    in sight below them."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(QSize(self.maximumWidth(), LINES * self.fontMetrics().height()))
