"""What a rule of the records is, and what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.workspace.reading import Reading

R = TypeVar("R", bound=Record)


class RuledStep(Protocol):
    """The step that a change belongs to. What a rule puts into it is asked no further rule."""

    def put(self, record: Record) -> None: ...
    def delete(self, record: Record) -> None: ...


@dataclass
class StepUnderRules:
    """One step, as its rules see it. `finished` are the meetings that it finishes itself, `released` the
    versions of activity systems that it releases, with all that they hold once it is complete."""

    records: Reading
    step: RuledStep
    finished: set[UUID] = field(default_factory=set)
    released: set[UUID] = field(default_factory=set)


class Rule:
    """One rule about one kind of record. `before` is None where a record is added, `after` where it is
    deleted; they are never the same."""

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        """Raises AgainstARule where this may not be."""

    def derived(self, change: StepUnderRules, before: Record | None, after: R) -> R:
        """`after` with what follows from its own fields."""
        return after

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        """Changes what else changes with it. The record itself was put or deleted."""


def changed(before: Record, after: Record) -> set[str]:
    """The fields in which two versions of a record differ."""
    return {name for name in after.__struct_fields__ if getattr(before, name) != getattr(after, name)}


@cache
def optional(kind: type[Record]) -> frozenset[str]:
    """The fields that may be without a value."""
    return frozenset(f.name for f in msgspec.structs.fields(kind) if f.default is None)


def touched_without(records: Reading, record: Record) -> Iterator[tuple[Record, Record | None]]:
    """What refers to `record`, and what becomes of it where `record` goes: None where it goes too."""
    for kind in ALL:
        for name, table in references(kind).items():
            if table == TABLES[type(record)]:
                loose = name in optional(kind)
                for other in records.select(kind, **{name: record.id}):
                    yield other, msgspec.structs.replace(other, **{name: None}) if loose else None
