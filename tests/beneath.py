"""The connection beneath an open records file: for what no door of the program brings about, such as a full
disk, a memory of one page, or damage. No other test reaches for what the program keeps to itself."""

from __future__ import annotations

from lfl_desktop.store.database import Connection
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.workspace import Workspace


def beneath(file: RecordsFile | Workspace) -> Connection:
    """What an open file is read and written through."""
    return (file._file if isinstance(file, Workspace) else file)._db


def hurried(file: RecordsFile) -> RecordsFile:
    """`file` without waiting for the disk, for tests of many steps that are not about power cuts."""
    beneath(file).execute("PRAGMA synchronous=OFF")
    return file
