"""Where it pulls, as a drawing shows it: bolts around the boxes, and numbers that can be read."""

from __future__ import annotations

from itertools import combinations, pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.bolts import sharp
from lfl_desktop.canvas.drawing import Badge, Box, Drawing, Polyline, Role, Stroke, TextRun
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.legend import legend
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension, TensionState
from lfl_desktop.typography.fonts import text_width

VERSION = UUID(int=1)

wordings = st.sampled_from(["We watch each other", "x" * 200, "Teachers, TAs and parents " * 6, "Friday"])
rows = st.lists(st.tuples(st.sampled_from(Place), st.sampled_from(Layer), wordings), max_size=40)
pulls = st.lists(
    st.tuples(
        st.sampled_from(Place),
        st.none() | st.sampled_from(Place),
        st.sampled_from(TensionState),
        st.sampled_from(["", "", "", "Parents", "The academy chain", "y" * 200]),
        st.integers(-1, 39),
    ),
    max_size=40,
)
pages = st.tuples(st.floats(420, 1600), st.floats(320, 1200))


def items_of(rows) -> list[SystemItem]:
    return [
        SystemItem(id=UUID(int=n), version=VERSION, place=place, layer=layer, wording=wording, position=n)
        for n, (place, layer, wording) in enumerate(rows)
    ]


def tensions_of(pulls, items: list[SystemItem]) -> list[Tension]:
    return [
        Tension(
            id=UUID(int=1000 + n),
            version=VERSION,
            from_place=one,
            to_place=other,
            state=state,
            neighbour=neighbour,
            to_item=items[at].id if 0 <= at < len(items) else None,
            position=n,
        )
        for n, (one, other, state, neighbour, at) in enumerate(pulls)
    ]


def tension(one: Place, other: Place | None = None, n: int = 0, **more: object) -> Tension:
    return Tension(id=UUID(int=1000 + n), version=VERSION, from_place=one, to_place=other, position=n, **more)


def of(drawing: Drawing, kind: type) -> list:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def bolts(drawing: Drawing) -> list[Polyline]:
    return [path for path in of(drawing, Polyline) if path.tension]


def edges(shape: Box | Badge) -> tuple[float, float, float, float]:
    return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def meet(one: Box | Badge, other: Box | Badge) -> bool:
    a, b = edges(one), edges(other)
    return a[0] < b[2] - 1e-6 and b[0] < a[2] - 1e-6 and a[1] < b[3] - 1e-6 and b[1] < a[3] - 1e-6


def inside(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = edges(box)
    return left + 1e-4 < x < right - 1e-4 and top + 1e-4 < y < bottom - 1e-4


def passes(path: Polyline, box: Box) -> bool:
    """Whether a bolt has a point inside a box: an independent look, by walking along it."""
    for (x1, y1), (x2, y2) in pairwise(path.points):
        steps = 60
        if any(inside(box, x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps + 1)):
            return True
    return False


def labels(drawing: Drawing) -> list[str]:
    return [text.text for text in drawing.texts if text.role == Role.PULL]


@settings(max_examples=50, deadline=None)
@given(rows, pulls, pages, st.booleans())
def test_no_bolt_passes_a_box_and_nothing_meets_or_leaves_the_page(rows, pulls, page, levels) -> None:
    items = items_of(rows)
    width, height = page
    drawing = lay_out_system(
        items,
        width=width,
        height=height,
        size=13,
        smallest=9,
        tensions=tensions_of(pulls, items),
        levels=levels,
        legend="+ is possible.",
    )
    boxes = of(drawing, Box)
    assert not any(meet(one, other) for one, other in combinations(boxes, 2))
    for bolt in bolts(drawing):
        assert not any(passes(bolt, box) for box in boxes)
        assert all(-1e-6 <= x <= width + 1e-6 and -1e-6 <= y <= height + 1e-6 for x, y in bolt.points)
    for shape in (*boxes, *of(drawing, Badge)):
        left, top, right, bottom = edges(shape)
        assert left >= -1e-6 and right <= width + 1e-6 and top >= -1e-6 and bottom <= height + 1e-6
    for bolt in bolts(drawing):
        mine = [badge for badge in of(drawing, Badge) if badge.tension == bolt.tension]
        off = [badge for badge in mine if not any(meet(badge, box) for box in boxes)]
        assert off, "its number stands on the bolt, not on a box"


@settings(max_examples=30, deadline=None)
@given(rows, pulls, pages)
def test_every_tension_has_its_number_and_every_bolt_leads_from_edge_to_edge(rows, pulls, page) -> None:
    items = items_of(rows)
    tensions = tensions_of(pulls, items)
    drawing = lay_out_system(items, width=page[0], height=page[1], size=13, smallest=9, tensions=tensions)
    numbers = {label.split(" ")[0].rstrip("…") for label in labels(drawing)}
    assert numbers == {str(n + 1) for n in range(len(tensions))}
    boxes = of(drawing, Box)
    for bolt in bolts(drawing):
        for x, y in (bolt.points[0], bolt.points[-1]):
            assert any(on_edge(box, x, y) for box in boxes)


def on_edge(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = edges(box)
    near = 1e-6
    upright = (abs(x - left) < near or abs(x - right) < near) and top - near <= y <= bottom + near
    level = (abs(y - top) < near or abs(y - bottom) < near) and left - near <= x <= right + near
    return upright or level


@settings(max_examples=25, deadline=None)
@given(rows, pulls, st.randoms())
def test_the_same_tensions_in_any_order_give_the_same_drawing(rows, pulls, random) -> None:
    items = items_of(rows)
    tensions = tensions_of(pulls, items)
    first = lay_out_system(items, width=800, height=560, size=13, smallest=9, tensions=tensions)
    random.shuffle(tensions)
    random.shuffle(items)
    assert lay_out_system(items, width=800, height=560, size=13, smallest=9, tensions=tensions) == first


def drawn(*tensions: Tension, items: list[SystemItem] | None = None, **more) -> Drawing:
    return lay_out_system(items or [], width=800, height=600, size=13, smallest=9, tensions=tensions, **more)


@pytest.mark.parametrize("turned", range(4))
@pytest.mark.parametrize(("far", "notches"), [(10, 1), (100, 2)])
def test_a_bolt_has_its_notches_whichever_way_it_leads(turned: int, far: float, notches: int) -> None:
    em = 2.0
    x, y = [(1, 0), (0, 1), (-1, 0), (0, -1)][turned]
    way = sharp([(50, 50), (50 + x * far, 50 + y * far)], em, [])
    assert len(way) == 2 + 2 * notches
    for one, other in zip(way[1:-1:2], way[2:-1:2], strict=True):
        asides = [(at[0] - 50) * y - (at[1] - 50) * x for at in (one, other)]
        alongs = [(at[0] - 50) * x + (at[1] - 50) * y for at in (one, other)]
        assert asides[0] == pytest.approx(-asides[1]) and 0.4 * em < abs(asides[0]) < em
        assert alongs[0] > alongs[1], "it turns back in the notch"
        assert all(0 < along < far for along in alongs)


def test_what_pulls_between_two_places_marks_both_and_no_other() -> None:
    drawing = drawn(tension(Place.TOOLS, Place.RULES))
    marked = {box.place for box in of(drawing, Box) if box.edge == Role.PULL}
    assert marked == {Place.TOOLS, Place.RULES}
    assert len(bolts(drawing)) == 1 and labels(drawing) == ["1"]


def test_what_pulls_within_a_place_is_a_number_in_its_box() -> None:
    drawing = drawn(tension(Place.DIVISION_OF_LABOUR, Place.DIVISION_OF_LABOUR))
    (badge,) = of(drawing, Badge)
    box = drawing.box(Place.DIVISION_OF_LABOUR)
    assert inside(box, badge.x, badge.y) and inside(box, badge.x + badge.width, badge.y + badge.height)
    assert bolts(drawing) == [] and box.edge == Role.PULL
    title = next(text for text in drawing.texts if text.place == Place.DIVISION_OF_LABOUR)
    assert badge.y < title.baseline < badge.y + badge.height


def test_what_pulls_towards_the_possible_ends_with_an_arrow_and_a_number_at_its_line() -> None:
    items = items_of(
        [(Place.RULES, Layer.NOW, "Nobody watches me"), (Place.RULES, Layer.POSSIBLE, "We watch each other")]
    )
    towards = tension(Place.TOOLS, None, to_item=items[1].id)
    drawing = drawn(towards, items=items)
    (bolt,) = bolts(drawing)
    assert bolt.head > 0
    line = next(text for text in drawing.texts if text.text == "We watch each other")
    assert [b for b in of(drawing, Badge) if b.y < line.baseline < b.y + b.height and b.x > line.x]
    hidden = drawn(towards, items=items, layers={Layer.NOW})
    assert bolts(hidden) == [] and labels(hidden) == ["1"]
    same = drawn(tension(Place.RULES, Place.RULES, to_item=items[1].id), items=items)
    assert bolts(same) == [] and labels(same) == ["1", "1"]


def test_a_neighbour_stands_below_in_a_box_of_its_own() -> None:
    parents = [tension(Place.COMMUNITY, neighbour="Parents"), tension(Place.RULES, n=1, neighbour="PARENTS")]
    drawing = drawn(*parents)
    (box,) = [box for box in of(drawing, Box) if box.place is None]
    assert box.y > max(drawing.box(place).y + drawing.box(place).height for place in Place)
    assert [t.text for t in drawing.texts if inside(box, t.x, t.baseline)] == ["Parents"]
    assert len(bolts(drawing)) == 2


def test_neighbours_without_room_are_numbers_in_their_boxes() -> None:
    many = [tension(Place.RULES, n=n, neighbour=f"The academy chain {n}") for n in range(30)]
    drawing = drawn(*many)
    below = [box for box in of(drawing, Box) if box.place is None]
    assert 2 < len(below) < 30 and len(bolts(drawing)) == len(below)
    assert len(labels(drawing)) == 30


@pytest.mark.parametrize(
    ("state", "stroke", "label"),
    [
        (TensionState.NOTICED, Stroke.SOLID, "1"),
        (TensionState.WORKED_ON, Stroke.DASHED, "1…"),
        (TensionState.EASED, Stroke.DOTTED, "1 ✓"),
    ],
)
def test_its_state_is_told_without_colour_too(state, stroke, label) -> None:
    drawing = drawn(tension(Place.TOOLS, Place.COMMUNITY, state=state))
    assert bolts(drawing)[0].stroke == stroke and labels(drawing) == [label]
    edge = (0.06 if state == TensionState.EASED else 0.13) * drawing.size
    assert [box.thickness for box in of(drawing, Box) if box.thickness] == pytest.approx([edge, edge])
    assert {TensionState.EASED: "eased", TensionState.NOTICED: "noticed"}.get(state, "worked on") in legend(
        [], [tension(Place.TOOLS, state=state)], frozenset(Layer)
    )


def test_the_academic_level_is_shown_only_to_those_who_want_it() -> None:
    pull = tension(Place.TOOLS, Place.RULES)
    assert labels(drawn(pull)) == ["1"]
    assert labels(drawn(pull, levels=True)) == ["1·L2"]


def test_two_bolts_between_the_same_places_lie_beside_each_other() -> None:
    pair = [tension(Place.TOOLS, Place.RULES), tension(Place.RULES, Place.TOOLS, n=1)]
    one, other = bolts(drawn(*pair))
    assert not set(one.points) & set(other.points)


def test_the_numbers_of_many_bolts_stand_off_each_other() -> None:
    pairs = [
        *((Place.TOOLS, Place.RULES), (Place.RULES, Place.TOOLS), (Place.TOOLS, Place.OBJECT)),
        *((Place.RULES, Place.OBJECT), (Place.TOOLS, Place.COMMUNITY), (Place.RULES, Place.TOOLS)),
    ]
    drawing = drawn(*(tension(one, other, n=n) for n, (one, other) in enumerate(pairs)), levels=True)
    assert len(bolts(drawing)) == len(pairs)
    numbers = [badge for badge in of(drawing, Badge) if badge.tension]
    assert not [pair for pair in combinations(numbers, 2) if meet(*pair)]
    assert all(not set(one.points) & set(other.points) for one, other in combinations(bolts(drawing), 2))


def test_a_bolt_between_neighbours_leads_level_below_the_line_that_joins_them() -> None:
    drawing = drawn(tension(Place.SUBJECT, Place.OBJECT))
    one, other = (drawing.box(place) for place in (Place.SUBJECT, Place.OBJECT))
    low, high = max(one.y, other.y), min(one.y + one.height, other.y + other.height)
    (bolt,) = bolts(drawing)
    ends = [bolt.points[0], bolt.points[-1]]
    assert [x for x, _ in ends] == pytest.approx([one.x + one.width, other.x])
    assert all(y == pytest.approx((low + high) / 2 + 1.3 * drawing.size) for _, y in ends)


def test_numbers_behind_the_words_of_a_line_stand_one_after_the_other() -> None:
    items = items_of([(Place.RULES, Layer.POSSIBLE, "We watch each other")])
    towards = [tension(place, None, n, to_item=items[0].id) for n, place in enumerate(list(Place)[:3])]
    drawing = drawn(*towards, items=items)
    line = next(text for text in drawing.texts if text.item)
    badges = [b for b in of(drawing, Badge) if b.y < line.baseline < b.y + b.height]
    assert [b.tension for b in badges] == [pull.id for pull in towards]
    starts = [line.x + text_width(line.text, line.face, line.size), *(b.x + b.width for b in badges)]
    assert all(0 < badge.x - start < drawing.size for start, badge in zip(starts, badges, strict=False))


def test_a_held_back_item_carries_a_padlock() -> None:
    held = SystemItem(version=VERSION, place=Place.RULES, wording="Nobody says so", held_back=True)
    drawing = drawn(items=[held])
    locks = [path for path in of(drawing, Polyline) if path.filled]
    assert len(locks) == 1 and "held back" in legend([held], [], frozenset(Layer))


def test_what_became_of_the_possible_is_ticked_and_what_it_replaced_is_struck_through() -> None:
    rows = [(Place.RULES, Layer.POSSIBLE, "We watch each other"), (Place.RULES, Layer.NOW, "Nobody watches")]
    possible, now = items_of(rows)
    from msgspec.structs import replace

    now = replace(now, became=possible.id)
    drawing = drawn(items=[possible, now])
    said = [t.text for t in drawing.texts if t.place == Place.RULES]
    assert said == ["Rules", "Nobody watches", "✓", "We watch each other"]
    struck = next(t for t in drawing.texts if t.text == "Nobody watches")
    through = [
        s
        for s in drawing.shapes
        if getattr(s, "y1", 0) == getattr(s, "y2", 1) and getattr(s, "x1", 0) == struck.x
    ]
    assert len(through) == 1 and struck.baseline - struck.size < through[0].y1 < struck.baseline


def test_more_than_any_page_holds_is_still_drawn() -> None:
    rows = [([*Place][n % 7], [*Layer][n % 2], "x" * 200) for n in range(200)]
    pulls = [(Place.RULES, None, TensionState.NOTICED, "", -1)] * 40
    items = items_of(rows)
    for width, height in ((842, 595), (300, 200), (60, 40)):
        drawing = lay_out_system(
            items,
            width=width,
            height=height,
            size=11,
            smallest=8,
            tensions=tensions_of(pulls, items),
            levels=True,
        )
        assert len(of(drawing, Box)) == 7
        assert all(isinstance(text, TextRun) for text in drawing.texts)
