"""The activity system on the screen: seven boxes to fill, never a drawing to make."""

from __future__ import annotations

from collections.abc import Sequence, Set
from uuid import UUID

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.dropping import box_at
from lfl_desktop.canvas.hits import item_at, tension_at
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.activity.box_typing import BoxTyping
from lfl_desktop.views.activity.canvas_layout import Facing
from lfl_desktop.views.activity.canvas_ways import ARROWS
from lfl_desktop.views.activity.item_hand import ItemHand
from lfl_desktop.views.activity.picture_speech import PictureSpeech
from lfl_desktop.views.activity.system_picture import SystemPicture, area_of_box
from lfl_desktop.views.activity.tension_hand import TensionHand
from lfl_desktop.views.kit.theme import Colours
from lfl_desktop.workspace.activity.tension_changes import End

REACH = 6
"""Pixels from a bolt within which a click is meant for it."""


class ActivityCanvas(SystemPicture):
    """Shows one version of an activity system and lets its boxes be filled in place.

    It keeps nothing: `set_content` says what to show, `typed()` that somebody types, and
    `edited(place, lines)` tells what a box says now (`canvas.editing.Lines`, both layers) when `tell_now()`
    is called and when the editor closes or loses focus. `place_changed(place)` tells which box has the
    focus. Whoever shows another version or other layers calls `finish_editing()` first, so that the last
    words reach the version they were typed for.
    """

    typed = Signal()
    edited = Signal(object, object)
    crossed = Signal(object)
    """A box of the other system was chosen."""
    pulled = Signal(object, object)
    """A tension is to be added between these ends (`tension_changes.End`)."""
    tension_picked = Signal(object)
    """The number or the bolt of this tension was clicked."""
    menu_wanted = Signal(object, object, object)
    """A menu is asked for: of a box, of the item in it under the pointer if there is one, and where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = ItemHand(self)
        self._speech = PictureSpeech(self, self.hand)
        self._tension = TensionHand(self)
        self._tension.pointed.connect(self._speech.say)
        self._tension.left.connect(self._speech.say_box)
        self._tension.pulled.connect(self.pulled)
        self._typing = BoxTyping(self)
        self._typing.typed.connect(self.typed)
        self._typing.edited.connect(self.edited)
        self._typing.left.connect(self.finish_editing)

    def set_facing(self, facing: Facing | None) -> None:
        """Shows the system beside another one; None: alone. What is typed is told first, where another
        system is filled from now on."""
        before = self.facing
        if facing != before and (facing is None or before is None or facing.system != before.system):
            self.finish_editing()
        super().set_facing(facing)

    def set_content(self, items: Sequence[SystemItem], layers: Set[Layer] = BOTH) -> None:
        """Shows these items of one version. What is being typed stays as it is, unless the box
        was changed elsewhere in the meantime (by undo, for one)."""
        if frozenset(layers) != self.layers:
            self.finish_editing()
        before = self._typing.lines(self.items)
        super().set_content(items, layers)
        self._typing.follow(before)

    def pick(self, tension: UUID | None) -> None:
        """Marks the number of the tension that is in hand."""
        self._tension.pick(tension)

    @property
    def is_pulling(self) -> bool:
        """Whether the other end of a tension is being chosen."""
        return self._tension.is_pulling

    @property
    def pull_stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops while the other end of a tension is chosen: the list of ends, and the button."""
        return self._tension.stops

    def start_pull(self, start: End) -> None:
        """Lets the other end of a tension be chosen that begins at `start`."""
        if self.shown is not None:
            self.finish_editing()
            self._tension.start(start)

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._typing.is_open

    def edit(self, place: Place, item: UUID | None = None, new: bool = False) -> None:
        """Opens the editor over the box `place`, with the cursor behind this item or on a `new` line."""
        self._typing.edit(place, item, new)

    def tell_now(self) -> None:
        """Tells what was typed, if it has not been told."""
        self._typing.tell_now()

    def finish_editing(self) -> None:
        """Tells what was typed, if it has not been told, and closes the editor."""
        self._typing.close()
        self._tension.close()

    def is_marked(self) -> bool:
        return self.hasFocus() or self.is_editing()

    def paint_over(self, painter: QPainter, look: Colours) -> None:
        self.hand.paint(painter, look)
        self._tension.paint(painter, look)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = self._tension.key(Qt.Key(event.key())) if self.is_pulling else self._key(event)
        if not done:
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Does what a key does with the item or the box in focus; whether it does anything."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain_key = held == Qt.KeyboardModifier.NoModifier
        item = self.hand.item.id if self.hand.item else None
        if self.hand.key(event):
            return True
        if key == Qt.Key.Key_T and plain_key:
            self.start_pull(End(self.place, item))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.place, item)
        elif key == Qt.Key.Key_Insert and plain_key:
            self.edit(self.place, new=True)
        elif key in ARROWS and plain_key:
            self.focus_place(self.next_place(key) or self.place)
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.origin() + area_of_box(self.box_of(self.place)).center()
            where, item = self.mapToGlobal(at.toPoint()), self.hand.item
            self.menu_wanted.emit(self.place, item.id if item else None, where)
            return
        point = QPointF(event.pos())
        if place := self.place_at(point):
            self.focus_place(place)
            inside = point - self.origin()
            item_there = item_at(self.drawing(), inside.x(), inside.y())
            self.menu_wanted.emit(place, item_there, event.globalPos())

    # the pointer

    def pressed(self, at: QPointF, event: QMouseEvent | None) -> bool:
        inside = at - self.origin()
        box = box_at(self.drawing(), inside.x(), inside.y())
        if self.is_pulling:
            if place := self.place_at(at):
                self._tension.take(place)
            return False
        if pull := tension_at(self.drawing(), inside.x(), inside.y(), REACH):
            self.finish_editing()
            self.tension_picked.emit(pull)
            return False
        if box is None or box.place is None:
            return False
        self.finish_editing()
        if box.side != self.side:
            self.crossed.emit(box.place)
            return False
        self.focus_place(box.place, held=True)
        return self.hand.take(inside)

    def dragged(self, at: QPointF) -> None:
        self.update(self.hand.drag(at - self.origin()).translated(self.origin().toPoint()))

    def let_go(self, at: QPointF | None) -> None:
        if at is None:
            self.hand.break_off()
        else:
            self.hand.let_go(at - self.origin())

    def tapped_twice(self, at: QPointF) -> None:
        if place := self.place_at(at):
            self.hand.take(at - self.origin())
            self.hand.break_off()
            self.edit(place, self.hand.item.id if self.hand.item else None)

    # the widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._typing.stay_over()
        if self.is_pulling:
            self._tension.place_sheet()

    def hideEvent(self, event: QHideEvent) -> None:
        if event.spontaneous():  # the window was made small and will come back as it is
            self.tell_now()
        else:
            self.finish_editing()
        super().hideEvent(event)
