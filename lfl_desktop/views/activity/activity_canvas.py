"""The activity system on the screen: seven boxes to fill, never a drawing to make."""

from __future__ import annotations

from collections.abc import Sequence, Set
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontInfo,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from lfl_desktop.canvas.content import BOTH, in_box
from lfl_desktop.canvas.drawing import Badge, Box, Drawing
from lfl_desktop.canvas.dropping import area_of, box_at
from lfl_desktop.canvas.editing import lines_of
from lfl_desktop.canvas.hits import item_at, tension_at
from lfl_desktop.canvas.legend import legend
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.activity.box_editor import BoxEditor
from lfl_desktop.views.activity.canvas_layout import Facing, Wanted, drawing_of
from lfl_desktop.views.activity.canvas_names import Names
from lfl_desktop.views.activity.canvas_ways import ARROWS, leads, said_aloud
from lfl_desktop.views.activity.item_hand import ItemHand
from lfl_desktop.views.activity.pull_sheet import PullSheet
from lfl_desktop.views.kit.binding.later import later
from lfl_desktop.views.kit.controls.drawing_painter import Painted
from lfl_desktop.views.kit.controls.zoomed import Zoomed
from lfl_desktop.views.kit.theme import Colours, colours
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_lines import outline
from lfl_desktop.workspace.activity.tension_changes import End, other_ends

REACH = 6
"""Pixels from a bolt within which a click is meant for it."""


class ActivityCanvas(Zoomed):
    """Shows one version of an activity system and lets its boxes be filled in place.

    It keeps nothing: `set_content` says what to show, `edited(place, lines)` tells what a box
    says now (`canvas.editing.Lines`, both layers), at most three times a second while
    somebody types and at once when the editor closes or loses focus. `place_changed(place)` tells
    which box has the focus. Whoever shows another version or other layers calls
    `finish_editing()` first, so that the last words reach the version they were typed for.
    """

    edited = Signal(object, object)
    place_changed = Signal(object)
    crossed = Signal(object)
    """A box of the other system was chosen."""
    pulled = Signal(object, object)
    """A tension is to be added between these ends (`workspace.tensions.End`)."""
    tension_picked = Signal(object)
    """The number or the bolt of this tension was clicked."""
    menu_wanted = Signal(object, object, object)
    """A menu is asked for: of a box, of the item in it under the pointer if there is one, and where."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._items: tuple[SystemItem, ...] = ()
        self._layers: frozenset[Layer] = BOTH
        self._facing: Facing | None = None
        self._place = Place.SUBJECT
        self._drawing: Drawing | None = None
        self._painted = Painted()
        self._shown: Shown | None = None
        self._picked: UUID | None = None
        self._names = Names(self)
        self._naming = later(self, 0, self._name_parts)
        self._sheet = PullSheet(self)
        self._sheet.taken.connect(self._take_pull)
        self._sheet.left.connect(self._leave_sheet)
        self._sheet.choice.currentIndexChanged.connect(lambda _at: self._point())
        self._editor = BoxEditor(self)
        self._editor.edited.connect(self.edited)
        self._editor.stepped.connect(self._step)
        self._editor.left.connect(self._leave_editor)
        self.hand = ItemHand(self)
        self.hand.changed.connect(self._item_changed)
        self.view_changed.connect(self._view_changed)
        self.zoom_changed.connect(lambda _zoom: self._redraw())
        self.setAccessibleDescription(
            tr("Activity system of seven boxes. Arrow keys move between the boxes, Enter edits.")
        )
        self._name_aloud()

    @property
    def place(self) -> Place:
        """The box that has the focus."""
        return self._place

    @property
    def items(self) -> tuple[SystemItem, ...]:
        """The items of the version that is filled."""
        return self._items

    @property
    def layers(self) -> frozenset[Layer]:
        """The layers in sight."""
        return self._layers

    @property
    def side(self) -> int:
        """On which side of the drawing the system stands that is filled."""
        return int(self._facing is not None and self._facing.second)

    def set_facing(self, facing: Facing | None) -> None:
        """Shows the system beside another one; None: alone."""
        if facing != self._facing:
            if facing is None or self._facing is None or facing.system != self._facing.system:
                self.finish_editing()
            self._facing = facing
            self._redraw()

    def set_content(
        self,
        items: Sequence[SystemItem],
        layers: Set[Layer] = BOTH,
    ) -> None:
        """Shows these items of one version. What is being typed stays as it is, unless the box
        was changed elsewhere in the meantime (by undo, for one)."""
        if frozenset(layers) != self._layers:
            self.finish_editing()
        place = self._editor.place
        before, after = lines_of(self._items, place), lines_of(items, place)
        self._items, self._layers = tuple(items), frozenset(layers)
        elsewhere = after not in (before, self._editor.lines())
        if self.is_editing() and elsewhere and not self._editor.untold:
            self._editor.show_box(place, after, self._layers)
            if self._typing():
                self._editor.begin()
        self.hand.shown()
        self._redraw()

    def set_tensions(self, shown: Shown) -> None:
        """Shows the tensions of the page whose items are shown, with all that is said of them."""
        self._shown = shown
        self._redraw()

    def pick(self, tension: UUID | None) -> None:
        """Marks the number of the tension that is in hand."""
        self._picked = tension
        self.update()

    @property
    def is_pulling(self) -> bool:
        """Whether the other end of a tension is being chosen."""
        return not self._sheet.isHidden()

    @property
    def pull_stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops while the other end of a tension is chosen: the list of ends, and the button."""
        return self._sheet.choice, self._sheet.add

    def start_pull(self, start: End) -> None:
        """Lets the other end of a tension be chosen that begins at `start`."""
        if self._shown is None:
            return
        self.finish_editing()
        self._focus_place(start.place or self._place)
        self._sheet.open(start, other_ends(self._items, self._shown.names))
        self._place_sheet()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._point()

    def drawing(self) -> Drawing:
        """The drawing for the widget's present size and zoom; it begins at `origin()`. Zoomed in, its page is
        larger and its type grows, as far as all of it finds room."""
        if self._drawing is None:
            wanted = Wanted(self._items, self._layers, self._shown, self._facing, self._legend())
            size = float(QFontInfo(self.font()).pixelSize())
            self._drawing = drawing_of(wanted, self.page(), size, self.zoom)
        return self._drawing

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return not self._editor.isHidden()

    def edit(self, place: Place, item: UUID | None = None, new: bool = False) -> None:
        """Opens the editor over the box `place`, with the cursor behind this item or on a `new` line."""
        self._open(place)
        found = next((one for one in self._items if one.id == item), None)
        if found is not None and found.layer in self._layers:
            row = [one.id for one in in_box(self._items, place, {found.layer})]
            self._editor.begin_at(found.layer, row.index(found.id))
        else:
            self._editor.begin(new=new)

    def next_place(self, key: Qt.Key) -> Place | None:
        """The box to which an arrow key leads from the one that has the focus."""
        return leads(self._place, key, self.side)

    def follow(self, item: SystemItem) -> None:
        """Goes with an item that was moved to another box."""
        self._focus_place(item.place)
        self.hand.choose(item.id)
        self._name_aloud()

    def tell_now(self) -> None:
        """Tells what was typed, if it has not been told."""
        self._editor.tell_now()

    def finish_editing(self) -> None:
        """Tells what was typed, if it has not been told, and closes the editor."""
        self._editor.tell_now()
        if self.isVisible() and self._typing():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.hide()
        self._sheet.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 320)

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.border), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.zoom > 1:
            painter.setClipRect(self.rect().adjusted(2, 2, -2, -2), Qt.ClipOperation.IntersectClip)
        painter.translate(self.origin())
        self._painted.paint(painter, self.drawing(), look)
        if self.hasFocus() or self.is_editing():
            box = self.drawing().box(self._place, self.side)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(box.x, box.y, box.width, box.height).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(ring, box.radius + 3, box.radius + 3)
        self.hand.paint(painter, look)
        self._paint_pull(painter, look)
        painter.end()

    def _paint_pull(self, painter: QPainter, look: Colours) -> None:
        """A ring around the number of the tension in hand, and around both ends of one that is chosen."""
        painter.setPen(QPen(QColor(look.amber), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rings = [s for s in self.drawing().shapes if isinstance(s, Badge) and s.tension == self._picked]
        for ring in rings:
            around = QRectF(ring.x, ring.y, ring.width, ring.height).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        if self.is_pulling:
            for place in {self._sheet.start.place or self._place, self._sheet.place}:
                box = self.drawing().box(place, self.side)
                around = QRectF(box.x, box.y, box.width, box.height).adjusted(-5, -5, 5, 5)
                painter.drawRoundedRect(around, box.radius + 5, box.radius + 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain_key = held == Qt.KeyboardModifier.NoModifier
        if self.is_pulling:
            self._pull_key(key, event)
        elif self.hand.key(event):
            return
        elif key == Qt.Key.Key_T and plain_key:
            self.start_pull(End(self._place, self.hand.item.id if self.hand.item else None))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self._place, self.hand.item.id if self.hand.item else None)
        elif key == Qt.Key.Key_Insert and plain_key:
            self.edit(self._place, new=True)
        elif key in ARROWS and plain_key:
            self._focus_place(self.next_place(key) or self._place)
        else:
            super().keyPressEvent(event)

    def _pull_key(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sheet.take()
        elif key == Qt.Key.Key_Escape:
            self._sheet.cancel()
        elif key in ARROWS:
            self._sheet.point_at(leads(self._sheet.place, key, self.side) or self._sheet.place)
            self._point()
        else:
            super().keyPressEvent(event)

    def _point(self) -> None:
        """Says and shows where the tension leads now."""
        if self.is_pulling:
            start = title(self._sheet.start.place or self._place)
            other = self._sheet.choice.currentText().strip()
            self.setAccessibleName(tr("Tension from {start} to: {other}", start=start, other=other))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            self.update()

    def _take_pull(self, start: End, end: End) -> None:
        self._name_aloud()
        self.update()
        self.pulled.emit(start, end)

    def _leave_sheet(self) -> None:
        self._name_aloud()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _place_sheet(self) -> None:
        """Puts the sheet into the corner where it hides the least of the boxes to choose from."""
        width = min(QFontInfo(self.font()).pixelSize() * 28, self.width() - 16)
        height = min(self._sheet.heightForWidth(width), self.height() - 16)
        boxes = [QRectF(b.x, b.y, b.width, b.height) for b in map(self._box_of, Place)]
        right, foot = self.width() - width - 8, self.height() - height - 8
        corners = [QRect(x, y, width, height) for y in (8, foot) for x in (8, right)]

        def hidden(corner: QRect) -> float:
            covered = [box.translated(self.origin()).intersected(QRectF(corner)) for box in boxes]
            return sum(part.width() * part.height() for part in covered)

        self._sheet.setGeometry(min(corners, key=hidden))

    def _box_of(self, place: Place) -> Box:
        return self.drawing().box(place, self.side)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box, item = self.drawing().box(self._place, self.side), self.hand.item
            at = self.origin() + QPointF(box.x + box.width / 2, box.y + box.height / 2)
            where = self.mapToGlobal(at.toPoint())
            self.menu_wanted.emit(self._place, item.id if item else None, where)
            return
        point = QPointF(event.pos())
        if place := self._place_at(point):
            self._focus_place(place)
            inside = point - self.origin()
            item_there = item_at(self.drawing(), inside.x(), inside.y())
            self.menu_wanted.emit(place, item_there, event.globalPos())

    def _place_at(self, at: QPointF) -> Place | None:
        """The box there of the system that is filled."""
        inside = at - self.origin()
        box = box_at(self.drawing(), inside.x(), inside.y())
        return box.place if box is not None and box.side == self.side else None

    def pressed(self, at: QPointF, event: QMouseEvent | None) -> bool:
        inside = at - self.origin()
        box = box_at(self.drawing(), inside.x(), inside.y())
        if self.is_pulling:
            if place := self._place_at(at):
                self._sheet.point_at(place)
                self._sheet.take()
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
        self._focus_place(box.place, held=True)
        return self.hand.take(inside)

    def dragged(self, at: QPointF) -> None:
        self.update(self.hand.drag(at - self.origin()).translated(self.origin().toPoint()))

    def let_go(self, at: QPointF | None) -> None:
        if at is None:
            self.hand.break_off()
        else:
            self.hand.let_go(at - self.origin())

    def tapped_twice(self, at: QPointF) -> None:
        inside = at - self.origin()
        box = box_at(self.drawing(), inside.x(), inside.y())
        if box is not None and box.place is not None and box.side == self.side:
            self.hand.take(inside)
            self.hand.break_off()
            self.edit(box.place, self.hand.item.id if self.hand.item else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()
        if self.is_editing():
            self._set_editor_over(self._place)
        if self.is_pulling:
            self._place_sheet()

    def hideEvent(self, event: QHideEvent) -> None:
        if event.spontaneous():  # the window was made small and will come back as it is
            self._editor.tell_now()
        else:
            self.finish_editing()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._redraw()
        super().changeEvent(event)

    def _typing(self) -> bool:
        return self._editor.isAncestorOf(QApplication.focusWidget() or self)

    def _legend(self) -> str:
        keys = tr("Arrow keys move between the boxes, Enter edits, T adds a tension.")
        items, pulls = self._items, tuple(self._shown.page.tensions) if self._shown else ()
        if self._facing is not None:
            items = (*items, *self._facing.other.items)
            pulls = (*pulls, *self._facing.other.tensions)
        return f"{legend(items, pulls, self._layers, bool(self._shown and self._shown.levels))} {keys}"

    def _redraw(self) -> None:
        self._drawing = None
        self._name_aloud()
        self._naming.start()
        self.update()

    def _view_changed(self) -> None:
        self._naming.start()
        if self.is_editing():
            self._set_editor_over(self._place)

    def _item_changed(self) -> None:
        item = self.hand.item
        if item is not None and not self.hand.is_held:
            area = area_of(self.drawing(), item.id)
            if area is not None:
                self.bring_into_sight(QRectF(QPointF(area.left, area.top), QPointF(area.right, area.foot)))
        self._name_aloud()
        self.update()

    def _focus_place(self, place: Place, held: bool = False) -> None:
        """`held` says that the pointer is on it: then nothing moves under the pointer."""
        if place == self._place:
            return
        self._place = place
        self.hand.choose(None)
        if not held:
            box = self.drawing().box(place, self.side)
            self.bring_into_sight(QRectF(box.x, box.y, box.width, box.height))
        self._name_aloud()
        self.update()
        self.place_changed.emit(place)

    def _name_aloud(self) -> None:
        """What a screen reader says of the box that has the focus."""
        name = said_aloud(self._items, self._place, self._layers, self.hand.item)
        if self._facing is not None:
            name = f"{self._facing.whose}. {name}"
        if name == self.accessibleName():
            return
        self.setAccessibleName(name)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

    def _name_parts(self) -> None:
        """What a screen reader says of all that is in the picture."""
        if self._shown is None:
            return
        headings = outline(
            self._items,
            self._shown.page.tensions,
            layers=self._layers,
            names=self._shown.names,
            actions=self._shown.wordings(),
            levels=self._shown.levels,
        )
        self._names.show(headings, self.drawing(), self.origin().toPoint(), self.side)

    def _open(self, place: Place) -> None:
        self._editor.tell_now()
        self._focus_place(place)
        self._editor.show_box(place, lines_of(self._items, place), self._layers)
        self._editor.show()
        self._set_editor_over(place)
        self._editor.raise_()

    def _set_editor_over(self, place: Place) -> None:
        box, origin = self.drawing().box(place, self.side), self.origin().toPoint()
        least = QFontInfo(self.font()).pixelSize() * 26
        width = min(max(int(box.width) + 16, least), self.width() - 8)
        height = min(self._editor.height_for(width), self.height() - 8)
        x = origin.x() + int(box.x + (box.width - width) / 2)
        y = origin.y() + int(box.y) - 4
        self._editor.setGeometry(
            QRect(
                min(max(x, 4), self.width() - width - 4),
                min(max(y, 4), self.height() - height - 4),
                width,
                height,
            )
        )

    def _step(self, by: int) -> None:
        """On to the next box in the order of reading; beyond the last, back to the picture."""
        places = list(Place)
        index = places.index(self._place) + by
        if 0 <= index < len(places):
            self._open(places[index])
            self._editor.begin(last=by < 0)
        else:
            self._leave_editor()

    def _leave_editor(self) -> None:
        self.finish_editing()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
