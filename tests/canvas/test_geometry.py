"""Whether a way keeps its distance from boxes, against its points one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.geometry import Point, clear

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
