"""Files that leave: whole or not at all, and never over records."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.database import is_records_file
from lfl_desktop.words import tr

LONGEST_NAME = 60
"""Characters of a proposed file name: in UTF-8 within the 255 bytes that file systems allow."""


def file_name(parts: Iterable[str], suffix: str) -> str:
    """A name for a file from words, without what file systems forbid."""
    words = " ".join(" ".join(parts).split())
    return re.sub(r'[\\/:*?"<>|]+', "-", words)[:LONGEST_NAME] + suffix


class CannotSave(WorldError):
    """A file could not be written; one that was there before is as it was, unless the sentence says other."""


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, whole or not at all, and so that it stays (`durable.write_durably`).

    Raises CannotSave where the folder cannot be written, the disk is full or the file is open in
    another program, and where it would take the place of records."""
    if is_records_file(path):
        raise CannotSave(
            tr("“{name}” is a records file and was left as it is; choose another name.", name=path.name)
        )
    if not path.name:
        raise CannotSave(tr("“{name}” is a folder; give the file in it a name.", name=path))
    try:
        durable.write_durably(path, data)
    except durable.NotConfirmed as error:
        raise CannotSave(
            tr(
                "“{name}” was written in the place of the one before, and then the disk failed ({reason}):"
                " it may not stay. Save it in another place too.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
    except OSError as error:
        raise CannotSave(
            tr(
                "“{name}” could not be saved ({reason}). A file that was there before is as it was;"
                " close it where it is open, or choose another place.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error


def read_whole(path: Path, limit: int) -> bytes:
    """The bytes of a file that was handed in, at most `limit` + 1 of them.

    Raises CannotSave's kin, a WorldError, where it cannot be read."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size or limit  # a pipe has none
            return file.read(min(size, limit) + 1)
    except OSError as error:
        raise WorldError(
            tr(
                "“{name}” could not be read ({reason}).",
                name=path.name or path,
                reason=error.strerror or error,
            )
        ) from error


def within_reach(paths: Iterable[Path]) -> list[Path]:
    """Those of these files that are where they were, on drives that answer."""
    return [path for path in paths if _is_there(path)]


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
