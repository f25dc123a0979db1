"""The figures that travel in place of names."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from msgspec.structs import asdict, replace

from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.set_figures import event_figures, meeting_figures, set_figures
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Meeting,
    MeetingState,
    Presence,
    ReportBack,
)
from lfl_desktop.domain.people import LearningSet, Level, Membership, MembershipStatus, Post
from lfl_desktop.domain.record import Record, named_id

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


def levels_of(*levels: Level) -> dict[str, int]:
    """The levels that are told of a set of leaders with these."""
    people = [named_id("leader", number) for number, _level in enumerate(levels)]
    records: list[Record] = [LearningSet(id=SET, cohort=named_id("cohort"), name="A")]
    records += [Membership(learning_set=SET, person=person) for person in people]
    records += [Post(person=person, level=level) for person, level in zip(people, levels, strict=True)]
    (figures,) = set_figures(records)
    assert (figures.at_start, figures.at_end) == (len(levels), len(levels))
    return figures.levels


def test_a_level_of_fewer_than_three_is_counted_among_others() -> None:
    heads, deputies = [Level.HEAD] * 3, [Level.DEPUTY] * 4
    assert levels_of(*heads, *deputies) == {"deputy": 4, "head": 3}
    assert levels_of(*heads, *deputies, *[Level.GOVERNOR] * 3) == {"deputy": 4, "governor": 3, "head": 3}
    assert levels_of(*heads, *[Level.DEPUTY] * 2, Level.GOVERNOR) == {"head": 3, "": 3}
    assert levels_of(*heads, *deputies, Level.GOVERNOR) == {"deputy": 4, "": 4}, "one left over is not told"
    assert levels_of(*heads, Level.GOVERNOR) == {"": 4}


def test_who_joined_and_left_is_counted_between_the_first_and_the_last_meeting() -> None:
    first, last = (
        replace(JAN, date=dt.date(2013, 1, 31)),
        Meeting(learning_set=SET, date=dt.date(2013, 11, 14)),
    )
    people = [named_id("leader", number) for number in range(4)]
    spells = [
        Membership(learning_set=SET, person=people[0]),
        Membership(
            learning_set=SET, person=people[1], ends=dt.date(2013, 6, 1), status=MembershipStatus.LEFT
        ),
        Membership(learning_set=SET, person=people[2], starts=dt.date(2013, 6, 2)),
        Membership(learning_set=SET, person=people[3], status=MembershipStatus.DID_NOT_JOIN),
    ]
    the_set = LearningSet(id=SET, cohort=named_id("cohort"), name="A")
    (figures,) = set_figures([the_set, first, last, *spells])
    assert (figures.starts, figures.ends) == (first.date, last.date)
    assert (figures.at_start, figures.joined, figures.left, figures.at_end) == (2, 1, 1, 2)


@pytest.mark.parametrize(("here", "told"), [(0, None), (1, (0, True)), (2, (0, True)), (3, (3, False))])
def test_who_came_to_an_event_is_told_from_three_on(here: int, told: tuple[int, bool] | None) -> None:
    event = ProgrammeEvent(cohort=named_id("cohort"))
    people = [named_id("leader", number) for number in range(4)]
    records: list[Record] = [LearningSet(id=SET, cohort=event.cohort, name="A"), event]
    records += [Membership(learning_set=SET, person=person) for person in people]
    records += [EventAttendance(event=event.id, person=person) for person in people[:here]]
    records += [EventAttendance(event=event.id, person=named_id("of another set"))]
    found = event_figures(records)
    assert [(one.came, one.fewer_than_three) for one in found] == ([told] if told else [])
    cancelled = [replace(r, cancelled=True) if isinstance(r, ProgrammeEvent) else r for r in records]
    assert event_figures(cancelled) == []
