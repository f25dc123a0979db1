"""What was received of each set, whole and as it was sent: beside the rows of `edition`, and in no history,
so that what was withdrawn is nowhere once a later edition has come."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from uuid import UUID

from lfl_desktop.store.database import Connection

LEVEL = 1
"""How hard the bytes are packed: the least that zlib has, since more takes its time and gives little."""


def keep_edition_content(db: Connection, edition: UUID, content: bytes, overview: bytes | None) -> None:
    """Keeps the bytes of an edition, and the overview that was made of it."""
    db.execute(
        "INSERT INTO edition_content (edition, content, overview) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
        " content = excluded.content, overview = excluded.overview",
        (str(edition), zlib.compress(content, LEVEL), overview),
    )


def find(db: Connection, edition: UUID) -> bytes | None:
    """The bytes of an edition as they were received, None where they are not there any more."""
    row = db.execute("SELECT content FROM edition_content WHERE edition = ?", (str(edition),)).fetchone()
    return None if row is None else zlib.decompress(row[0])


EditionNamed = tuple[str, str, str, str, str, str | None, str]
"""What an edition is found by: its id, its line, its set, what that is called and its facilitator, the id of
its programme and what that is called."""


def editions_found_by(db: Connection) -> list[EditionNamed]:
    """What each edition is found by, those that came first before the others."""
    columns = "id, line, learning_set, set_name, facilitator, programme, programme_name"
    return db.execute(f"SELECT {columns} FROM edition ORDER BY rowid").fetchall()


def overviews(db: Connection, but: Collection[UUID]) -> dict[UUID, bytes]:
    """The overview of each edition that is here and has one; empty for those of `but`, which were read
    before."""
    here = db.execute(
        "SELECT edition FROM edition_content WHERE overview IS NOT NULL"
        " AND edition IN (SELECT id FROM edition)"
    ).fetchall()
    found = dict.fromkeys((UUID(edition) for (edition,) in here), b"")
    for edition in found.keys() - set(but):
        one = "SELECT overview FROM edition_content WHERE edition = ?"
        found[edition] = db.execute(one, (str(edition),)).fetchone()[0]
    return found


def keep_only(db: Connection, but: Collection[UUID]) -> None:
    """Forgets the content of every edition that is neither in `edition` nor one of `but`; nothing of it stays
    on free pages."""
    marks = ", ".join("?" * len(but))
    db.execute(
        "DELETE FROM edition_content WHERE edition NOT IN (SELECT id FROM edition)"
        f" AND edition NOT IN ({marks})",
        tuple(str(each) for each in but),
    )
