"""Going back to a backup: what would change, and the way there, of which the way back is kept."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.keeping.backup_names import Backup, Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.workspace import Workspace


class Apart(NamedTuple):
    """How a file and one of its backups differ."""

    since: int
    """Steps of the file that the backup has not."""
    again: int
    """Steps of the backup that the file has not."""
    records: int
    """Records that are not the same in both."""
    meetings: int
    """Meetings to which they belong."""


def apart(workspace: Workspace, copy: Path) -> Apart:
    """How the open file and a copy of it differ. Raises a WorldError where the copy cannot be read."""
    with closing(Workspace.open(copy, workspace.key, read_only=True, now=workspace.now)) as other:
        differ: list[Record] = []
        for kind in ALL:
            here = {record.id: record for record in workspace.select(kind)}
            there = {record.id: record for record in other.select(kind)}
            both = {**there, **here}
            differ += [record for id, record in both.items() if here.get(id) != there.get(id)]
        now, then = workspace.steps(), other.steps()
    meetings = {met for record in differ if (met := _meeting_of(record)) is not None}
    return Apart(len(now - then), len(then - now), len(differ), len(meetings))


def _meeting_of(record: Record) -> UUID | None:
    if isinstance(record, Meeting):
        return record.id
    found = getattr(record, "meeting", None)
    return found if isinstance(found, UUID) else None


def difference_said(differ: Apart) -> str:
    """What would change, in a sentence or two."""
    if not differ.records:
        return tr("It holds the same as the file does now.")
    counts = [
        plural("%n meetings", "%n meeting", differ.meetings) if differ.meetings else "",
        plural("%n steps", "%n step", differ.since) if differ.since else "",
    ]
    named = ", ".join(each for each in counts if each)
    entries = plural("%n entries differ.", "%n entry differs.", differ.records)
    parts = [tr("{what} since.", what=named) if differ.since else named and f"{named}.", entries]
    if differ.again:
        parts.append(
            plural("%n steps that the file has not now.", "%n step that the file has not now.", differ.again)
        )
    return " ".join(part for part in parts if part)


def go_back(workspace: Workspace, backups: Backups, backup: Backup) -> None:
    """Puts what a backup holds in the place of what is in the file, of which a backup is made first: going
    back to that undoes it.

    Raises a WorldError where one of the two is in the way; the file is as it was then."""
    backups.keep(Reason.BEFORE_GOING_BACK)
    workspace.fill_from(backup.path)
