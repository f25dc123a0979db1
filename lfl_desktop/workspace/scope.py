"""All that belongs to one set: what the gate is asked about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from lfl_desktop.domain.keeping import MeetingFigures
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, Term, Theme
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.workspace.workspace import Workspace

_SHARED: tuple[type[Record], ...] = (Programme, Cohort, Term, Theme, Person, Post)


def records_of_set(workspace: Workspace, set_id: UUID) -> list[Record]:
    """The set with everything kept in it, and what that refers to: people and their posts,
    schools, the cohort with its terms, the programme with its themes."""
    found: dict[UUID, Record] = {}
    _add(found, workspace.select(LearningSet, id=set_id))
    for kind in ALL[ALL.index(LearningSet) :]:
        for field, table in references(kind).items():
            owner = BY_TABLE[table]
            if owner in _SHARED or table == "school" or owner is kind:
                continue
            ids = [record.id for record in found.values() if type(record) is owner]
            if ids:
                _add(found, workspace.select(kind, **{field: ids}))
    _add(found, workspace.select(MeetingFigures, learning_set=set_id))
    _add_referred(workspace, found)
    people = [r.id for r in found.values() if isinstance(r, Person)]
    cohorts = [r.id for r in found.values() if isinstance(r, Cohort)]
    programmes = [r.id for r in found.values() if isinstance(r, Programme)]
    _add(found, workspace.select(Post, person=people))
    _add(found, workspace.select(Term, cohort=cohorts))
    _add(found, workspace.select(Theme, programme=programmes))
    _add_referred(workspace, found)
    return sorted(found.values(), key=lambda record: _PLACE[type(record)])


_PLACE = {kind: place for place, kind in enumerate(ALL)}


def _add(found: dict[UUID, Record], records: Iterable[Record]) -> None:
    for record in records:
        found.setdefault(record.id, record)


def _add_referred(workspace: Workspace, found: dict[UUID, Record]) -> None:
    for kind in reversed(ALL):
        wanted: dict[str, set[UUID]] = {}
        for record in [r for r in found.values() if type(r) is kind]:
            for field, table in references(kind).items():
                id = getattr(record, field)
                if id is not None and id not in found:
                    wanted.setdefault(table, set()).add(id)
        for table, ids in wanted.items():
            _add(found, workspace.select(BY_TABLE[table], id=sorted(ids)))
