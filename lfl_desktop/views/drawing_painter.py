"""Paints a `Drawing` on the screen, with the embedded font and the widths it was laid out with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)

from lfl_desktop.canvas.drawing import Box, Drawing, Line, Role, TextRun
from lfl_desktop.canvas.fonts import Face, FontFile, font_file, runs, text_width

DRAWN_AT = 128
"""Text is drawn at this many pixels and scaled: Qt rounds widths to 1/64 pixel, which at the
size of reading would be 0.2 % off the layout's widths."""

_WEIGHTS = {
    Face.REGULAR: QFont.Weight.Normal,
    Face.SEMIBOLD: QFont.Weight.DemiBold,
    Face.BOLD: QFont.Weight.Bold,
    Face.ITALIC: QFont.Weight.Normal,
}


@dataclass(frozen=True)
class Colours:
    """The colours of a drawing. Text stands out from every ground by 4.5 to 1 or more."""

    page: QColor
    border: QColor
    outcome_border: QColor
    focus: QColor
    roles: dict[Role, QColor]


LIGHT = Colours(
    page=QColor("#ffffff"),
    border=QColor("#cfd7df"),
    outcome_border=QColor("#94c4c0"),
    focus=QColor("#0f6e69"),
    roles={
        Role.INK: QColor("#1c2733"),
        Role.ACCENT: QColor("#0f6e69"),
        Role.POSSIBLE: QColor("#7a2f68"),
        Role.MUTED: QColor("#586573"),
        Role.LINE: QColor("#c2cad3"),
        Role.BOX: QColor("#ffffff"),
        Role.OUTCOME: QColor("#e3f1f0"),
    },
)
DARK = Colours(
    page=QColor("#1b2127"),
    border=QColor("#4a5663"),
    outcome_border=QColor("#3f7f7b"),
    focus=QColor("#79d3ca"),
    roles={
        Role.INK: QColor("#e9edf1"),
        Role.ACCENT: QColor("#79d3ca"),
        Role.POSSIBLE: QColor("#e6a9d8"),
        Role.MUTED: QColor("#a8b4c0"),
        Role.LINE: QColor("#55616d"),
        Role.BOX: QColor("#242c34"),
        Role.OUTCOME: QColor("#183a3a"),
    },
)


def colours(palette: QPalette) -> Colours:
    """The colours that go with the window's own: dark where the window is dark."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


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
    edge = colours.outcome_border if box.role == Role.OUTCOME else colours.border
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QBrush(colours.roles[box.role]))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)


def _paint_line(painter: QPainter, line: Line, colours: Colours) -> None:
    colour = colours.roles[line.role]
    start, end = QPointF(line.x1, line.y1), QPointF(line.x2, line.y2)
    painter.setPen(QPen(colour, line.thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    if not line.head:
        painter.drawLine(start, end)
        return
    length = math.dist((line.x1, line.y1), (line.x2, line.y2))
    along = (end - start) / length
    across = QPointF(-along.y(), along.x()) * line.head * 0.45
    foot = end - along * line.head
    painter.drawLine(start, foot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawPolygon(QPolygonF([end, foot + across, foot - across]))


def _paint_text(painter: QPainter, text: TextRun, colours: Colours) -> None:
    painter.save()
    painter.translate(text.x, text.baseline)
    scale = text.size / DRAWN_AT
    painter.scale(scale, scale)
    painter.setPen(colours.roles[text.role])
    x = 0.0
    for run in runs(text.text, text.face):
        painter.setFont(font(run.font, text.face))
        painter.drawText(QPointF(x, 0), run.text)
        x += text_width(run.text, text.face, DRAWN_AT)
    painter.restore()
