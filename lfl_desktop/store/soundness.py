"""Whether a records file is sound: whole for SQLite, every reference to something there, every record
readable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.records import TABLES
from lfl_desktop.store import rows
from lfl_desktop.store.database import Connection, NotARecordsFile, connect, damaged, driver_errors_told
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.words import tr

CHECKED_AT_ONCE = 2 * 1024 * 1024
"""Bytes of a file that is looked through before its window is there: that takes about 30 ms, and ten years
of a set are not as large."""


def check_structure(db: Connection, path: Path) -> None:
    """Raises NotARecordsFile where SQLite finds the file, of whatever version, not whole."""
    with driver_errors_told(path):
        found = db.execute("PRAGMA integrity_check(1)").fetchone()
        if found != ("ok",):
            raise damaged(path)
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise damaged(path, tr("it refers to what is not in it"))


def check_structure_of(path: Path, key: FileKey | None = None) -> None:
    """Opens the file at `path`, of whatever version, and raises NotARecordsFile where SQLite finds it not
    whole."""
    with driver_errors_told(path):
        db = connect(path, key, read_only=True)
        try:
            check_structure(db, path)
        finally:
            db.close()


def check_records(db: Connection, path: Path) -> None:
    """Raises NotARecordsFile where not everything in an up-to-date file can be read."""
    with _unreadable_told(path):
        for kind in TABLES:
            for _part in rows.read_in_parts(db, kind):
                pass
        for listed in ("SELECT * FROM step", "SELECT * FROM change"):
            for _row in db.execute(listed):
                pass


def is_sound(db: Connection, path: Path) -> bool:
    """Whether an up-to-date file is whole for SQLite, its references resolve and its records can be read."""
    try:
        check_structure(db, path)
        check_records(db, path)
    except NotARecordsFile:
        return False
    return True


def read_checked(
    db: Connection, path: Path, kind: type[rows.R], asked: str = "", values: tuple[object, ...] = ()
) -> list[rows.R]:
    """The records of one kind where `asked` holds. Raises NotARecordsFile where one cannot be read."""
    with _unreadable_told(path):
        return rows.read_rows(db, kind, asked, values)


@contextmanager
def _unreadable_told(path: Path) -> Iterator[None]:
    try:
        with driver_errors_told(path):
            yield
    except (msgspec.MsgspecError, TypeError) as error:
        raise damaged(path) from error


def look_through(path: Path, key: FileKey | None = None) -> WorldError | None:
    """What is wrong with the up-to-date records file at `path`, None where it is sound. It reads the file by
    a connection of its own, so that it may take its time in another thread."""
    try:
        with driver_errors_told(path):
            db = connect(path, key, read_only=True)
        try:
            check_structure(db, path)
            check_records(db, path)
        finally:
            db.close()
    except WorldError as error:
        return error
    return None
