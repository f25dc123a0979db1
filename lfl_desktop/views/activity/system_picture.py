"""The picture of an activity system: what it shows, how it is laid out and painted, and its box in focus."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontInfo, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.differences import differing_area
from lfl_desktop.canvas.drawing import Box, Drawing
from lfl_desktop.canvas.dropping import box_at
from lfl_desktop.canvas.legend import legend
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.activity.canvas_layout import Facing, WantedPicture, drawing_of
from lfl_desktop.views.activity.canvas_ways import leads
from lfl_desktop.views.kit.controls.drawing_painter import Painted, rect_on_screen
from lfl_desktop.views.kit.controls.zoomed import Zoomed
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.theme import Colours, colours
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.action_links import Shown

_AROUND = 12
"""Pixels around what is drawn within which it is ringed."""

LINES, LEAST_LINES = 34, 19
"""How many lines of text it is high where it can be, and at least."""


class SystemPicture(Zoomed):
    """Shows one version of an activity system, alone or beside another one.

    A subclass adds what is done with it: `paint_over` paints that, `is_marked` says whether the box in focus
    has a ring.
    """

    place_changed = Signal(object)
    """Another box has the focus."""
    content_set = Signal()
    """Other items are shown, or the same ones again; they are not laid out yet."""
    redrawn = Signal()
    """Something else is shown, or at another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._items: tuple[SystemItem, ...] = ()
        self._layers: frozenset[Layer] = BOTH
        self._facing: Facing | None = None
        self._shown: Shown | None = None
        self._place = Place.SUBJECT
        self._drawing: Drawing | None = None
        self._in_sight: Drawing | None = None
        self._laid_out: tuple[object, ...] = ()
        self._stale = True
        self._painted = Painted()
        self._following = later(self, 0, self._update_difference)
        self.zoom_changed.connect(lambda _zoom: self._redraw())

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
    def facing(self) -> Facing | None:
        """What stands beside the system that is filled."""
        return self._facing

    @property
    def shown(self) -> Shown | None:
        """The page whose items are shown, with all that is said of its tensions."""
        return self._shown

    @property
    def side(self) -> int:
        """On which side of the drawing the system stands that is filled."""
        return int(self._facing is not None and self._facing.second)

    def set_facing(self, facing: Facing | None) -> None:
        """Shows the system beside another one; None: alone."""
        if facing != self._facing:
            self._facing = facing
            self._redraw()

    def set_content(self, items: Sequence[SystemItem], layers: Set[Layer] = BOTH) -> None:
        """Shows these items of one version."""
        self._items, self._layers = tuple(items), frozenset(layers)
        self.content_set.emit()
        self._follow()

    def set_tensions(self, shown: Shown) -> None:
        """Shows the tensions of the page whose items are shown, with all that is said of them."""
        self._shown = shown
        self._follow()

    def drawing(self) -> Drawing:
        """The drawing for the widget's present size and zoom; it begins at `origin()`. Zoomed in, its page is
        larger and its type grows, as far as all of it finds room."""
        if self._drawing is None or self._stale:
            self._stale = False
            wanted = WantedPicture(self._items, self._layers, self._shown, self._facing, self._legend())
            size = float(QFontInfo(self.font()).pixelSize())
            made_of = (*wanted.made_of(), self.page(), size, self.zoom)
            if self._drawing is None or made_of != self._laid_out:
                self._laid_out = made_of
                self._drawing = drawing_of(wanted, self.page(), size, self.zoom)
        return self._drawing

    def box_of(self, place: Place) -> Box:
        """A box of the system that is filled, in the drawing."""
        return self.drawing().box(place, self.side)

    def place_at(self, at: QPointF) -> Place | None:
        """The box at a point of the widget, of the system that is filled."""
        inside = at - self.origin()
        box = box_at(self.drawing(), inside.x(), inside.y())
        return box.place if box is not None and box.side == self.side else None

    def next_place(self, key: Qt.Key) -> Place | None:
        """The box to which an arrow key leads from the one that has the focus."""
        return leads(self._place, key, self.side)

    def focus_place(self, place: Place, held: bool = False) -> None:
        """Puts the focus on a box. `held` says that the pointer is on it: then nothing moves under the
        pointer."""
        if place == self._place:
            return
        self._place = place
        if not held:
            self.bring_into_sight(area_of_box(self.box_of(place)))
        self.update()
        self.place_changed.emit(place)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, max(320, LEAST_LINES * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        return QSize(820, max(560, LINES * self.fontMetrics().height()))

    def is_marked(self) -> bool:
        """Whether a ring is around the box in focus."""
        return self.hasFocus()

    def paint_over(self, painter: QPainter, look: Colours) -> None:
        """Paints over the drawing what is being done with it."""

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
        if self.is_marked():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring_box(painter, self.box_of(self._place), 3)
        self.paint_over(painter, look)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._redraw()
        super().changeEvent(event)

    def _legend(self) -> str:
        keys = tr("Arrow keys move between the boxes, Enter edits, T adds a tension.")
        items, pulls = self._items, tuple(self._shown.page.tensions) if self._shown else ()
        if self._facing is not None:
            items = (*items, *self._facing.other.items)
            pulls = (*pulls, *self._facing.other.tensions)
        return f"{legend(items, pulls, self._layers, bool(self._shown and self._shown.levels))} {keys}"

    def _redraw(self) -> None:
        self._drawing = None
        self.redrawn.emit()
        self.update()

    def _follow(self) -> None:
        """Something else is said on the same page: only where that is seen, the picture is painted again."""
        if self._in_sight is None:
            self._in_sight = self._drawing
        self._stale = True
        self.redrawn.emit()
        self._following.start()

    def _update_difference(self) -> None:
        before, self._in_sight = self._in_sight, None
        if not self.isVisible():
            return  # it is painted whole when it comes into sight
        changed = differing_area(before, self.drawing()) if before is not None else None
        if changed is None:
            self.update()
        elif changed.right > changed.left:
            around = rect_on_screen(changed).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            self.update(around.translated(self.origin()).toAlignedRect())


def area_of_box(box: Box) -> QRectF:
    """Where a box stands in the drawing."""
    return QRectF(box.x, box.y, box.width, box.height)


def ring_box(painter: QPainter, box: Box, apart: float) -> None:
    """Paints a ring around a box, so many pixels from it."""
    around = area_of_box(box).adjusted(-apart, -apart, apart, apart)
    painter.drawRoundedRect(around, box.radius + apart, box.radius + apart)
