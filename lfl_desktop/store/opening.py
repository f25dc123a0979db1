"""Opening a records file: what is there, whether it is ours, which version it has, and whether it is
sound."""

from __future__ import annotations

from pathlib import Path

from lfl_desktop.store import upgrade
from lfl_desktop.store.database import (
    CannotWrite,
    Connection,
    NewerRecordsFile,
    NotARecordsFile,
    connect,
    driver_errors_told,
    is_none_of_ours,
    schema_of,
)
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.soundness import CHECKED_AT_ONCE, check_records, check_structure
from lfl_desktop.store.upgrade import SCHEMA
from lfl_desktop.words import tr


def opened_records_file(
    path: Path, key: FileKey | None = None, *, read_only: bool, check_later: bool
) -> tuple[Connection, bool]:
    """The open file, up to date, and whether it has been checked. What may only be read, or is asked to be,
    is brought up to date in memory.

    Raises NeedsKey, WrongKey, NotARecordsFile, NewerRecordsFile or CannotWrite, or what `told` turns into
    them; the file is then untouched."""
    refuse(path)
    db = connect(path, key, read_only=read_only)
    try:
        schema = _known_schema(db, path)
        checked = not read_only and not (
            check_later and schema == SCHEMA and path.stat().st_size > CHECKED_AT_ONCE
        )
        if checked:
            check_structure(db, path)
        if schema < SCHEMA:
            db = _up_to_date(db, path, schema)
        elif checked:
            check_records(db, path)
        db.execute("SELECT 1 FROM step LIMIT 1").fetchone()
    except BaseException:
        db.close()
        raise
    return db, checked


def sound(path: Path, key: FileKey | None = None) -> Connection:
    """The records file at `path`, of whatever version, to be read as an up-to-date one; it was looked through
    and stays as it is. Raises what `opened_records_file` does, and NotARecordsFile where it is damaged."""
    with driver_errors_told(path):
        db, _checked = opened_records_file(path, key, read_only=True, check_later=False)
        try:
            check_structure(db, path)
            check_records(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _known_schema(db: Connection, path: Path) -> int:
    schema = schema_of(db, path)
    if schema > SCHEMA:
        raise NewerRecordsFile(
            tr(
                "“{name}” was last changed by a newer version of this program. It was left as it is;"
                " open it with that version, or update this one.",
                name=path.name,
            )
        )
    return schema


def _up_to_date(db: Connection, path: Path, schema: int) -> Connection:
    """An older file brought up to date. In memory it is so first, to see that all in it can be read."""
    copy = upgrade.in_memory(db, path)
    if not db.writable:
        db.close()
        copy.writable = False
        return copy
    copy.close()
    upgrade.in_place(db, path, schema)
    return db


def refuse(path: Path) -> None:
    """Raises CannotWrite or NotARecordsFile with a sentence for a path that leads to no records file: without
    opening what is there as one, and whatever it is."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise CannotWrite(
                tr("“{name}” is a folder. Open the records file in it; its name ends in .lfl.", name=name)
            )
        if path.exists() and not path.is_file():
            raise CannotWrite(
                tr("“{name}” is no file. Open a records file; its name ends in .lfl.", name=name)
            )
        if is_none_of_ours(path):
            if path.suffix.casefold() == ".lflset":
                raise _file_of_a_set(name)
            raise NotARecordsFile(
                tr(
                    "“{name}” is not a records file of this program. It was left as it is; open one whose"
                    " name ends in .lfl.",
                    name=name,
                )
            )
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _not_there(path.absolute()) from error
    except (OSError, ValueError) as error:
        raise CannotWrite(
            tr(
                "“{name}” could not be opened ({reason}).",
                name=name,
                reason=getattr(error, "strerror", None) or error,
            )
        ) from error


def _file_of_a_set(name: str) -> NotARecordsFile:
    return NotARecordsFile(
        tr(
            "“{name}” is the file of a set for its coordinator, not a records file. It was left as it is. The"
            " coordinator adds it to the programme’s own records with: lfl-desktop add RECORDS.lfl {name}",
            name=name,
        )
    )


def _not_there(path: Path) -> CannotWrite:
    file = next((folder for folder in path.parents if folder.is_file()), None)
    if file is not None:
        return CannotWrite(
            tr(
                "“{name}” was not found: “{file}” is a file, not a folder. Nothing was changed; open the"
                " file from where it is.",
                name=path.name,
                file=file,
            )
        )
    return CannotWrite(
        tr(
            "“{name}” was not found in {folder}. Nothing was changed. If it is on a stick or on a drive of"
            " the network, plug that in or connect it and open the file again; or open it from where it is"
            " now.",
            name=path.name,
            folder=path.parent,
        )
    )


def compact(path: Path, key: FileKey | None) -> None:
    """Writes the records file at `path`, which nobody has open, anew without the room of what was deleted.

    Raises CannotWrite; the file is then as it was."""
    with driver_errors_told(path):
        db = connect(path, key)
        try:
            db.execute("VACUUM")
        finally:
            db.close()
