"""The figures that travel in place of names."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from msgspec.structs import asdict, replace

from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Meeting,
    MeetingState,
    Presence,
    ReportBack,
)
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.set_figures import meeting_figures

SET, OTHER = named_id("set"), named_id("other set")
JAN = Meeting(id=named_id("jan"), learning_set=SET, date=dt.date(2013, 1, 31))
MAR = Meeting(id=named_id("mar"), learning_set=SET, date=dt.date(2013, 3, 14))
LEADERS = [named_id("leader", n) for n in range(3)]


def counts(*records: Record) -> dict[str, dict[str, int]]:
    """Meeting -> the figures that are not nought."""
    names = {JAN.id: "jan", MAR.id: "mar"}
    return {
        names[f.meeting]: {k: v for k, v in asdict(f).items() if isinstance(v, int) and v}
        for f in meeting_figures(records)
    }


def memberships(**values: object) -> list[Membership]:
    return [Membership(learning_set=SET, person=leader, **values) for leader in LEADERS]  # type: ignore[arg-type]


def test_one_for_each_meeting_with_the_same_id_each_time() -> None:
    assert counts() == {}
    assert counts(JAN, MAR) == {"jan": {}, "mar": {}}
    assert meeting_figures([JAN]) == meeting_figures([JAN])
    (figures,) = meeting_figures([JAN])
    assert (figures.learning_set, figures.meeting) == (SET, JAN.id)


def test_at_a_cancelled_meeting_nobody_was_whoever_had_been_marked() -> None:
    called_off = replace(JAN, state=MeetingState.CANCELLED)
    marked = [Attendance(meeting=JAN.id, person=leader) for leader in LEADERS]
    assert counts(JAN, *memberships(), *marked)["jan"] == {"members": 3, "here": 3}
    assert counts(called_off, *memberships(), *marked) == {"jan": {}}
    decided = Action(meeting=JAN.id, person=LEADERS[0])
    assert counts(called_off, *memberships(), *marked, decided) == {"jan": {"open": 1}}


def test_the_ids_are_those_of_every_version_so_that_the_coordinator_has_one_of_each_meeting() -> None:
    (figures,) = meeting_figures([replace(JAN, id=UUID(int=1))])
    assert figures.id == UUID("8c012a64-43d1-5c3b-b9a6-4111e4c77724")


@pytest.mark.parametrize(
    ("presence", "here"),
    [(Presence.HERE, 1), (Presence.LATE, 1), (Presence.LEFT_EARLY, 1), (Presence.APOLOGIES, 0)],
)
def test_who_came_late_or_left_early_was_here(presence: Presence, here: int) -> None:
    found = counts(JAN, Attendance(meeting=JAN.id, person=LEADERS[0], presence=presence))
    assert found["jan"].get("here", 0) == here


def test_members_are_those_of_the_day_and_of_this_set() -> None:
    stays, joins, leaves = memberships()
    joins = Membership(learning_set=SET, person=LEADERS[1], starts=MAR.date)
    leaves = Membership(learning_set=SET, person=LEADERS[2], ends=JAN.date)
    elsewhere = Membership(learning_set=OTHER, person=LEADERS[0])
    found = counts(JAN, MAR, stays, joins, leaves, elsewhere)
    assert (found["jan"]["members"], found["mar"]["members"]) == (2, 2)


@pytest.mark.parametrize("state", ActionState)
def test_actions_count_where_they_were_decided_as_they_stand_at_the_end(state: ActionState) -> None:
    action = Action(meeting=JAN.id, person=LEADERS[0])
    report = ReportBack(meeting=MAR.id, action=action.id, state=state)
    assert counts(JAN, MAR, action) == {"jan": {"open": 1}, "mar": {}}
    assert counts(JAN, MAR, action, report) == {"jan": {state.value: 1}, "mar": {}}
