"""The page that tells how a meeting goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.views.kit.controls.settling_area import SettlingArea
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import tr
from lfl_desktop.workspace.start.tour import TOUR

AROUND = 40
"""Pixels of the window that stay in sight around the page."""

ACROSS = 2
"""Parts beside each other, so that all of it is in sight at once."""


class TourDialog(QDialog):
    """One page to read, closed with Esc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("How a meeting goes"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(14)
        whole.addWidget(label(tr("How a meeting goes"), "title"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(14)
        for place, (stage, words) in enumerate(TOUR):
            part = QVBoxLayout()
            part.setSpacing(3)
            part.addWidget(label(tr(stage), "heading"))
            part.addWidget(label(tr(words)))
            part.addStretch()
            grid.addLayout(part, place // ACROSS, place % ACROSS)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        area = SettlingArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole.addWidget(area)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        whole.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        room, bar = parent.window().size(), area.verticalScrollBar().sizeHint().width()
        width = min(84 * self.fontMetrics().averageCharWidth() + bar, room.width() - AROUND)
        margins = whole.contentsMargins()
        least = page.heightForWidth(width - margins.left() - margins.right() - bar)
        height = whole.sizeHint().height() - area.sizeHint().height() + least
        self.resize(width, min(height, room.height() - AROUND))
