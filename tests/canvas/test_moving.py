"""Items moved within their box, to others, and between now and possible."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.canvas.content import in_box
from lfl_desktop.canvas.item_moves import ItemSpot, in_layer, items_moved, items_moved_beside, spot_of
from lfl_desktop.domain.activity import Layer, Place, SystemItem

VERSION = UUID(int=99)
NOW, POSSIBLE = Layer.NOW, Layer.POSSIBLE


def item(n: int, place: Place, layer: Layer, position: int, wording: str = "") -> SystemItem:
    words = wording or f"item {n}"
    return SystemItem(
        id=UUID(int=n), version=VERSION, place=place, layer=layer, position=position, wording=words
    )


def with_changes(items: list[SystemItem], changed: tuple[SystemItem, ...]) -> list[SystemItem]:
    by_id = {one.id: one for one in items} | {one.id: one for one in changed}
    return list(by_id.values())


places, layers = st.sampled_from(list(Place)), st.sampled_from(list(Layer))
some_items = st.lists(st.tuples(places, layers, st.integers(0, 5)), min_size=1, max_size=12)
moves = st.lists(
    st.tuples(
        st.integers(0, 11), st.one_of(st.builds(ItemSpot, places, layers, st.integers(-1, 9)), st.just(1))
    ),
    max_size=15,
)


@given(made=some_items, asked=moves)
@settings(max_examples=50)
def test_any_moves_keep_every_item_once_with_its_words(made: list, asked: list) -> None:
    items = [item(n, place, layer, at) for n, (place, layer, at) in enumerate(made)]
    words = {one.id: replace(one, place=Place.SUBJECT, layer=NOW, position=0) for one in items}
    for n, to in asked:
        id = UUID(int=n)
        known = any(one.id == id for one in items)
        target = items_moved_beside(items, id, to) if isinstance(to, int) else to
        if target is None:
            continue
        items = with_changes(items, items_moved(items, id, target))
        if known:
            spot = spot_of(items, id)
            assert spot is not None and spot[:2] == target[:2]
            row = in_box(items, spot.place, {spot.layer})
            assert [one.position for one in row] == list(range(len(row)))
            assert spot.position == min(max(target.position, 0), len(row) - 1)
    assert {one.id: replace(one, place=Place.SUBJECT, layer=NOW, position=0) for one in items} == words


ROW = [
    item(1, Place.TOOLS, NOW, 0),
    item(2, Place.TOOLS, NOW, 1),
    item(3, Place.TOOLS, POSSIBLE, 0),
    item(4, Place.TOOLS, POSSIBLE, 1),
]


def order(items: list[SystemItem]) -> list[int]:
    return [one.id.int for one in in_box(items, Place.TOOLS)]


def test_down_passes_from_now_to_possible_and_up_comes_back() -> None:
    items = ROW
    assert items_moved_beside(items, UUID(int=1), -1) is None
    for expected in ([2, 1, 3, 4], [2, 1, 3, 4], [2, 3, 1, 4], [2, 3, 4, 1]):
        spot = items_moved_beside(items, UUID(int=1), 1)
        assert spot is not None
        items = with_changes(items, items_moved(items, UUID(int=1), spot))
        assert order(items) == expected
    assert items_moved_beside(items, UUID(int=1), 1) is None
    for _ in range(4):
        spot = items_moved_beside(items, UUID(int=1), -1)
        assert spot is not None
        items = with_changes(items, items_moved(items, UUID(int=1), spot))
    assert order(items) == [1, 2, 3, 4]
    assert spot_of(items, UUID(int=1)) == ItemSpot(Place.TOOLS, NOW, 0)


def test_the_other_layer_takes_an_item_at_its_near_end() -> None:
    assert in_layer(ROW, UUID(int=1), POSSIBLE) == ItemSpot(Place.TOOLS, POSSIBLE, 0)
    assert in_layer(ROW, UUID(int=4), NOW) == ItemSpot(Place.TOOLS, NOW, 2)
    assert in_layer(ROW, UUID(int=4), POSSIBLE) is None


def test_where_it_stands_already_nothing_changes() -> None:
    assert items_moved(ROW, UUID(int=2), ItemSpot(Place.TOOLS, NOW, 1)) == ()
    assert items_moved(ROW, UUID(int=77), ItemSpot(Place.TOOLS, NOW, 1)) == ()
    assert items_moved(ROW, UUID(int=2), ItemSpot(Place.TOOLS, NOW, 9)) == ()


def test_one_that_says_nothing_is_not_in_the_way() -> None:
    items = [*ROW, item(5, Place.TOOLS, NOW, 0, " ")]
    changed = items_moved(items, UUID(int=2), ItemSpot(Place.TOOLS, NOW, 0))
    assert order(with_changes(items, changed)) == [2, 1, 3, 4]
    assert spot_of(items, UUID(int=5)) is None
