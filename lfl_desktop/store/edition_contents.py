"""What was received of each set, whole and as it was sent: beside the rows of `edition`, and in no history,
so that what was withdrawn is nowhere once a later edition has come."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
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


def names_received(db: Connection) -> list[tuple[str, str]]:
    """What sets and their facilitators are called, each pair once."""
    return db.execute("SELECT DISTINCT set_name, facilitator FROM edition").fetchall()


def editions_named(db: Connection, names: Collection[tuple[str, str]]) -> list[str]:
    """The ids of the editions whose sets and facilitators are called so, to the letter, those that came first
    before the others."""
    one = "SELECT rowid, id FROM edition WHERE set_name = ? AND facilitator = ?"
    return [id for _row, id in sorted(row for pair in names for row in db.execute(one, pair))]


def sets_received(db: Connection) -> set[str]:
    """The ids of all sets of which an edition is here."""
    return {id for (id,) in db.execute("SELECT learning_set FROM edition")}


def programmes_named(db: Connection) -> dict[UUID, str]:
    """The id of each programme that an edition belongs to -> what the edition calls it; of several names,
    that which came last."""
    asked = "SELECT programme, programme_name, max(rowid) FROM edition WHERE programme IS NOT NULL GROUP BY 1"
    return {UUID(id): name for id, name, _row in db.execute(asked)}


def overviews(db: Connection, but: Collection[UUID]) -> Iterator[tuple[UUID, bytes]]:
    """Each edition here that has an overview, with that, one after the other; empty for those of `but`,
    which were read before."""
    here = db.execute(
        "SELECT edition FROM edition_content WHERE overview IS NOT NULL"
        " AND edition IN (SELECT id FROM edition)"
    ).fetchall()
    one = "SELECT overview FROM edition_content WHERE edition = ?"
    for (id,) in here:
        known = (edition := UUID(id)) in but
        yield edition, b"" if known else db.execute(one, (id,)).fetchone()[0]


def keep_only(db: Connection, but: Collection[UUID]) -> None:
    """Forgets the content of every edition that is neither in `edition` nor one of `but`; nothing of it stays
    on free pages."""
    marks = ", ".join("?" * len(but))
    db.execute(
        "DELETE FROM edition_content WHERE edition NOT IN (SELECT id FROM edition)"
        f" AND edition NOT IN ({marks})",
        tuple(str(each) for each in but),
    )
