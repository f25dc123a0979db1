"""Lines typed into a box become changes to its records, and a line keeps its identity."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.canvas.editing import Changes, Lines, lines_of_box, reconcile
from lfl_desktop.domain.activity import Layer, Place, SystemItem

VERSION = UUID(int=1)
PLACE = Place.RULES

typed = st.lists(
    st.tuples(
        st.sampled_from(Layer), st.sampled_from(["a", "b", "c", "a b", " ", "d  e"]) | st.text(max_size=6)
    ),
    max_size=8,
).map(tuple)


def now(*wordings: str) -> Lines:
    return tuple((Layer.NOW, wording) for wording in wordings)


def records(*wordings: str) -> list[SystemItem]:
    return [
        SystemItem(id=UUID(int=100 + n), version=VERSION, place=PLACE, wording=wording, position=n)
        for n, wording in enumerate(wordings)
    ]


def after(items: list[SystemItem], changes: Changes) -> list[SystemItem]:
    kept = {item.id: item for item in items}
    kept.update({item.id: item for item in changes.to_put})
    return [item for item in kept.values() if item not in changes.to_delete]


def ids(items: list[SystemItem]) -> dict[str, UUID]:
    return {item.wording: item.id for item in items}


@settings(max_examples=100, deadline=None)
@given(typed, typed)
def test_the_records_say_what_was_typed_and_then_nothing_is_left_to_change(first, second) -> None:
    elsewhere = SystemItem(version=VERSION, place=Place.TOOLS, wording="stays")
    items = after([elsewhere], reconcile([elsewhere], PLACE, first, VERSION))
    items = after(items, reconcile(items, PLACE, second, VERSION))
    meant = [(layer, plain_wording(wording)) for layer, wording in second if wording.strip()]
    assert lines_of_box(items, PLACE) == tuple(sorted(meant, key=lambda line: line[0] != Layer.NOW))
    assert reconcile(items, PLACE, second, VERSION) == ((), ())
    assert elsewhere in items


def test_a_changed_line_keeps_its_record() -> None:
    items = records("Nobody watches me teach", "Reading books go home")
    changes = reconcile(items, PLACE, now("Nobody watches me", "Reading books go home"), VERSION)
    assert [(item.id, item.wording) for item in changes.to_put] == [(items[0].id, "Nobody watches me")]
    assert changes.to_delete == ()


def test_a_line_put_in_between_leaves_the_others_their_records() -> None:
    items = records("one", "two")
    said = ids(after(items, reconcile(items, PLACE, now("one", "new", "two"), VERSION)))
    assert said["one"] == items[0].id and said["two"] == items[1].id
    assert said["new"] not in {item.id for item in items}


def test_a_line_that_moves_keeps_its_record() -> None:
    items = records("one", "two", "three")
    said = ids(after(items, reconcile(items, PLACE, now("three", "one", "two"), VERSION)))
    assert said == ids(items)


def test_a_line_taken_out_is_deleted_and_no_other() -> None:
    items = records("one", "two", "three")
    changes = reconcile(items, PLACE, now("one", "three"), VERSION)
    assert changes.to_delete == (items[1],)
    assert [(item.id, item.position) for item in changes.to_put] == [(items[2].id, 1)]


def test_of_lines_that_are_alike_the_one_that_was_taken_out_is_deleted() -> None:
    items = records("one", "two", "one")
    changes = reconcile(items, PLACE, now("two", "one"), VERSION)
    assert changes.to_delete == (items[0],)


def test_spaces_and_breaks_in_a_record_are_no_change() -> None:
    items = records("two  words\nhere")
    assert reconcile(items, PLACE, now("two words here"), VERSION) == ((), ())


def test_new_lines_belong_to_the_version_place_and_layer() -> None:
    changes = reconcile([], PLACE, ((Layer.POSSIBLE, "  We watch each other "),), VERSION)
    made = changes.to_put[0]
    assert (made.version, made.place, made.layer) == (VERSION, PLACE, Layer.POSSIBLE)
    assert (made.wording, made.position) == ("We watch each other", 0)
