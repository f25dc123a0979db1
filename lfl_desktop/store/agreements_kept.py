"""What was agreed before the words were kept: each agreement gets those that stand there now.

Written out as the columns were on that day, as all that brings an old file up to date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

_NAMESPACE = UUID("6f1c2a52-8a6e-5a0b-9d5e-1d7c0f6f5a11")

_IMPACT = (
    *("person", "challenge", "wording", "level", "evidence", "measure", "unit", "before", "after"),
    *("other_contributors", "themes", "quote"),
)
_LINES = {
    "system_item": ("version", "place", "layer", "wording", "became"),
    "tension": (
        *("version", "from_place", "to_place", "from_item", "to_item", "neighbour", "to_system", "level"),
        *("wording", "voiced_as", "state"),
    ),
}
_SYSTEM = ("question", "neighbour", "shared_object")


def keep_agreements(db: Database) -> None:
    """Fills the empty table `agreement`."""
    for about, subject, learning_set, words in _agreements(db):
        id = uuid5(_NAMESPACE, f"agreement\n{about}\n{subject}")
        db.execute(
            "INSERT INTO agreement (id, learning_set, subject, about, words) VALUES (?, ?, ?, ?, ?)",
            (str(id), learning_set, subject, about, json.dumps(words, ensure_ascii=False, sort_keys=True)),
        )


Found = tuple[str, str, str, dict[str, Any]]


def _agreements(db: Database) -> Iterator[Found]:
    for row in db.query("SELECT * FROM challenge WHERE agreed_on IS NOT NULL AND trim(headline) != ''"):
        yield "headline", row["id"], row["learning_set"], _said(row, ("person", "headline"))
    for row in db.query("SELECT * FROM impact WHERE agreed_on IS NOT NULL AND trim(wording) != ''"):
        yield "impact", row["id"], row["learning_set"], _said(_read(row), _IMPACT)
    for row in db.query("SELECT * FROM impact WHERE quote_consent AND trim(quote) != ''"):
        yield "quote", row["id"], row["learning_set"], _said(row, ("person", "quote"))
    released = "SELECT id, system FROM system_version WHERE released_on IS NOT NULL"
    for nth, version in enumerate(db.query(f"{released} ORDER BY released_on, position"), start=1):
        yield from _release(db, version, nth)


def _release(db: Database, version: dict[str, Any], nth: int) -> Iterator[Found]:
    for system in db.query("SELECT * FROM activity_system WHERE id = ?", [version["system"]]):
        lines = {
            row["id"]: _said(row, fields)
            for table, fields in _LINES.items()
            for row in db.query(f"SELECT * FROM {table} WHERE version = ?", [version["id"]])
        }
        words = {"nth": nth, "system": _said(system, _SYSTEM), "lines": lines}
        yield "release", version["id"], system["learning_set"], words


def _read(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "themes": sorted(json.loads(row["themes"] or "[]"))}


def _said(row: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in fields}
