"""A programme, its cohorts, themes and schools are one, whichever apostrophes, dashes and spaces their names
were typed with on two computers, and by whichever version of the program their ids were made of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import Record, is_named_id, references
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.exchange.setfile import SetFile

Existing = Mapping[UUID, Record]


class _Own(NamedTuple):
    """What tells one record from others of its kind: what it belongs to, and these fields."""

    parent: str
    fields: tuple[str, ...]


_SHARED: dict[type[Record], _Own] = {
    Cohort: _Own("programme", ("name",)),
    Theme: _Own("programme", ("name",)),
    School: _Own("programme", ("name",)),
    Term: _Own("cohort", ("label", "starts")),
    ProgrammeEvent: _Own("cohort", ("kind", "title", "date")),
}
_BY_NAME = {Cohort: "cohort", Theme: "theme", School: "school"}
"""What ids by name are made of besides the name."""


def as_known(file: SetFile, existing: Existing) -> SetFile:
    """`file` with the ids of the records that it has in common with the `existing` ones, where only the ids
    differ. A programme or school that was named otherwise at first is left as it is."""
    known = _programme_here(file, existing)
    ids = {file.programme.id: known} if known else {}
    arriving = {record.id for record in file.records}
    here = {_key(record, {}): record.id for record in existing.values() if type(record) in _SHARED}
    for record in sorted(
        file.records, key=lambda r: list(_SHARED).index(type(r)) if type(r) in _SHARED else -1
    ):
        if type(record) not in _SHARED or record.id in existing or not _may_be_another(record, ids):
            continue
        same = here.get(_key(record, ids))
        if same and same not in arriving and same not in ids.values():
            ids[record.id] = same
    if not ids:
        return file
    heading = msgspec.structs.replace(file.programme, id=ids.get(file.programme.id, file.programme.id))
    records = tuple(_with_ids(record, ids) for record in file.records)
    return msgspec.structs.replace(file, programme=heading, records=records)


def _programme_here(file: SetFile, existing: Existing) -> UUID | None:
    """The one programme here that has the name of the file's, if both ids were made of the name."""
    programmes = [record for record in existing.values() if isinstance(record, Programme)]
    if file.programme.id in existing or len(programmes) != 1:
        return None
    here = programmes[0]
    same = name_key(here.name) == name_key(file.programme.name)
    born = all(is_named_id(p.id, "programme", p.name) for p in (here, file.programme))
    return here.id if same and born else None


def _may_be_another(record: Record, ids: Mapping[UUID, UUID]) -> bool:
    """Whether the id of a record may be another only because of how a name was typed."""
    parent = getattr(record, _SHARED[type(record)].parent)
    word = _BY_NAME.get(type(record))
    return is_named_id(record.id, word, parent, getattr(record, "name", "")) if word else parent in ids


def _key(record: Record, ids: Mapping[UUID, UUID]) -> tuple[object, ...]:
    own = _SHARED[type(record)]
    parent = getattr(record, own.parent)
    values = (getattr(record, name) for name in own.fields)
    words = (name_key(value) if isinstance(value, str) else value for value in values)
    return (type(record), ids.get(parent, parent), getattr(record, "learning_set", None), *words)


def _with_ids(record: Record, ids: Mapping[UUID, UUID]) -> Record:
    changes: dict[str, Any] = {}
    for name in ("id", *references(type(record)), "themes"):
        value = getattr(record, name, None)
        if isinstance(value, UUID) and value in ids:
            changes[name] = ids[value]
        elif isinstance(value, tuple):
            changes[name] = tuple(ids.get(each, each) for each in value)
    return msgspec.structs.replace(record, **changes) if changes else record
