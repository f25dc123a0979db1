"""The gate asked about a whole file at once says the same as asked record by record."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from any_record import a_set, any_record, base_ids, visible
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.gate.all_sent import all_could_be_sent
from lfl_desktop.domain.gate.contents import CONTENTS, Audience
from lfl_desktop.domain.gate.sharing import could_be_sent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge, Meeting
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record

KINDS = tuple(kind for kind in a_set() if kind not in (Programme, GroundRules))
OPENED = st.dictionaries(
    st.sampled_from([content.key for content in CONTENTS]),
    st.sampled_from([audience.name.lower() for audience in Audience]),
    max_size=6,
)


def sent(**values: dict[str, Any]) -> list[Record]:
    """What a set lets its coordinator see."""
    return list(visible(a_set(marked=True, **values).values(), Audience.COORDINATOR).records)


SYSTEMS_TOO = {"audiences": {"activity_systems": "coordinator"}}


def test_what_came_through_the_gate_goes_through_whole() -> None:
    assert all_could_be_sent(sent())
    with_systems = sent(Programme=SYSTEMS_TOO)
    assert ActivitySystem in map(type, with_systems) and all_could_be_sent(with_systems)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Meeting, {"reason": "The hall was let"}),
        (Challenge, {"stated": "In her words"}),
        (Challenge, {"agreed_on": None}),
        (Impact, {"agreed_on": None}),
        (Impact, {"quote_consent": False, "quote": "As she said"}),
        (Programme, {"audiences": {"meetings": "set"}}),
        (Programme, {"audiences": {}}),
        (SystemVersion, {"released_on": None}),
        (SystemItem, {"held_back": True}),
        (Tension, {"held_back": True}),
    ],
)
def test_one_record_that_says_too_much_is_noticed(kind: type[Record], values: dict[str, Any]) -> None:
    records = [replace(one, **values) if type(one) is kind else one for one in sent(Programme=SYSTEMS_TOO)]
    assert could_be_sent(records) != tuple(records)
    assert not all_could_be_sent(records)


@given(st.data(), OPENED, st.booleans(), st.booleans())
@settings(max_examples=60)
def test_whatever_the_programme_opens_both_say_the_same(
    data: st.DataObject, opened: dict[str, str], rules: bool, agreed: bool
) -> None:
    days = {"agreed_on": dt.date(2013, 1, 31)}
    base = a_set(marked=agreed, Programme={"audiences": opened}, GroundRules=days)
    if not rules:
        del base[GroundRules]
    kinds = data.draw(st.lists(st.sampled_from(KINDS), unique=True, max_size=5))
    ids = base_ids()
    for kind in kinds:
        base[kind] = data.draw(any_record(kind, ids, base[kind].id))
    there = could_be_sent(list(base.values()))
    for records in (list(there), list(base.values())):
        if all_could_be_sent(records):
            assert could_be_sent(records) == tuple(records)
