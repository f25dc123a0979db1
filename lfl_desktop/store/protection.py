"""Protecting a records file, changing what opens it, and removing that: through a new file, which is compared
with the old one, row by row, before it takes its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store import drivers
from lfl_desktop.store.backup import state_of
from lfl_desktop.store.database import (
    CannotWrite,
    Connection,
    address,
    connect,
    driver_errors_told,
    schema_of,
)
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.soundness import check_structure
from lfl_desktop.words import tr

_ZEROS = bytes(1 << 16)


class NotProtected(WorldError):
    """The file is as it was, plain or protected."""


class FailedOnceDone(WorldError):
    """The file is opened the new way from now on, and the disk failed then."""


def protect_anew(path: Path, key: FileKey | None, new: FileKey | None) -> None:
    """Puts the records file at `path`, of whatever version, which `key` opens, in its own place as a file
    that `new` opens; None stands for a plain one.

    Raises NeedsKey, WrongKey, NotARecordsFile, CannotWrite, or NotProtected where it changed meanwhile; the
    file is as it was then. Raises FailedOnceDone where only what comes after that failed."""
    before = state_of(path, key)
    try:
        beside = durable.empty_beside(path)
        try:
            with driver_errors_told(path):
                _fill(path, key, beside, new)
                _compare(path, key, beside, new)
            if state_of(path, key) != before:
                raise _changed_meanwhile(path)
        except BaseException:
            durable.drop(beside)
            raise
        with _wiped(path, only=key is None):
            durable.put_in_place(beside, path)
    except durable.NotConfirmed as error:
        raise FailedOnceDone(
            tr(
                "“{name}” is opened the new way from now on, and then the disk failed ({reason}): what it was"
                " before may still be found there. Keep a copy on another disk.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
    except OSError as error:
        raise CannotWrite(
            tr(
                "“{name}” could not be written anew in its folder ({reason}). It is as it was.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error


def key_that_opens(path: Path, *keys: FileKey | None) -> FileKey | None:
    """The first of `keys` that opens the records file at `path`; where none does, the last."""
    for key in keys:
        with suppress(WorldError):
            state_of(path, key)
            return key
    return keys[-1]


def _fill(path: Path, key: FileKey | None, beside: Path, new: FileKey | None) -> None:
    if key is not None and new is not None:
        with closing(connect(path, key, read_only=True)) as source:
            schema_of(source, path)
            source.copy_to(beside, new)
        return
    with closing(_by_the_other_driver(path, key)) as source:
        schema_of(source, path)
        source.execute(
            f"ATTACH DATABASE ? AS made KEY {new.pragma if new else repr('')}", (address(beside.resolve()),)
        )
        source.execute("PRAGMA made.journal_mode=OFF")
        source.execute("PRAGMA made.synchronous=OFF")
        source.execute("SELECT sqlcipher_export('made')")
        for mark in ("application_id", "user_version"):
            value = source.execute(f"PRAGMA main.{mark}").fetchone()[0]
            source.execute(f"PRAGMA made.{mark}={int(value)}")


def _by_the_other_driver(path: Path, key: FileKey | None) -> Connection:
    """The file by the driver that knows protected files; what was broken off in it is taken back."""
    connect(path, key).close()
    where = address(path.resolve())
    return Connection(
        drivers.connection_to(where, key) if key else drivers.opened_by_the_other(where), key=key
    )


def _compare(path: Path, key: FileKey | None, beside: Path, new: FileKey | None) -> None:
    """Raises NotARecordsFile where the new file is not sound, or NotProtected where it is not the same."""
    with (
        closing(connect(path, key, read_only=True)) as old,
        closing(connect(beside, new, read_only=True)) as made,
    ):
        check_structure(made, path)
        if schema_of(old, path) != schema_of(made, path) or _tables(old) != _tables(made):
            raise _changed_meanwhile(path)
        for name, _sql in _tables(old):
            asked = f'SELECT * FROM "{name}"'
            if any(one != other for one, other in zip_longest(old.execute(asked), made.execute(asked))):
                raise _changed_meanwhile(path)


def _tables(db: Connection) -> list[tuple[str, str]]:
    return sorted(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())


@contextmanager
def _wiped(path: Path, *, only: bool) -> Iterator[None]:
    """What the plain file at `path` held is written over once another file has taken its place, where the
    system lets a file stay open so long and it has no second name. A disk may keep older blocks all the
    same."""
    if not only or os.name == "nt":
        yield
        return
    with path.open("r+b", buffering=0) as old:
        yield
        if os.fstat(old.fileno()).st_nlink:
            return
        left = os.fstat(old.fileno()).st_size
        try:
            while left > 0:
                left -= old.write(_ZEROS[: min(left, len(_ZEROS))])
            os.fsync(old.fileno())
        except OSError as error:
            raise durable.NotConfirmed(error.errno, error.strerror) from error


def _changed_meanwhile(path: Path) -> NotProtected:
    return NotProtected(
        tr(
            "“{name}” was changed by another program meanwhile, and is as that left it. Try again.",
            name=path.name,
        )
    )
