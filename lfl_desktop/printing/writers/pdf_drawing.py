"""Paints a `Drawing` on a PDF page: the same shapes and the same lines of text as on the screen."""

from __future__ import annotations

import math

from lfl_desktop.canvas.drawing import DASHES, Badge, Box, Drawing, DrawnLine, Polyline, Role, Stroke, TextRun
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Inked, lines_of_spans
from lfl_desktop.printing.writers.pdf_words import PdfWords, PlacedLine

COLOURS = {
    Role.INK: look.INK,
    Role.ACCENT: look.ACCENT,
    Role.POSSIBLE: look.PLUM,
    Role.MUTED: look.GREY,
    Role.LINE: look.HAIR,
    Role.BOX: "#FFFFFF",
    Role.OUTCOME: "#E6F2F1",
    Role.NEIGHBOUR: "#F3F5F7",
    Role.PULL: look.AMBER,
    Role.PULL_TINT: "#FDF3E3",
}

ROLES = {colour: role for role, colour in reversed(COLOURS.items())}
"""What a colour of text on paper is for."""


def paint_on_pdf(words: PdfWords, drawing: Drawing, x: float, y: float) -> None:
    """Paints `drawing` with its top left corner at `x`, `y`, points from the page's lower left corner."""
    canvas = words.canvas
    canvas.saveState()
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _paint_box(words, shape, x, y)
        elif isinstance(shape, DrawnLine):
            _paint_line(words, shape, x, y)
        elif isinstance(shape, Polyline):
            _paint_path(words, shape, x, y)
        elif isinstance(shape, Badge):
            _paint_badge(words, shape, x, y)
        else:
            _paint_text(words, shape, x, y)
    canvas.restoreState()


def _paint_box(words: PdfWords, box: Box, x: float, y: float) -> None:
    canvas = words.canvas
    own = look.ACCENT if box.role == Role.OUTCOME else look.HAIR
    _set_line(words, COLOURS[box.edge] if box.edge else own, box.thickness or look.HAIRLINE, box.stroke)
    canvas.setFillColor(words.ink(COLOURS[box.role]))
    canvas.roundRect(x + box.x, y - box.y - box.height, box.width, box.height, box.radius, fill=1)
    canvas.setDash()


def _set_line(words: PdfWords, colour: str, thickness: float, stroke: Stroke) -> None:
    canvas = words.canvas
    canvas.setStrokeColor(words.ink(colour))
    canvas.setLineWidth(thickness)
    if stroke in DASHES:
        unit = max(thickness, 1.0)
        canvas.setDash([length * unit for length in DASHES[stroke]])


def _paint_badge(words: PdfWords, badge: Badge, x: float, y: float) -> None:
    canvas = words.canvas
    _set_line(words, COLOURS[Role.PULL], badge.thickness, badge.stroke)
    canvas.setFillColor(words.ink(COLOURS[Role.PULL_TINT]))
    half = badge.height / 2
    canvas.roundRect(x + badge.x, y - badge.y - badge.height, badge.width, badge.height, half, fill=1)
    canvas.setDash()


def _paint_path(words: PdfWords, path: Polyline, x: float, y: float) -> None:
    canvas = words.canvas
    points = [(x + across, y - down) for across, down in path.points]
    tip = points[-1]
    if path.head:
        points[-1] = _foot(points[-2], tip, path.head)
    line = canvas.beginPath()
    line.moveTo(*points[0])
    for point in points[1:]:
        line.lineTo(*point)
    if path.filled:
        line.close()
        canvas.setFillColor(words.ink(COLOURS[path.role]))
        canvas.drawPath(line, stroke=0, fill=1)
        return
    canvas.setLineJoin(1)
    _set_line(words, COLOURS[path.role], path.thickness, path.stroke)
    canvas.drawPath(line)
    canvas.setDash()
    canvas.setLineJoin(0)
    if path.head:
        _paint_head(words, points[-1], tip, path.role)


def _paint_line(words: PdfWords, line: DrawnLine, x: float, y: float) -> None:
    canvas = words.canvas
    start, tip = (x + line.x1, y - line.y1), (x + line.x2, y - line.y2)
    canvas.setLineWidth(line.thickness)
    canvas.setStrokeColor(words.ink(COLOURS[line.role]))
    foot = _foot(start, tip, line.head) if line.head else tip
    canvas.line(*start, *foot)
    if line.head:
        _paint_head(words, foot, tip, line.role)


def _foot(start: tuple[float, float], tip: tuple[float, float], head: float) -> tuple[float, float]:
    """Where the head of an arrow from `start` to `tip` begins."""
    part = min(head / (math.dist(start, tip) or head), 1.0)
    return tip[0] - (tip[0] - start[0]) * part, tip[1] - (tip[1] - start[1]) * part


def _paint_head(words: PdfWords, foot: tuple[float, float], tip: tuple[float, float], role: Role) -> None:
    canvas = words.canvas
    across, up = (tip[0] - foot[0]) * 0.45, (tip[1] - foot[1]) * 0.45
    canvas.setFillColor(words.ink(COLOURS[role]))
    head = canvas.beginPath()
    head.moveTo(*tip)
    head.lineTo(foot[0] - up, foot[1] + across)
    head.lineTo(foot[0] + up, foot[1] - across)
    head.close()
    canvas.drawPath(head, stroke=0, fill=1)


def _paint_text(words: PdfWords, text: TextRun, x: float, y: float) -> None:
    # the layout has broken the lines already, so there is no width to keep to
    found = lines_of_spans([Inked(text.text, text.face, COLOURS[text.role])], text.size, math.inf)
    words.draw([PlacedLine(line, x + text.x, y - text.baseline, text.size) for line in found])
