"""What changed between two versions is exact: applied to the one it gives the other."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension, TensionState
from lfl_desktop.domain.system_changes import Contents, Difference, Pulling, SystemChange, difference

THEN, BETWEEN, NOW = UUID(int=1), UUID(int=2), UUID(int=3)


def applied(difference: Difference, before: Contents) -> Contents:
    """The later version, from the earlier and what changed.

    Raises ValueError where the difference was not taken from `before`."""
    items = tuple(change.before for change in difference.items if change.before)
    tensions = tuple(change.before for change in difference.tensions if change.before)
    if set(items) != set(before.items) or set(tensions) != set(before.tensions):
        raise ValueError("These changes were made to another version")
    return Contents(
        tuple(change.after for change in difference.items if change.after),
        tuple(change.after for change in difference.tensions if change.after),
    )


def item(n: int, version: UUID = THEN, **more: object) -> SystemItem:
    return SystemItem(id=UUID(int=100 + n), version=version, **{"wording": f"line {n}", **more})


def only(before: SystemItem | None, after: SystemItem | None, between: tuple = ()) -> set[SystemChange]:
    found = difference(Contents((before,) if before else ()), Contents((after,) if after else ()), between)
    (change,) = found.items
    return set(change.changes)


def later(before: SystemItem, **more: object) -> SystemItem:
    return replace(before, id=UUID(int=before.id.int + 1000), version=NOW, came_from=before.id, **more)


ONE = item(1)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (ONE, later(ONE), set()),
        (ONE, later(ONE, wording=" line  1 "), set()),
        (None, ONE, {SystemChange.ADDED}),
        (ONE, None, {SystemChange.DROPPED}),
        (ONE, later(ONE, wording="other"), {SystemChange.REWORDED}),
        (ONE, later(ONE, place=Place.TOOLS, wording="other"), {SystemChange.REWORDED, SystemChange.MOVED}),
        (ONE, later(ONE, layer=Layer.POSSIBLE), {SystemChange.BACK_TO_POSSIBLE}),
        (item(2, layer=Layer.POSSIBLE), later(item(2), layer=Layer.NOW), {SystemChange.BECAME_REAL}),
        (ONE, replace(ONE, id=UUID(int=7), version=NOW), set()),
    ],
)
def test_each_change_has_its_name(before, after, changes) -> None:
    assert only(before, after) == changes


def test_an_item_that_gave_way_to_a_possible_one_is_told() -> None:
    possible = item(5, NOW, layer=Layer.POSSIBLE)
    after = later(ONE, became=possible.id)
    found = difference(Contents((ONE,)), Contents((after, possible)))
    assert [set(change.changes) for change in found.items] == [
        {SystemChange.WAS_REPLACED},
        {SystemChange.ADDED},
    ]


def test_the_chain_leads_through_the_versions_between() -> None:
    middle = replace(ONE, id=UUID(int=50), version=BETWEEN, came_from=ONE.id, wording="middle")
    after = replace(middle, id=UUID(int=51), version=NOW, came_from=middle.id, wording="after")
    assert only(ONE, after, (middle,)) == {SystemChange.REWORDED}
    assert {
        c for change in difference(Contents((ONE,)), Contents((after,))).items for c in change.changes
    } == {
        SystemChange.ADDED,
        SystemChange.DROPPED,
    }


def test_a_tension_that_eased_is_told() -> None:
    before = Tension(id=UUID(int=9), version=THEN, wording="pull")
    after = replace(before, id=UUID(int=10), version=NOW, came_from=before.id, state=TensionState.EASED)
    (change,) = difference(Contents((), (before,)), Contents((), (after,))).tensions
    assert change.changes == {Pulling.EASED}


@st.composite
def versions(draw) -> tuple[Contents, Contents, list[SystemItem]]:
    """A version, one made from it by edits, and what lay between."""
    words = st.sampled_from(["a", "b", "c d", ""])
    size = draw(st.integers(0, 6))
    before = [
        item(n, place=draw(st.sampled_from(Place)), layer=draw(st.sampled_from(Layer)), wording=draw(words))
        for n in range(size)
    ]
    between, after = [], []
    for nth in range(draw(st.integers(0, 7))):
        origin = draw(st.none() | st.sampled_from(before)) if before else None
        came = origin.id if origin else None
        if origin and draw(st.booleans()):
            middle = replace(origin, id=UUID(int=500 + nth), version=BETWEEN, came_from=origin.id)
            between.append(middle)
            came = middle.id
        after.append(
            SystemItem(
                id=UUID(int=900 + nth),
                version=NOW,
                place=draw(st.sampled_from(Place)),
                layer=draw(st.sampled_from(Layer)),
                wording=draw(words),
                came_from=came,
            )
        )
    pulls = [
        Tension(id=UUID(int=700 + n), version=THEN, wording=draw(words))
        for n in range(draw(st.integers(0, 3)))
    ]
    later_pulls = [
        replace(
            pull,
            id=UUID(int=800 + n),
            version=NOW,
            came_from=draw(st.sampled_from([None, pull.id])),
            state=draw(st.sampled_from(TensionState)),
        )
        for n, pull in enumerate(pulls)
        if draw(st.booleans())
    ]
    return Contents(tuple(before), tuple(pulls)), Contents(tuple(after), tuple(later_pulls)), between


@settings(max_examples=50, deadline=None)
@given(versions())
def test_the_changes_applied_to_one_version_give_the_other(found) -> None:
    before, after, between = found
    changes = difference(before, after, between)
    assert applied(changes, before) == after
    told = [change.before.id for change in changes.items if change.before]
    assert sorted(told) == sorted(one.id for one in before.items), "each once"
    for change in changes.items:
        if change.before and change.after and not change.changes:
            assert change.before.wording.split() == change.after.wording.split()
            assert (change.before.place, change.before.layer) == (change.after.place, change.after.layer)


@settings(max_examples=20, deadline=None)
@given(versions())
def test_a_version_has_not_changed_from_itself(found) -> None:
    before, _, _ = found
    same = difference(before, before)
    assert not any(change.changes for change in (*same.items, *same.tensions))


def test_changes_of_another_version_are_refused() -> None:
    changes = difference(Contents((ONE,)), Contents())
    with pytest.raises(ValueError, match="another version"):
        applied(changes, Contents())
