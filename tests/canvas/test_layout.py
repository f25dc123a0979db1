"""The drawing of an activity system: boxes that hold their text and keep off each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Box, Drawing, DrawnLine, Role, TextRun
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.plan import PAD_X
from lfl_desktop.canvas.prompts import question_of_box, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.typography.fonts import ascent, descent, text_width

VERSION = UUID(int=1)

letters = st.characters(codec="utf-8", min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc", "Cf"])
wordings = st.one_of(
    st.text(letters, max_size=60),
    st.lists(st.sampled_from(["We", "watch", "each", "other", "half-termly"]), max_size=40).map(" ".join),
    st.integers(1, 300).map(lambda n: "x" * n),
)
contents = st.lists(st.tuples(st.sampled_from(Place), st.sampled_from(Layer), wordings), max_size=45)
pages = st.tuples(st.floats(300, 1600), st.floats(260, 1200))


def items_of(rows: Iterable[tuple[Place, Layer, str]]) -> list[SystemItem]:
    return [
        SystemItem(id=UUID(int=n), version=VERSION, place=place, layer=layer, wording=wording, position=n)
        for n, (place, layer, wording) in enumerate(rows)
    ]


def boxes(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


def said(drawing: Drawing, place: Place) -> str:
    """What a box says, without spaces."""
    return "".join(t.text for t in drawing.texts if t.place == place).replace(" ", "")


def holds(box: Box, text: TextRun) -> bool:
    margin = PAD_X * text.size - 1e-6
    right = text.x + text_width(text.text, text.face, text.size)
    top = text.baseline - ascent(text.face, text.size)
    bottom = text.baseline + descent(text.face, text.size)
    within = box.x + margin <= text.x and right <= box.x + box.width - margin
    return within and box.y <= top and bottom <= box.y + box.height + 1e-6


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width < other.x or other.x + other.width < one.x
    return beside or one.y + one.height < other.y or other.y + other.height < one.y


@settings(max_examples=80, deadline=None)
@given(contents, pages, st.sampled_from([9.0, 13.0, 24.0]), st.booleans())
def test_boxes_hold_their_text_keep_apart_and_stay_on_the_page(rows, page, size, prompts) -> None:
    width, height = page
    drawing = lay_out_system(
        items_of(rows),
        width=width,
        height=height,
        size=size,
        smallest=size * 0.8,
        prompts=prompts,
        legend="+ marks what is possible.",
    )
    seven = boxes(drawing)
    assert {box.place for box in seven} == set(Place)
    for box in seven:
        assert box.x >= 0 and box.y >= 0
        assert box.x + box.width <= width and box.y + box.height <= height
    assert all(apart(one, other) for one, other in combinations(seven, 2))
    for text in drawing.texts:
        if text.place:
            assert holds(drawing.box(text.place), text), text
        else:
            assert max(b.y + b.height for b in seven) < text.baseline < height
    assert all(isinstance(shape, Box | DrawnLine | TextRun) for shape in drawing.shapes)


@settings(max_examples=80, deadline=None)
@given(contents, pages)
def test_every_item_is_drawn_whole_or_named_as_not_shown(rows, page) -> None:
    items = items_of(rows)
    drawing = lay_out_system(items, width=page[0], height=page[1], size=14, smallest=11)
    left_out = {item.id for item in drawing.not_shown}
    for item in items:
        if item.id in left_out:
            assert "more" in said(drawing, item.place)
        else:
            assert "".join(item.wording.split()) in said(drawing, item.place)
    assert left_out <= {item.id for item in items}


@settings(max_examples=40, deadline=None)
@given(contents, pages, st.randoms())
def test_the_same_items_in_any_order_give_the_same_drawing(rows, page, random) -> None:
    items = items_of(rows)
    first = lay_out_system(items, width=page[0], height=page[1], size=13, smallest=10)
    random.shuffle(items)
    assert lay_out_system(items, width=page[0], height=page[1], size=13, smallest=10) == first


@settings(max_examples=40, deadline=None)
@given(st.floats(1, 300), st.floats(1, 300))
def test_a_page_that_is_too_small_still_holds_the_boxes(width, height) -> None:
    items = items_of((place, Layer.NOW, "Reading books go home Friday") for place in [*Place] * 3)
    drawing = lay_out_system(
        items, width=width, height=height, size=13, smallest=10, legend="Arrow keys move."
    )
    assert all(b.x + b.width <= width and b.y + b.height <= height for b in boxes(drawing))
    assert all(holds(drawing.box(t.place), t) for t in drawing.texts if t.place)


@settings(max_examples=60, deadline=None)
@given(contents, st.floats(80, 700), st.floats(80, 500), st.sampled_from([13.0, 18.0, 24.0]))
def test_no_word_of_a_title_breaks_however_small_the_page(rows, width, height, size) -> None:
    drawing = lay_out_system(items_of(rows), width=width, height=height, size=size, smallest=9)
    words = [word for text in drawing.texts for word in text.text.split()]
    assert all(word in words for place in Place for word in title(place).split())


def test_a_page_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^An activity system needs a page with width and height$"):
        lay_out_system([], width=0, height=100, size=13, smallest=10)


def place_line(count: int, wording: str = "Teachers, TAs and parents talk") -> list[SystemItem]:
    return items_of((Place.RULES, Layer.NOW, wording) for _ in range(count))


def test_boxes_grow_wider_then_type_shrinks_then_items_are_counted() -> None:
    def laid_out(items: list[SystemItem]) -> Drawing:
        return lay_out_system(items, width=800, height=460, size=14, smallest=11)

    drawings = [laid_out(place_line(n)) for n in range(1, 41)]
    widths = [drawing.box(Place.RULES).width for drawing in drawings]
    sizes = [drawing.size for drawing in drawings]
    assert widths == sorted(widths) and widths[0] < widths[-1]
    assert sizes == sorted(sizes, reverse=True) and (sizes[0], sizes[-1]) == (14, 11)
    assert all(width == widths[-1] for width, size in zip(widths, sizes, strict=True) if size < 14)
    assert all(drawing.size == 11 for drawing in drawings if drawing.not_shown)
    many = drawings[-1]
    left_out = len(many.not_shown)
    assert 0 < left_out < 40
    assert [t.text for t in many.texts if t.place == Place.RULES][-1] == f"and {left_out} more"


def test_an_item_too_long_for_its_box_is_shortened_and_counts_as_not_shown() -> None:
    long = items_of([(Place.OUTCOME, Layer.NOW, "word " * 900), (Place.OUTCOME, Layer.NOW, "second")])
    drawing = lay_out_system(long, width=700, height=420, size=12, smallest=9)
    lines = [t.text for t in drawing.texts if t.place == Place.OUTCOME]
    assert lines[-2].endswith("…") and lines[-1] == "and 1 more"
    assert drawing.not_shown == tuple(long)
    alone = lay_out_system(long[:1], width=700, height=420, size=12, smallest=9)
    assert [t.text for t in alone.texts if t.place == Place.OUTCOME][-1] == "and more"


def test_what_is_possible_carries_a_plus_and_a_role_of_its_own() -> None:
    items = items_of(
        [(Place.RULES, Layer.POSSIBLE, "We watch each other"), (Place.RULES, Layer.NOW, "Nobody watches me")]
    )
    both = lay_out_system(items, width=800, height=600, size=13, smallest=10)
    texts = [(t.text, t.role) for t in both.texts if t.place == Place.RULES]
    assert texts == [
        ("Rules", Role.ACCENT),
        ("Nobody watches me", Role.INK),
        ("+", Role.POSSIBLE),
        ("We watch each other", Role.POSSIBLE),
    ]
    now = lay_out_system(items, width=800, height=600, layers={Layer.NOW}, size=13, smallest=10)
    assert [t.text for t in now.texts if t.place == Place.RULES] == ["Rules", "Nobody watches me"]
    possible = lay_out_system(items, width=800, height=600, layers={Layer.POSSIBLE}, size=13, smallest=10)
    assert [t.text for t in possible.texts if t.place == Place.RULES][1:] == ["+", "We watch each other"]


@pytest.mark.parametrize("layers", [{Layer.NOW}, {Layer.POSSIBLE}, BOTH])
def test_an_empty_box_asks_its_questions_only_where_wanted(layers) -> None:
    items = items_of([(Place.TOOLS, Layer.NOW, "Scheme"), (Place.TOOLS, Layer.POSSIBLE, "Film")])
    asked = lay_out_system(items, width=900, height=700, layers=layers, size=13, smallest=10, prompts=True)
    for place in Place:
        questions = {Layer.NOW: question_of_box(place, Layer.NOW)}
        questions[Layer.POSSIBLE] = "+" + question_of_box(place, Layer.POSSIBLE)
        asks = "".join(questions[layer] for layer in Layer if layer in layers)
        expected = "".join((title(place) + asks).split())
        assert (said(asked, place) == expected) == (place != Place.TOOLS)
    silent = lay_out_system(items, width=900, height=700, layers=layers, size=13, smallest=10)
    assert all(t.role != Role.MUTED for t in silent.texts)


def test_where_both_questions_have_no_room_a_box_asks_how_things_are() -> None:
    small = {"width": 520, "height": 330, "size": 11, "smallest": 9, "prompts": True}
    drawn = lay_out_system([], **small)
    for place in Place:
        expected = "".join((title(place) + question_of_box(place, Layer.NOW)).split())
        assert said(drawn, place) == expected


def test_questions_give_way_before_any_words_become_smaller() -> None:
    items = place_line(9)
    with_prompts = lay_out_system(items, width=800, height=380, size=14, smallest=9, prompts=True)
    without = lay_out_system(items, width=800, height=380, size=14, smallest=9)
    assert with_prompts == without


def test_blank_items_are_passed_over_and_breaks_become_spaces() -> None:
    items = items_of([(Place.SUBJECT, Layer.NOW, "  \n "), (Place.SUBJECT, Layer.NOW, "Me,\n\nas leader")])
    drawing = lay_out_system(items, width=800, height=600, size=13, smallest=10)
    assert [t.text for t in drawing.texts if t.place == Place.SUBJECT] == ["Subject", "Me, as leader"]


def test_an_accent_stays_with_its_letter_where_a_long_word_breaks() -> None:
    word = "x̧" * 120
    drawing = lay_out_system(
        items_of([(Place.OUTCOME, Layer.NOW, word)]), width=600, height=600, size=12, smallest=9
    )
    lines = [t.text for t in drawing.texts if t.place == Place.OUTCOME][1:]
    assert len(lines) > 1 and "".join(lines) == word
    assert not any(line.startswith("̧") for line in lines)


def test_the_arrow_leads_level_from_object_to_outcome() -> None:
    drawing = lay_out_system(place_line(4), width=800, height=600, size=13, smallest=10)
    arrow = next(s for s in drawing.shapes if isinstance(s, DrawnLine) and s.head)
    start, end = drawing.box(Place.OBJECT), drawing.box(Place.OUTCOME)
    assert (arrow.x1, arrow.x2) == pytest.approx((start.x + start.width, end.x))
    assert arrow.y1 == pytest.approx(arrow.y2)
