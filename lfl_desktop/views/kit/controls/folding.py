"""A section that is folded away below its heading until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget


class Folding(QObject):
    """Ties the heading, a button that stays down while the section is open, to what stands below it."""

    def __init__(self, toggle: QPushButton, body: QWidget, *, unfolded: bool = False) -> None:
        super().__init__(toggle)
        self._toggle = toggle
        self._body = body
        self._title = toggle.text()
        self._count = 0
        toggle.toggled.connect(self._show)
        toggle.setChecked(unfolded)
        self._show(unfolded)

    def unfold(self) -> None:
        """Opens the section."""
        self._toggle.setChecked(True)

    def count(self, things: int) -> None:
        """Says beside the title how many things there are in the section."""
        self._count = things
        self._show(self._toggle.isChecked())

    def _show(self, unfolded: bool) -> None:
        title = f"{self._title} · {self._count}" if self._count else self._title
        self._toggle.setText(f"{'▾' if unfolded else '▸'}  {title}")
        self._toggle.setAccessibleName(title)
        self._body.setVisible(unfolded)
