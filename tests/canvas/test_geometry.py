"""Whether a way keeps its distance from boxes, against its points one by one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.geometry import Point, clear, spread

LEFT, TOP, RIGHT, BOTTOM = BOX = (10.0, 10.0, 18.0, 14.0)
PARTS = 400
SPOTS = st.tuples(st.integers(0, 30).map(float), st.integers(0, 30).map(float))


def nearest(one: Point, other: Point) -> float:
    """How far the nearest point of a stretch is from the box, the longer way of across and down; below
    zero inside."""
    found = []
    for nth in range(PARTS + 1):
        x, y = (a + (b - a) * nth / PARTS for a, b in zip(one, other, strict=True))
        found.append(max(LEFT - x, x - RIGHT, TOP - y, y - BOTTOM))
    return min(found)


@settings(max_examples=300)
@given(one=SPOTS, other=SPOTS, distance=st.sampled_from([0.0, 1.5, 3.0]))
def test_a_stretch_is_clear_where_each_of_its_points_is(one: Point, other: Point, distance: float) -> None:
    near, between_points = nearest(one, other), 60 / PARTS
    if near > distance + between_points:
        assert clear(one, other, [BOX], distance)
    if near < distance - 1e-6:
        assert not clear(one, other, [BOX], distance)


@given(
    wanted=st.lists(st.floats(-50, 150), max_size=8),
    low=st.floats(0, 50),
    room=st.floats(0, 100),
    apart=st.floats(0, 20),
)
def test_places_lie_within_their_limits_in_order_and_as_far_apart_as_there_is_room_for(
    wanted: list[float], low: float, room: float, apart: float
) -> None:
    places = spread(wanted, low, low + room, apart)
    assert len(places) == len(wanted)
    assert all(low - 1e-6 <= place <= low + room + 1e-6 for place in places)
    order = sorted(range(len(wanted)), key=lambda nth: (wanted[nth], nth))
    gaps = [places[after] - places[before] for before, after in pairwise(order)]
    tight = room <= apart * (len(wanted) - 1)
    even = room / (len(wanted) + 1)
    assert all(gap >= min(even, apart) - 1e-6 if tight else gap >= apart - 1e-6 for gap in gaps)
