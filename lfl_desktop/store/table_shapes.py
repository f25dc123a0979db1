"""How a table of records is made: what its columns are by default, and which may be unknown."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.db import Table

ID = {"id": str}


def add_table(
    db: Database, name: str, columns: dict[str, type], refers: dict[str, str], needed: tuple[str, ...]
) -> None:
    """A table of records: `refers` maps a column to the table whose id it holds."""
    table = db[name]
    assert isinstance(table, Table)
    references = dict.fromkeys(refers, str)
    table.create(
        {**ID, **references, **columns},
        pk="id",
        foreign_keys=[(column, other, "id") for column, other in refers.items()],
        not_null={*needed, *(c for c in columns if columns[c] is str and c not in OPTIONAL)},
        defaults={c: "" for c in columns if columns[c] is str and c not in OPTIONAL},
    )
    for column in refers:
        table.create_index([column])


OPTIONAL = frozenset(
    {
        "sample_today", "starts", "ends", "half_term_starts", "half_term_ends", "date", "agreed_on",
        "due", "written_on", "released_on", "made_at", "received_at", "moved_from", "chosen_on",
        "to_place", "voiced_as", "line_of", "made_by", "programme", "one", "other", "decided_on",
        "thread", "erased_on", "of_set", "keep_until", "anonymised_on",
    }
)  # fmt: skip
"""Dates, times and choices that may be unknown: null, where other text is empty."""
