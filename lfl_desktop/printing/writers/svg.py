"""Writes a `Drawing` as SVG.

Letters are outlines, so that every viewer shows the same, also one that lacks the font or does not keep to
the length of a text. The words are there as text too, not drawn, to be found, copied and read aloud.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lfl_desktop.canvas.drawing import (
    DASHES,
    Badge,
    Box,
    Drawing,
    DrawnLine,
    Polyline,
    Role,
    Shape,
    Stroke,
    TextRun,
)
from lfl_desktop.printing.layout.paper_text import Inked, lines_of_spans
from lfl_desktop.printing.layout.style import HAIRLINE
from lfl_desktop.printing.writers.pdf_drawing import COLOURS
from lfl_desktop.typography.fonts import Face, text_width
from lfl_desktop.typography.outlines import run_path

_FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_WEIGHTS = {
    Face.SEMIBOLD: ' font-weight="600"',
    Face.BOLD: ' font-weight="700"',
    Face.ITALIC: ' font-style="italic"',
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(drawing: Drawing, title: str) -> str:
    """The drawing as one SVG document, its lengths in points."""
    width, height = _n(drawing.width), _n(drawing.height)
    said = " ".join(text.text for text in drawing.texts)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}" role="img" font-family={quoteattr(_FAMILY)}'
        ' style="font-kerning:none;font-variant-ligatures:none" xml:space="preserve">'
    )
    shapes = [part for shape in drawing.shapes for part in _shape(shape)]
    rows = [head, f"<title>{_text(title)}</title>", f"<desc>{_text(said)}</desc>", *shapes, "</svg>"]
    return "\n".join(rows) + "\n"


def _shape(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Box):
        own = COLOURS[Role.ACCENT if shape.role == Role.OUTCOME else Role.LINE]
        edge = COLOURS[shape.edge] if shape.edge else own
        pen = _pen(edge, shape.thickness or HAIRLINE, shape.stroke)
        yield _rect(shape, shape.radius, COLOURS[shape.role], pen)
    elif isinstance(shape, Badge):
        pen = _pen(COLOURS[Role.PULL], shape.thickness, shape.stroke)
        yield _rect(shape, shape.height / 2, COLOURS[Role.PULL_TINT], pen)
    elif isinstance(shape, TextRun):
        yield from _run(shape)
    elif isinstance(shape, DrawnLine):
        points = ((shape.x1, shape.y1), (shape.x2, shape.y2))
        yield from _line(Polyline(points, shape.thickness, shape.role, head=shape.head))
    elif shape.filled:
        yield f'<polygon points="{_points(shape.points)}" fill="{COLOURS[shape.role]}"/>'
    else:
        yield from _line(shape)


def _rect(shape: Box | Badge, radius: float, fill: str, pen: str) -> str:
    at = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    return f'<rect {at} rx="{_n(radius)}" fill="{fill}" {pen}/>'


def _pen(colour: str, thickness: float, stroke: Stroke) -> str:
    unit = max(thickness, 1.0)
    dashes = " ".join(_n(length * unit) for length in DASHES.get(stroke, ()))
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'stroke="{colour}" stroke-width="{_n(thickness)}"{dashed}'


def _line(shape: Polyline) -> Iterator[str]:
    points, colour = list(shape.points), COLOURS[shape.role]
    tip, before = points[-1], points[-2]
    if shape.head:
        far = max(((tip[0] - before[0]) ** 2 + (tip[1] - before[1]) ** 2) ** 0.5, shape.head)
        back = ((tip[0] - before[0]) / far * shape.head, (tip[1] - before[1]) / far * shape.head)
        foot = (tip[0] - back[0], tip[1] - back[1])
        across, down = back[1] * 0.45, back[0] * 0.45
        head = (tip, (foot[0] - across, foot[1] + down), (foot[0] + across, foot[1] - down))
        points[-1] = foot
    pen = _pen(colour, shape.thickness, shape.stroke)
    yield f'<polyline points="{_points(points)}" fill="none" {pen} stroke-linejoin="round"/>'
    if shape.head:
        yield f'<polygon points="{_points(head)}" fill="{colour}"/>'


def _run(text: TextRun) -> Iterator[str]:
    """The outlines of a line in drawing order, and its words, not drawn."""
    scale = _n(text.size / 1000)
    for piece in lines_of_spans([Inked(text.text, text.face, COLOURS[text.role])], text.size, math.inf)[
        0
    ].pieces:
        at = f"translate({_n(text.x + piece.x * text.size)} {_n(text.baseline)}) scale({scale} -{scale})"
        if path := run_path(piece.run):
            yield f'<path transform="{at}" fill="{piece.colour}" d="{path}"/>'
    long = text_width(text.text, text.face, text.size)
    at = f'x="{_n(text.x)}" y="{_n(text.baseline)}" font-size="{_n(text.size)}"'
    length = f' textLength="{_n(long)}" lengthAdjust="spacingAndGlyphs"' if long else ""
    yield f'<text {at}{length} fill="none"{_WEIGHTS.get(text.face, "")}>{_text(text.text)}</text>'


def _points(points: tuple[tuple[float, float], ...] | list[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _n(length: float) -> str:
    return f"{length:.4f}".rstrip("0").rstrip(".")
