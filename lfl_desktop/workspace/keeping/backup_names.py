"""How a backup is named: after the file, when it was made, and why."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from lfl_desktop import paths
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr


class Reason(StrEnum):
    """Why a backup was made."""

    ON_THE_WAY = ""
    BEFORE_ADDING = "before adding"
    BEFORE_PACK = "before the pack"
    BEFORE_ERASING = "before erasing"
    BEFORE_GOING_BACK = "before going back"


REASONS = {
    Reason.ON_THE_WAY: "",
    Reason.BEFORE_ADDING: mark("before files were added"),
    Reason.BEFORE_PACK: mark("before the programme’s pack was taken in"),
    Reason.BEFORE_ERASING: mark("before something was erased for good"),
    Reason.BEFORE_GOING_BACK: mark("before going back to an earlier copy"),
}

_NAME = re.compile(
    r"(?P<stem>.*) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)"
    rf"(?: (?P<reason>{'|'.join(filter(None, Reason))}))?(?: \((?P<number>\d+)\))?",
    re.DOTALL,
)
_AT = "%Y-%m-%d %H.%M.%S"


class Backup(NamedTuple):
    """One copy of a file, made `at` a time of this computer's zone."""

    path: Path
    stem: str
    at: dt.datetime
    reason: Reason
    number: int = 1
    """Counts those of one second."""

    @property
    def order(self) -> tuple[dt.datetime, int]:
        """What tells which of two was made first."""
        return self.at, self.number


def backup_at(path: Path) -> Backup | None:
    """The backup that the name of `path` tells of, None where it is something else."""
    found = _NAME.fullmatch(path.stem)
    if found is None:
        return None
    try:
        at = dt.datetime.strptime(found["at"], _AT).astimezone()
    except (ValueError, OverflowError):
        return None
    return Backup(path, found["stem"], at, Reason(found["reason"] or ""), int(found["number"] or 1))


def free_name(folder: Path, path: Path, at: dt.datetime, reason: Reason) -> Path:
    """Where a backup of the file at `path` goes; nothing is there yet, and it comes after all of its
    second."""
    local = at.astimezone().replace(microsecond=0)
    there = (backup_at(each) for each in folder.iterdir()) if folder.is_dir() else ()
    same = [each.number for each in there if each and (each.stem, each.at) == (path.stem, local)]
    number = f"({max(same) + 1})" if same else ""
    words = " ".join(part for part in (path.stem, local.strftime(_AT), reason, number) if part)
    return folder / f"{words}{path.suffix}"


def when_said(at: dt.datetime, now: dt.datetime) -> str:
    """When something was: "09:30", "yesterday 09:30", "3 Mar 09:30"."""
    local, today = at.astimezone(), now.astimezone().date()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time
    days = (today - local.date()).days
    day = tr("yesterday") if days == 1 else day_and_month(local.date(), today)
    return tr("{day} {time}", day=day, time=time)


def only_read_as_backup(path: Path) -> WorldError | None:
    """Why the file at `path` is only read where it is one of the backups, None where it is not."""
    if backup_at(path) is None or path.absolute().parent.parent.name != paths.backups_folder().name:
        return None
    return WorldError(
        tr(
            "“{name}” is an earlier copy, which stays as it is. To go on with it, save it as a file of its"
            " own (File, Save a copy) and open that.",
            name=path.name,
        )
    )
