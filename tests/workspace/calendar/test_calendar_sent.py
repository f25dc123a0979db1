"""The calendar file of a records file: made through the gate, and honest about what was deleted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import vobject
from msgspec.structs import replace

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.calendar import saved_calendar
from lfl_desktop.workspace.calendar.event_changes import add_event, remove_event
from lfl_desktop.workspace.calendar.proposed_meetings import plan_on
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

LATER = dt.date(2013, 9, 12)
"""A day to come: the sample's today is 4 July 2013."""


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def entries(workspace: Workspace, set_id: Any = None) -> dict[str, Any]:
    made = saved_calendar.make_calendar(workspace, set_id or book_of(workspace).learning_set.id, Audience.SET)
    return {entry.uid.value: entry for entry in vobject.readOne(made.decode()).vevent_list}


def delete(workspace: Workspace, record: Meeting) -> None:
    with workspace.step("Remove") as step:
        step.delete(record)


def test_all_that_has_a_day_is_in_it(sample: Workspace) -> None:
    kept = [*sample.select(Meeting), *sample.select(ProgrammeEvent)]
    assert set(entries(sample)) == {f"{record.id}@lfl-desktop" for record in kept}


def test_a_meeting_that_was_deleted_is_in_it_as_cancelled(sample: Workspace) -> None:
    id = plan_on(book_of(sample), LATER)
    uid = f"{id}@lfl-desktop"
    assert entries(sample)[uid].status.value == "CONFIRMED"
    with sample.step("Move") as step:
        moved = step.put(replace(sample.get(Meeting, id), date=LATER + dt.timedelta(days=7)))  # type: ignore[type-var]
    delete(sample, moved)
    gone = entries(sample)[uid]
    assert gone.status.value == "CANCELLED" and gone.summary.value.startswith("Cancelled: ")
    assert gone.dtstart.value == LATER + dt.timedelta(days=7)
    sample.undo()
    assert entries(sample)[uid].status.value == "CONFIRMED"


@pytest.mark.parametrize("undone", [True, False])
def test_where_a_meeting_was_to_be_goes_with_it(sample: Workspace, undone: bool) -> None:
    id = plan_on(book_of(sample), LATER)
    with sample.step("Place") as step:
        placed = step.put(replace(sample.get(Meeting, id), place="At Joe’s, as he is ill"))  # type: ignore[type-var]
    assert "At Joe" in entries(sample)[f"{id}@lfl-desktop"].location.value
    if not undone:
        delete(sample, placed)
    while sample.get(Meeting, id):
        sample.undo()
    gone = entries(sample)[f"{id}@lfl-desktop"]
    assert gone.status.value == "CANCELLED" and not hasattr(gone, "location")


def test_an_event_that_was_deleted_too(sample: Workspace) -> None:
    event = add_event(book_of(sample), EventKind.CORE_WORKSHOP, LATER, own=False)
    remove_event(sample, event)
    assert entries(sample)[f"{event.id}@lfl-desktop"].status.value == "CANCELLED"


def test_what_was_deleted_when_its_day_had_been_is_left_out(sample: Workspace) -> None:
    id = plan_on(book_of(sample), dt.date(2013, 6, 6))
    meeting = sample.get(Meeting, id)
    assert meeting is not None
    delete(sample, meeting)
    assert f"{id}@lfl-desktop" not in entries(sample)


def test_what_another_set_deleted_is_not_in_it(sample: Workspace) -> None:
    other = LearningSet(cohort=book_of(sample).cohort.id, name="B")
    with sample.step("Add") as step:
        step.put(other)
    book = OwnSetBook(sample, other.id)
    theirs = add_event(book, EventKind.COACHING, LATER, own=True)
    plan_on(book, LATER)
    delete(sample, sample.select(Meeting, learning_set=other.id)[0])
    remove_event(sample, theirs)
    assert all(entry.status.value == "CONFIRMED" for entry in entries(sample).values())
    assert len([e for e in entries(sample, other.id).values() if e.status.value == "CANCELLED"]) == 2


def test_it_has_a_name_that_any_system_takes(sample: Workspace) -> None:
    book = book_of(sample)
    assert saved_calendar.calendar_file_name(book) == "set-a-calendar.ics"
    with sample.step("Name") as step:
        step.put(replace(book.learning_set, name="Ä/B: “x”?"))
    assert saved_calendar.calendar_file_name(book_of(sample)) == "set-ä-b-x-calendar.ics"
