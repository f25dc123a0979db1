"""The two drivers of SQLite: Python's own for plain files, and SQLCipher's, which is imported when the first
protected file is opened. The only module that imports either of them.

Plain files stay with Python's: a start without a protected file does not wait for the other one, and a file
that every tool of the system opens is written by the library that the system keeps up to date.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable
from typing import Any, TypeAlias

from lfl_desktop.store.file_key import FileKey

Driver = sqlite3.Connection
"""A connection of either; the other one has the same methods."""

Cursor = sqlite3.Cursor

Errors: TypeAlias = tuple[type[Exception], ...]

SHARED = sqlite3.threadsafety == 3
"""Whether a connection may be copied from in another thread than that which uses it: it may wherever the
library was built as usual."""

PATIENCE = 3.0
"""Seconds in which another program may finish its step."""

PIECE = 64
"""Pages that are copied in one go where somebody may be typing: a quarter of a megabyte."""

_BREATH = 0.001
"""Seconds that a copy leaves to whoever types between two pieces."""

ANEW = 15.0
"""Seconds in which a copy waits for a pause of another program that writes in the file, before it is made in
one go."""

_LOCKED = (5, 6)
"""How SQLite numbers SQLITE_BUSY and SQLITE_LOCKED (sqlite.org/rescode.html)."""


def connection_to(where: str, key: FileKey | None = None) -> Driver:
    """A connection to what `where`, a URI or a path, leads to; with a `key` to a protected file, which is
    read only when the first question is asked."""
    how: Any = {"uri": True, "timeout": PATIENCE, "isolation_level": None}
    if SHARED:
        how["check_same_thread"] = False
    if key is None:
        plain: Driver = sqlite3.connect(where, **how)
        return plain
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(where, **how)
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


def copied_in_pieces(
    source: Driver, target: Driver, pages: int = PIECE, after_each: Callable[[], object] = lambda: None
) -> None:
    """As `copied`, for a thread of its own: whoever uses the same source waits for one piece, not for all of
    it, and what they keep meanwhile is carried over into the copy (sqlite.org/c3ref/backup_finish.html).
    What another connection keeps there makes SQLite begin anew; where that goes on, the copy is made in one
    go in the end. Something may be done `after_each` piece."""
    begun = last = time.monotonic()
    before = sys.maxsize

    def look(status: int, left: int, _all: int) -> None:
        nonlocal last, before
        now = time.monotonic()
        if status in _LOCKED:
            if now - last > PATIENCE:
                raise sqlite3.OperationalError("database is locked")
        elif left > before and now - begun > ANEW:
            raise _NoPause
        else:
            before, last = left, now
            after_each()
        time.sleep(_BREATH)

    try:
        source.backup(target, pages=pages, progress=look, sleep=_BREATH)
    except _NoPause:
        copied(source, target)


class _NoPause(Exception):
    """Another program writes again and again in what is being copied."""


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
