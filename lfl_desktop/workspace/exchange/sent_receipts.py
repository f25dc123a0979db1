"""What was sent of a set, file by file, and what has come since the last of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

import msgspec

from lfl_desktop.domain.gate.contents import CONTENTS, Standing
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import Person, Post
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading


class Since(NamedTuple):
    """How many records are new, changed or withdrawn since the last file."""

    new: int
    changed: int
    withdrawn: int


def held_in(records: Iterable[Record]) -> dict[str, str]:
    """What a receipt keeps of what was sent, without those who are there without names."""
    every = list(records)
    unnamed = {one.id for one in every if isinstance(one, Person) and not one.name}
    told = [r for r in every if r.id not in unnamed and not (isinstance(r, Post) and r.person in unnamed)]
    return {one.id.hex[:12]: hashlib.sha256(msgspec.json.encode(one)).hexdigest()[:8] for one in told}


def contents_of(seen: Visible) -> dict[str, int]:
    """The kinds of content that leave, each with how many records tell of it."""
    return {
        line.key: line.leaving for line in seen.lines if line.standing == Standing.LEAVES and line.leaving
    }


def changed_since_sent(receipt: ExportReceipt, records: Iterable[Record]) -> Since | None:
    """How `records` differ from what was sent; None of files that were made before this was kept."""
    if not receipt.held:
        return None
    before, now = receipt.held, held_in(records)
    both = before.keys() & now.keys()
    changed = sum(before[id] != now[id] for id in both)
    return Since(len(now.keys() - both), changed, len(before.keys() - both))


def changed_since_words(found: Since) -> str:
    """As in "2 new, 1 withdrawn"; empty where there is no difference."""
    parts = (
        tr("{n} new", n=found.new) if found.new else "",
        tr("{n} changed", n=found.changed) if found.changed else "",
        tr("{n} withdrawn", n=found.withdrawn) if found.withdrawn else "",
    )
    return ", ".join(part for part in parts if part)


def sent_files(reading: Reading, set_id: UUID) -> list[str]:
    """A line for each edition that was made for the coordinator, the latest first."""
    newest: dict[int, ExportReceipt] = {}
    for receipt in reading.select(ExportReceipt, learning_set=set_id):
        known = newest.get(receipt.edition)
        if known is None or (receipt.made_at or _NEVER) > (known.made_at or _NEVER):
            newest[receipt.edition] = receipt
    return [_line(newest[edition], reading.today()) for edition in sorted(newest, reverse=True)]


_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def _line(receipt: ExportReceipt, today: dt.date) -> str:
    told = [tr("Edition {n}", n=receipt.edition)]
    if receipt.made_at is not None:
        told.append(day_and_month(receipt.made_at.astimezone().date(), today))
    kinds = [tr(content.title) for content in CONTENTS if receipt.contents.get(content.key)]
    if kinds:
        told.append(", ".join(kinds))
    return " · ".join(told)
