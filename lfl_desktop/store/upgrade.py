"""Bringing an older records file up to date: in one transaction, after a copy was made, or in memory only."""

from __future__ import annotations

from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.store.database import APPLICATION_ID, CannotWrite, Connection, connect
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.soundness import check_records, check_structure_of
from lfl_desktop.words import tr

SCHEMA = 14
"""How many migrations there are: the schema number in the header of an up-to-date file."""


def migrate(db: Connection) -> None:
    """Makes all tables, or those that are missing, inside the caller's transaction."""
    from lfl_desktop.store.migrations import MIGRATIONS

    MIGRATIONS.apply(db.tables())
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={SCHEMA}")


def make_all_tables(path: Path, key: FileKey | None) -> None:
    """Makes all tables in the empty file at `path`, protected where there is a `key`."""
    db = connect(path, key)
    try:
        with db.atomic():
            migrate(db)
    finally:
        db.close()


def in_memory(db: Connection, path: Path) -> Connection:
    """An up-to-date copy of an older file in memory, only to be read. Raises NotARecordsFile where something
    in it cannot be read; the copy is closed then."""
    copy = db.in_memory()
    try:
        with copy.atomic():
            migrate(copy)
        check_records(copy, path)
        copy.execute("PRAGMA query_only=ON")
    except BaseException:
        copy.close()
        raise
    return copy


def in_place(db: Connection, path: Path, schema: int) -> None:
    """Brings the file itself up to date. Nobody can change it between the copy and that: the file that the
    copy is read from is closed last, since that would let go of SQLite's locks (sqlite.org/howtocorrupt).

    Raises CannotWrite where no copy can be made, or it is not what was written."""
    with path.open("rb") as raw, db.atomic():
        check_structure_of(_keep_copy(path, raw.read(), schema), db.key)
        migrate(db)


def _keep_copy(path: Path, data: bytes, schema: int) -> Path:
    """Keeps the file as it is beside itself, under a name that is not taken or that of a copy of an earlier
    try; where it is."""
    stem, number = f"{path.stem} before update {schema}", 2
    copy = path.with_name(f"{stem}{path.suffix}")
    try:
        while copy.exists():
            if copy.is_file() and copy.read_bytes() == data:
                return copy
            copy = path.with_name(f"{stem} {number}{path.suffix}")
            number += 1
        durable.write_new(copy, data)
        return copy
    except OSError as error:
        raise CannotWrite(
            tr(
                "“{name}” has to be brought up to date, and no copy of it could be made first ({reason})."
                " It was left as it is; make room in its folder and open it again.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
