"""A meeting that is being recorded has started, whoever writes."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Meeting,
    MeetingState,
    Offer,
    Presence,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def planned(sample: Workspace) -> Meeting:
    """A meeting without a day at which nothing is recorded."""
    with sample.step("Plan") as step:
        return step.put(Meeting(learning_set=sample.select(LearningSet)[0].id))


def put(sample: Workspace, record: Record) -> Record:
    with sample.step("Write") as step:
        return step.put(record)


def test_whatever_is_recorded_at_it_starts_it_and_undo_takes_that_back(
    sample: Workspace, planned: Meeting
) -> None:
    person, other = (p.id for p in sample.select(Person)[:2])
    slot = put(sample, Slot(meeting=planned.id, presenter=person))
    assert sample.get(Meeting, planned.id) == planned
    for record in (
        Attendance(meeting=planned.id, person=person, presence=Presence.LATE),
        Action(meeting=planned.id, person=person, wording="Ask"),
        SetReview(meeting=planned.id, words="Well"),
        Offer(slot=slot.id, person=other, wording="Help"),
        replace(slot, used_minutes=3),
    ):
        put(sample, record)
        begun = sample.get(Meeting, planned.id)
        assert begun is not None and begun.state == MeetingState.UNDER_WAY, record
        assert begun.date == dt.date(2013, 7, 4)
        sample.undo()
        assert sample.get(Meeting, planned.id) == planned


def test_what_comes_in_beforehand_does_not(sample: Workspace, planned: Meeting) -> None:
    person = sample.select(Person)[0].id
    put(sample, Attendance(meeting=planned.id, person=person, presence=Presence.APOLOGIES))
    put(sample, Bid(meeting=planned.id, person=person, wording="about staff"))
    put(sample, Slot(meeting=planned.id, presenter=person, planned_minutes=30))
    assert sample.get(Meeting, planned.id) == planned


def test_a_cancelled_meeting_stays_cancelled(sample: Workspace, planned: Meeting) -> None:
    put(sample, replace(planned, state=MeetingState.CANCELLED))
    put(sample, Attendance(meeting=planned.id, person=sample.select(Person)[0].id))
    found = sample.get(Meeting, planned.id)
    assert found is not None and found.state == MeetingState.CANCELLED
