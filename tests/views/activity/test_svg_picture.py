"""The SVG looks as the page does, in a viewer that has never seen our fonts."""

from __future__ import annotations

from uuid import UUID

import pytest
from painted_drawing import painted
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension, TensionState
from lfl_desktop.printing.writers.svg import svg

VERSION = UUID(int=1)
WIDTH, HEIGHT, SCALE = 600, 420, 2


def a_drawing() -> Drawing:
    words = ("Łódź: “nobody watches me”, çà et là", "Ελληνικά и кириллица", "<b>a & b</b>")
    items = [
        SystemItem(
            id=UUID(int=n + 2), version=VERSION, place=place, layer=layer, wording=words[n % 3], position=n
        )
        for n, (place, layer) in enumerate((place, layer) for place in Place for layer in Layer)
    ]
    pulls = [
        Tension(
            id=UUID(int=90 + n), version=VERSION, from_place=Place.TOOLS, to_place=to, state=state, position=n
        )
        for n, (to, state) in enumerate(zip((Place.RULES, Place.OBJECT, None), TensionState, strict=True))
    ]
    return lay_out_system(items, width=WIDTH, height=HEIGHT, size=11, smallest=8, tensions=pulls)


def as_svg(drawing: Drawing) -> list[int]:
    renderer = QSvgRenderer(QByteArray(svg(drawing, "A drawing").encode()))
    assert renderer.isValid()
    image = QImage(WIDTH * SCALE, HEIGHT * SCALE, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return list(bytes(grey.constBits()))


def as_page(drawing: Drawing) -> list[int]:
    from pypdfium2 import PdfDocument

    page = PdfDocument(painted(drawing, 0, HEIGHT, (WIDTH, HEIGHT)))[0].render(scale=SCALE).to_pil()
    return list(page.convert("L").tobytes())


def test_it_looks_as_the_page_does(qapp) -> None:
    drawing = a_drawing()
    one, other = as_svg(drawing), as_page(drawing)
    assert len(one) == len(other)
    inked = sum(1 for a in other if a < 200)
    far = sum(1 for a, b in zip(one, other, strict=True) if abs(a - b) > 128)
    assert inked > 10_000
    assert far < 0.03 * inked


@pytest.mark.parametrize("char", ["É", "ź", "i", "O"])
def test_a_letter_of_parts_has_all_its_parts(char) -> None:
    from lfl_desktop.typography.font_program import FontFile
    from lfl_desktop.typography.fonts import Face, Run, font_file
    from lfl_desktop.typography.outlines import run_path

    font = FontFile(font_file(Face.REGULAR))
    path = run_path(Run(char, font))
    assert path.count("M") == path.count("Z") == {"É": 2, "ź": 2, "i": 2, "O": 2}[char]
    assert run_path(Run(" ", font)) == ""
