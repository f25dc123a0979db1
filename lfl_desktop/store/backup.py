"""A checked copy of a records file, made while it is in use, and how two copies of one file compare."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.database import (
    CannotWrite,
    Connection,
    NotARecordsFile,
    WrongKey,
    connect,
    driver_errors_told,
    schema_of,
)
from lfl_desktop.store.drivers import SHARED
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.soundness import check_structure
from lfl_desktop.words import tr


class NoBackup(WorldError):
    """No copy could be made in this folder; the file was left as it is."""

    def __init__(self, sentence: str, folder: Path | None = None) -> None:
        super().__init__(sentence)
        self.folder = folder


class FileState(NamedTuple):
    """What tells one state of a records file from another without reading it: its id, its version, and how
    often each opening wrote in it. Every step counts, undo too."""

    file: str
    schema: int
    steps: frozenset[tuple[str, int]]


def state_of(path: Path, key: FileKey | None = None) -> FileState | None:
    """The state that the records file at `path` is in, None where its version did not count yet. It is read
    by a connection of its own. Raises a WorldError where it cannot be read."""
    with driver_errors_told(path):
        db = connect(path, key, read_only=True)
        try:
            return _state(db, path)
        finally:
            db.close()


def make_backup(
    path: Path, copy: Path, key: FileKey | None = None, *, used: Connection | None = None
) -> None:
    """Puts a copy of the records file at `path`, as it was kept last, at `copy`, where nothing may be: looked
    through, and synced. It can be made in another thread than that in which the file is `used`, whose
    connection it is copied by then: by one of its own, SQLite would let nobody keep anything meanwhile, or
    begin anew each time. The copy of a protected file is protected by its `key`.

    Raises NoBackup, also where the copy is not what was written, or NotARecordsFile where the file itself is
    damaged; then nothing is left at `copy`."""
    try:
        beside = durable.empty_beside(copy)
        try:
            _copy(path, beside, key, used)
        except BaseException:
            durable.drop(beside)
            raise
        durable.place_new(beside, copy)
    except (OSError, CannotWrite) as error:
        raise no_backup(path, copy, error) from error


def _copy(path: Path, beside: Path, key: FileKey | None, used: Connection | None) -> None:
    held = _held(path, key, used)
    try:
        with driver_errors_told(path):
            held.copy_to(beside, in_pieces=True)
        try:
            with driver_errors_told(path):
                _look_through(connect(beside, key, read_only=True), path)
        except (NotARecordsFile, WrongKey) as error:
            with driver_errors_told(path):
                check_structure(held, path)  # it is the file itself, which is said
            raise NoBackup(
                tr(
                    "What was written in {folder} is not what is read there, so no copy of “{name}” was left"
                    " there. The stick or drive may be worn out; choose another.",
                    folder=beside.parent,
                    name=path.name,
                ),
                beside.parent,
            ) from error
    finally:
        held.close()


def _held(path: Path, key: FileKey | None, used: Connection | None) -> Connection:
    """A copy in memory: whoever types waits for no disk, which may be a slow stick."""
    with driver_errors_told(path):
        if used is not None and SHARED:
            return used.in_memory(in_pieces=True)
        source = connect(path, key, read_only=True)
        try:
            return source.in_memory(in_pieces=True)
        finally:
            source.close()


def _look_through(made: Connection, path: Path) -> None:
    try:
        schema_of(made, path)
        check_structure(made, path)
    finally:
        made.close()


def _state(db: Connection, path: Path) -> FileState | None:
    schema = schema_of(db, path)
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'mark'").fetchone() is None:
        return None
    marks = db.execute("SELECT id, name, steps FROM mark ORDER BY id").fetchall()
    own = next((name for id, name, _steps in marks if id == 0), "")
    return FileState(own, schema, frozenset((name, steps) for _id, name, steps in marks))


def no_backup(path: Path, copy: Path, error: Exception) -> NoBackup:
    """What is said where no copy of `path` can be made at `copy`."""
    if isinstance(error, FileExistsError) and copy.exists():
        return NoBackup(
            tr(
                "There is already a file “{name}”. It was left as it is; choose another name.", name=copy.name
            ),
            copy.parent,
        )
    cause = error.__cause__ or error
    return NoBackup(
        tr(
            "No copy of “{name}” could be made in {folder} ({reason}). Nothing was changed.",
            name=path.name,
            folder=copy.parent,
            reason=cause.strerror if isinstance(cause, OSError) and cause.strerror else cause,
        ),
        copy.parent,
    )
