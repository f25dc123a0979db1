"""An item carried to another place of the picture: what is painted over the drawing while it is."""

from __future__ import annotations

from collections.abc import Set
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.canvas.drawing import Box, Drawing, Role
from lfl_desktop.canvas.dropping import Area, Drop, area_of, drop_at
from lfl_desktop.canvas.item_moves import ItemSpot
from lfl_desktop.canvas.texts import PLUS
from lfl_desktop.domain.activity import Layer, SystemItem
from lfl_desktop.views.kit.controls.drawing_painter import colour
from lfl_desktop.views.kit.theme import Colours
from lfl_desktop.words import tr

_WIDEST = 22
"""Letters of an item that are shown beside the pointer, as ems of the system's font."""


class ItemDrag:
    """Begins where an item is taken hold of. Points are those of the drawing. What it paints is small, so
    that a frame paints only that anew."""

    def __init__(
        self,
        drawing: Drawing,
        items: tuple[SystemItem, ...],
        item: SystemItem,
        layers: Set[Layer],
        side: int,
        widget: QWidget,
    ) -> None:
        self.item = item
        self._drawing = drawing
        self._items = items
        self._layers = layers
        self._side = side
        self._metrics = QFontMetricsF(widget.font())
        self._words = self._metrics.elidedText(
            plain_wording(item.wording),
            Qt.TextElideMode.ElideRight,
            _WIDEST * self._metrics.averageCharWidth(),
        )
        self._at = QPointF()
        self._drop: Drop | None = None

    @property
    def spot(self) -> ItemSpot | None:
        """Where the item would stand if it were let go."""
        return self._drop.spot if self._drop else None

    def move(self, at: QPointF) -> None:
        """The pointer is at this point."""
        self._at = at
        self._drop = drop_at(
            self._drawing, self._items, self.item.id, at.x(), at.y(), self._layers, self._side
        )

    def area(self) -> QRegion:
        """All that it paints."""
        region = QRegion(_around(self._chip()))
        if self._drop:
            box = self._box(self._drop)
            whole = _around(QRectF(box.x, box.y, box.width, box.height))
            region += QRegion(whole) - QRegion(whole.adjusted(6, 6, -6, -6))
            region += QRect(
                round(self._drop.left) - 6,
                round(self._drop.y) - 6,
                round(self._drop.right - self._drop.left) + 12,
                12,
            )
        return region

    def source(self) -> QRegion:
        """Where the item stands, which is paler while it is carried."""
        area = area_of(self._drawing, self.item.id)
        return QRegion() if area is None else QRegion(_around(rect_of(area)))

    def paint(self, painter: QPainter, look: Colours) -> None:
        """Paints it over the drawing."""
        area = area_of(self._drawing, self.item.id)
        if area is not None:
            veil = QColor(look.surface)
            veil.setAlpha(170)
            painter.fillRect(rect_of(area).adjusted(-1, 0, 1, 0), veil)
        if self._drop:
            self._paint_drop(painter, self._drop, look)
        self._paint_chip(painter, look)

    def _box(self, drop: Drop) -> Box:
        return self._drawing.box(drop.spot.place, self._side)

    def _ink(self, look: Colours) -> QColor:
        layer = self._drop.spot.layer if self._drop else self.item.layer
        return colour(Role.POSSIBLE if layer == Layer.POSSIBLE else Role.ACCENT, look)

    def _paint_drop(self, painter: QPainter, drop: Drop, look: Colours) -> None:
        box, ink = self._box(drop), self._ink(look)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.5))
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)
        painter.setPen(QPen(ink, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(drop.left, drop.y), QPointF(drop.right, drop.y))

    def _said(self) -> str:
        if self._drop is None:
            return self._words
        possible = self._drop.spot.layer == Layer.POSSIBLE
        words = f"{PLUS} {self._words}" if possible else self._words
        if self._drop.spot.layer == self.item.layer:
            return words
        return " · ".join((words, tr("possible") if possible else tr("now")))

    def _chip(self) -> QRectF:
        wide = self._metrics.horizontalAdvance(" ".join((PLUS, self._words, "·", tr("possible")))) + 16
        size = QSize(round(wide), round(self._metrics.height() + 8))
        return QRectF(self._at + QPointF(10, 8), size)

    def _paint_chip(self, painter: QPainter, look: Colours) -> None:
        chip, said = self._chip(), self._said()
        chip.setWidth(self._metrics.horizontalAdvance(said) + 16)
        painter.setPen(QPen(self._ink(look), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(chip, 6, 6)
        possible = self._drop is not None and self._drop.spot.layer == Layer.POSSIBLE
        painter.setPen(colour(Role.POSSIBLE if possible else Role.INK, look))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, said)


def item_of(items: tuple[SystemItem, ...], id: UUID | None) -> SystemItem | None:
    """The item with this id."""
    return next((item for item in items if item.id == id), None)


def rect_of(area: Area) -> QRectF:
    """A stretch of a drawing as Qt knows it."""
    return QRectF(QPointF(area.left, area.top), QPointF(area.right, area.foot))


def _around(area: QRectF) -> QRect:
    return area.adjusted(-4, -4, 4, 4).toAlignedRect()
