"""The item that is chosen on the picture of an activity system: chosen, moved, taken out, carried."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QApplication

from lfl_desktop.canvas.content import in_box
from lfl_desktop.canvas.dropping import area_of
from lfl_desktop.canvas.hits import item_at
from lfl_desktop.canvas.item_moves import Spot, beside, in_layer, spot_of
from lfl_desktop.domain.activity import Layer, SystemItem
from lfl_desktop.views.activity.item_drag import ItemDrag, item_of
from lfl_desktop.views.kit.theme import Colours

if TYPE_CHECKING:
    from lfl_desktop.views.activity.activity_canvas import ActivityCanvas

_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class ItemHand(QObject):
    """Keeps nothing: `moved(id, spot)` and `removed(id)` ask whoever holds the canvas, who shows it again.

    Shift with Up and Down chooses an item of the box, Alt with them moves it there, Alt and Shift with the
    arrow keys moves it to the next box, P between now and possible, Delete takes it out. The pointer
    chooses by a press and carries by a drag. Points are those of the drawing.
    """

    moved = Signal(object, object)
    removed = Signal(object)
    changed = Signal()

    def __init__(self, canvas: ActivityCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._id: UUID | None = None
        self._taken: tuple[UUID, QPointF] | None = None
        self._drag: ItemDrag | None = None

    @property
    def item(self) -> SystemItem | None:
        """The chosen item."""
        return item_of(self._canvas.items, self._id)

    @property
    def is_carrying(self) -> bool:
        """Whether an item is carried."""
        return self._drag is not None

    @property
    def is_held(self) -> bool:
        """Whether the pointer holds an item."""
        return self._taken is not None

    def choose(self, id: UUID | None) -> None:
        """Chooses an item; None chooses none."""
        if id != self._id:
            self._id = id
            self.changed.emit()

    def shown(self) -> None:
        """Other items are in sight: one that is no longer there is not chosen, and none is carried."""
        self.break_off()
        item = self.item
        if item is None or item.place != self._canvas.place:
            self._id = None

    # keys

    def key(self, event: QKeyEvent) -> bool:
        """Does what a key does with the chosen item; whether it does anything."""
        key, item = Qt.Key(event.key()), self.item
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        up_or_down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if key == Qt.Key.Key_Escape and self.is_carrying:
            self.break_off()
        elif up_or_down and modifiers == _SHIFT:
            self._walk(up_or_down)
        elif item is None:
            return False
        elif key == Qt.Key.Key_Escape and modifiers == _NONE:
            self.choose(None)
        elif up_or_down and modifiers == _ALT:
            self._ask(beside(self._canvas.items, item.id, up_or_down))
        elif modifiers == (_ALT | _SHIFT) and (place := self._canvas.next_place(key)):
            row = in_box(self._canvas.items, place, {item.layer})
            self._ask(Spot(place, item.layer, len(row)))
        elif key == Qt.Key.Key_P and modifiers == _NONE:
            other = Layer.NOW if item.layer == Layer.POSSIBLE else Layer.POSSIBLE
            self._ask(in_layer(self._canvas.items, item.id, other))
        elif key == Qt.Key.Key_Delete and modifiers == _NONE:
            self._remove(item)
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        row = [item.id for item in in_box(self._canvas.items, self._canvas.place, self._canvas.layers)]
        if not row:
            return
        at = row.index(self._id) + by if self._id in row else (0 if by > 0 else len(row) - 1)
        self.choose(row[min(max(at, 0), len(row) - 1)])

    def _remove(self, item: SystemItem) -> None:
        row = [one.id for one in in_box(self._canvas.items, item.place, self._canvas.layers)]
        at = row.index(item.id)
        following = [*row[at + 1 :], *reversed(row[:at])]
        self.removed.emit(item.id)
        if item_of(self._canvas.items, item.id) is None:
            self.choose(following[0] if following else None)

    def _ask(self, spot: Spot | None) -> None:
        item = self.item
        if item is None or spot is None or spot == spot_of(self._canvas.items, item.id):
            return
        self.moved.emit(item.id, spot)
        now = item_of(self._canvas.items, item.id)
        if now is not None and now.place != item.place:
            self._canvas.follow(now)

    # the pointer

    def take(self, at: QPointF) -> bool:
        """Chooses the item at a point; whether there is one to be carried."""
        id = item_at(self._canvas.drawing(), at.x(), at.y())
        known = item_of(self._canvas.items, id)
        self._taken = (known.id, at) if known else None
        self.choose(known.id if known else None)
        return known is not None

    def drag(self, at: QPointF) -> QRegion:
        """The pointer is at this point; what is to be painted anew."""
        if self._taken is None:
            return QRegion()
        id, start = self._taken
        before = QRegion()
        if self._drag is None:
            item = item_of(self._canvas.items, id)
            if item is None or (at - start).manhattanLength() < QApplication.startDragDistance():
                return QRegion()
            canvas = self._canvas
            self._drag = ItemDrag(canvas.drawing(), canvas.items, item, canvas.layers, canvas.side, canvas)
            before = self._drag.source()
        else:
            before = self._drag.area()
        self._drag.move(at)
        return before + self._drag.area()

    def let_go(self, at: QPointF) -> None:
        """The item is let go at a point."""
        drag, self._drag, self._taken = self._drag, None, None
        if drag is not None:
            drag.move(at)
            self._canvas.update()
            self._ask(drag.spot)

    def break_off(self) -> None:
        """The item stays where it was."""
        self._taken = None
        if self._drag is not None:
            self._drag = None
            self._canvas.update()

    def paint(self, painter: QPainter, look: Colours) -> None:
        """Paints a ring around the chosen item, and what is carried."""
        item = self.item
        if self._drag is not None:
            self._drag.paint(painter, look)
        elif item is not None and (area := area_of(self._canvas.drawing(), item.id)):
            painter.setPen(QPen(QColor(look.focus), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(QPointF(area.left, area.top), QPointF(area.right, area.foot))
            painter.drawRoundedRect(ring.adjusted(-5, -2, 5, 2), 4, 4)
