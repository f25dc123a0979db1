"""A damaged protected file, page by page: what its key no longer opens is put right as empty pages of the
same key, so that all others can be read."""

from __future__ import annotations

import re
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.store import drivers
from lfl_desktop.store.database import WrongKey, address
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.words import tr

PAGE = 4096
"""Bytes of a page of the files that this program makes."""


def mend_pages(copy: Path, key: FileKey) -> None:
    """Puts empty pages in the place of those that `key` does not open. Raises WrongKey where it opens none,
    and OSError."""
    count = copy.stat().st_size // PAGE
    with copy.open("r+b") as file:
        file.truncate(count * PAGE)
    unread = _unread(copy, key)
    if len(unread) >= count:
        raise WrongKey(tr("This opens nothing of “{name}”. It was left as it is.", name=copy.name))
    if not unread:
        return
    empty = _empty_pages(copy.with_name("empty.lfl"), key, count)
    with copy.open("r+b") as file:
        for number in unread:
            file.seek((number - 1) * PAGE)
            file.write(empty[(number - 1) * PAGE : number * PAGE])


def _unread(copy: Path, key: FileKey) -> set[int]:
    connection = drivers.connection_to(address(copy.resolve()), key)
    try:
        said = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    finally:
        connection.close()
    return {int(found[1]) for line in said if (found := re.search(r"page (\d+)", line))}


def _empty_pages(path: Path, key: FileKey, count: int) -> bytes:
    durable.make_empty(path)
    db = drivers.connection_to(address(path.resolve()), key)
    try:
        db.execute("CREATE TABLE filling (content)")
        db.execute("INSERT INTO filling VALUES (zeroblob(?))", (count * PAGE,))
    finally:
        db.close()
    return path.read_bytes()
