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
    QPolygonF,
)

from lfl_desktop.canvas.drawing import Box, Drawing, Line, Role, TextRun
from lfl_desktop.canvas.fonts import Face, FontFile, font_file, runs, text_width
from lfl_desktop.views.theme import Colours

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
}


def colour(role: Role, colours: Colours) -> QColor:
    """The colour that stands for this role on the screen, light or dark."""
    return QColor(getattr(colours, _ROLES[role]))


def paint(painter: QPainter, drawing: Drawing, colours: Colours) -> None:
    """Paints `drawing` with its top left corner at the painter's origin."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _paint_box(painter, shape, colours)
        elif isinstance(shape, Line):
            _paint_line(painter, shape, colours)
        else:
            _paint_text(painter, shape, colours)
    painter.restore()


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


def _paint_box(painter: QPainter, box: Box, colours: Colours) -> None:
    edge = colours.tint_border if box.role == Role.OUTCOME else colours.strong_border
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QBrush(colour(box.role, colours)))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)


def _paint_line(painter: QPainter, line: Line, colours: Colours) -> None:
    ink = colour(line.role, colours)
    start, end = QPointF(line.x1, line.y1), QPointF(line.x2, line.y2)
    painter.setPen(QPen(ink, line.thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    if not line.head:
        painter.drawLine(start, end)
        return
    length = math.dist((line.x1, line.y1), (line.x2, line.y2))
    along = (end - start) / length
    across = QPointF(-along.y(), along.x()) * line.head * 0.45
    foot = end - along * line.head
    painter.drawLine(start, foot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    painter.drawPolygon(QPolygonF([end, foot + across, foot - across]))


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
