"""The tension in hand on the picture of an activity system: the one that is picked, or is being drawn."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPen
from PySide6.QtWidgets import QWidget

from lfl_desktop.canvas.drawing import Badge
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Place
from lfl_desktop.views.activity.canvas_ways import ARROWS, leads
from lfl_desktop.views.activity.pull_sheet import PullSheet
from lfl_desktop.views.activity.system_picture import SystemPicture, area_of_box, ring_box
from lfl_desktop.views.kit.theme import Colours
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.tension_changes import End, other_ends


class TensionHand(QObject):
    """Keeps nothing: `pulled(start, end)` asks for a tension whose other end was chosen by keys, by a click
    or from a list. `pointed(words)` says where it leads now, `left()` that none is being drawn any longer."""

    pulled = Signal(object, object)
    pointed = Signal(str)
    left = Signal()

    def __init__(self, picture: SystemPicture) -> None:
        super().__init__(picture)
        self._picture = picture
        self._picked: UUID | None = None
        self._sheet = PullSheet(picture)
        self._sheet.taken.connect(self._take)
        self._sheet.left.connect(self._leave)
        self._sheet.choice.currentIndexChanged.connect(lambda _at: self._point())

    @property
    def is_pulling(self) -> bool:
        """Whether the other end of a tension is being chosen."""
        return not self._sheet.isHidden()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops meanwhile: the list of ends, and the button."""
        return self._sheet.choice, self._sheet.add

    def pick(self, tension: UUID | None) -> None:
        """Marks the number of the tension that is in hand."""
        self._picked = tension
        self._picture.update()

    def start(self, start: End) -> None:
        """Lets the other end of a tension be chosen that begins at `start`."""
        shown = self._picture.shown
        if shown is None:
            return
        self._picture.focus_place(start.place or self._picture.place)
        self._sheet.open(start, other_ends(self._picture.items, shown.names))
        self.place_sheet()
        self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self._point()

    def close(self) -> None:
        """No tension is being drawn."""
        self._sheet.hide()

    def key(self, key: Qt.Key) -> bool:
        """Does what a key does with the tension that is being drawn; whether it does anything."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sheet.take()
        elif key == Qt.Key.Key_Escape:
            self._sheet.cancel()
        elif key in ARROWS:
            self._sheet.point_at(leads(self._sheet.place, key, self._picture.side) or self._sheet.place)
            self._point()
        else:
            return False
        return True

    def take(self, place: Place) -> None:
        """A box was clicked: the tension ends there."""
        self._sheet.point_at(place)
        self._sheet.take()

    def paint(self, painter: QPainter, look: Colours) -> None:
        """A ring around the number of the tension in hand, and around both ends of one that is chosen."""
        painter.setPen(QPen(QColor(look.amber), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        drawing = self._picture.drawing()
        for ring in [s for s in drawing.shapes if isinstance(s, Badge) and s.tension == self._picked]:
            around = QRectF(ring.x, ring.y, ring.width, ring.height).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        if self.is_pulling:
            for place in {self._sheet.start.place or self._picture.place, self._sheet.place}:
                ring_box(painter, self._picture.box_of(place), 5)

    def place_sheet(self) -> None:
        """Puts the sheet into the corner where it hides the least of the boxes to choose from."""
        picture = self._picture
        width = min(QFontInfo(picture.font()).pixelSize() * 28, picture.width() - 16)
        height = min(self._sheet.heightForWidth(width), picture.height() - 16)
        boxes = [area_of_box(picture.box_of(place)) for place in Place]
        right, foot = picture.width() - width - 8, picture.height() - height - 8
        corners = [QRect(x, y, width, height) for y in (8, foot) for x in (8, right)]

        def hidden(corner: QRect) -> float:
            covered = [box.translated(picture.origin()).intersected(QRectF(corner)) for box in boxes]
            return sum(part.width() * part.height() for part in covered)

        self._sheet.setGeometry(min(corners, key=hidden))

    def _point(self) -> None:
        """Says and shows where the tension leads now."""
        if self.is_pulling:
            start = title(self._sheet.start.place or self._picture.place)
            other = self._sheet.choice.currentText().strip()
            self.pointed.emit(tr("Tension from {start} to: {other}", start=start, other=other))
            self._picture.update()

    def _take(self, start: End, end: End) -> None:
        self._end()
        self.pulled.emit(start, end)

    def _leave(self) -> None:
        self._end()
        self._picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.left.emit()
        self._picture.update()
