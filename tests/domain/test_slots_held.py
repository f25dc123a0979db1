"""Which slots took place, and which actions belong to each."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Action, Challenge, Meeting, MeetingState, Slot
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.slots import minutes_words, not_held, shared_out, slots_held, slots_written
from lfl_desktop.domain.year import held, so_far, this_year

SET, ANN, BOB = named_id("set"), named_id("ann"), named_id("bob")
MEETING = Meeting(learning_set=SET, date=dt.date(2026, 1, 15), state=MeetingState.FINISHED)
BRIEF, LONG = named_id("brief"), named_id("long")


def slot(used: int | None = None, **fields: object) -> Slot:
    return Slot(meeting=MEETING.id, presenter=ANN, planned_minutes=40, used_minutes=used, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "used", "counts"),
    [
        (MeetingState.FINISHED, 35, True),
        (MeetingState.FINISHED, None, True),
        (MeetingState.UNDER_WAY, 35, True),
        (MeetingState.UNDER_WAY, None, False),
        (MeetingState.PLANNED, None, False),
        (MeetingState.CANCELLED, 35, False),
        (MeetingState.CANCELLED, None, False),
    ],
)
def test_a_slot_counts_only_where_it_took_place(state, used, counts) -> None:
    given_time = slot(used)
    assert slots_held([given_time], [replace(MEETING, state=state)]) == [given_time] * counts
    assert slots_held([given_time], []) == []


def test_a_slot_in_which_nothing_was_written_down_was_not_held() -> None:
    empty, timed, asked = slot(), slot(35), slot(questions="Who decides?")
    worded, decided, replaced = slot(challenge=BRIEF), slot(challenge=LONG), slot(challenge=named_id("third"))
    slots = [empty, timed, asked, worded, decided, replaced]
    began = {id: Challenge(id=id, person=ANN, learning_set=SET, stated="As bid") for id in (BRIEF, LONG)}
    challenges = began | {BRIEF: replace(began[BRIEF], restated="What I will do")}
    new = [action(challenge=LONG), action(challenge=named_id("third"), replaces=named_id("earlier"))]
    written = slots_written(slots, challenges, new)
    assert slots_held(slots, [MEETING], written) == [timed, asked, worded, decided]
    assert not_held([MEETING, *slots, *challenges.values(), *new]) == {empty.id, replaced.id}
    going_on = replace(MEETING, state=MeetingState.UNDER_WAY)
    assert not_held([going_on, *slots]) == set(), "at a meeting that goes on it may still be"


@pytest.mark.parametrize(
    ("state", "used", "words", "of_empty"),
    [
        (MeetingState.FINISHED, 35, "35 min", "35 min"),
        (MeetingState.FINISHED, 0, "0 min", "0 min"),
        (MeetingState.FINISHED, None, "40 min planned", "not held"),
        (MeetingState.UNDER_WAY, None, "40 min planned", "40 min planned"),
        (MeetingState.PLANNED, None, "40 min planned", "40 min planned"),
        (MeetingState.CANCELLED, 20, "did not take place", "did not take place"),
    ],
)
def test_minutes_that_were_planned_are_not_said_to_have_been_used(state, used, words, of_empty) -> None:
    given_time, meeting = slot(used), replace(MEETING, state=state)
    assert minutes_words(given_time, meeting, {given_time.id}) == words
    assert minutes_words(given_time, meeting, None) == words, "what was not held was left out before"
    assert minutes_words(given_time, meeting, set()) == of_empty


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.UNDER_WAY, MeetingState.FINISHED])
def test_of_minutes_that_nobody_knows_nothing_is_said(state) -> None:
    assert minutes_words(replace(slot(), planned_minutes=None), replace(MEETING, state=state), None) == ""


def test_meetings_that_took_place_and_those_so_far() -> None:
    days = (dt.date(2026, 1, 15), dt.date(2026, 3, 5), dt.date(2026, 5, 14))
    states = (MeetingState.FINISHED, MeetingState.CANCELLED, MeetingState.PLANNED)
    first, second, third = (
        Meeting(learning_set=SET, date=day, state=state) for day, state in zip(days, states, strict=True)
    )
    assert held([third, second, first]) == [first]
    assert so_far([third, second, first], days[1]) == [first]
    assert so_far([third, second, first], None) == [first, second, third]
    assert this_year([third, second, first], days[0], None) == [first, third]
    undated = Meeting(learning_set=SET)
    assert so_far([undated, third, first], days[2]) == [first, undated], "without a day it counts"
    assert held([]) == so_far([], days[0]) == this_year([], days[0], None) == []
    assert this_year([second], days[1], None) == [], "cancelled ones make no year"
    assert this_year([undated], days[0], None) == [undated]


def test_the_year_that_counts_is_that_of_the_next_meeting() -> None:
    old = Meeting(learning_set=SET, date=dt.date(2024, 1, 15), state=MeetingState.FINISHED)
    coming = replace(MEETING, state=MeetingState.PLANNED)
    assert this_year([old, coming], dt.date(2024, 1, 1), None) == [coming]
    assert this_year([old, replace(coming, state=MeetingState.CANCELLED)], coming.date, None) == [old]


def action(person: UUID = ANN, **fields: object) -> Action:
    return Action(meeting=MEETING.id, person=person, **fields)  # type: ignore[arg-type]


def test_an_action_belongs_to_the_slot_in_which_its_challenge_was_worked_on() -> None:
    first, second = slot(challenge=BRIEF), slot(challenge=LONG, position=1)
    brief, long, loose = action(challenge=BRIEF), action(challenge=LONG), action(position=1)
    found = shared_out([loose, long, brief], [second, first])
    assert found.of_slot == {first.id: [brief, loose], second.id: [long]}
    assert found.replacing == found.others == []


def test_what_belongs_to_no_slot() -> None:
    mine = slot(challenge=BRIEF)
    new = action(challenge=BRIEF, replaces=named_id("earlier"))
    others = [action(BOB, challenge=BRIEF), action(challenge=named_id("of another year"), position=1)]
    elsewhere = Action(meeting=named_id("later"), person=ANN, challenge=BRIEF, position=2)
    found = shared_out([new, elsewhere, *others], [mine])
    assert found.of_slot == {mine.id: []}
    assert found.replacing == [new] and found.others == [*others, elsewhere]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([ANN, BOB]),
            st.sampled_from([BRIEF, LONG, None]),
            st.sampled_from([None, named_id("earlier")]),
            st.integers(0, 3),
        )
    ),
    st.lists(st.tuples(st.sampled_from([ANN, BOB]), st.sampled_from([BRIEF, LONG, None]), st.integers(0, 3))),
)
def test_every_action_is_in_one_place_once(actions, slots) -> None:
    given_slots = [Slot(meeting=MEETING.id, presenter=p, challenge=c, position=n) for p, c, n in slots]
    decided = [action(p, challenge=c, replaces=r, position=n) for p, c, r, n in actions]
    found = shared_out(decided, given_slots)
    told = [*found.replacing, *found.others, *(a for mine in found.of_slot.values() for a in mine)]
    assert sorted(a.id for a in told) == sorted(a.id for a in decided)
    assert set(found.of_slot) == {s.id for s in given_slots}
    presenters = {s.id: s.presenter for s in given_slots}
    assert all(a.person == presenters[id] for id, mine in found.of_slot.items() for a in mine)
