"""What steps took away, as history has it: what recently deleted things are read from."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE
from lfl_desktop.store import rows
from lfl_desktop.store.history import LossRow, StoryRow


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
    kind = BY_TABLE.get(row.change.table)
    if kind is None:
        return None
    try:
        before, after = rows.from_json(kind, row.change.before), rows.from_json(kind, row.change.after)
    except msgspec.MsgspecError:
        return None
    return Happened(row.step, before, after)


def as_loss(row: LossRow) -> Loss | None:
    """What history kept; None where an older version kept it in a form that can no longer be read."""
    kind = BY_TABLE.get(row.change.table)
    if kind is None:
        return None
    try:
        before, after = rows.from_json(kind, row.change.before), rows.from_json(kind, row.change.after)
    except msgspec.MsgspecError:
        return None
    return Loss(row.step, dt.datetime.fromisoformat(row.at), before, after) if before else None
