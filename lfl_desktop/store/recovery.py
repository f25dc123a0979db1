"""What a damaged records file still holds, and a new file made of it.

Nothing is written into the damaged file: it is copied, and the copy is read row by row. What its rows no
longer give is looked for in its history, which knows each record as it was last kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec

from lfl_desktop import durable
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import BY_TABLE, TABLES
from lfl_desktop.store import drivers, rows, upgrade
from lfl_desktop.store.damaged_pages import mend_pages
from lfl_desktop.store.damaged_rows import DamagedTable, Row
from lfl_desktop.store.damaged_schema import mend_header, with_new_schemas
from lfl_desktop.store.database import (
    Connection,
    connect,
    connect_damaged,
    damaged,
    driver_errors_told,
    told_where_none_can_be_made,
)
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.soundness import check_records, check_structure
from lfl_desktop.words import tr

_BESIDE = ("edition_content", "programme_key", "pack_taken")
"""Tables beside the records, whose rows are brought over as they are."""

_HISTORY = ("step", "change")
_OF_A_CHANGE = {"step", "record_table", "record_id", "after"}


@dataclass
class Readable:
    """What can be read of a damaged file."""

    file: str = ""
    """Its id; empty where that cannot be read."""
    records: dict[UUID, Record] = field(default_factory=dict)
    from_history: int = 0
    """How many of them only the history still knows."""
    has_all_tables: bool = True
    """Whether the list of tables could be read."""
    unread: int = 0
    """Rows that were reached, are no records, and are not known to the history either."""
    beside: dict[str, list[Row]] = field(default_factory=dict)
    """The rows of the tables beside the records; those of the history only where all of it can be read."""


def read_damaged(path: Path, key: FileKey | None = None) -> Readable:
    """What can be read of the damaged records file at `path`, which stays as it is.

    Of a protected one nothing but protected pages lies in a temporary folder meanwhile.

    Raises NotARecordsFile where nothing can, WrongKey, and OSError."""
    with TemporaryDirectory(prefix="lfl-recover-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "damaged.lfl"
        shutil.copyfile(path, copy)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        if key is None:
            mend_header(copy)
        else:
            mend_pages(copy, key)
        found = _read_copy(copy, path, key)
        if not found.has_all_tables:
            read = [_read_copy(mended, path, key) for mended in with_new_schemas(copy, key)]
            found = max(found, *read, key=lambda each: len(each.records))
    if not found.records:
        raise damaged(path, tr("nothing in it can be read"))
    return found


def write_recovered(found: Readable, path: Path, key: FileKey | None = None) -> int:
    """Puts what was read into a new records file at `path`, where nothing may be, protected by `key`; how
    many records could not be kept, because what they belong to is lost.

    Raises CannotWrite, and NotARecordsFile where the new file would not be sound."""
    records = dict(found.records)
    lost = _let_go_of_what_is_lost(records)
    with told_where_none_can_be_made(path):
        beside = durable.empty_beside(path)
        try:
            with driver_errors_told(path):
                _fill(beside, key, found, records.values())
        except BaseException:
            durable.drop(beside)
            raise
        durable.place_new(beside, path)
    return lost


def _read_copy(copy: Path, path: Path, key: FileKey | None) -> Readable:
    with driver_errors_told(path):
        db = connect_damaged(copy, key)
        try:
            return _read_all(db)
        finally:
            db.close()


def _read_all(db: Connection) -> Readable:
    found = Readable()
    for row in DamagedTable(db, "mark").rows:
        if row.get("id") == 0:
            found.file = str(row.get("name", ""))
    unread: list[str] = []
    cut: dict[UUID, Record] = {}
    for kind, table in TABLES.items():
        read = DamagedTable(db, table)
        found.has_all_tables &= read.is_known
        for row in read.rows:
            whole = _up_to_zeros(row)
            record = _as_record(kind, whole)
            if record is None:
                unread.append(str(row.get("id")))
            else:
                (found.records if whole == row else cut)[record.id] = record
    steps = DamagedTable(db, "step")
    changes = DamagedTable(db, "change", [row.get("id") for row in steps.rows])
    for record in _known_to_history(steps.rows, changes.rows):
        if record.id not in found.records:
            found.records[record.id] = record
            found.from_history += 1
    found.records = cut | found.records
    if steps.is_whole and changes.is_whole:
        found.beside |= {"step": steps.rows, "change": changes.rows}
    ids = [str(id) for id in found.records]
    known = set(ids)
    found.unread = sum(id not in known for id in unread)
    found.beside |= {table: DamagedTable(db, table, ids).rows for table in _BESIDE}
    return found


def _up_to_zeros(row: Row) -> Row:
    """The row with each text up to the first zero in it: no text of ours holds one, and what is lost of a
    page, as at the end of a file that was copied in part, reads as such."""
    return {
        name: value.partition("\0")[0] if isinstance(value, str) else value for name, value in row.items()
    }


def _as_record(kind: type[Record], row: Row) -> Record | None:
    known = {name: row[name] for name in rows.columns(kind) if name in row}
    try:
        return rows.from_rows(kind, [known])[0]
    except (msgspec.MsgspecError, TypeError, KeyError, ValueError):
        return None


def _known_to_history(steps: list[Row], changes: list[Row]) -> Iterator[Record]:
    """Each record that stands by the history, as it was last. A change whose step is lost counts as one that
    stands."""
    undone = {row.get("id") for row in steps if row.get("undone")}  # what a column is called may be damaged
    changes = [row for row in changes if row.keys() >= _OF_A_CHANGE]
    last: dict[tuple[str, str], Any] = {}
    numbered = [row for row in changes if isinstance(row["step"], int)]
    others = [row for row in changes if not isinstance(row["step"], int)]
    for row in (*others, *sorted(numbered, key=lambda each: each["step"])):
        if row["step"] not in undone:
            last[row["record_table"], row["record_id"]] = row["after"]
    for (table, _id), text in last.items():
        kind = BY_TABLE.get(table)
        if kind is not None and text is not None:
            try:
                record = rows.from_json(kind, text)
            except (msgspec.MsgspecError, ValueError, TypeError):
                continue
            if record is not None:
                yield record


def _let_go_of_what_is_lost(records: dict[UUID, Record]) -> int:
    """Empties references to records that are lost, and leaves out what cannot be without them; how many were
    left out."""
    before, settled = len(records), False
    while not settled:
        settled = True
        for id, record in list(records.items()):
            loose = [name for name in references(type(record)) if _is_loose(records, record, name)]
            if not loose:
                continue
            settled = False
            if all(_may_be_empty(type(record), name) for name in loose):
                records[id] = msgspec.structs.replace(record, **dict.fromkeys(loose))
            else:
                del records[id]
    return before - len(records)


def _is_loose(records: dict[UUID, Record], record: Record, name: str) -> bool:
    referred = getattr(record, name)
    if referred is None:
        return False
    there = records.get(referred)
    return there is None or TABLES[type(there)] != references(type(record))[name]


def _may_be_empty(kind: type[Record], name: str) -> bool:
    return any(f.name == name and f.default is None for f in msgspec.structs.fields(kind))


def _fill(path: Path, key: FileKey | None, found: Readable, records: Iterable[Record]) -> None:
    db = connect(path, key)
    try:
        with db.atomic():
            upgrade.migrate(db)
            db.execute("PRAGMA defer_foreign_keys=ON")
            for record in records:
                rows.write_row(db, type(record), record.id, record)
            for table in _BESIDE:
                _bring_over(db, table, found.beside.get(table, []))
            _bring_history_over(db, found.beside)
            if len(found.file) == 32:
                db.execute("UPDATE mark SET name = ? WHERE id = 0", (found.file,))
        check_structure(db, path)
        check_records(db, path)
    finally:
        db.close()


def _bring_history_over(db: Connection, beside: dict[str, list[Row]]) -> None:
    """All of it or, where a row of it cannot be kept as what a column is called may be damaged, nothing."""
    try:
        for table in _HISTORY:
            _bring_over(db, table, beside.get(table, []))
        kept = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _HISTORY]
        if kept == [len(beside.get(table, [])) for table in _HISTORY]:
            return
    except drivers.integrity():
        pass
    for table in reversed(_HISTORY):
        db.execute(f"DELETE FROM {table}")


def _bring_over(db: Connection, table: str, kept: list[Row]) -> None:
    columns = [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]
    for row in kept:
        values = [row.get(column) for column in columns]
        listed = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        db.execute(f"INSERT OR IGNORE INTO {table} ({listed}) VALUES ({marks})", tuple(values))
