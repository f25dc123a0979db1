"""A small chart: a bar for each name, its count beside it, so that it is read without the bars as well. The
name opens what is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lfl_desktop.views.kit.controls.thin_bar import Bar
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import tr


class CountBars:
    """Fills an area with the bars of some counts; `opens` shows what is counted under a name."""

    def __init__(self, area: QWidget, opens: Callable[[str], None]) -> None:
        self._area, self._opens = area, opens
        self._box = QVBoxLayout(area)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._shown: dict[str, int] | None = None

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows a bar for each; the longest fills the width."""
        if self._shown == dict(counts):
            return
        self._shown = dict(counts)
        while (item := self._box.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        holder = QWidget(self._area)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        most = max(counts.values(), default=0) or 1
        for row, (name, count) in enumerate(counts.items()):
            grid.addWidget(self._name(name, count, holder), row, 0)
            grid.addWidget(Bar(count / most, holder), row, 1)
            grid.addWidget(label(str(count), "muted", wrap=False, parent=holder), row, 2)
        self._box.addWidget(holder)
        self._box.addStretch(1)

    def _name(self, name: str, count: int, holder: QWidget) -> QWidget:
        if not count:
            return label(name, wrap=False, parent=holder)
        button = QPushButton(literal(name), holder)
        button.setProperty("role", "link")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(tr("{name}: {n}, show them", name=name, n=count))
        button.clicked.connect(partial(self._open, name))
        return button

    def _open(self, name: str, _checked: bool = False) -> None:
        self._opens(name)
