"""What every record has in common, and what its fields say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4, uuid5

import msgspec

from lfl_desktop.domain.wording.names import id_key

NAMESPACE = UUID("6f1c2a52-8a6e-5a0b-9d5e-1d7c0f6f5a11")


def table_name(class_name: str) -> str:
    """The name of a record in tables and files: `LearningSet` is `learning_set`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


class Record(
    msgspec.Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="record",
    tag=table_name,
):
    """One thing that is kept. Ids are UUIDs from birth, so that files from two computers merge.

    Every field but a reference has a default, which is also what stands in its place
    where the gate holds the field back.
    """

    id: UUID = msgspec.field(default_factory=uuid4)


def kinds_apart(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    """The records of each kind, in the order they come in."""
    found: dict[type[Record], list[Record]] = {}
    for kind, those in groupby(records, type):
        found.setdefault(kind, []).extend(those)
    return found


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the id of a record in `table`."""

    table: str


def named_id(*parts: object) -> UUID:
    """The same id for the same words on every computer, whichever apostrophes, dashes and spaces they are
    typed with.

    Facilitators who each set up the programme "Leadership for Learning" get one
    programme, so that the coordinator can collate their files.
    """
    return uuid5(NAMESPACE, "\n".join(id_key(str(part)) for part in parts))


_references: dict[type[Record], dict[str, str]] = {}


def references(kind: type[Record]) -> dict[str, str]:
    """The fields of `kind` that refer to another record: field name -> table name."""
    if kind not in _references:
        hints = get_type_hints(kind, include_extras=True)
        found = {name: _referred(hint) for name, hint in hints.items()}
        _references[kind] = {name: table for name, table in found.items() if table}
    return _references[kind]


def _referred(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        for meta in get_args(hint)[1:]:
            if isinstance(meta, Refers):
                return meta.table
        return None
    for part in get_args(hint):
        if (table := _referred(part)) and get_origin(hint) is not tuple:
            return table
    return None
