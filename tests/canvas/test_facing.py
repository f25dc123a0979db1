"""Two activity systems on one drawing: mirrored, apart, and joined by what pulls between them."""

from __future__ import annotations

from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_bolts import bolts, edges, items_of, meet, of, passes, pulls, rows, tensions_of

from lfl_desktop.canvas.drawing import Box, Drawing
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.domain.activity import Place, Tension
from lfl_desktop.typography.fonts import text_width

OURS, THEIRS = UUID(int=501), UUID(int=502)


def drawn(one: Side, other: Side, width: float = 900, height: float = 600) -> Drawing:
    return lay_out_facing(one, other, "What both work on", width=width, height=height, size=11, smallest=8)


@settings(max_examples=30, deadline=None)
@given(rows, rows, pulls, st.booleans(), st.tuples(st.floats(700, 1600), st.floats(400, 1200)))
def test_nothing_meets_and_no_bolt_passes_a_box(our_rows, their_rows, our_pulls, both, page) -> None:
    items, theirs = items_of(our_rows), items_of(their_rows)
    tensions = [
        Tension(
            id=t.id,
            version=t.version,
            from_place=t.from_place,
            to_place=t.to_place,
            to_system=THEIRS if both and nth % 2 else None,
            neighbour=t.neighbour,
            state=t.state,
            position=t.position,
        )
        for nth, t in enumerate(tensions_of(our_pulls, items))
    ]
    drawing = drawn(Side(OURS, "Priya", items, tensions), Side(THEIRS, "Parents", theirs), *page)
    boxes = of(drawing, Box)
    assert not any(meet(one, other) for one, other in combinations(boxes, 2))
    assert not any(passes(bolt, box) for bolt in bolts(drawing) for box in boxes)
    for box in boxes:
        left, top, right, bottom = edges(box)
        assert left >= -1e-6 and right <= page[0] + 1e-6 and top >= -1e-6 and bottom <= page[1] + 1e-6
    for text in drawing.texts:
        if text.place:
            box = drawing.box(text.place, text.side)
            assert text.x + text_width(text.text, text.face, text.size) <= box.x + box.width


def test_each_side_says_whose_it_is_and_numbers_go_on() -> None:
    one = Side(OURS, "Priya Dale", [], [Tension(version=OURS, from_place=Place.TOOLS)])
    other = Side(THEIRS, "Parents", [], [Tension(version=THEIRS, from_place=Place.RULES, to_system=OURS)])
    drawing = drawn(one, other)
    said = [text.text for text in drawing.texts]
    assert "Subject · Priya Dale" in " ".join(said) and "Parents" in " ".join(said)
    assert {"1", "2"} <= set(said)
    (bolt,) = bolts(drawing)
    assert bolt.points[0][0] > bolt.points[-1][0], "from their rules to ours"


def test_the_second_is_the_mirror_of_the_first() -> None:
    drawing = drawn(Side(OURS, "A"), Side(THEIRS, "B"))
    for place in Place:
        left, right = drawing.box(place), drawing.box(place, 1)
        assert left.x == pytest.approx(drawing.width - right.x - right.width)
        assert left.y == pytest.approx(right.y)
