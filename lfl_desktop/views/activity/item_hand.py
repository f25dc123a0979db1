"""The item that is chosen on the picture of an activity system: chosen, moved, taken out, carried."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QApplication

from lfl_desktop.canvas.content import in_box
from lfl_desktop.canvas.dropping import area_of
from lfl_desktop.canvas.hits import item_at
from lfl_desktop.canvas.item_moves import ItemSpot, in_layer, items_moved_beside, spot_of
from lfl_desktop.domain.activity import Layer, SystemItem
from lfl_desktop.views.activity.item_drag import ItemDrag, item_of, rect_of
from lfl_desktop.views.activity.system_picture import SystemPicture
from lfl_desktop.views.kit.theme import Colours

_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class ItemHand(QObject):
    """Keeps nothing: `moved(id, spot)` and `removed(id)` ask whoever holds the picture, who shows it again.

    Shift with Up and Down chooses an item of the box, Alt with them moves it there, Alt and Shift with the
    arrow keys moves it to the next box, P between now and possible, Delete takes it out. The pointer
    chooses by a press and carries by a drag. Points are those of the drawing.
    """

    moved = Signal(object, object)
    removed = Signal(object)
    changed = Signal()

    def __init__(self, picture: SystemPicture) -> None:
        super().__init__(picture)
        self._picture = picture
        self._id: UUID | None = None
        self._taken: tuple[UUID, QPointF] | None = None
        self._drag: ItemDrag | None = None
        picture.content_set.connect(self._content_set)
        picture.place_changed.connect(lambda _place: self.choose(None))

    @property
    def item(self) -> SystemItem | None:
        """The chosen item."""
        return item_of(self._picture.items, self._id)

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
            self._bring_into_sight()
            self._picture.update()
            self.changed.emit()

    def _bring_into_sight(self) -> None:
        area = area_of(self._picture.drawing(), self._id) if self._id and not self.is_held else None
        if area is not None:
            self._picture.bring_into_sight(rect_of(area))

    def _content_set(self) -> None:
        """Other items are in sight: one that is no longer there is not chosen, and none is carried."""
        self.break_off()
        item = self.item
        if self._id is not None and (item is None or item.place != self._picture.place):
            self._id = None
            self._picture.update()

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
            self._ask(items_moved_beside(self._picture.items, item.id, up_or_down))
        elif modifiers == (_ALT | _SHIFT) and (place := self._picture.next_place(key)):
            row = in_box(self._picture.items, place, {item.layer})
            self._ask(ItemSpot(place, item.layer, len(row)))
        elif key == Qt.Key.Key_P and modifiers == _NONE:
            other = Layer.NOW if item.layer == Layer.POSSIBLE else Layer.POSSIBLE
            self._ask(in_layer(self._picture.items, item.id, other))
        elif key == Qt.Key.Key_Delete and modifiers == _NONE:
            self._remove(item)
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        row = [item.id for item in in_box(self._picture.items, self._picture.place, self._picture.layers)]
        if not row:
            return
        at = row.index(self._id) + by if self._id in row else (0 if by > 0 else len(row) - 1)
        self.choose(row[min(max(at, 0), len(row) - 1)])

    def _remove(self, item: SystemItem) -> None:
        row = [one.id for one in in_box(self._picture.items, item.place, self._picture.layers)]
        at = row.index(item.id)
        following = [*row[at + 1 :], *reversed(row[:at])]
        self.removed.emit(item.id)
        if item_of(self._picture.items, item.id) is None:
            self.choose(following[0] if following else None)

    def _ask(self, spot: ItemSpot | None) -> None:
        item = self.item
        if item is None or spot is None or spot == spot_of(self._picture.items, item.id):
            return
        self.moved.emit(item.id, spot)
        now = item_of(self._picture.items, item.id)
        if now is not None and now.place != item.place:
            self._picture.focus_place(now.place)
            self.choose(now.id)

    # the pointer

    def take(self, at: QPointF) -> bool:
        """Chooses the item at a point; whether there is one to be carried."""
        id = item_at(self._picture.drawing(), at.x(), at.y())
        known = item_of(self._picture.items, id)
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
            item = item_of(self._picture.items, id)
            if item is None or (at - start).manhattanLength() < QApplication.startDragDistance():
                return QRegion()
            shown = self._picture
            self._drag = ItemDrag(shown.drawing(), shown.items, item, shown.layers, shown.side, shown)
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
            self._picture.update()
            self._ask(drag.spot)

    def break_off(self) -> None:
        """The item stays where it was."""
        self._taken = None
        if self._drag is not None:
            self._drag = None
            self._picture.update()

    def paint(self, painter: QPainter, look: Colours) -> None:
        """Paints a ring around the chosen item, and what is carried."""
        item = self.item
        if self._drag is not None:
            self._drag.paint(painter, look)
        elif item is not None and (area := area_of(self._picture.drawing(), item.id)):
            painter.setPen(QPen(QColor(look.focus), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect_of(area).adjusted(-5, -2, 5, 2), 4, 4)
