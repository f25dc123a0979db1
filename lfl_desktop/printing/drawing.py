"""Paints a `Drawing` on a PDF page: the same shapes and the same lines of text as on the screen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lfl_desktop.canvas.drawing import Box, Drawing, Line, Role, TextRun
from lfl_desktop.printing import style as look
from lfl_desktop.printing.text import Span, draw, lines

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

COLOURS = {
    Role.INK: look.INK,
    Role.ACCENT: look.ACCENT,
    Role.POSSIBLE: look.PLUM,
    Role.MUTED: look.GREY,
    Role.LINE: look.HAIR,
    Role.BOX: "#FFFFFF",
    Role.OUTCOME: "#E6F2F1",
}


def paint(canvas: Canvas, drawing: Drawing, x: float, y: float) -> None:
    """Paints `drawing` with its top left corner at `x`, `y`, points from the page's lower left corner."""
    canvas.saveState()
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _paint_box(canvas, shape, x, y)
        elif isinstance(shape, Line):
            _paint_line(canvas, shape, x, y)
        else:
            _paint_text(canvas, shape, x, y)
    canvas.restoreState()


def _paint_box(canvas: Canvas, box: Box, x: float, y: float) -> None:
    canvas.setLineWidth(look.HAIRLINE)
    canvas.setStrokeColor(look.ACCENT if box.role == Role.OUTCOME else look.HAIR)
    canvas.setFillColor(COLOURS[box.role])
    canvas.roundRect(x + box.x, y - box.y - box.height, box.width, box.height, box.radius, fill=1)


def _paint_line(canvas: Canvas, line: Line, x: float, y: float) -> None:
    x1, y1, x2, y2 = x + line.x1, y - line.y1, x + line.x2, y - line.y2
    canvas.setLineWidth(line.thickness)
    canvas.setStrokeColor(COLOURS[line.role])
    if not line.head:
        canvas.line(x1, y1, x2, y2)
        return
    length = math.dist((x1, y1), (x2, y2))
    along = ((x2 - x1) / length, (y2 - y1) / length)
    foot = (x2 - along[0] * line.head, y2 - along[1] * line.head)
    half = line.head * 0.45
    canvas.line(x1, y1, *foot)
    canvas.setFillColor(COLOURS[line.role])
    head = canvas.beginPath()
    head.moveTo(x2, y2)
    head.lineTo(foot[0] - along[1] * half, foot[1] + along[0] * half)
    head.lineTo(foot[0] + along[1] * half, foot[1] - along[0] * half)
    head.close()
    canvas.drawPath(head, stroke=0, fill=1)


def _paint_text(canvas: Canvas, text: TextRun, x: float, y: float) -> None:
    # the layout has broken the lines already, so there is no width to keep to
    for line in lines([Span(text.text, text.face, COLOURS[text.role])], text.size, math.inf):
        draw(canvas, line, x + text.x, y - text.baseline, text.size)
