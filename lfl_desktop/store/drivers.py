"""The two drivers of SQLite: Python's own for plain files, and SQLCipher's, which is imported when the first
protected file is opened. The only module that imports either of them.

Plain files stay with Python's: a start without a protected file does not wait for the other one, and a file
that every tool of the system opens is written by the library that the system keeps up to date.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from typing import TypeAlias

from lfl_desktop.store.file_key import FileKey

Driver = sqlite3.Connection
"""A connection of either; the other one has the same methods."""

Cursor = sqlite3.Cursor

Errors: TypeAlias = tuple[type[Exception], ...]

PATIENCE = 3.0
"""Seconds in which another program may finish its step."""

_PIECE = 200
"""Pages that are copied in one go at first where somebody may be typing."""

_SHORT = 0.004
"""Seconds that a piece may take and still be made twice as large."""

ANEW = 60.0
"""Seconds in which a copy may begin anew each time that something is kept in the file."""

_BREATH = 0.0005
"""Seconds that a copy leaves to whoever types between two pieces."""

_LOCKED = (5, 6)
"""How SQLite numbers SQLITE_BUSY and SQLITE_LOCKED (sqlite.org/rescode.html)."""


def connection_to(where: str, key: FileKey | None = None) -> Driver:
    """A connection to what `where`, a URI or a path, leads to; with a `key` to a protected file, which is
    read only when the first question is asked."""
    if key is None:
        return sqlite3.connect(where, uri=True, timeout=PATIENCE, isolation_level=None)
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(where, uri=True, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")  # it would write to the terminal
    connection.execute(f"PRAGMA key={key.pragma}")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection  # type: ignore[no-any-return]


def opened_by_the_other(where: str) -> Driver:
    """A connection to a plain file, by the driver that can attach a protected one."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(where, uri=True, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")
    return connection  # type: ignore[no-any-return]


def copied(source: Driver, target: Driver) -> None:
    """Puts all that is in one file in the place of all that is in another. The drivers alone would wait for
    ever where either is locked, also by a step of ours that the disk broke off. Raises what they raise."""
    begun = time.monotonic()

    def look(status: int, _left: int, _all: int) -> None:
        if status in _LOCKED and time.monotonic() - begun > PATIENCE:
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, progress=look)


def copied_in_pieces(source: Driver, target: Driver) -> None:
    """As `copied`, but whoever keeps something in the source meanwhile waits for one piece, not for all of
    it. The copy begins anew then, with larger pieces as long as they are short, to be faster than whoever
    types. Where nobody pauses for so long, all is copied at once in the end."""
    begun, size = time.monotonic(), _PIECE
    while (longest := _longest_piece_before_change(source, target, size)) is not None:
        if time.monotonic() - begun > ANEW:
            copied(source, target)
            return
        if longest < _SHORT:
            size *= 2


def _longest_piece_before_change(source: Driver, target: Driver, size: int) -> float | None:
    """None where all was copied in pieces of this size before something was kept in the source; else the
    seconds that the longest piece took."""
    begun = time.monotonic()
    before, longest = sys.maxsize, 0.0

    def look(status: int, left: int, _all: int) -> None:
        nonlocal begun, before, longest
        took = time.monotonic() - begun
        if status in _LOCKED:
            if took > PATIENCE:
                raise sqlite3.OperationalError("database is locked")
            time.sleep(_BREATH)
            return
        if left >= before:  # SQLite began anew by itself
            raise _Changed
        before, longest = left, max(longest, took)
        time.sleep(_BREATH)
        begun = time.monotonic()

    try:
        source.backup(target, pages=size, progress=look, sleep=_BREATH)
    except _Changed:
        return longest
    return None


class _Changed(Exception):
    """Something was kept in what is being copied."""


def errors(*others: type[Exception]) -> Errors:
    """All that the drivers raise, and `others`. Like the following it is asked for after something was
    raised, by which time the driver that raised it has been imported."""
    return (*_of_both(sqlite3.Error), *others)


def operational() -> Errors:
    """What the drivers raise where the world is in the way."""
    return _of_both(sqlite3.OperationalError)


def integrity() -> Errors:
    """What they raise where a reference leads nowhere."""
    return _of_both(sqlite3.IntegrityError)


def of_database(*others: type[Exception]) -> Errors:
    """What they raise where the file is not as it should be, with all of the above, and `others`."""
    return (*_of_both(sqlite3.DatabaseError), *others)


def _of_both(kind: type[Exception]) -> Errors:
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (kind,) if other is None else (kind, getattr(other, kind.__name__))


def name_of_error(error: BaseException) -> str:
    """SQLite's own name of an error, empty where it has none."""
    return str(getattr(error, "sqlite_errorname", ""))
