"""A file whose list of tables is damaged, with the list of a new file in its place: where the file was begun
by this version, its tables begin on the same pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.store import upgrade
from lfl_desktop.store.damaged_pages import PAGE
from lfl_desktop.store.database import APPLICATION_ID, Connection, connect

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


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


def with_new_schema(copy: Path, to: Path) -> None:
    """Puts the damaged file `copy` at `to`, with the list of tables of a new file. Raises OSError."""
    fresh = to.with_name("fresh.lfl")
    durable.make_empty(fresh)
    db = connect(fresh)
    try:
        with db.atomic():
            upgrade.migrate(db)
        of_schema = _schema_pages(db)
    finally:
        db.close()
    new = fresh.read_bytes()
    shutil.copyfile(copy, to)
    with to.open("r+b") as file:
        for number in of_schema:
            file.seek((number - 1) * PAGE)
            file.write(new[(number - 1) * PAGE : number * PAGE])
        file.seek(92)
        file.write(bytes(4))  # then the size of the file itself counts


def _schema_pages(db: Connection) -> list[int]:
    """The pages of the list of tables of a new file, in which each table and index has one page."""
    count = int(db.execute("PRAGMA page_count").fetchone()[0])
    roots = {row[0] for row in db.execute("SELECT rootpage FROM sqlite_master")}
    return [number for number in range(1, count + 1) if number not in roots]
