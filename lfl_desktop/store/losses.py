"""What steps took away, as history has it: what recently deleted things are read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE, TABLES
from lfl_desktop.domain.wording.lost_words import LONG, added_texts, letters
from lfl_desktop.store import rows
from lfl_desktop.store.history import ChangeRow, LossRow, StoryRow


class Loss(NamedTuple):
    """What one step took away: a record as it was, and as the step left it, None where it deleted it.

    `at` is when, in UTC."""

    step: int
    at: dt.datetime
    before: Record
    after: Record | None


class Happened(NamedTuple):
    """What one step did to one record, None where it was not before or is not after."""

    step: int
    before: Record | None
    after: Record | None


def as_happened(row: StoryRow) -> Happened | None:
    """What history kept; None where an older version kept it in a form that can no longer be read."""
    found = _both(row.change)
    return Happened(row.step, *found) if found else None


def as_loss(row: LossRow) -> Loss | None:
    """What history kept; None where an older version kept it in a form that can no longer be read."""
    before, after = _both(row.change) or (None, None)
    return Loss(row.step, dt.datetime.fromisoformat(row.at), before, after) if before else None


def _both(change: ChangeRow) -> tuple[Record | None, Record | None] | None:
    """The record before and after; None where an older version kept it in a form that can no longer be
    read."""
    kind = BY_TABLE.get(change.table)
    if kind is None:
        return None
    try:
        return rows.from_json(kind, change.before), rows.from_json(kind, change.after)
    except msgspec.MsgspecError:
        return None


def with_long_words(steps: Iterable[list[ChangeRow]]) -> list[ChangeRow]:
    """What steps that were taken back come to together, where it brought long words into the file: what was
    added to a text, and all new records where their texts together are long. Not files from sets."""
    own = [changes for changes in steps if all(c.table != TABLES[ImportReceipt] for c in changes)]
    found, new = [], []
    for change in _together(change for changes in own for change in changes):
        before, after = _both(change) or (None, None)
        if after is not None and before is None:
            new.append((change, after))
        elif after is not None and before is not None and any(added_texts(before, after)):
            found.append(change)
    if letters([record for _change, record in new]) >= LONG:
        found += [change for change, _record in new]
    return found


def _together(changes: Iterable[ChangeRow]) -> list[ChangeRow]:
    """What changes in order come to: of each record how it was first, and how it was last."""
    found: dict[tuple[str, str], ChangeRow] = {}
    for change in changes:
        key = (change.table, change.record)
        found[key] = found.get(key, change)._replace(after=change.after)
    return list(found.values())
