"""All that belongs to one set: what the gate is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

import msgspec

from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.keeping import MeetingFigures
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.workspace.workspace import Workspace

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


def records_of_set(
    workspace: Workspace, set_id: UUID, without: Collection[type[Record]] = ()
) -> list[Record]:
    """The set with everything kept in it, and what that refers to: people and their posts,
    schools and what happened in them, the cohort with its terms, the programme with its themes and its
    events, with who of the set came to them, and the stage templates that its meetings use.

    Of another set there is nothing: a reference to its records (a challenge that a leader brought
    from the set before) is left for the gate to empty. Records of the kinds in `without` are
    not read."""
    found: dict[UUID, Record] = {}
    _add(found, workspace.select(LearningSet, id=set_id))
    for kind, owners in _OWNERS.items():
        if kind in without:
            continue
        _add(found, workspace.select(kind, **{name: _ids(found, owner) for name, owner in owners.items()}))
    _add(found, workspace.select(MeetingFigures, learning_set=set_id))
    _add_events(workspace, found, set_id)
    used = {record.template for record in found.values() if isinstance(record, Meeting)}
    _add(found, workspace.select(StageTemplate, key=sorted(used)))
    _add_referred(workspace, found)
    _add(found, workspace.select(Post, person=_ids(found, Person)))
    _add(found, workspace.select(SchoolEvent, school=_ids(found, School)))
    _add(found, workspace.select(Term, cohort=_ids(found, Cohort)))
    _add(found, workspace.select(Theme, programme=_ids(found, Programme)))
    _add_referred(workspace, found)
    return sorted(found.values(), key=lambda record: _PLACE[type(record)])


def _add_events(workspace: Workspace, found: dict[UUID, Record], set_id: UUID) -> None:
    cohorts = [record.cohort for record in found.values() if isinstance(record, LearningSet)]
    for of_set in (None, set_id):
        _add(found, workspace.select(ProgrammeEvent, cohort=cohorts, learning_set=of_set))
    members = {record.person for record in found.values() if isinstance(record, Membership)}
    came = workspace.select(EventAttendance, event=_ids(found, ProgrammeEvent))
    _add(found, [one for one in came if one.person in members])


def _owners(kind: type[Record]) -> dict[str, type[Record]]:
    needed = {f.name for f in msgspec.structs.fields(kind) if f.required}
    found = {name: BY_TABLE[table] for name, table in references(kind).items() if name in needed}
    return {name: owner for name, owner in found.items() if owner not in _SHARED}


_OWNERS = {kind: owners for kind in ALL[ALL.index(LearningSet) + 1 :] if (owners := _owners(kind))}
"""What is kept in a set -> the references without which it cannot be, but for those to what sets share."""


def _ids(found: dict[UUID, Record], kind: type[Record]) -> list[UUID]:
    return [record.id for record in found.values() if type(record) is kind]


_PLACE = {kind: place for place, kind in enumerate(ALL)}


def _add(found: dict[UUID, Record], records: Iterable[Record]) -> None:
    for record in records:
        found.setdefault(record.id, record)


def _add_referred(workspace: Workspace, found: dict[UUID, Record]) -> None:
    of_kind: dict[type[Record], list[Record]] = {}
    for record in found.values():
        of_kind.setdefault(type(record), []).append(record)
    for kind in reversed(ALL):
        records = of_kind.get(kind, ())
        shared = [field for field, table in references(kind).items() if BY_TABLE[table] in _SHARED]
        if not records or not shared:
            continue
        wanted: dict[str, set[UUID]] = {}
        for record in records:
            for field in shared:
                id = getattr(record, field)
                if id is not None and id not in found:
                    wanted.setdefault(references(kind)[field], set()).add(id)
        for table, ids in wanted.items():
            more = workspace.select(BY_TABLE[table], id=sorted(ids))
            _add(found, more)
            of_kind.setdefault(BY_TABLE[table], []).extend(more)
