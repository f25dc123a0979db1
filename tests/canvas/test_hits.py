"""What stands at a point of a drawing."""

from __future__ import annotations

from uuid import uuid4

from lfl_desktop.canvas.drawing import Badge, Polyline
from lfl_desktop.canvas.hits import item_at, tension_at
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension

VERSION = uuid4()
ITEMS = [
    SystemItem(version=VERSION, place=Place.TOOLS, wording="The phonics scheme", position=0),
    SystemItem(version=VERSION, place=Place.TOOLS, wording="A sheet", position=1),
    SystemItem(version=VERSION, place=Place.RULES, layer=Layer.POSSIBLE, wording="We watch each other"),
]
TENSIONS = [
    Tension(version=VERSION, from_place=Place.TOOLS, to_place=Place.RULES),
    Tension(version=VERSION, from_place=Place.COMMUNITY, position=1),
]
DRAWING = lay_out_system(ITEMS, width=800, height=600, size=14, smallest=10, tensions=TENSIONS)


def test_each_item_is_found_at_its_words_and_nowhere_else() -> None:
    for text in DRAWING.texts:
        found = item_at(DRAWING, text.x + 2, text.baseline - 3)
        assert found == text.item or text.text == "+"
    assert item_at(DRAWING, 1, 1) is None


def test_numbers_and_bolts_are_found_with_some_reach() -> None:
    for shape in DRAWING.shapes:
        if isinstance(shape, Badge):
            middle = shape.x + shape.width / 2, shape.y + shape.height / 2
            assert tension_at(DRAWING, *middle, reach=5) == shape.tension
        if isinstance(shape, Polyline) and shape.tension:
            (x1, y1), (x2, y2) = shape.points[1], shape.points[2]
            assert tension_at(DRAWING, (x1 + x2) / 2 + 2, (y1 + y2) / 2, reach=5) == shape.tension
    box = DRAWING.box(Place.SUBJECT)
    assert tension_at(DRAWING, box.x + 5, box.y + box.height - 5, reach=5) is None


def test_a_box_hides_what_passes_near_it_up_to_its_edges() -> None:
    for place in Place:
        box = DRAWING.box(place)
        left, top, right, foot = box.x, box.y, box.x + box.width, box.y + box.height
        for point in ((left, top), (right, foot)):
            assert tension_at(DRAWING, *point, reach=1000) is None
        for x, y in ((left - 1, top), (left, top - 1), (right + 1, foot), (right, foot + 1)):
            assert tension_at(DRAWING, x, y, reach=1000) is not None
