"""A record as a row and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import TABLES
from lfl_desktop.store.database import Connection

R = TypeVar("R", bound=Record)

AT_ONCE = 250
"""Rows that are made into records at once."""


@cache
def columns(kind: type[Record]) -> tuple[str, ...]:
    """The columns of `kind`, which are its fields."""
    return kind.__struct_fields__


@cache
def _nested(kind: type[Record]) -> frozenset[str]:
    """Fields whose value is kept as JSON text: maps and lists, as their defaults tell. What they are declared
    as would be looked up name by name, of every record at every start."""
    defaults = kind.__struct_defaults__
    known = zip(kind.__struct_fields__[-len(defaults) :], defaults, strict=True)
    return frozenset(
        n for n, each in known if isinstance(each, tuple) or getattr(each, "factory", None) in (dict, tuple)
    )


def to_row(record: Record) -> dict[str, Any]:
    """The row that keeps `record`: column -> a value that SQLite knows."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    row.pop("record")
    for name in _nested(type(record)):
        row[name] = msgspec.json.encode(row[name], order="sorted").decode()
    return row


def from_rows(kind: type[R], rows: Iterable[Mapping[str, Any]]) -> list[R]:
    """The records that `rows` keep.

    Raises msgspec.ValidationError where a row does not hold what its record should."""
    plain: Iterable[Mapping[str, Any]] = rows
    if nested := _nested(kind):
        plain = [_read_nested(row, nested) for row in rows]
    return msgspec.convert(list(plain), list[kind], strict=False)  # type: ignore[valid-type]


def _read_nested(row: Mapping[str, Any], nested: Iterable[str]) -> Mapping[str, Any]:
    """Of a damaged file of an earlier version columns may be missing."""
    return {**row, **{name: msgspec.json.decode(row[name]) for name in nested if name in row}}


def to_json(record: Record | None) -> str | None:
    """The text that history keeps of a record."""
    return None if record is None else msgspec.json.encode(record).decode()


def from_json(kind: type[R], text: str | None) -> R | None:
    """What history kept."""
    return None if text is None else msgspec.json.decode(text, type=kind)


def read_rows(db: Connection, kind: type[R], asked: str = "", values: Sequence[object] = ()) -> list[R]:
    """The records of one kind in the file that is open, where `asked` holds.

    Raises msgspec.MsgspecError or TypeError where a row does not hold what its record should."""
    return [record for part in read_in_parts(db, kind, asked, values) for record in part]


def read_in_parts(
    db: Connection, kind: type[R], asked: str = "", values: Sequence[object] = ()
) -> Iterator[list[R]]:
    """The same records, some at a time: as rows, all of ten years at once were felt in memory long after."""
    names = columns(kind)
    listed = ", ".join(f'"{name}"' for name in names)
    found = db.execute(f"SELECT {listed} FROM {TABLES[kind]} {asked}", values)
    while some := found.fetchmany(AT_ONCE):
        yield from_rows(kind, [dict(zip(names, row, strict=True)) for row in some])


def write_row(db: Connection, kind: type[R], id: UUID, record: R | None) -> None:
    """Puts a record in its place, or takes away the one with this id."""
    table = TABLES[kind]
    if record is None:
        db.execute(f"DELETE FROM {table} WHERE id = ?", (str(id),))
        return
    row = to_row(record)
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    update = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name != "id")
    db.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {update}",
        tuple(row.values()),
    )


def change_row(db: Connection, before: R, after: R) -> None:
    """Puts what differs of a record into the row that it has as `before`. The rest is left alone: whatever is
    written once more is written into its index too, and a protected file is enciphered by the page."""
    former = to_row(before)
    changed = {name: value for name, value in to_row(after).items() if value != former[name]}
    if not changed:
        return
    update = ", ".join(f'"{name}" = ?' for name in changed)
    values = (*changed.values(), str(after.id))
    if db.execute(f"UPDATE {TABLES[type(after)]} SET {update} WHERE id = ?", values).rowcount != 1:
        write_row(db, type(after), after.id, after)
