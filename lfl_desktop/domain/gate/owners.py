"""Whose a record is: what a leader owns they may see, whoever else may."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from lfl_desktop.domain.activity import ActionLink, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.meetings import ReportBack, Slot
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record


def owner_of(record: Record | None, known: Mapping[UUID, Record]) -> UUID | None:
    """The id of the leader whose own `record` is; None for what is the set's or the programme's. `known`
    holds by id what it refers to: a line of an activity system is owned by whoever owns the system, a report
    back by the owner of its action, a link by the one owner of both its ends."""
    if isinstance(record, Person):
        return record.id
    if isinstance(record, Slot):
        return record.presenter
    if isinstance(record, ReportBack):
        return owner_of(known.get(record.action), known)
    if isinstance(record, SystemVersion):
        return owner_of(known.get(record.system), known)
    if isinstance(record, SystemItem | Tension):
        return owner_of(known.get(record.version), known)
    if isinstance(record, ActionLink):
        ends = {owner_of(known.get(id), known) for id in (record.item, record.tension) if id}
        return ends.pop() if len(ends) == 1 else None
    person: UUID | None = getattr(record, "person", None)
    return person
