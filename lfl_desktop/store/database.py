"""The connection to a records file, plain or protected."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store import drivers
from lfl_desktop.store.drivers import Cursor, Driver, name_of_error
from lfl_desktop.store.file_key import FileKey, is_protected
from lfl_desktop.store.read_beside import first_bytes
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4C664C31
"""Bytes 68 to 71 of each records file ("LfL1"), see sqlite.org/fileformat.html."""

_SYNCED_AT_ONCE, _FEW_PAGES = 256, 16
"""Pages of a file that are written and synced in one go beside somebody who types, and how many of them
SQLite may hold back."""

_LONGEST_PATH = 480
"""Bytes of a path that SQLite opens wherever it runs, with that of the journal beside it."""

_MAGIC = b"SQLite format 3\x00"
_OURS = APPLICATION_ID.to_bytes(4, "big")


class NotARecordsFile(WorldError):
    """The file is something else; it was left as it is."""


class NewerRecordsFile(WorldError):
    """The file was written by a newer version of this program."""


class FileGone(WorldError):
    """The file was deleted, moved or replaced while it was open."""


class CannotWrite(WorldError):
    """The disk is full, the file is read-only or locked, or the medium is gone."""


class NeedsKey(WorldError):
    """The file is protected, and no key was given."""


class WrongKey(WorldError):
    """The key that was given does not open the file."""


class LooseReference(Exception):
    """A record would refer to one that is not there: no fault of the file, and nothing was changed."""


class Connection:
    """An open SQLite file, whose every statement is kept at once unless it is inside `atomic`.

    Tables are made and changed by sqlite-utils (`tables`), which is imported only then: that takes
    a sixth of the time from a click to the window.
    """

    def __init__(self, connection: Driver, *, key: FileKey | None = None, writable: bool = True) -> None:
        self._connection = connection
        self.key = key
        """What opens the file, and each copy that is made of it; None of a plain one."""
        self.is_closed = False
        self.writable = writable
        """Whether the medium and the folder let the file be changed."""
        connection.isolation_level = None

    def execute(self, sql: str, values: Sequence[object] = ()) -> Cursor:
        """Runs one statement."""
        return self._connection.execute(sql, values)

    def rows_until_damage(
        self, sql: str, values: Sequence[object] = ()
    ) -> tuple[list[tuple[Any, ...]], bool]:
        """What a question gives of a damaged file before it comes upon damage, and whether that is all."""
        found: list[tuple[Any, ...]] = []
        try:
            found.extend(self._connection.execute(sql, values))
        except drivers.errors(OverflowError):
            return found, False
        return found, True

    @property
    def is_changing(self) -> bool:
        """Whether a transaction is going on."""
        return self._connection.in_transaction

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """One transaction, kept whole or, if something is raised inside or the disk refuses, not at all. No
        other program writes meanwhile."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                with suppress(*drivers.errors()):  # the journal stays then, for whoever opens the file next
                    self.execute("ROLLBACK")
            raise

    def tables(self) -> Database:
        """The same file for making and changing tables."""
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False, recursive_triggers=False)

    def in_memory(self, *, in_pieces: bool = False) -> Connection:
        """A copy of the file that is in memory only; `in_pieces` from another thread than that which uses
        this connection, where somebody may be typing, who does not wait then."""
        copy = drivers.connection_to(":memory:", self.key)
        (drivers.copied_in_pieces if in_pieces else drivers.copied)(self._connection, copy)
        return Connection(copy, key=self.key)

    def copy_to(self, path: Path, key: FileKey | None = None, *, in_pieces: bool = False) -> None:
        """Fills the empty file at `path` with all that is in this one as it was kept last, and protects it as
        this one is; a protected one by another `key`, if there is one. `in_pieces`, which are synced one by
        one, where somebody may be typing: what they keep does not wait for all of it to be on the disk."""
        copy = drivers.connection_to(address(path.resolve()), key or self.key)
        try:
            copy.execute("PRAGMA journal_mode=OFF")  # what is broken off is thrown away
            copy.execute("PRAGMA synchronous=OFF")  # whoever moves it to its place syncs it
            if in_pieces:
                copy.execute(f"PRAGMA cache_size={_FEW_PAGES}")
                drivers.copied_in_pieces(
                    self._connection, copy, _SYNCED_AT_ONCE, lambda: durable.sync_file(path)
                )
            else:
                drivers.copied(self._connection, copy)
        finally:
            copy.close()

    def fill_from(self, other: Connection) -> None:
        """Puts all that is in `other` in the place of all that is in this file, whole or not at all."""
        drivers.copied(other._connection, self._connection)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()
        self.is_closed = True


def stored_schema(path: Path) -> int:
    """The schema number in the header of the records file at `path`, read without opening it. It is not the
    truth while a step or an update that was broken off still has to be taken back: decide on nothing by it.

    Raises NotARecordsFile, or OSError where it cannot be read."""
    header = first_bytes(path, 100)
    if len(header) < 100 or not header.startswith(_MAGIC) or header[68:72] != _OURS:
        raise _not_ours(path)
    return int.from_bytes(header[60:64], "big")


def is_none_of_ours(path: Path) -> bool:
    """Whether the file at `path` says that it is none of ours, which holds whatever journal lies beside it: a
    file of ours bears its mark before and after each update. What a protected one says is not known without
    its key. Raises OSError."""
    header = first_bytes(path, 100)
    if header.startswith(_MAGIC):
        return header[68:72] != _OURS
    return not _journal(path).exists() and not is_protected(path)


def schema_of(database: Connection, path: Path) -> int:
    """The schema number of the records file that is open.

    Raises NotARecordsFile."""
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise _not_ours(path)
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _not_ours(path: Path) -> NotARecordsFile:
    return NotARecordsFile(
        tr("“{name}” is not a records file of this program. It was left as it is.", name=path.name)
    )


def is_records_file(path: Path) -> bool:
    """Whether there is a records file at `path`, of whatever version; one that may be a protected one counts
    where it is called so."""
    try:
        if path.suffix.casefold() == ".lfl" and is_protected(path):
            return True
        stored_schema(path)
    except (OSError, NotARecordsFile):
        return False
    return True


def connect(path: Path, key: FileKey | None = None, *, read_only: bool = False) -> Connection:
    """Opens the SQLite file at `path`, which must exist, with the pragmas that keep it sound. Whatever was
    broken off in it is taken back first: in the file, or where that may only be read, in a copy in memory.
    The `key` is for a protected file; a plain one does without.

    DELETE with EXTRA: one file at rest, and no acknowledged save lost in a power cut (the
    figures are in the design: FULL lost some, because it does not sync the folder).

    Raises NeedsKey or WrongKey.
    """
    key = _key_for(path, key)
    connection = _connected(path, "ro" if read_only else "rw", key)
    try:
        _take_back_what_was_broken_off(connection, path, key)
        if read_only or not _may_write(connection, path):
            return Connection(connection, key=key, writable=False)
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA secure_delete=ON")  # nothing that was deleted stays on free pages
    except drivers.operational() as error:
        connection.close()
        if name_of_error(error).startswith(_REFUSED) and _journal(path).exists():
            return _recovered(path, key)
        raise
    except BaseException:
        connection.close()
        raise
    return Connection(connection, key=key)


def _key_for(path: Path, key: FileKey | None) -> FileKey | None:
    """The key where the file at `path` needs one: it is protected, or still empty."""
    try:
        if key is not None:
            return None if first_bytes(path, len(_MAGIC)) == _MAGIC else key
        if is_protected(path):
            raise NeedsKey(tr("“{name}” is protected with a passphrase.", name=path.name))
    except OSError:
        pass  # what opens it says why
    return key


def _take_back_what_was_broken_off(connection: Driver, path: Path, key: FileKey | None) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except drivers.of_database() as error:
        if key is None or name_of_error(error) != "SQLITE_NOTADB":
            raise
        raise WrongKey(
            tr("This does not open “{name}”. It was left as it is; try again.", name=path.name)
        ) from error


def connect_damaged(path: Path, key: FileKey | None = None) -> Connection:
    """Opens a copy of a damaged file, to read whatever can be: bytes that are no text are read as marks, and
    what is wrong in the list of its tables is passed by."""
    connection = drivers.connection_to(address(path.resolve()), key)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    return Connection(connection, key=key, writable=False)


_REFUSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""How SQLite names what it is not allowed to do."""


def _connected(path: Path, mode: str, key: FileKey | None) -> Driver:
    connection = drivers.connection_to(f"{address(path.resolve())}?mode={mode}", key)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _may_write(connection: Driver, path: Path) -> bool:
    """Whether the file and its folder let a step begin. What is begun for the asking stays in memory: a
    journal that a power cut leaves half written would be taken for that of a step."""
    connection.execute("PRAGMA journal_mode=MEMORY").fetchone()
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version={number}")
    except drivers.operational() as error:
        if name_of_error(error).startswith(_REFUSED):
            return False
        if name_of_error(error).startswith("SQLITE_BUSY"):
            raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return durable.can_make_beside(path)


def _recovered(path: Path, key: FileKey | None) -> Connection:
    """A copy of the file in memory, with what was broken off in it taken back; the file stays as it is."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(_journal(path), _journal(copy))
        connection = _connected(copy, "rw", key)
        try:
            made = drivers.connection_to(":memory:", key)
            drivers.copied(connection, made)
        finally:
            connection.close()
    return Connection(made, key=key, writable=False)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def address(path: PurePath) -> str:
    """`path`, which is absolute, as SQLite takes it in a URI. It allows no host there, so the server of a
    network folder becomes part of the path."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


@contextmanager
def driver_errors_told(path: Path) -> Iterator[None]:
    """Turns what the driver raises inside into a sentence for the user.

    Raises CannotWrite, NotARecordsFile or LooseReference in its place."""
    try:
        yield
    except drivers.operational() as error:
        raise _said_of(error, path) from error
    except drivers.integrity() as error:
        raise LooseReference(str(error)) from error
    except drivers.of_database(UnicodeDecodeError) as error:
        raise damaged(path) from error


_OF_THE_WORLD = (
    *("database or disk is full", "disk i/o error", "out of memory", "unable to open database file"),
    *("database is locked", "database table is locked", "attempt to write a readonly database"),
)
"""What SQLite says of the world: a function of SQLCipher that comes upon it raises it as its own error."""


def _said_of(error: Exception, path: Path) -> WorldError:
    name, reason = path.name, str(error).lower()
    of_file = name_of_error(error) == "SQLITE_ERROR" and reason not in _OF_THE_WORLD
    if of_file or "could not decode" in reason:
        return damaged(path)  # what we ask is right for every sound file
    if "full" in reason:
        said = tr("The disk is full, so “{name}” could not be changed.", name=name)
    elif "locked" in reason or "busy" in reason:
        said = tr("Another program is using “{name}” just now.", name=name)
    elif "readonly" in reason or "read-only" in reason:
        return only_to_be_read(path)
    elif "unable to open" in reason and len(os.fsencode(path.absolute())) > _LONGEST_PATH:
        return CannotWrite(
            tr(
                "“{name}” lies too deep: the names of its folders have more than {n} letters together."
                " Nothing was changed; choose a folder nearer to the top.",
                name=name,
                n=_LONGEST_PATH,
            )
        )
    else:
        said = tr("“{name}” could not be reached ({reason}).", name=name, reason=error)
    safe = tr("What was kept before is safe; what you see is still here. Put it right and go on.")
    return CannotWrite(f"{said} {safe}")


def only_to_be_read(path: Path) -> CannotWrite:
    """What is said where the file or its folder may only be read."""
    return CannotWrite(
        tr(
            "“{name}” may only be read, not changed, where it is now. Nothing is lost; to change it, save a"
            " copy in a place of your own and open that.",
            name=path.name,
        )
    )


def damaged(path: Path, reason: str = "") -> NotARecordsFile:
    """What is said of a file that does not hold what it should, with a `reason` that people understand where
    there is one."""
    said = tr("“{name}” is damaged: {reason}.", name=path.name, reason=reason)
    whole = said if reason else tr("“{name}” is damaged.", name=path.name)
    return NotARecordsFile(f"{whole} {tr('It was left as it is; open a copy from an earlier day.')}")


@contextmanager
def told_where_none_can_be_made(path: Path) -> Iterator[None]:
    """Turns what the system raises inside, where a new file is made at `path`, into a CannotWrite."""
    try:
        yield
    except FileExistsError as error:
        raise CannotWrite(
            tr(
                "There is already a file “{name}”. It was left as it is; choose another name.",
                name=path.name,
            )
        ) from error
    except OSError as error:
        raise CannotWrite(
            tr(
                "“{name}” could not be made here ({reason}).",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
