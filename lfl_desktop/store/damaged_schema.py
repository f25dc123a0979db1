"""A file whose list of tables is damaged, with the list of a new file in its place: where the file was begun
by this version, or put in another's place by it, its tables begin on the same pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.store import upgrade
from lfl_desktop.store.damaged_pages import PAGE
from lfl_desktop.store.database import APPLICATION_ID, Connection, connect
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.protection import protect_anew

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_ANY_KEY = FileKey(bytes(32), bytes(16))


def mend_header(copy: Path) -> None:
    """Puts right what tells that this is a file of SQLite, and one of ours, where that is damaged."""
    sizes = PAGE.to_bytes(2, "big") + b"\x01\x01\x00\x40\x20\x20"
    utf8, ours = b"\x00\x00\x00\x01", APPLICATION_ID.to_bytes(4, "big")
    with copy.open("r+b") as file:
        start = file.read(_HEADER)
        is_known = start.startswith(_MAGIC) and start[18:24] == sizes[2:] and start[56:60] == utf8
        if len(start) == _HEADER and not is_known:
            file.seek(0)
            file.write(_MAGIC + sizes + start[24:56] + utf8 + start[60:68] + ours + start[72:])


def with_new_schemas(copy: Path, key: FileKey | None) -> Iterator[Path]:
    """The damaged file `copy` beside itself with the list of tables of a new file, in each of the ways in
    which one comes to be: made so, or through another file. Raises OSError."""
    for number, begin in enumerate((_begun, _put_in_place)):
        fresh, mended = (copy.with_name(f"{name} {number}.lfl") for name in ("fresh", "mended"))
        begin(fresh, key)
        of_schema = _grown(fresh, key, -(-copy.stat().st_size // PAGE))
        new = fresh.read_bytes()
        shutil.copyfile(copy, mended)
        with mended.open("r+b") as file:
            for page in of_schema:
                file.seek((page - 1) * PAGE)
                file.write(new[(page - 1) * PAGE : page * PAGE])
            file.truncate(len(new))
        yield mended


def _begun(path: Path, key: FileKey | None) -> None:
    durable.make_empty(path)
    upgrade.make_all_tables(path, key)


def _put_in_place(path: Path, key: FileKey | None) -> None:
    """As protecting a file makes it, or making it plain again."""
    _begun(path, None)
    protect_anew(path, None, key or _ANY_KEY)
    if key is None:
        protect_anew(path, _ANY_KEY, None)


def _grown(path: Path, key: FileKey | None, count: int) -> list[int]:
    """Makes a new file at least `count` pages long, which its first page says; the pages of its list of
    tables, in which each table and index has one page."""
    db = connect(path, key)
    try:
        roots = {row[0] for row in db.execute("SELECT rootpage FROM sqlite_master")}
        of_schema = [page for page in range(1, _page_count(db) + 1) if page not in roots]
        with db.atomic():
            db.execute("CREATE TABLE filling (content)")
            while (missing := count - _page_count(db)) > 0:
                db.execute("INSERT INTO filling VALUES (zeroblob(?))", (max(1, missing - 2) * PAGE,))
            db.execute("DROP TABLE filling")
    finally:
        db.close()
    return of_schema


def _page_count(db: Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0])
