"""Which backups may go: the older they are, the fewer stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from lfl_desktop.workspace.keeping.backup_names import Backup

RECENT = 1
"""Days before today of which every backup stays."""

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many stay besides, one of each day, then one of each week, then one of each month: the last of it."""

_PERIODS: tuple[tuple[int, Callable[[dt.date], int]], ...] = (
    (DAILY, lambda day: day.toordinal()),
    (WEEKLY, lambda day: (day.toordinal() - 1) // 7),  # weeks begin on Monday
    (MONTHLY, lambda day: day.year * 12 + day.month),
)


def outdated(backups: Iterable[Backup], today: dt.date) -> list[Backup]:
    """The backups that are no longer needed beside the others: all but those of today and yesterday, and of
    what is older the last of each day, week and month that still count."""
    gone: list[Backup] = []
    kept_last: dt.date | None = None
    left = [count for count, _period in _PERIODS]
    for backup in sorted(backups, key=lambda each: each.order, reverse=True):
        day = backup.at.date()
        if (today - day).days <= RECENT:
            kept_last = day
            continue
        stage = next((nth for nth, count in enumerate(left) if count), None)
        if stage is None or (kept_last is not None and _period(stage, day) >= _period(stage, kept_last)):
            gone.append(backup)
            continue
        left[stage] -= 1
        kept_last = day
    return gone


def _period(stage: int, day: dt.date) -> int:
    return _PERIODS[stage][1](day)
