"""Above a paper: which of its pages is in sight, and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import tr

STEP, SMALLEST, LARGEST = 1.25, 0.4, 4.0
"""How much one step makes larger, and from where to where."""


class ZoomBar(QFrame):
    """Says which page of how many; its buttons ask for larger, smaller, and as wide as there is room."""

    wanted = Signal(int)
    """A step larger (1) or smaller (-1), or the whole width (0)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 0)
        row.setSpacing(6)
        self.page: QLabel = label("", "muted", wrap=False)
        row.addWidget(self.page)
        row.addStretch()
        self.smaller = self._button("−", tr("Smaller"), "Ctrl+-", -1)
        self.fit = self._button(tr("Fit"), tr("As wide as there is room"), "Ctrl+0", 0)
        self.larger = self._button("+", tr("Larger"), "Ctrl++", 1)
        for button in (self.smaller, self.fit, self.larger):
            row.addWidget(button)

    def _button(self, words: str, name: str, keys: str, step: int) -> QPushButton:
        made = QPushButton(words, self)
        made.setProperty("role", "small")
        made.setAccessibleName(name)
        made.setToolTip(f"{name}  ({keys})")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.wanted.emit(step))
        return made

    def tell(self, page: int, pages: int, zoom: float) -> None:
        """The page in sight, of how many, and how large it is beside the whole width."""
        self.page.setText(tr("Page {n} of {all}", n=page, all=pages) if pages else "")
        self.fit.setEnabled(zoom != 1.0)
        self.smaller.setEnabled(zoom > SMALLEST)
        self.larger.setEnabled(zoom < LARGEST)
