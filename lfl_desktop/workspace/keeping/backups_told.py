"""When a file was copied last, in the few words that are always in sight."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.store.backup import NoBackup
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.backup_names import when_said
from lfl_desktop.workspace.keeping.backups import Backups

BEHIND = dt.timedelta(days=1)
"""How much older the newest copy in the second folder may be before that is said."""


def backups_said(backups: Backups, now: dt.datetime, trouble: NoBackup | None) -> str:
    """When the last copy was made, or that the next cannot be; and when that in the second folder was, where
    it is behind: a stick is not always in."""
    newest = backups.newest()
    when = when_said(newest.at, now) if newest else ""
    if trouble is not None and not backups.is_about_second(trouble):
        return tr("Not copied since {when}", when=when) if when else tr("No copy could be made")
    if newest is None:
        return ""
    second = backups.newest_in_second()
    if backups.second is None or (second is not None and newest.at - second.at < BEHIND):
        return tr("Copied {when}", when=when)
    if not backups.second_is_there:
        return tr("Copied {when} · second folder not there", when=when)
    if second is None:
        return tr("Copied {when} · nothing in the second folder", when=when)
    return tr("Copied {when} · second folder: {then}", when=when, then=when_said(second.at, now))
