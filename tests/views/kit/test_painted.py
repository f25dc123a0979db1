"""A drawing that is painted again and again looks as when it is painted once."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from uuid import UUID

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from lfl_desktop.canvas.drawing import DASHES, Drawing, Polyline, Role, TextRun
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import Place, SystemItem, Tension
from lfl_desktop.typography.fonts import Face
from lfl_desktop.views.kit.controls import drawing_painter
from lfl_desktop.views.kit.controls.drawing_painter import Painted, paint_on_screen
from lfl_desktop.views.kit.theme import DARK, LIGHT

VERSION = UUID(int=1)


def a_drawing(wording: str = "We watch each other") -> Drawing:
    item = SystemItem(id=UUID(int=2), version=VERSION, place=Place.RULES, wording=wording)
    pull = Tension(id=UUID(int=3), version=VERSION, from_place=Place.TOOLS, to_place=Place.RULES)
    return lay_out_system([item], width=500, height=400, size=12, smallest=9, tensions=[pull])


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
    assert (
        differs(shown(Painted().paint, drawing, look, scale), shown(paint_on_screen, drawing, look, scale))
        <= 6
    )


def test_it_is_painted_in_full_only_when_something_has_changed(qapp, monkeypatch) -> None:
    calls: list[QRectF | None] = []
    whole = drawing_painter.paint_on_screen
    monkeypatch.setattr(
        drawing_painter, "paint_on_screen", lambda p, d, c, w=None: (calls.append(w), whole(p, d, c, w))
    )
    painted, drawing = Painted(), a_drawing()
    for _ in range(3):
        shown(painted.paint, drawing)
    assert len(calls) == 1
    shown(painted.paint, drawing, DARK)
    shown(painted.paint, drawing, DARK, 2.0)
    assert calls == [None] * 3
    shown(painted.paint, a_drawing("Another"), DARK, 2.0)
    assert calls[3].width() < drawing.width / 2


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_what_is_painted_again_looks_as_when_all_of_it_is(qapp, scale) -> None:
    painted = Painted()
    wordings = (
        "We watch",
        "We watch each other",
        "",
        "Ważne słowa, said by Łucja ✓",
        "word " * 60,
        "We watch",
    )
    for wording in wordings:
        drawing = a_drawing(wording)
        again = shown(painted.paint, drawing, LIGHT, scale)
        assert differs(again, shown(Painted().paint, drawing, LIGHT, scale)) <= 6, wording


def ink_of(*paths: Polyline) -> set[tuple[int, int]]:
    """The points on which paths leave ink."""
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_on_screen(painter, Drawing(200, 100, 12, paths), LIGHT)
    painter.end()
    return {(x, y) for x in range(200) for y in range(100) if image.pixelColor(x, y).lightness() < 200}


@pytest.mark.parametrize("tip", [(150.0, 50.0), (120.0, 90.0)], ids=["level", "sloping"])
def test_the_head_of_an_arrow_is_as_broad_on_both_sides_of_its_line(qapp, tip) -> None:
    start, head = (20.0, 50.0), 24.0
    ink = ink_of(Polyline((start, tip), 1.0, Role.PULL, head=head))
    long = math.dist(start, tip)
    along = ((tip[0] - start[0]) / long, (tip[1] - start[1]) / long)
    sides = [along[0] * (y + 0.5 - start[1]) - along[1] * (x + 0.5 - start[0]) for x, y in ink]
    assert max(sides) == pytest.approx(0.45 * head, abs=1.5)
    assert min(sides) == pytest.approx(-0.45 * head, abs=1.5)


def dashes_of(stroke, thickness: float) -> int:
    """How many dashes of ink are on a line of 200 pixels."""
    ink = ink_of(Polyline(((0.0, 50.5), (200.0, 50.5)), thickness, Role.INK, stroke))
    columns = [any((x, y) in ink for y in range(48, 53)) for x in range(200)]
    return sum(now and not before for before, now in pairwise([False, *columns]))


@pytest.mark.parametrize("thickness", [1.0, 2.0])
@pytest.mark.parametrize("stroke", list(DASHES))
def test_dashes_are_as_long_as_the_thickness_says_but_never_too_short_to_see(qapp, stroke, thickness) -> None:
    dash, gap = (part * max(1.0, thickness) for part in DASHES[stroke])
    if gap > 2:  # closer ones run into each other where they are painted
        assert dashes_of(stroke, thickness) == pytest.approx(200 / (dash + gap), abs=2)


@pytest.mark.parametrize("stroke", list(DASHES))
def test_dashes_of_a_line_as_thin_as_a_hair_are_no_shorter(qapp, stroke) -> None:
    if DASHES[stroke][1] > 2:
        assert 2 < dashes_of(stroke, 0.5) <= dashes_of(stroke, 1.0)


def test_what_is_filled_has_no_line_around_it(qapp) -> None:
    corners = ((20.0, 20.0), (180.0, 20.0), (180.0, 80.0), (20.0, 80.0))
    ink = ink_of(Polyline(corners, 8.0, Role.PULL, filled=True), Polyline(corners[:2], 8.0, Role.PULL))
    assert (min(y for _x, y in ink), max(y for _x, y in ink)) == (16, 79)
    assert {x for x, y in ink if y > 30} == set(range(20, 180))


@pytest.mark.parametrize(
    ("role", "colour"), [(Role.POSSIBLE, LIGHT.plum), (Role.MUTED, LIGHT.muted), (Role.INK, LIGHT.text)]
)
def test_words_have_the_colour_of_what_they_are(qapp, role, colour) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    words = TextRun(10, 70, "HHH", Face.BOLD, 60.0, role)
    paint_on_screen(painter, Drawing(200, 100, 12, (words,)), LIGHT)
    painter.end()
    inks = Counter(image.pixelColor(x, y).name() for x in range(200) for y in range(100))
    assert inks.most_common(2)[1][0] == colour
