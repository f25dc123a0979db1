"""Nobody is recognisable by accident: what leaves a set without names tells no leader from another.

Where names stay, nothing refers to somebody any more. Each record has a leader of its own who did it and
nothing else, told by level where more than one member has that: two records are known to be of one leader
only by the challenge that both are about. Lines for each person do not leave at all
(`contents.ROWS_OF_PEOPLE`). How a set's own events are called and where they were says whom a coach saw
or who went on a visit, so that stays too, and so do the places of records among others, which show in
what order leaders were typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace

from lfl_desktop.domain.agreement import Known
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.opened_names import OpenedNames, days_of
from lfl_desktop.domain.gate.owners import owner_of
from lfl_desktop.domain.gate.told_levels import told_levels
from lfl_desktop.domain.meetings import Attendance
from lfl_desktop.domain.people import Membership, Person, Post
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.year import posts_on

OF_ONE_PERSON = (Person, Post, Membership, Attendance, EventAttendance)
"""What says who somebody is; the others say what somebody did or said."""


def _needed(kind: type[Record], name: str) -> bool:
    return any(f.name == name and f.required for f in msgspec.structs.fields(kind))


_PEOPLE = {
    kind: {name: _needed(kind, name) for name, table in references(kind).items() if table == "person"}
    for kind in ALL
    if kind not in OF_ONE_PERSON
}
"""The fields of other records that refer to somebody, and whether a record cannot be without."""

DEEDS = frozenset(kind for kind, names in _PEOPLE.items() if names)
"""The records of which a reader without names does not learn whose they are."""


def leader_of_record(record: UUID) -> UUID:
    """The id of the leader of one record, who is nobody's leader but its own."""
    return named_id("leader of", record)


def without_names(
    kept: Mapping[UUID, Record], known: Known, opened: OpenedNames | None
) -> dict[UUID, Record]:
    """`kept`, in which is told by name only what the set `opened` (None: nothing). `known` are all records
    that there are."""
    telling = _Telling(kept, known, opened)
    found = {id: record for id, record in kept.items() if telling.may_stay(record)}
    for deeds in _together(found, known):
        if not telling.is_named(deeds):
            for deed in deeds.records:
                found |= telling.unnamed(deed, telling.day(deeds))
    for id, record in found.items():
        if isinstance(record, ProgrammeEvent) and record.learning_set and not telling.is_open_on(record.date):
            found[id] = replace(record, title="", place="", host_school=None, from_school=None)
    return {id: _loosened(record, found) for id, record in found.items()}


class _Deeds(NamedTuple):
    """Records that hang together: whoever knows of one whose it is knows it of all."""

    records: list[Record]
    owners: set[UUID]
    days: set[dt.date]


class _Telling:
    """How each record may be told."""

    def __init__(self, kept: Mapping[UUID, Record], known: Known, opened: OpenedNames | None) -> None:
        self._kept = kept
        self._known = known
        self._opened = opened
        memberships = [record for record in known.values() if isinstance(record, Membership)]
        self._posts = [record for record in known.values() if isinstance(record, Post)]
        self._posts_on: dict[dt.date | None, Mapping[UUID, Post]] = {}
        self._told = told_levels(memberships, self._posts)

    def may_stay(self, record: Record) -> bool:
        """Whether a record that says who somebody is may be there."""
        return not isinstance(record, OF_ONE_PERSON) or (
            self._opened is not None and self._opened.holds(record)
        )

    def is_open_on(self, day: dt.date | None) -> bool:
        """Whether names were open on a day."""
        return self._opened is not None and self._opened.is_open_on(day)

    def is_named(self, deeds: _Deeds) -> bool:
        """Whether it may be said whose these are: if it may of each of them."""
        return (
            self._opened is not None
            and all(self._opened.is_member(owner) for owner in deeds.owners)
            and (bool(deeds.days) or self._opened.is_whole)
            and all(self._opened.is_open_on(day) for day in deeds.days)
        )

    def day(self, deeds: _Deeds) -> dt.date | None:
        """The day of which the level is told."""
        return min(deeds.days, default=None)

    def unnamed(self, deed: Record, day: dt.date | None) -> dict[UUID, Record]:
        """A record without whose it is, with the leader it has instead."""
        names = _PEOPLE.get(type(deed), {})
        changes: dict[str, Any] = {}
        found: dict[UUID, Record] = {}
        for name, needed in names.items():
            person = getattr(deed, name)
            changes[name] = leader_of_record(deed.id) if needed else None
            if needed:
                found |= self._leader(deed.id, person, day)
        if names and "position" in deed.__struct_fields__:
            changes["position"] = 0
        return {**found, deed.id: replace(deed, **changes)}

    def _leader(self, deed: UUID, person: UUID, day: dt.date | None) -> dict[UUID, Record]:
        id = leader_of_record(deed)
        post_id = named_id("post of", id)
        if person == id:  # it was told without names before, where the whole set was known
            return {key: self._kept[key] for key in (id, post_id) if key in self._kept}
        found: dict[UUID, Record] = {id: Person(id=id)}
        if day not in self._posts_on:
            self._posts_on[day] = posts_on(self._posts, day)
        post = self._posts_on[day].get(person)
        if post is not None and post.level in self._told:
            found[post_id] = Post(id=post_id, person=id, level=post.level)
        return found


def _together(kept: Mapping[UUID, Record], known: Known) -> Iterator[_Deeds]:
    """The records of `kept` that somebody owns, those together of which one refers to another."""
    owners = {
        id: owner
        for id, record in kept.items()
        if not isinstance(record, OF_ONE_PERSON) and (owner := owner_of(record, known))
    }
    beside: dict[UUID, set[UUID]] = {id: set() for id in owners}
    for id in owners:
        for name in references(type(kept[id])):
            other = getattr(kept[id], name)
            if other in beside:
                beside[id].add(other)
                beside[other].add(id)
    waiting = dict.fromkeys(owners)
    while waiting:
        group, ahead = set(), [next(iter(waiting))]
        while ahead:
            id = ahead.pop()
            if id not in group:
                group.add(id)
                waiting.pop(id, None)
                ahead += beside[id]
        records = [kept[id] for id in sorted(group)]
        days = {day for record in records for day in days_of(record, known)}
        yield _Deeds(records, {owners[id] for id in group}, days)


def _loosened(record: Record, kept: Mapping[UUID, Record]) -> Record:
    """Without references to somebody who is not there."""
    loose = [
        name
        for name, needed in _PEOPLE.get(type(record), {}).items()
        if not needed and getattr(record, name) is not None and getattr(record, name) not in kept
    ]
    return replace(record, **dict.fromkeys(loose)) if loose else record
