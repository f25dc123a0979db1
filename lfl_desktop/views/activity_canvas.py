"""The activity system on the screen: seven boxes to fill, never a drawing to make."""

from __future__ import annotations

from collections.abc import Sequence, Set
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
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

from lfl_desktop.canvas.content import BOTH, in_box, plain
from lfl_desktop.canvas.drawing import Badge, Drawing
from lfl_desktop.canvas.editing import lines_of
from lfl_desktop.canvas.hits import item_at, tension_at
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.canvas.legend import legend
from lfl_desktop.canvas.prompts import question, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.box_editor import BoxEditor
from lfl_desktop.views.canvas_names import Names
from lfl_desktop.views.drawing_painter import Painted
from lfl_desktop.views.pull_sheet import PullSheet
from lfl_desktop.views.theme import Colours, colours
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.outline import outline
from lfl_desktop.workspace.pulls import Shown
from lfl_desktop.workspace.tensions import End, other_ends

PADDING = 14
"""Pixels between the edge of the widget and the drawing."""

LARGER = 1.1
"""The embedded font looks smaller than most system fonts at the same size."""

SMALLEST = 0.8
"""How far type may shrink, as a part of its size, before a box leaves items out."""

REACH = 6
"""Pixels from a bolt within which a click is meant for it."""

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


class ActivityCanvas(QWidget):
    """Shows one version of an activity system and lets its boxes be filled in place.

    It keeps nothing: `set_content` says what to show, `edited(place, lines)` tells what a box
    says now (`canvas.editing.Lines`, both layers), at most three times a second while
    somebody types and at once when the editor closes or loses focus. `place_changed(place)` tells
    which box has the focus. Whoever shows another version or other layers calls
    `finish_editing()` first, so that the last words reach the version they were typed for.
    """

    edited = Signal(object, object)
    place_changed = Signal(object)
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
        self._place = Place.SUBJECT
        self._drawing: Drawing | None = None
        self._painted = Painted()
        self._shown: Shown | None = None
        self._picked: UUID | None = None
        self._names = Names(self)
        self._naming = QTimer(self, singleShot=True, interval=0)
        self._naming.timeout.connect(self._name_parts)
        self._sheet = PullSheet(self)
        self._sheet.taken.connect(self._take_pull)
        self._sheet.left.connect(self._leave_sheet)
        self._sheet.choice.currentIndexChanged.connect(lambda _at: self._point())
        self._editor = BoxEditor(self)
        self._editor.edited.connect(self.edited)
        self._editor.stepped.connect(self._step)
        self._editor.left.connect(self._leave_editor)
        self.setAccessibleDescription(
            tr("Activity system of seven boxes. Arrow keys move between the boxes, Enter edits.")
        )
        self._name_aloud()

    @property
    def place(self) -> Place:
        """The box that has the focus."""
        return self._place

    def set_content(self, items: Sequence[SystemItem], layers: Set[Layer] = BOTH) -> None:
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
        """The drawing for the widget's present size; its origin is `PADDING` from the corner."""
        if self._drawing is None:
            size = QFontInfo(self.font()).pixelSize() * LARGER
            self._drawing = lay_out(
                self._items,
                width=max(self.width() - 2 * PADDING, 1),
                height=max(self.height() - 2 * PADDING, 1),
                layers=self._layers,
                size=size,
                smallest=size * SMALLEST,
                prompts=True,
                legend=self._legend(),
                tensions=self._shown.page.tensions if self._shown else (),
                levels=bool(self._shown and self._shown.levels),
                names=self._shown.names if self._shown else None,
            )
        return self._drawing

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return not self._editor.isHidden()

    def edit(self, place: Place) -> None:
        """Opens the editor over the box `place`."""
        self._open(place)
        self._editor.begin()

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
        return QSize(820, 680)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.border), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.translate(PADDING, PADDING)
        self._painted.paint(painter, self.drawing(), look)
        if self.hasFocus() or self.is_editing():
            box = self.drawing().box(self._place)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(box.x, box.y, box.width, box.height).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(ring, box.radius + 3, box.radius + 3)
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
                box = self.drawing().box(place)
                around = QRectF(box.x, box.y, box.width, box.height).adjusted(-5, -5, 5, 5)
                painter.drawRoundedRect(around, box.radius + 5, box.radius + 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_pulling:
            self._pull_key(key, event)
        elif key == Qt.Key.Key_T and not event.modifiers():
            self.start_pull(End(self._place))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self._place)
        elif key in _ARROWS[Place.OBJECT]:
            self._focus_place(_ARROWS[self._place].get(key, self._place))
        else:
            super().keyPressEvent(event)

    def _pull_key(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sheet.take()
        elif key == Qt.Key.Key_Escape:
            self._sheet.cancel()
        elif key in _ARROWS[Place.OBJECT]:
            self._sheet.point_at(_ARROWS[self._sheet.place].get(key, self._sheet.place))
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
        height = min(self._sheet.sizeHint().height(), self.height() - 8)
        self._sheet.setGeometry(8, self.height() - height - 8, max(self.width() - 16, 1), height)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.drawing().box(self._place)
            at = QPointF(PADDING + box.x + box.width / 2, PADDING + box.y + box.height / 2).toPoint()
            self.menu_wanted.emit(self._place, None, self.mapToGlobal(at))
            return
        point = QPointF(event.pos())
        if place := self._place_at(point):
            self._focus_place(place)
            inside = point - QPointF(PADDING, PADDING)
            item = item_at(self.drawing(), inside.x(), inside.y())
            self.menu_wanted.emit(place, item, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_pulling:
            if place := self._place_at(event.position()):
                self._sheet.point_at(place)
                self._sheet.take()
            return
        inside = event.position() - QPointF(PADDING, PADDING)
        if event.button() == Qt.MouseButton.LeftButton and (
            pull := tension_at(self.drawing(), inside.x(), inside.y(), REACH)
        ):
            self.finish_editing()
            self.tension_picked.emit(pull)
            return
        if place := self._place_at(event.position()):
            self.finish_editing()
            self._focus_place(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if place := self._place_at(event.position()):
            self.edit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
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
        pulls = self._shown.page.tensions if self._shown else ()
        signs = legend(self._items, pulls, self._layers, bool(self._shown and self._shown.levels))
        return f"{signs} {keys}"

    def _redraw(self) -> None:
        self._drawing = None
        self._name_aloud()
        self._naming.start()
        self.update()

    def _place_at(self, point: QPointF) -> Place | None:
        inside = point - QPointF(PADDING, PADDING)
        for place in Place:
            box = self.drawing().box(place)
            if QRectF(box.x, box.y, box.width, box.height).contains(inside):
                return place
        return None

    def _focus_place(self, place: Place) -> None:
        if place == self._place:
            return
        self._place = place
        self._name_aloud()
        self.update()
        self.place_changed.emit(place)

    def _name_aloud(self) -> None:
        """What a screen reader says of the box that has the focus."""
        name = _said(self._items, self._place, self._layers)
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
        self._names.show(headings, self.drawing(), PADDING)

    def _open(self, place: Place) -> None:
        self._editor.tell_now()
        self._focus_place(place)
        self._editor.show_box(place, lines_of(self._items, place), self._layers)
        self._editor.show()
        self._set_editor_over(place)
        self._editor.raise_()

    def _set_editor_over(self, place: Place) -> None:
        box = self.drawing().box(place)
        least = QFontInfo(self.font()).pixelSize() * 26
        width = min(max(int(box.width) + 16, least), self.width() - 8)
        height = min(self._editor.height_for(width), self.height() - 8)
        x = PADDING + int(box.x + (box.width - width) / 2)
        y = PADDING + int(box.y) - 4
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


def _said(items: Sequence[SystemItem], place: Place, layers: Set[Layer]) -> str:
    shown = in_box(items, place, layers)
    if not shown:
        asked = question(place, Layer.NOW if Layer.NOW in layers else Layer.POSSIBLE)
        return tr("{title}, empty. {question}", title=title(place), question=asked)
    count = plural(len(shown), "{n} item", "{n} items")
    said = [
        tr("Possible: {wording}", wording=plain(item.wording))
        if item.layer == Layer.POSSIBLE
        else plain(item.wording)
        for item in shown
    ]
    return f"{title(place)}, {count}. {'. '.join(said)}"
