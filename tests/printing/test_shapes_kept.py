"""A drawing with each kind of shape, in each way that it is drawn, as it was in SVG and in PDF."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import UUID

import pypdf
from kept_as_it_was import check_kept
from painted_drawing import painted

from lfl_desktop.canvas.drawing import Badge, Box, Drawing, DrawnLine, Polyline, Role, Shape, Stroke, TextRun
from lfl_desktop.domain.activity import Place
from lfl_desktop.printing.writers.svg import svg
from lfl_desktop.typography.fonts import Face

KEPT = Path(__file__).parent / "kept"
PULL = UUID(int=7)
SHAPES: tuple[Shape, ...] = (
    Box(10, 10, 80, 40, 6, Role.BOX, Place.SUBJECT),
    Box(110, 10, 80, 40, 6, Role.OUTCOME, Place.OUTCOME),
    Box(210, 10, 80, 40, 6, Role.BOX, Place.RULES, edge=Role.PULL, thickness=1.6),
    Box(310, 10, 80, 40, 3, Role.NEIGHBOUR, None, stroke=Stroke.DASHED),
    DrawnLine(10, 70, 90, 90, 1.0, Role.LINE),
    DrawnLine(110, 70, 190, 90, 1.6, Role.ACCENT, head=11.4),
    Polyline(((10, 110), (40, 120), (35, 128), (90, 140)), 1.9, Role.PULL, tension=PULL),
    Polyline(((110, 110), (150, 120), (190, 150)), 1.7, Role.PULL, Stroke.DASHED, 10.2, tension=PULL),
    Polyline(((210, 110), (290, 140)), 1.4, Role.PULL, Stroke.DOTTED, 10.2, tension=PULL),
    Polyline(((310, 110), (330, 110), (330, 125), (310, 125)), 0.0, Role.MUTED, filled=True),
    *(Badge(10 + 30 * nth, 160, 22, 15, 1.0, stroke, PULL) for nth, stroke in enumerate(Stroke)),
    *(
        TextRun(10 + 70 * nth, 200, "Tools & <rules>", face, 9, role, Place.TOOLS)
        for nth, (face, role) in enumerate(zip(Face, (*Role,), strict=False))
    ),
    TextRun(10, 220, "Łódź é 3", Face.REGULAR, 12, Role.INK),
    TextRun(10, 240, "a\x00b\ufffec", Face.REGULAR, 12, Role.POSSIBLE),
)


def test_each_shape_is_written_as_it_was() -> None:
    check_kept(KEPT / "shapes.svg", svg(Drawing(400, 260, 12, SHAPES), "A & B"))


def test_each_shape_is_painted_as_it_was() -> None:
    """The strokes and fills on the page; where words stand is kept with the papers."""
    drawing = Drawing(400, 260, 12, tuple(s for s in SHAPES if not isinstance(s, TextRun)))
    page = pypdf.PdfReader(io.BytesIO(painted(drawing, 10, 290, (420, 300)))).pages[0]
    check_kept(KEPT / "shapes.txt", page.get_contents().get_data().decode("ascii"))
