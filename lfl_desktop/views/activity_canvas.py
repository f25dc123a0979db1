"""The activity system on the screen: seven boxes to fill, never a drawing to make."""

from __future__ import annotations

from collections.abc import Sequence, Set

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
from lfl_desktop.canvas.editing import lines_of
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.canvas.legend import legend
from lfl_desktop.canvas.prompts import question, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.box_editor import BoxEditor
from lfl_desktop.views.drawing_painter import Painted
from lfl_desktop.views.theme import colours
from lfl_desktop.words import plural, tr

PADDING = 14
"""Pixels between the edge of the widget and the drawing."""

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

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._items: tuple[SystemItem, ...] = ()
        self._layers: frozenset[Layer] = BOTH
        self._place = Place.SUBJECT
        self._drawing: Drawing | None = None
        self._painted = Painted()
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
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self._place)
        elif key in _ARROWS[Place.OBJECT]:
            self._focus_place(_ARROWS[self._place].get(key, self._place))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
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
        return f"{legend(self._items, (), self._layers)} {keys}"

    def _redraw(self) -> None:
        self._drawing = None
        self._name_aloud()
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
