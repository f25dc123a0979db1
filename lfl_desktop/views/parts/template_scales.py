"""The scales of a stage template: a line of words for each, which can be put in another order."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from lfl_desktop.domain.scales import scale_meant
from lfl_desktop.domain.scales import words as scale_words
from lfl_desktop.views.kit.controls.showing import show_text
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.own_templates import MOST_SCALES


class ScaleLines:
    """The lines in `grid`, to which Tab leads from the widget `before`."""

    def __init__(self, grid: QGridLayout, before: QWidget) -> None:
        self.lines: list[QLineEdit] = []
        for place in range(MOST_SCALES):
            line = Line()
            line.setObjectName(f"scale_{place + 1}")
            line.setAccessibleName(tr("Scale {n}", n=place + 1))
            grid.addWidget(line, place // 2, place % 2)
            QWidget.setTabOrder(before, line)
            before = line
            self.lines.append(line)

    def show(self, scales: tuple[str, ...]) -> None:
        """Shows the scales of a template."""
        for place, line in enumerate(self.lines):
            show_text(line, scale_words(scales[place]) if place < len(scales) else "")

    def typed(self, kept: tuple[str, ...]) -> tuple[str, ...] | None:
        """The scales as they are typed; None where they are as `kept`."""
        scales = tuple(dict.fromkeys(scale_meant(line.text()) for line in self.lines if line.text().strip()))
        return scales if scales != kept[: len(self.lines)] else None

    def move(self, line: QLineEdit, step: int) -> bool:
        """Moves a scale up or down, and the cursor with it; whether there is room."""
        place = self.lines.index(line)
        if not 0 <= place + step < len(self.lines):
            return False
        other = self.lines[place + step]
        mine, theirs = line.text(), other.text()
        show_text(line, theirs)
        show_text(other, mine)
        other.setFocus()
        return True
