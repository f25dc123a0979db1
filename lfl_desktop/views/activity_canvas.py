"""The activity system on the screen: seven boxes to fill, never a drawing to make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
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

from lfl_desktop.canvas.content import BOTH, in_box, plain
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.dropping import area_of, box_at
from lfl_desktop.canvas.editing import lines_of
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.canvas.legend import legend
from lfl_desktop.canvas.prompts import question, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.views.box_editor import BoxEditor
from lfl_desktop.views.drawing_painter import Painted
from lfl_desktop.views.item_hand import ItemHand
from lfl_desktop.views.theme import colours
from lfl_desktop.views.zoomed import Zoomed
from lfl_desktop.words import plural, tr

LARGER = 1.1
"""The embedded font looks smaller than most system fonts at the same size."""

SMALLEST = 0.8
"""How far type may shrink, as a part of its size, before a box leaves items out."""

_ARROWS: dict[Place, dict[Qt.Key, Place]] = {
    Place.TOOLS: {
        Qt.Key.Key_Left: Place.SUBJECT,
        Qt.Key.Key_Right: Place.OBJECT,
        Qt.Key.Key_Down: Place.COMMUNITY,
    },
    Place.SUBJECT: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Right: Place.OBJECT,
        Qt.Key.Key_Down: Place.RULES,
    },
    Place.OBJECT: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Left: Place.SUBJECT,
        Qt.Key.Key_Right: Place.OUTCOME,
        Qt.Key.Key_Down: Place.DIVISION_OF_LABOUR,
    },
    Place.OUTCOME: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Left: Place.OBJECT,
        Qt.Key.Key_Down: Place.DIVISION_OF_LABOUR,
    },
    Place.RULES: {Qt.Key.Key_Up: Place.SUBJECT, Qt.Key.Key_Right: Place.COMMUNITY},
    Place.COMMUNITY: {
        Qt.Key.Key_Up: Place.TOOLS,
        Qt.Key.Key_Left: Place.RULES,
        Qt.Key.Key_Right: Place.DIVISION_OF_LABOUR,
    },
    Place.DIVISION_OF_LABOUR: {Qt.Key.Key_Up: Place.OBJECT, Qt.Key.Key_Left: Place.COMMUNITY},
}
"""Where each arrow key leads: to the box that stands there, along a line of the figure."""


_MIRRORED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


@dataclass(frozen=True)
class Facing:
    """The system beside the one that is filled: `other` with what it says, `system` and `whose` of the one
    that is filled, the object that both share, and whether it is the `second`, at the right."""

    other: Side
    system: UUID
    whose: str
    shared: str = ""
    second: bool = False


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

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._items: tuple[SystemItem, ...] = ()
        self._layers: frozenset[Layer] = BOTH
        self._tensions: tuple[Tension, ...] = ()
        self._names: dict[UUID, str] = {}
        self._facing: Facing | None = None
        self._place = Place.SUBJECT
        self._drawing: Drawing | None = None
        self._painted = Painted()
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
        tensions: Sequence[Tension] = (),
        names: Mapping[UUID, str] | None = None,
    ) -> None:
        """Shows these items and tensions of one version; `names` are those of other systems. What is being
        typed stays as it is, unless the box was changed elsewhere in the meantime (by undo, for one)."""
        self._tensions, self._names = tuple(tensions), dict(names or {})
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

    def drawing(self) -> Drawing:
        """The drawing for the widget's present size and zoom; it begins at `origin()`. Zoomed in, its page is
        larger and its type grows, as far as all of it finds room."""
        if self._drawing is None:
            self._drawing = self._laid_out() if self._facing is None else self._laid_out_facing(self._facing)
        return self._drawing

    def _laid_out(self) -> Drawing:
        size, page = QFontInfo(self.font()).pixelSize() * LARGER, self.page()
        return lay_out(
            self._items,
            width=page.width(),
            height=page.height(),
            layers=self._layers,
            size=size * self.zoom,
            smallest=size * SMALLEST,
            prompts=True,
            legend=self._legend(),
            tensions=self._tensions,
            names=self._names,
        )

    def _laid_out_facing(self, facing: Facing) -> Drawing:
        size, page = QFontInfo(self.font()).pixelSize() * LARGER, self.page()
        shown = [item for item in self._items if item.layer in self._layers]
        mine = Side(facing.system, facing.whose, shown, self._tensions)
        ours, theirs = (facing.other, mine) if facing.second else (mine, facing.other)
        return lay_out_facing(
            ours,
            theirs,
            facing.shared,
            width=page.width(),
            height=page.height(),
            size=size * self.zoom,
            smallest=size * SMALLEST,
            legend=self._legend(),
            names=self._names,
        )

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
        return _ARROWS[self._place].get(_MIRRORED.get(key, key) if self.side else key)

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
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain_key = held == Qt.KeyboardModifier.NoModifier
        if self.hand.key(event):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self._place, self.hand.item.id if self.hand.item else None)
        elif key == Qt.Key.Key_Insert and plain_key:
            self.edit(self._place, new=True)
        elif key in _ARROWS[Place.OBJECT] and plain_key:
            self._focus_place(self.next_place(key) or self._place)
        else:
            super().keyPressEvent(event)

    def pressed(self, at: QPointF, event: QMouseEvent | None) -> bool:
        inside = at - self.origin()
        box = box_at(self.drawing(), inside.x(), inside.y())
        if box is None or box.place is None:
            return False
        self.finish_editing()
        if box.side != self.side:
            self.crossed.emit(box.place)
            return False
        self._focus_place(box.place)
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
        keys = tr("Arrow keys move between the boxes, Enter edits.")
        tensions = self._tensions
        items = self._items
        if self._facing is not None:
            items = (*items, *self._facing.other.items)
            tensions = (*tensions, *self._facing.other.tensions)
        return f"{legend(items, tensions, self._layers)} {keys}"

    def _redraw(self) -> None:
        self._drawing = None
        self._name_aloud()
        self.update()

    def _view_changed(self) -> None:
        if self.is_editing():
            self._set_editor_over(self._place)

    def _item_changed(self) -> None:
        item = self.hand.item
        if item is not None:
            area = area_of(self.drawing(), item.id)
            if area is not None:
                self.bring_into_sight(QRectF(QPointF(area.left, area.top), QPointF(area.right, area.foot)))
        self._name_aloud()
        self.update()

    def _focus_place(self, place: Place) -> None:
        if place == self._place:
            return
        self._place = place
        self.hand.choose(None)
        box = self.drawing().box(place, self.side)
        self.bring_into_sight(QRectF(box.x, box.y, box.width, box.height))
        self._name_aloud()
        self.update()
        self.place_changed.emit(place)

    def _name_aloud(self) -> None:
        """What a screen reader says of the box that has the focus."""
        name = _said(self._items, self._place, self._layers, self.hand.item)
        if self._facing is not None:
            name = f"{self._facing.whose}. {name}"
        if name == self.accessibleName():
            return
        self.setAccessibleName(name)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

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


def _said(items: Sequence[SystemItem], place: Place, layers: Set[Layer], chosen: SystemItem | None) -> str:
    shown = in_box(items, place, layers)
    if not shown:
        asked = question(place, Layer.NOW if Layer.NOW in layers else Layer.POSSIBLE)
        return tr("{title}, empty. {question}", title=title(place), question=asked)
    if chosen in shown:
        place_of = shown.index(chosen) + 1
        words = tr("{title}, item {n} of {all}.", title=title(place), n=place_of, all=len(shown))
        return f"{words} {_wording(chosen)}"
    count = plural(len(shown), "{n} item", "{n} items")
    return f"{title(place)}, {count}. {'. '.join(_wording(item) for item in shown)}"


def _wording(item: SystemItem) -> str:
    words = plain(item.wording)
    return tr("Possible: {wording}", wording=words) if item.layer == Layer.POSSIBLE else words
