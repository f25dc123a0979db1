"""Paints a `Drawing` on the screen, with the embedded font and the widths it was laid out with."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from lfl_desktop.canvas.differences import differing_area, inked_area
from lfl_desktop.canvas.drawing import DASHES, Badge, Box, Drawing, DrawnLine, Polyline, Role, Stroke, TextRun
from lfl_desktop.canvas.geometry import Rect
from lfl_desktop.typography.font_program import FontFile
from lfl_desktop.typography.fonts import Face, font_file, runs, text_width
from lfl_desktop.views.kit.theme import Colours

DRAWN_AT = 128
"""Text is drawn at this many pixels and scaled: Qt rounds widths to 1/64 pixel, which at the
size of reading would be 0.2 % off the layout's widths."""

_WEIGHTS = {
    Face.REGULAR: QFont.Weight.Normal,
    Face.SEMIBOLD: QFont.Weight.DemiBold,
    Face.BOLD: QFont.Weight.Bold,
    Face.ITALIC: QFont.Weight.Normal,
}


_ROLES = {
    Role.INK: "text",
    Role.ACCENT: "accent_text",
    Role.POSSIBLE: "plum",
    Role.MUTED: "muted",
    Role.LINE: "strong_border",
    Role.BOX: "surface",
    Role.OUTCOME: "tint",
    Role.NEIGHBOUR: "grey_tint",
    Role.PULL: "amber",
    Role.PULL_TINT: "amber_tint",
}


def colour(role: Role, colours: Colours) -> QColor:
    """The colour that stands for this role on the screen, light or dark."""
    return QColor(getattr(colours, _ROLES[role]))


def paint_on_screen(
    painter: QPainter, drawing: Drawing, colours: Colours, within: QRectF | None = None
) -> None:
    """Paints `drawing` with its top left corner at the painter's origin; of it only what reaches into the
    area `within`, where there is one."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for shape in drawing.shapes:
        if within is not None and not within.intersects(rect_on_screen(inked_area(shape))):
            continue
        if isinstance(shape, Box):
            _paint_box(painter, shape, colours)
        elif isinstance(shape, DrawnLine):
            _paint_line(painter, shape, colours)
        elif isinstance(shape, Polyline):
            _paint_path(painter, shape, colours)
        elif isinstance(shape, Badge):
            _paint_badge(painter, shape, colours)
        else:
            _paint_text(painter, shape, colours)
    painter.restore()


class Painted:
    """Paints a drawing over and over, at 60 frames a second: it is painted in full only when its colours or
    its scale have changed, and where it has changed itself only there."""

    def __init__(self) -> None:
        self._key: tuple[Drawing, Colours, float] | None = None
        self._image = QPixmap()

    def paint(self, painter: QPainter, drawing: Drawing, colours: Colours) -> None:
        """The same as `paint_on_screen`."""
        scale = painter.deviceTransform().m11()
        last, self._key = self._key, (drawing, colours, scale)
        if last is None or last[1:] != (colours, scale):
            self._image = _image(drawing, colours, scale)
        elif last[0] is not drawing:
            changed = differing_area(last[0], drawing)
            if changed is None:
                self._image = _image(drawing, colours, scale)
            else:
                _paint_again(self._image, drawing, colours, changed)
        painter.drawPixmap(QPointF(-_BLEED, -_BLEED), self._image)


_BLEED = 4
"""Pixels around a drawing for the thickness of lines at its edge."""


def _image(drawing: Drawing, colours: Colours, scale: float) -> QPixmap:
    width, height = drawing.width + 2 * _BLEED, drawing.height + 2 * _BLEED
    image = QPixmap(math.ceil(width * scale), math.ceil(height * scale))
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(_BLEED, _BLEED)
    paint_on_screen(painter, drawing, colours)
    painter.end()
    return image


def _paint_again(image: QPixmap, drawing: Drawing, colours: Colours, changed: Rect) -> None:
    """Paints one area of the image anew."""
    scale = image.devicePixelRatio()
    left, top = (math.floor((edge + _BLEED) * scale) for edge in (changed.left, changed.top))
    right, foot = (math.ceil((edge + _BLEED) * scale) for edge in (changed.right, changed.bottom))
    if right <= left or foot <= top:
        return
    area = QRectF(left / scale, top / scale, (right - left) / scale, (foot - top) / scale)
    painter = QPainter(image)
    painter.setClipRect(area)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(area, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.translate(_BLEED, _BLEED)
    paint_on_screen(painter, drawing, colours, area.translated(-_BLEED, -_BLEED))
    painter.end()


def rect_on_screen(area: Rect) -> QRectF:
    """An area of a drawing as Qt knows it."""
    return QRectF(area.left, area.top, area.right - area.left, area.bottom - area.top)


@cache
def font(file: FontFile, face: Face) -> QFont:
    """The font of `file` at `DRAWN_AT` pixels, as the layout measured it; made once, not to be changed."""
    made = QFont(_family(file))
    made.setPixelSize(DRAWN_AT)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(False)
    made.setFeature(QFont.Tag("liga"), 0)
    if file.path == font_file(face):
        made.setWeight(_WEIGHTS[face])
        made.setItalic(face == Face.ITALIC)
    return made


@cache
def _family(file: FontFile) -> str:
    """The name under which Qt knows the font in this file; its own choice where it cannot read it."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file.path)))
    return families[min(file.subfont, len(families) - 1)] if families else ""


_DASHED = {stroke: list(lengths) for stroke, lengths in DASHES.items()}


def _pen(ink: QColor, thickness: float, stroke: Stroke) -> QPen:
    pen = QPen(ink, thickness or 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if stroke in _DASHED:
        scale = max(1.0, 1.0 / (thickness or 1))  # a hair-thin line has dashes that are seen
        pen.setDashPattern([length * scale for length in _DASHED[stroke]])
    return pen


def _paint_box(painter: QPainter, box: Box, colours: Colours) -> None:
    own = QColor(colours.tint_border if box.role == Role.OUTCOME else colours.strong_border)
    painter.setPen(_pen(colour(box.edge, colours) if box.edge else own, box.thickness, box.stroke))
    painter.setBrush(QBrush(colour(box.role, colours)))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)


def _paint_badge(painter: QPainter, badge: Badge, colours: Colours) -> None:
    painter.setPen(_pen(colour(Role.PULL, colours), badge.thickness, badge.stroke))
    painter.setBrush(QBrush(colour(Role.PULL_TINT, colours)))
    half = badge.height / 2
    painter.drawRoundedRect(QRectF(badge.x, badge.y, badge.width, badge.height), half, half)


def _paint_path(painter: QPainter, path: Polyline, colours: Colours) -> None:
    ink = colour(path.role, colours)
    points = [QPointF(x, y) for x, y in path.points]
    tip = points[-1]
    if path.filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ink))
        painter.drawPolygon(QPolygonF(points))
        return
    if path.head:
        points[-1] = _foot(points[-2], tip, path.head)
    painter.setPen(_pen(ink, path.thickness, path.stroke))
    painter.drawPolyline(QPolygonF(points))
    if path.head:
        _paint_head(painter, points[-1], tip, ink)


def _paint_line(painter: QPainter, line: DrawnLine, colours: Colours) -> None:
    ink = colour(line.role, colours)
    start, tip = QPointF(line.x1, line.y1), QPointF(line.x2, line.y2)
    foot = _foot(start, tip, line.head) if line.head else tip
    painter.setPen(_pen(ink, line.thickness, Stroke.SOLID))
    painter.drawLine(start, foot)
    if line.head:
        _paint_head(painter, foot, tip, ink)


def _foot(start: QPointF, tip: QPointF, head: float) -> QPointF:
    """Where the head of an arrow from `start` to `tip` begins."""
    way = tip - start
    length = math.hypot(way.x(), way.y())
    return tip - way * min(head / length, 1.0) if length else start


def _paint_head(painter: QPainter, foot: QPointF, tip: QPointF, ink: QColor) -> None:
    across = QPointF(foot.y() - tip.y(), tip.x() - foot.x()) * 0.45
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    painter.drawPolygon(QPolygonF([tip, foot + across, foot - across]))


def _paint_text(painter: QPainter, text: TextRun, colours: Colours) -> None:
    painter.save()
    painter.translate(text.x, text.baseline)
    scale = text.size / DRAWN_AT
    painter.scale(scale, scale)
    painter.setPen(colour(text.role, colours))
    x = 0.0
    for run in runs(text.text, text.face):
        painter.setFont(font(run.font, text.face))
        painter.drawText(QPointF(x, 0), run.text)
        x += text_width(run.text, text.face, DRAWN_AT)
    painter.restore()
