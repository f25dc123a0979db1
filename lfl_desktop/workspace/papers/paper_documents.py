"""What papers are made of: what came through the gate, with what tells which of it belongs together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.papers.protection_facts import UNKNOWN, HowKept
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper


@dataclass(frozen=True)
class PaperSource:
    """What a paper is made from: all records of a set, what came of them through the gate, today, the day on
    which records were changed last, and how they are kept."""

    records: Sequence[Record]
    seen: Visible
    today: dt.date
    changed: dt.date | None = None
    kept: HowKept = UNKNOWN


def about_of(asked: AskedPaper) -> UUID:
    """What a paper is about, where it is about something."""
    assert asked.about is not None
    return asked.about
