"""A leader before the gate: all of what is their own, and of what others said no more than the set sees."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from uuid import UUID

import pytest
from any_record import MINE, OF_PEOPLE, THEIRS, a_set, two_leaders
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, SystemItem
from lfl_desktop.domain.agreement import as_agreed
from lfl_desktop.domain.gate.contents import CONTENTS, Audience, Standing
from lfl_desktop.domain.gate.owners import owner_of
from lfl_desktop.domain.gate.sharing import Visible, visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Bid, Challenge, LogEntry, Meeting
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record, named_id, references


def own(records: Iterable[Record], leader: UUID, every: Iterable[Record]) -> list[Record]:
    known = {record.id: record for record in every}
    return [record for record in records if owner_of(record, known) == leader]


def without_references(record: Record) -> Record:
    """What it says itself: a reference is empty where what it leads to stays."""
    return replace(record, **dict.fromkeys(references(type(record))))


HELD = st.fixed_dictionaries(
    {
        "Impact": st.fixed_dictionaries({"agreed_on": st.none() | st.just(dt.date(2013, 5, 9))}),
        "Challenge": st.fixed_dictionaries({"agreed_on": st.none() | st.just(dt.date(2013, 5, 9))}),
        "SystemVersion": st.fixed_dictionaries({"released_on": st.none() | st.just(dt.date(2013, 5, 9))}),
        "SystemItem": st.fixed_dictionaries({"held_back": st.booleans()}),
        "Programme": st.fixed_dictionaries(
            {
                "audiences": st.dictionaries(
                    st.sampled_from([content.key for content in CONTENTS]),
                    st.sampled_from(["facilitator", "leader", "set", "coordinator", "public"]),
                )
            }
        ),
    }
)


@given(values=HELD, leader=st.sampled_from([MINE, THEIRS]), seed=st.integers(0, 99))
def test_a_leader_sees_all_that_is_their_own_and_of_others_what_the_set_sees(
    values: dict, leader: UUID, seed: int
) -> None:
    every = two_leaders(**values)
    random.Random(seed).shuffle(every)
    found = visible(every, Audience.LEADER, leader)
    whole, for_set = visible(every, Audience.FACILITATOR), visible(every, Audience.SET)
    set_ids = {record.id for record in for_set.records}
    mine = {record.id for record in own(every, leader, every)}
    for record in found.records:
        if record.id in mine:
            same = whole.get(type(record), record.id)
            assert same and without_references(record) == without_references(same)
        else:
            assert record.id in set_ids
            same = for_set.get(type(record), record.id)
            assert same and without_references(record) == without_references(same)
    assert set_ids <= {record.id for record in found.records}
    assert not found.all(LogEntry)


def seen_by(leader: UUID, **values: dict) -> Visible:
    return visible(two_leaders(**values), Audience.LEADER, leader)


def test_what_is_not_ready_for_the_set_is_there_for_its_owner_alone() -> None:
    waiting = {"Impact": {"agreed_on": None}, "SystemVersion": {"released_on": None}}
    found = seen_by(THEIRS, **waiting, Challenge={"agreed_on": None})
    assert [impact.person for impact in found.all(Impact)] == [THEIRS]
    assert [system.person for system in found.all(ActivitySystem)] == [THEIRS]
    assert [item.wording for item in found.all(SystemItem)] == ["other <SystemItem.wording>"]
    assert [bid.person for bid in found.all(Bid)] == [THEIRS]
    assert {c.person: c.headline for c in found.all(Challenge)} == {
        MINE: "",
        THEIRS: "other <Challenge.headline>",
    }


def test_it_is_told_whose_bids_leave_and_that_others_stay() -> None:
    (bids,) = (line for line in seen_by(MINE).lines if line.key == "bids")
    assert (bids.standing, bids.leaving, bids.staying) == (Standing.LEAVES, 1, 1)
    nobody = visible(two_leaders(), Audience.LEADER, named_id("somebody else"))
    (bids,) = (line for line in nobody.lines if line.key == "bids")
    assert (bids.standing, bids.leaving, bids.staying) == (Standing.STAYS, 0, 2)


def test_a_programme_may_keep_something_to_whom_it_belongs() -> None:
    narrowed = {"Programme": {"audiences": {"actions": "leader", "ground_rules": "leader"}}}
    every = two_leaders(**narrowed)
    assert not visible(every, Audience.SET).shows("actions")
    found = visible(every, Audience.LEADER, MINE)
    assert found.shows("actions") and not found.shows("ground_rules")
    assert isinstance(every[0], Programme)


def test_the_gate_is_not_asked_for_a_leader_without_a_name() -> None:
    with pytest.raises(ValueError, match="which leader"):
        visible(two_leaders(), Audience.LEADER)
    assert seen_by(MINE).leader == MINE
    assert visible(two_leaders(), Audience.SET, MINE).leader is None, "the set is nobody by name"


def test_what_is_the_sets_is_nobodys() -> None:
    every = a_set()
    known = {record.id: record for record in every.values()}
    assert {kind for kind, record in every.items() if owner_of(record, known)} == OF_PEOPLE
    assert owner_of(every[Meeting], known) is owner_of(None, known) is None


def test_a_leader_reads_what_is_said_of_their_own_system_now_and_the_set_as_it_was_released() -> None:
    mine = a_set(marked=True, SystemVersion={"released_on": dt.date(2013, 5, 9)})
    every = [*mine.values(), *as_agreed(mine.values())]
    asked_anew = replace(mine[ActivitySystem], question="Asked after the release")
    now = [asked_anew if record.id == asked_anew.id else record for record in every]
    own = visible(now, Audience.LEADER, MINE).get(ActivitySystem, asked_anew.id)
    released = visible(now, Audience.SET).get(ActivitySystem, asked_anew.id)
    assert own and own.question == "Asked after the release"
    assert released and released.question == mine[ActivitySystem].question
