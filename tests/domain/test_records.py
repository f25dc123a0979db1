"""What all records have in common: names, ids and references."""

from __future__ import annotations

from inspect import signature
from typing import Annotated
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.meetings import Action, Meeting, ReportBack
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import Record, Refers, named_id, references, table_name
from lfl_desktop.domain.records import ALL, BY_TABLE, TABLES
from lfl_desktop.domain.templates import SlotStage, StageTemplate


def test_every_record_that_is_defined_is_in_the_list() -> None:
    defined = {kind for kind in Record.__subclasses__() if kind.__module__.startswith("lfl_desktop.domain.")}
    assert set(ALL) == defined and len(ALL) == len(defined)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_each_comes_after_what_it_refers_to(kind: type[Record]) -> None:
    for field, table in references(kind).items():
        assert ALL.index(BY_TABLE[table]) <= ALL.index(kind)
        assert (
            BY_TABLE[table] is not kind
            or msgspec.structs.fields(kind)[kind.__struct_fields__.index(field)].default is None
        )


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_nobody_has_agreed_consented_or_released_anything_before_they_did(kind: type[Record]) -> None:
    given = {"agreed_on", "released_on", "quote_consent", "names_to_coordinator"}
    for field in msgspec.structs.fields(kind):
        assert field.name not in given or field.default in (None, False), field.name
        assert field.default is not True, f"{field.name}: nothing holds before somebody says so"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_what_nobody_typed_is_empty(kind: type[Record]) -> None:
    """The default also stands where the gate holds a field back: it must not be taken for words."""
    for field in msgspec.structs.fields(kind):
        chosen = (kind, field.name) in {(Meeting, "template"), (ExportReceipt, "audience")}
        assert chosen or type(field.default) is not str or not field.default, field.name


def test_no_value_of_a_record_is_given_without_its_name() -> None:
    for kind in (Record, *ALL):
        assert all(given.kind is given.KEYWORD_ONLY for given in signature(kind).parameters.values()), kind


def test_nothing_that_is_defined_as_a_struct_changes_once_it_is_made() -> None:
    waiting, found = [msgspec.Struct], set()
    while waiting:
        more = [
            kind
            for kind in waiting.pop().__subclasses__()
            if kind.__module__.startswith("lfl_desktop.domain")
        ]
        found.update(more)
        waiting += more
    assert {*ALL, SlotStage, StageTemplate} <= found
    assert not [kind for kind in found if not kind.__struct_config__.frozen]


def test_tables_are_named_in_words() -> None:
    assert table_name("LearningSet") == "learning_set" == TABLES[LearningSet]
    assert table_name("Action") == "action"
    assert LearningSet(cohort=named_id("c")).__struct_config__.tag == "learning_set"


def test_references_say_where_they_lead() -> None:
    assert references(ReportBack) == {"meeting": "meeting", "action": "action"}
    assert references(Membership)["replaces"] == "membership"
    assert references(Person) == {}


def test_a_list_of_ids_and_what_is_marked_otherwise_are_no_references() -> None:
    class Listing(Record, frozen=True, kw_only=True):
        several: tuple[Annotated[UUID, Refers("person")], ...] = ()
        maybe: Annotated[UUID, Refers("person")] | None = None
        number: Annotated[int, "a number"] = 0

    assert references(Listing) == {"maybe": "person"}


def test_ids_are_unique_from_birth_and_records_do_not_change() -> None:
    one, other = Person(), Person()
    assert one.id != other.id
    with pytest.raises(AttributeError):
        one.name = "Else"  # type: ignore[misc]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "x", "nickname": "y"}, Person)


@given(words=st.lists(st.text(max_size=10), min_size=1, max_size=3))
def test_the_same_name_is_the_same_id_however_it_is_typed(words: list[str]) -> None:
    assert named_id(*words) == named_id(*(f"  {word.replace(' ', '   ')} " for word in words))
    assert named_id("Leadership  for learning") == named_id(" leadership FOR Learning ")
    assert named_id("set", "A") != named_id("set", "B") != named_id("setB")


def test_what_the_set_calls_somebody() -> None:
    assert Person(name="Priya Dale").short == "Priya"
    assert Person(name="Priya Dale", known_as="Pri").short == "Pri"
    assert Person().short == Person(name="  ").short == ""
    assert Action(meeting=named_id("m"), person=named_id("p")).wording == ""
