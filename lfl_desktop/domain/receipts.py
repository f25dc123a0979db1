"""What was sent and received, and the figures that travel in place of names."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from lfl_desktop.domain.record import Record


class MeetingFigures(Record, frozen=True, kw_only=True):
    """Counts of one meeting, made by the gate where the records themselves stay behind.

    `members` and `here` count people; the others count the actions decided at this meeting
    by how they stand when the file is made.
    """

    learning_set: UUID
    meeting: UUID
    members: int = 0
    here: int = 0
    open: int = 0
    done: int = 0
    partly: int = 0
    changed: int = 0
    dropped: int = 0
    handed_on: int = 0


class ExportReceipt(Record, frozen=True, kw_only=True):
    """A file that was made for somebody: which set, which edition, for whom, when, which content."""

    learning_set: UUID
    edition: int = 1
    audience: str = "coordinator"
    made_at: dt.datetime | None = None
    digest: str = ""


class ImportReceipt(Record, frozen=True, kw_only=True):
    """A file that was taken in."""

    learning_set: UUID
    edition: int = 1
    received_at: dt.datetime | None = None
    digest: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
