"""The keys that files of a programme are sealed to, and the pack that was taken in last: beside the records
and in no history, so that nothing that is made of records can hold one."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.store.database import Connection


def keep_programme_key(db: Connection, programme: UUID, public: str, secret: str = "") -> None:
    """Keeps what the files of a programme are sealed to, and for its coordinator what opens them. A secret
    that is there is never lost: with another public key it stays beside it."""
    db.execute(
        "INSERT INTO programme_key (programme, public, secret, newest) VALUES (?, ?, ?, (SELECT"
        " coalesce(max(newest), 0) + 1 FROM programme_key)) ON CONFLICT DO UPDATE SET newest ="
        " excluded.newest, secret = CASE excluded.secret WHEN '' THEN secret ELSE excluded.secret END",
        (str(programme), public, secret),
    )


def public_of(db: Connection, programme: UUID) -> tuple[str, bool]:
    """The newest key that files of a programme are sealed to, and whether its secret is here; empty where
    none is known."""
    row = db.execute(
        "SELECT public, secret <> '' FROM programme_key WHERE programme = ? ORDER BY newest DESC",
        (str(programme),),
    ).fetchone()
    return (row[0], bool(row[1])) if row else ("", False)


def secrets(db: Connection) -> list[str]:
    """What opens sealed files here, the newest first."""
    found = db.execute("SELECT secret FROM programme_key WHERE secret <> '' ORDER BY newest DESC")
    return [row[0] for row in found.fetchall()]


def keep_pack(db: Connection, programme: UUID, content: bytes) -> None:
    """Keeps the pack of a programme that was taken in last."""
    db.execute(
        "INSERT INTO pack_taken (programme, content) VALUES (?, ?) ON CONFLICT DO UPDATE SET content ="
        " excluded.content",
        (str(programme), content),
    )


def pack_of(db: Connection, programme: UUID) -> bytes | None:
    """The pack of a programme that was taken in last, None before the first."""
    row = db.execute("SELECT content FROM pack_taken WHERE programme = ?", (str(programme),)).fetchone()
    return None if row is None else bytes(row[0])
