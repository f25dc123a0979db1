"""Reading the first bytes of a file that SQLite may have open.

Where a program closes a file, POSIX systems let go of all the locks that it has on it, whoever took them
(sqlite.org/howtocorrupt): another program could write in the middle of a step then. So a file that is in use
is read by the number under which it stays open, and never opened besides.
"""

from __future__ import annotations

import os
from pathlib import Path

_in_use: dict[tuple[int, int], int] = {}
"""Which file -> the number of one that is open until SQLite has let go of it."""


def stays_open(path: Path) -> int:
    """Opens a file that SQLite has open, to be read; the number of it, to be given to `no_longer_open` after
    SQLite has closed the file. Raises OSError."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    _in_use[which_file(os.fstat(number))] = number
    return number


def no_longer_open(number: int) -> None:
    """Closes what `stays_open` opened."""
    which = which_file(os.fstat(number))
    if _in_use.get(which) == number:
        del _in_use[which]
    os.close(number)


def first_bytes(path: Path, count: int) -> bytes:
    """The first `count` bytes of the file at `path`, as far as there are as many. Raises OSError."""
    number = _in_use.get(which_file(path.stat()))
    if number is not None and hasattr(os, "pread"):  # Windows has none, and keeps its locks
        return os.pread(number, count, 0)
    with path.open("rb") as file:
        return file.read(count)


def which_file(status: os.stat_result) -> tuple[int, int]:
    """What tells one file from another, whatever it is called."""
    return status.st_dev, status.st_ino
