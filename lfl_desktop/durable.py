"""Files that are whole once they are reported as written, and after a power cut too.

The new content goes into a file of its own in the same folder, under a name that nobody can guess, which
only its owner may read; it is synced, moved to its place, and then the folder is synced. Whatever the
program writes besides steps in a records file goes through here.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

OWN = 0o600
"""What a new file is to others: nothing. Its owner reads and writes it."""

_OWN_FOLDER, _ANY_FOLDER = 0o700, 0o777
"""What a new folder is to others: nothing, or what the system gives them."""

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""What systems say where nothing may be made."""

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})
"""What systems say that cannot sync a folder, or let nobody read it: nothing more can be done there."""


class NotConfirmed(OSError):
    """What was written is whole and in its place, where it took that of another file, and the disk then
    failed: whether it stays there after a power cut is not known."""


def write_durably(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, whole or not at all; what was there before stays until then.

    Through a symbolic link its target is written. A file that is there keeps its permissions; a pipe or a
    device is written as it stands.
    Raises NotConfirmed, or another OSError; what was there is as it was then, and nothing is beside it."""
    there = _status(path)
    if there is not None and not (stat.S_ISREG(there.st_mode) or stat.S_ISDIR(there.st_mode)):
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))
    beside = _written_beside(target, data)
    try:
        if there is not None:
            beside.chmod(stat.S_IMODE(there.st_mode))
        beside.replace(target)
    except BaseException:
        drop(beside)
        raise
    if there is None:
        _stays(target)
    else:
        _stays_in_place(target)


def write_new(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, where nothing may be.

    Raises FileExistsError where something is, and OSError; nothing is left beside `path` then."""
    place_new(_written_beside(path, data), path)


def empty_beside(path: Path) -> Path:
    """A new, empty file in the folder of `path`, to be filled and then moved with `place_new`. Raises
    OSError."""
    number, name = _made(path.parent)
    os.close(number)
    return name


def can_make_beside(path: Path) -> bool:
    """Whether the system lets a file be made in the folder of `path`; nothing stays there. What is in the way
    besides, such as a full disk, is told by what is written later."""
    name = path.with_name(f".lfl-{os.urandom(8).hex()}.new")
    try:
        make_empty(name)
    except OSError as error:
        return error.errno not in _REFUSED
    drop(name)
    return True


def place_new(beside: Path, path: Path) -> None:
    """Syncs a file of `empty_beside` and moves it to `path`, where nothing may be.

    Raises FileExistsError where something is, and OSError; nothing is left of it then."""
    try:
        sync_file(beside)
        _move_to_free(beside, path)
    except BaseException:
        drop(beside)
        raise
    _stays(path)


def put_in_place(beside: Path, path: Path) -> None:
    """Syncs a file of `empty_beside` and puts it in the place of the one at `path`, with its permissions.

    Raises NotConfirmed, or another OSError; `beside` is gone then, and what was at `path` still there."""
    try:
        beside.chmod(stat.S_IMODE(path.stat().st_mode))
        sync_file(beside)
        beside.replace(path)
    except BaseException:
        drop(beside)
        raise
    _stays_in_place(path)


def make_empty(path: Path) -> None:
    """A new, empty file at `path`, which only its owner may read.

    Raises FileExistsError where something is, and OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN))


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Makes `folder` and those above it that are not there, so that they stay after a power cut too; a
    `private` one only its owner may look into. One that is there is left as it is. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=_OWN_FOLDER if private else _ANY_FOLDER, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Makes sure that what was made, moved or deleted in `folder` stays so, where the system can. Raises
    OSError where the medium fails."""
    if os.name == "nt":  # which keeps its folders by itself, and opens none
        return
    try:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def drop(path: Path) -> None:
    """Deletes a file that was begun and is of no use, where that can be done."""
    with suppress(OSError):
        path.unlink()


def _stays(path: Path) -> None:
    """A file that is new at `path` stays there, or goes where the medium fails."""
    try:
        sync_folder(path.parent)
    except OSError:
        drop(path)
        raise


def _stays_in_place(path: Path) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise NotConfirmed(error.errno, error.strerror) from error


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _made(folder: Path) -> tuple[int, Path]:
    from tempfile import mkstemp  # takes its time, which the start of the program does not have

    number, name = mkstemp(prefix=".lfl-", suffix=".new", dir=folder)
    return number, Path(name)


def _written_beside(path: Path, data: bytes) -> Path:
    number, beside = _made(path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        drop(beside)
        raise
    return beside


def sync_file(path: Path) -> None:
    """Makes sure that what was written in the file at `path` stays there. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _move_to_free(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # sticks have no second names for a file
        make_empty(path)
        try:
            beside.replace(path)
        except BaseException:
            drop(path)
            raise
    else:
        try:
            beside.unlink()
        except BaseException:
            drop(path)
            raise
