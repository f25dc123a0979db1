"""How actions stand, and which return at the next meeting by themselves."""

from __future__ import annotations

import datetime as dt
import random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.actions import (
    CARRIED,
    DueDay,
    actions_open_after,
    carried_into,
    due_day,
    standing_of_actions,
    tally,
)
from lfl_desktop.domain.meetings import Action, ActionState, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.start.sample import sample_records

SET, LEADER = named_id("set"), named_id("leader")
YEAR = [
    Meeting(
        id=named_id("meeting", n), learning_set=SET, date=dt.date(2013, 1, 31) + dt.timedelta(weeks=6 * n)
    )
    for n in range(5)
]


def an_action(name: str, meeting: int, position: int = 0) -> Action:
    return Action(
        id=named_id("action", name), meeting=YEAR[meeting].id, person=LEADER, wording=name, position=position
    )


def a_report(action: Action, meeting: int, state: ActionState) -> ReportBack:
    return ReportBack(
        id=named_id("report", action.id, meeting), meeting=YEAR[meeting].id, action=action.id, state=state
    )


VISIT, WRITE = an_action("visit", 0), an_action("write", 1)


def test_an_action_is_open_until_something_is_reported() -> None:
    assert standing_of_actions([VISIT], [], YEAR) == {VISIT.id: ActionState.OPEN}


def test_the_last_report_back_counts() -> None:
    reports = [a_report(VISIT, 2, ActionState.DONE), a_report(VISIT, 1, ActionState.PARTLY)]
    assert standing_of_actions([VISIT], reports, YEAR)[VISIT.id] == ActionState.DONE
    assert standing_of_actions([VISIT], reports, YEAR[:2])[VISIT.id] == ActionState.PARTLY
    assert standing_of_actions([VISIT], reports, YEAR[:1])[VISIT.id] == ActionState.OPEN


def test_a_report_about_another_action_says_nothing() -> None:
    assert standing_of_actions([VISIT], [a_report(WRITE, 2, ActionState.DONE)], YEAR) == {
        VISIT.id: ActionState.OPEN
    }


def test_what_is_open_or_partly_done_returns_and_nothing_else() -> None:
    for state in ActionState:
        carried = carried_into(YEAR[2], [VISIT], [a_report(VISIT, 1, state)], YEAR)
        assert bool(carried) == (state in (ActionState.OPEN, ActionState.PARTLY)), state


def test_what_is_reported_at_a_meeting_was_carried_into_it() -> None:
    done = [a_report(VISIT, 1, ActionState.DONE)]
    assert carried_into(YEAR[1], [VISIT], done, YEAR) == [VISIT]
    assert carried_into(YEAR[2], [VISIT], done, YEAR) == []


def test_an_action_is_not_carried_into_the_meeting_that_decided_it() -> None:
    assert carried_into(YEAR[1], [VISIT, WRITE], [], YEAR) == [VISIT]


def test_oldest_first_then_by_position() -> None:
    second, first = an_action("second", 1, position=1), an_action("first", 1)
    assert carried_into(YEAR[2], [second, first, VISIT], [], YEAR) == [VISIT, first, second]


def test_into_a_meeting_that_is_not_planned_yet_all_that_waits_is_carried() -> None:
    assert carried_into(Meeting(learning_set=SET), [VISIT, WRITE], [], YEAR) == [VISIT, WRITE]


def test_open_after_a_meeting_is_what_waits_and_was_decided_by_then() -> None:
    later, partly = an_action("later", 2), [a_report(VISIT, 1, ActionState.PARTLY)]
    assert actions_open_after(YEAR[1], [later, WRITE, VISIT], partly, YEAR) == [VISIT, WRITE]
    assert actions_open_after(YEAR[0], [later, WRITE, VISIT], partly, YEAR) == [VISIT]
    done = [a_report(VISIT, 1, ActionState.DONE)]
    assert actions_open_after(YEAR[1], [later, WRITE, VISIT], done, YEAR) == [WRITE]


def test_every_state_is_counted() -> None:
    assert tally([]) == dict.fromkeys(ActionState, 0)
    assert tally([ActionState.DONE, ActionState.DONE, ActionState.DROPPED])[ActionState.DONE] == 2


ACTIONS = [an_action(str(n), n % 4, n) for n in range(8)]


@given(
    told=st.lists(
        st.tuples(st.sampled_from(ACTIONS), st.integers(0, 4), st.sampled_from(ActionState)),
        unique_by=lambda t: (t[0].id, t[1]),
        max_size=20,
    ),
    order=st.randoms(use_true_random=False),
)
def test_the_order_in_which_things_were_written_down_does_not_matter(
    told: list[tuple[Action, int, ActionState]], order: random.Random
) -> None:
    reports = [a_report(*each) for each in told]
    actions, meetings = list(ACTIONS), list(YEAR)
    expected = standing_of_actions(actions, reports, meetings)
    carried = [carried_into(meeting, actions, reports, meetings) for meeting in YEAR]
    for shuffled in (actions, reports, meetings):
        order.shuffle(shuffled)
    assert standing_of_actions(actions, reports, meetings) == expected
    assert [carried_into(meeting, actions, reports, meetings) for meeting in YEAR] == carried
    last: dict[UUID, tuple[int, ActionState]] = {}
    for action, meeting, state in told:
        last[action.id] = max(last.get(action.id, (-1, state)), (meeting, state), key=lambda pair: pair[0])
    assert expected == {a.id: last[a.id][1] if a.id in last else ActionState.OPEN for a in ACTIONS}
    assert {a.id for a in carried[4]} == {
        a.id for a in ACTIONS if standing_of_actions(actions, reports, YEAR[:4])[a.id] in CARRIED
    }


def test_the_arithmetic_of_the_sample() -> None:
    records = sample_records()
    actions = [r for r in records if isinstance(r, Action)]
    reports = [r for r in records if isinstance(r, ReportBack)]
    meetings = sorted((r for r in records if isinstance(r, Meeting)), key=lambda m: str(m.date))
    carried = [len(carried_into(meeting, actions, reports, meetings)) for meeting in meetings]
    assert carried == [0, 2, 5, 6, 5, 4]
    states = tally(standing_of_actions(actions, reports, meetings).values())
    assert {state.value: n for state, n in states.items() if n} == {
        "done": 15,
        "changed": 1,
        "dropped": 1,
        "handed_on": 1,
    }


def test_what_is_due_at_the_next_meeting_is_due_at_the_next_that_takes_place() -> None:
    action = replace(VISIT, due_words="the next meeting")
    cancelled = [YEAR[0], replace(YEAR[1], state=MeetingState.CANCELLED), *YEAR[2:]]
    assert due_day(action, YEAR) == DueDay(YEAR[1].date, YEAR[1])
    assert due_day(action, cancelled) == DueDay(YEAR[2].date, YEAR[2])
    assert due_day(action, YEAR[:1]) == DueDay(None)
