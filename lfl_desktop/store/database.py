"""The connection to a records file. The only module that imports the SQLite driver."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4C664C31
"""Bytes 68 to 71 of each records file ("LfL1"), see sqlite.org/fileformat.html."""

_MAGIC = b"SQLite format 3\x00"


class NotARecordsFile(WorldError):
    """The file is something else; it was left as it is."""


class NewerRecordsFile(WorldError):
    """The file was written by a newer version of this program."""


class FileGone(WorldError):
    """The file was deleted, moved or replaced while it was open."""


class CannotWrite(WorldError):
    """The disk is full, the file is read-only or locked, or the medium is gone."""


class LooseReference(Exception):
    """A record would refer to one that is not there: no fault of the file, and nothing was changed."""


class Connection:
    """An open SQLite file, whose every statement is kept at once unless it is inside `atomic`.

    Tables are made and changed by sqlite-utils (`tables`), which is imported only then: that takes
    a sixth of the time from a click to the window.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.isolation_level = None

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Runs one statement."""
        return self._connection.execute(sql, values)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """One transaction, kept whole or, if something is raised inside or the disk refuses, not at all."""
        self.execute("BEGIN")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def tables(self) -> Database:
        """The same file for making and changing tables."""
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False, recursive_triggers=False)

    def in_memory(self) -> Connection:
        """A copy of the file that is in memory only, to be brought up to date where the file must not be."""
        copy = sqlite3.connect(":memory:")
        self._connection.backup(copy)
        return Connection(copy)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def stored_schema(path: Path) -> int:
    """The schema number in the header of the records file at `path`, read without opening it.

    Raises NotARecordsFile, or OSError where it cannot be read."""
    with path.open("rb") as file:
        header = file.read(100)
    ours = APPLICATION_ID.to_bytes(4, "big")
    if len(header) < 100 or not header.startswith(_MAGIC) or header[68:72] != ours:
        raise NotARecordsFile(
            tr("“{name}” is not a records file of this program. It was left as it is.", name=path.name)
        )
    return int.from_bytes(header[60:64], "big")


def is_records_file(path: Path) -> bool:
    """Whether there is a records file at `path`, of whatever version."""
    try:
        stored_schema(path)
    except (OSError, NotARecordsFile):
        return False
    return True


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Opens the SQLite file at `path`, which must exist, with the pragmas that keep it sound.

    DELETE with EXTRA: one file at rest, and no acknowledged save lost in a power cut (the
    figures are in the design: FULL lost some, because it does not sync the folder).
    """
    uri = f"{address(path.resolve())}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(uri, uri=True, timeout=3.0)
    try:
        database = Connection(connection)
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("PRAGMA trusted_schema=OFF")
        if not read_only:
            database.execute("PRAGMA journal_mode=DELETE").fetchone()
            database.execute("PRAGMA synchronous=EXTRA")
    except BaseException:
        connection.close()
        raise
    return database


def address(path: PurePath) -> str:
    """`path`, which is absolute, as SQLite takes it in a URI. It allows no host there, so the server of a
    network folder becomes part of the path."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def copy_before_update(path: Path, schema: int) -> None:
    """Keeps the file as it is beside itself, under a name that is not taken.

    Raises CannotWrite."""
    stem, number = f"{path.stem} before update {schema}", 2
    copy = path.with_name(f"{stem}{path.suffix}")
    while copy.exists():
        copy = path.with_name(f"{stem} {number}{path.suffix}")
        number += 1
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise CannotWrite(
            tr(
                "“{name}” has to be brought up to date, and no copy of it could be made first ({reason})."
                " It was left as it is; make room in its folder and open it again.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the driver raises inside into a sentence for the user.

    Raises CannotWrite, NotARecordsFile or LooseReference in its place."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _said_of(error, path) from error
    except sqlite3.IntegrityError as error:
        raise LooseReference(str(error)) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise damaged(path, error) from error


def _said_of(error: sqlite3.OperationalError, path: Path) -> WorldError:
    name, reason = path.name, str(error).lower()
    if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
        return CannotWrite(
            tr("“{name}” was not closed properly last time. Open it in its window once.", name=name)
        )
    if "no such table" in reason or "no such column" in reason or "could not decode" in reason:
        return damaged(path, error)
    if "full" in reason:
        said = tr("The disk is full, so “{name}” could not be changed.", name=name)
    elif "locked" in reason or "busy" in reason:
        said = tr("Another program is using “{name}” just now.", name=name)
    elif "readonly" in reason or "read-only" in reason:
        said = tr("“{name}” may only be read, not changed.", name=name)
    else:
        said = tr("“{name}” could not be reached ({reason}).", name=name, reason=error)
    safe = tr("What was kept before is safe; what you see is still here. Put it right and go on.")
    return CannotWrite(f"{said} {safe}")


def damaged(path: Path, reason: object) -> NotARecordsFile:
    """What is said of a file that does not hold what it should."""
    return NotARecordsFile(
        tr(
            "“{name}” is damaged ({reason}). It was left as it is; open a copy from an earlier day.",
            name=path.name,
            reason=reason,
        )
    )
