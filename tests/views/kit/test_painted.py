"""A drawing that is painted again and again looks as when it is painted once."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out
from lfl_desktop.domain.activity import Place, SystemItem, Tension
from lfl_desktop.views.kit.controls import drawing_painter
from lfl_desktop.views.kit.controls.drawing_painter import Painted, paint
from lfl_desktop.views.kit.theme import DARK, LIGHT

VERSION = UUID(int=1)


def a_drawing(wording: str = "We watch each other") -> Drawing:
    item = SystemItem(id=UUID(int=2), version=VERSION, place=Place.RULES, wording=wording)
    pull = Tension(id=UUID(int=3), version=VERSION, from_place=Place.TOOLS, to_place=Place.RULES)
    return lay_out([item], width=500, height=400, size=12, smallest=9, tensions=[pull])


def shown(paint, drawing: Drawing, look=LIGHT, scale: float = 1.0) -> QImage:
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    painter.translate(10, 10)
    paint(painter, drawing, look)
    painter.end()
    return image


def differs(one: QImage, other: QImage) -> int:
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_looks_the_same(qapp, look, scale) -> None:
    drawing = a_drawing()
    assert differs(shown(Painted().paint, drawing, look, scale), shown(paint, drawing, look, scale)) <= 6


def test_it_is_painted_in_full_only_when_something_has_changed(qapp, monkeypatch) -> None:
    calls: list[Drawing] = []
    whole = drawing_painter.paint
    monkeypatch.setattr(drawing_painter, "paint", lambda p, d, c: (calls.append(d), whole(p, d, c)))
    painted, drawing = Painted(), a_drawing()
    for _ in range(3):
        shown(painted.paint, drawing)
    assert len(calls) == 1
    shown(painted.paint, drawing, DARK)
    shown(painted.paint, drawing, DARK, 2.0)
    shown(painted.paint, a_drawing("Another"), DARK, 2.0)
    assert len(calls) == 4
