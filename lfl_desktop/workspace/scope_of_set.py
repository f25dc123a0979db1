"""All that belongs to one set: what the gate is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Attendance,
    Bid,
    LearningNote,
    LogEntry,
    Meeting,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.workspace.reading import Reading

R = TypeVar("R", bound=Record)

_SHARED: tuple[type[Record], ...] = (
    Programme,
    Cohort,
    Term,
    Theme,
    School,
    SchoolEvent,
    StageTemplate,
    Person,
    Post,
    ProgrammeEvent,
)

_OF_ONE_MEETING = (Attendance, Bid, Slot, SetReview, LearningNote, LogEntry, Impact, KeyLearning)
"""What no other meeting asks for: an action goes on from one to the next, and so do its report backs."""


def records_of_set(
    reading: Reading,
    set_id: UUID,
    without: Collection[type[Record]] = (),
    meeting: UUID | None = None,
) -> list[Record]:
    """The set with everything kept in it, and what that refers to: people and their posts,
    schools and what happened in them, the cohort with its terms, the programme with its themes and its
    events, with who of the set came to them, and the stage templates that its meetings use.

    Of another set there is nothing: a reference to its records (a challenge that a leader brought
    from the set before) is left for the gate to empty. Records of the kinds in `without` are
    not read. With a `meeting`, of what belongs to one meeting alone only its own is."""
    found = _Found(reading)
    found.add(LearningSet, id=set_id)
    for kind, owners in _OWNERS.items():
        if kind not in without:
            where: dict[str, object] = {name: found.ids(owner) for name, owner in owners.items()}
            if meeting is not None and kind in _OF_ONE_MEETING:
                where["meeting"] = meeting
            found.add(kind, **where)
    found.add(MeetingFigures, learning_set=set_id)
    _add_events(found, set_id)
    used = {meeting.template for meeting in found.all(Meeting)}
    found.add(StageTemplate, key=sorted(used))
    _add_referred(found)
    found.add(Post, person=found.ids(Person))
    found.add(SchoolEvent, school=found.ids(School))
    found.add(Term, cohort=found.ids(Cohort))
    found.add(Theme, programme=found.ids(Programme))
    _add_referred(found)
    return found.records()


class _Found:
    """What was found so far, kind by kind."""

    def __init__(self, reading: Reading) -> None:
        self._workspace = reading
        self._of: dict[type[Record], dict[UUID, Record]] = {kind: {} for kind in ALL}

    def add(self, kind: type[Record], **where: object) -> None:
        """Adds the records of one kind with these values."""
        self.take(kind, self._workspace.select(kind, **where))

    def take(self, kind: type[Record], records: Iterable[Record]) -> None:
        """Adds these records of one kind."""
        known = self._of[kind]
        for record in records:
            known.setdefault(record.id, record)

    def select(self, kind: type[R], **where: object) -> list[R]:
        """Records of one kind, to choose from."""
        return self._workspace.select(kind, **where)

    def all(self, kind: type[R]) -> list[R]:
        """The records of one kind that were found."""
        return list(self._of[kind].values())  # type: ignore[arg-type]

    def ids(self, kind: type[Record]) -> list[UUID]:
        """Their ids."""
        return list(self._of[kind])

    def has(self, kind: type[Record], id: UUID) -> bool:
        """Whether a record was found."""
        return id in self._of[kind]

    def records(self) -> list[Record]:
        """All of them, what is referred to before what refers to it."""
        return [record for kind in ALL for record in self._of[kind].values()]


def _add_events(found: _Found, set_id: UUID) -> None:
    cohorts = [one.cohort for one in found.all(LearningSet)]
    for of_set in (None, set_id):
        found.add(ProgrammeEvent, cohort=cohorts, learning_set=of_set)
    members = {membership.person for membership in found.all(Membership)}
    came = found.select(EventAttendance, event=found.ids(ProgrammeEvent))
    found.take(EventAttendance, [one for one in came if one.person in members])


def _owners(kind: type[Record]) -> dict[str, type[Record]]:
    needed = {f.name for f in msgspec.structs.fields(kind) if f.required}
    found = {name: BY_TABLE[table] for name, table in references(kind).items() if name in needed}
    return {name: owner for name, owner in found.items() if owner not in _SHARED}


_OWNERS = {kind: owners for kind in ALL[ALL.index(LearningSet) + 1 :] if (owners := _owners(kind))}
"""What is kept in a set -> the references without which it cannot be, but for those to what sets share."""


_REFERRED = {
    kind: {name: BY_TABLE[table] for name, table in references(kind).items() if BY_TABLE[table] in _SHARED}
    for kind in reversed(ALL)
}
"""What refers to what sets share -> the fields that do, and to what."""


def _add_referred(found: _Found) -> None:
    for kind, fields in _REFERRED.items():
        wanted: dict[type[Record], set[UUID]] = {}
        for name, shared in fields.items():
            ids = {getattr(record, name) for record in found.all(kind)} - {None}
            wanted.setdefault(shared, set()).update(id for id in ids if not found.has(shared, id))
        for shared, ids in wanted.items():
            if ids:
                found.add(shared, id=sorted(ids))
