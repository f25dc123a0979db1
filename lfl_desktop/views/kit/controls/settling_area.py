"""An area whose page settles: a page of another height at every size cannot resize itself for ever."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

ROUNDS = 12
"""How often a page is measured anew because it changed while it was measured; four are usual at most."""


class SettlingArea(QScrollArea):
    """A scroll area that measures its page again, a bounded number of times, after the page was resized.

    Qt measures it within each resizing, and resizes it for what it measured: where a row folds, or text
    breaks otherwise, at every size, that goes deeper until nothing more is answered.
    """

    _is_measuring = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        page = self.widget()
        if watched is not page or event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._is_measuring:
            return False
        self._is_measuring = True
        try:
            for _ in range(ROUNDS):
                size = page.size()
                super().eventFilter(watched, event)
                if page.size() == size:
                    break
        finally:
            self._is_measuring = False
        return False
