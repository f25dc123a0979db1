"""A damaged records file: what can be read of it in a new one, beside the newest backup that is sound."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lfl_desktop import durable, paths
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.backup import make_backup, state_of
from lfl_desktop.store.database import CannotWrite, is_records_file
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.opening import refuse
from lfl_desktop.store.recovery import read_damaged, write_recovered
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.backup_names import Backup, backup_at
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.workspace import Workspace


class Recovered(NamedTuple):
    """What came of a damaged file."""

    path: Path
    """The new file."""
    aside: Path
    """The damaged file as it was found."""
    from_history: int
    """Records that only its history still knew."""
    lost: int
    """Records that were reached and could not be read or kept."""
    newest: Backup | None
    """The newest backup that is sound."""


def recover(
    path: Path, new: Path, now: Clock, key: FileKey | None = None, second: Path | None = None
) -> Recovered:
    """Reads what can be read of the damaged records file at `path` into a new one at `new`, where nothing may
    be. The damaged file stays as it is, and is copied aside first. What a `key` opens is protected by it;
    `second` is where backups are kept besides.

    Raises a WorldError where it is sound, or nothing can be read or written."""
    if _is_sound(path, key):
        raise WorldError(
            tr("“{name}” is sound, so there is nothing to recover. Nothing was changed.", name=path.name)
        )
    if new.exists():
        raise CannotWrite(
            tr("There is already a file “{name}”. It was left as it is; choose another name.", name=new.name)
        )
    try:
        found = read_damaged(path, key)
        aside = _copied_aside(path, new)
    except OSError as error:
        raise CannotWrite(
            tr(
                "“{name}” could not be read, or copied aside ({reason}). Nothing was changed.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
    try:
        lost = write_recovered(found, new, key)
    except BaseException:
        durable.drop(aside)  # where the disk is full, another try would leave another
        raise
    newest = newest_sound(path, found.file, now, key, second)
    return Recovered(new, aside, found.from_history, lost + found.unread, newest)


def can_be_recovered(path: Path) -> bool:
    """Whether the file at `path` says of itself that it is a records file."""
    return is_records_file(path)


def copied_anew(backup: Backup, new: Path, key: FileKey | None) -> Path:
    """Puts what a backup holds into a new file at `new`, to go on with. Raises NoBackup where none can be
    made."""
    make_backup(backup.path, new, key)
    return new


def newest_sound(
    path: Path, file: str, now: Clock, key: FileKey | None = None, second: Path | None = None
) -> Backup | None:
    """The newest backup that is sound of the file at `path`: by its id, or where that is not known by its
    name, if no other file is called so. `second` is where backups are kept besides."""
    try:
        found = [backup_at(each) for each in Backups(path, UUID(hex=file), now, second).everywhere()]
    except ValueError:
        found = _called_so(path, second)
    newest_first = sorted(filter(None, found), key=lambda each: each.order, reverse=True)
    return next((each for each in newest_first if _is_sound(each.path, key)), None)


def newest_sound_of_damaged(
    path: Path, now: Clock, key: FileKey | None = None, second: Path | None = None
) -> Backup | None:
    """The same for a file that cannot be opened."""
    try:
        state = state_of(path, key)
    except WorldError:
        state = None
    return newest_sound(path, state.file if state else "", now, key, second)


def _called_so(path: Path, second: Path | None) -> list[Backup | None]:
    """Of one file only, each of which has a folder of the same name in both places."""
    first = paths.backups_folder()
    folders = [first, second / first.name] if second is not None else [first]
    there = [backup_at(each) for folder in folders for each in folder.glob("*/*")]
    found = [each for each in there if each is not None and each.stem == path.stem]
    return [*found] if len({each.path.parent.name for each in found}) == 1 else []


def _is_sound(path: Path, key: FileKey | None) -> bool:
    """Raises a WorldError where there is nothing that could be a records file."""
    if not path.is_file():
        refuse(path)
    try:
        with closing(Workspace.open(path, key, read_only=True)) as file:
            return file.is_sound()
    except WorldError:
        return False


def _copied_aside(path: Path, new: Path) -> Path:
    aside, number = new.with_name(f"{new.stem}{path.suffix}-damaged"), 2
    while aside.exists():
        aside, number = new.with_name(f"{new.stem} {number}{path.suffix}-damaged"), number + 1
    durable.write_new(aside, path.read_bytes())
    return aside
