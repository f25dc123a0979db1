"""The picture of an activity system as a screen reader walks through it: its boxes, lines and tensions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from lfl_desktop.canvas.drawing import Badge, Drawing
from lfl_desktop.domain.activity import Place
from lfl_desktop.views.kit.heard_as import HeardAs, hear_as
from lfl_desktop.workspace.activity.outline_lines import OutlineHeading


class _Name(QLabel):
    """Says something and shows nothing. Where a screen reader puts the focus on it, that is `focused`."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        hear_as(self, HeardAs.LIST_ITEM)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, event: QPaintEvent) -> None:
        pass

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def say(self, words: str, where: QRect) -> None:
        if words != self.accessibleName():
            self.setAccessibleName(words)
        self.setGeometry(where)


class Names:
    """Children of the picture that are heard and not seen: one for each box, its lines within it, and one
    for each tension. They take no clicks, and hand on the focus that a screen reader gives them: the picture
    has it, and `go` brings it to a box."""

    def __init__(self, canvas: QWidget, go: Callable[[Place], object]) -> None:
        self._canvas, self._go = canvas, go
        hear_as(canvas, HeardAs.LIST)
        self._boxes: dict[Place, _Name] = {}
        self._lines: dict[Place, list[_Name]] = {place: [] for place in Place}
        self._pulls: list[_Name] = []

    def show(
        self, headings: Sequence[OutlineHeading], drawing: Drawing, offset: QPoint, side: int = 0
    ) -> None:
        """Says the outline at the places of this side of the drawing, which begins at `offset`."""
        badges = {s.tension: s for s in drawing.shapes if isinstance(s, Badge)}
        for heading in headings:
            if heading.place is None:
                _match(self._pulls, len(heading.lines), self._canvas)
                for name, line in zip(self._pulls, heading.lines, strict=True):
                    at = badges.get(line.id)
                    spot = (at.x, at.y, at.width, at.height) if at else (0, 0, 1, 1)
                    name.say(line.words, QRect(*(round(edge) for edge in spot)).translated(offset))
                continue
            self._show_box(heading, heading.place, drawing, offset, side)

    def _show_box(
        self, heading: OutlineHeading, place: Place, drawing: Drawing, offset: QPoint, side: int
    ) -> None:
        if place not in self._boxes:
            self._boxes[place] = _Name(self._canvas)
            self._boxes[place].focused.connect(partial(self._go, place))
            self._boxes[place].show()
        box = drawing.box(place, side)
        around = QRect(round(box.x), round(box.y), round(box.width), round(box.height))
        self._boxes[place].say(heading.words, around.translated(offset))
        lines = self._lines[place]
        _match(lines, len(heading.lines), self._boxes[place])
        tops: dict[object, int] = {}
        for text in drawing.texts:
            if text.item is not None:
                tops.setdefault(text.item, round(text.baseline - text.size - box.y))
        for name, line in zip(lines, heading.lines, strict=True):
            height = round(drawing.size * 1.4)
            name.say(line.words, QRect(0, tops.get(line.id, 0), around.width(), height))


def _match(names: list[_Name], count: int, parent: QWidget) -> None:
    while len(names) < count:
        names.append(_Name(parent))
        names[-1].show()
    while len(names) > count:
        gone = names.pop()
        gone.hide()
        gone.deleteLater()
