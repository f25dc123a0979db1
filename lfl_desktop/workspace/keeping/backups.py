"""The backups of one records file: where they are, when one is made, and which of them go.

They lie in the data folder of this user, by the id of the file, so that a file which was renamed or moved
keeps them; and, where one was chosen, in a second folder besides. A file that is in the state of one of its
backups needs no other: that is how going back to one thins nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from uuid import UUID

from lfl_desktop import durable, paths
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.backup import FileState, NoBackup, make_backup, no_backup, state_of
from lfl_desktop.store.file_key import FileKey, is_protected
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.backup_names import Backup, Reason, backup_at, free_name
from lfl_desktop.workspace.keeping.thinning import outdated
from lfl_desktop.workspace.workspace import Workspace

INTERVAL = dt.timedelta(minutes=30)
"""How old the newest backup may become while the file is in use and changes."""

_ONE_AT_A_TIME = RLock()
"""Held while backups are made or deleted: what is being made behind the window would otherwise come to lie
there after all were deleted."""


@dataclass(frozen=True)
class Backups:
    """The backups of the file at `path`, which has the id `file`. They can be made and looked at in another
    thread while the file is open."""

    path: Path
    file: UUID
    now: Clock
    second: Path | None = None
    """Where backups are kept besides: a stick, another drive."""
    key: FileKey | None = None
    """What opens the file and its backups, None where they are plain."""
    copies: Callable[[Path], None] | None = None
    """How the file that is open makes a copy of itself, None where it is open nowhere."""

    def listed(self) -> list[Backup]:
        """All there are, the newest first; what lies in both folders once."""
        found: dict[str, Backup] = {}
        for folder in self._folders():
            for backup in _within(folder):
                found.setdefault(backup.path.name, backup)
        return _newest_first(found.values())

    def everywhere(self) -> list[Path]:
        """Where each of them is, in both folders."""
        return [backup.path for folder in self._folders() for backup in _newest_first(_within(folder))]

    def newest(self) -> Backup | None:
        """The newest, None where there is none."""
        return next(iter(self.listed()), None)

    def newest_in_second(self) -> Backup | None:
        """The newest in the second folder, None where there is none, or the folder is out of reach."""
        return next(iter(_newest_first(_within(self._folders()[-1]))), None) if self.second else None

    @property
    def second_is_there(self) -> bool:
        """Whether the second folder can be reached: a drive of the network may answer with an error."""
        try:
            return self.second is not None and self.second.is_dir()
        except OSError:
            return False

    @property
    def out_of_reach(self) -> Path | None:
        """Where in the second folder backups may lie that can neither be seen nor deleted now."""
        return None if self.second is None or self.second_is_there else self._folders()[-1]

    def is_about_second(self, trouble: NoBackup) -> bool:
        """Whether what stood in the way was in the second folder: in the data folder there is a copy."""
        return (
            self.second is not None and trouble.folder is not None and self.second in trouble.folder.parents
        )

    def keep(self, reason: Reason) -> None:
        """Makes sure that there is a backup of the file as it is now. Raises NoBackup where none can be made
        in the data folder."""
        with _ONE_AT_A_TIME:
            self._keep_in(self._folders()[0], state_of(self.path, self.key), reason)

    def keep_if_due(self) -> NoBackup | None:
        """Makes a backup where the file has changed and the newest is too old; what stood in the way. One of
        a later time, made before the clock was set back, says nothing of that."""
        now = self.now()
        newest = next((backup for backup in self.listed() if backup.at <= now), None)
        if newest is not None and now - newest.at < INTERVAL:
            return None
        return self.keep_if_changed()

    def keep_if_changed(self) -> NoBackup | None:
        """Makes a backup in each of the folders where there is none of the file as it is now, and lets those
        go there that are no longer needed; what stood in the way."""
        with _ONE_AT_A_TIME:
            return self._keep_if_changed()

    def delete_all(self) -> list[Path]:
        """Deletes them, as far as they can be reached, with those beside the file; those that stayed."""
        with _ONE_AT_A_TIME:
            there = [*self.everywhere(), *copies_before_updates(self.path)]
            for path in there:
                durable.drop(path)
            return [path for path in there if path.exists()]

    def _keep_if_changed(self) -> NoBackup | None:
        trouble: NoBackup | None = None
        try:
            state = state_of(self.path, self.key)
            for folder in reversed(self._folders()):
                self._protect_those_left(folder)
                try:
                    if self._keep_in(folder, state, Reason.ON_THE_WAY):
                        self._thin(folder)
                except WorldError as error:
                    trouble = error if isinstance(error, NoBackup) else NoBackup(str(error))
        except WorldError as error:
            return NoBackup(str(error))
        return trouble

    def _folders(self) -> list[Path]:
        first = paths.backups_folder()
        above = [first, self.second / first.name] if self.second is not None else [first]
        return [each / self.file.hex[:12] for each in above]

    def _keep_in(self, folder: Path, state: FileState | None, reason: Reason) -> bool:
        """Whether a backup was made, where there was none of this state."""
        if state is not None and any(
            _is_in(state, backup, self.key) for backup in _newest_first(_within(folder))
        ):
            return False
        try:
            self._make(folder)
            copy = free_name(folder, self.path, self.now(), reason)
        except OSError as error:
            raise no_backup(self.path, folder / self.path.name, error) from error
        if self.copies is not None:
            self.copies(copy)
        else:
            make_backup(self.path, copy, self.key)
        return True

    def _protect_those_left(self, folder: Path) -> None:
        """Backups of a protected file that are still plain, because protecting it was broken off or their
        folder was out of reach, are protected."""
        if self.key is not None:
            for backup in _within(folder):
                with suppress(WorldError, OSError):  # it is tried another time
                    if not is_protected(backup.path):
                        protect_anew(backup.path, None, self.key)

    def _make(self, folder: Path) -> None:
        """Makes the folder, which only its owner may look into; but not the second one that was chosen, which
        is on a stick or a drive that may not be there."""
        if self.second is not None and self.second in folder.parents and not self.second_is_there:
            raise NoBackup(
                tr(
                    "The second folder for copies, {folder}, is not there now. The copy on this computer is"
                    " made all the same; put in the stick or the drive for the other.",
                    folder=self.second,
                ),
                folder,
            )
        durable.make_folder(folder, private=True)

    def _thin(self, folder: Path) -> None:
        """Those of another file that began as a copy of this one, and has another name, are left alone."""
        own = [backup for backup in _within(folder) if backup.stem == self.path.stem]
        for backup in outdated(own, self.now().astimezone().date()):
            with suppress(OSError):  # it goes another time
                backup.path.unlink()


def copies_before_updates(path: Path) -> list[Path]:
    """What was kept beside the file at `path` before it was brought up to date."""
    start = f"{path.stem} before update "
    beside = _names_in(path.parent)
    return sorted(each for each in beside if each.name.startswith(start) and each.suffix == path.suffix)


def backups_of(workspace: Workspace, second: Path | None = None) -> Backups:
    """The backups of an open file."""
    own = workspace.path, workspace.file_id, workspace.now
    return Backups(*own, second, workspace.key, workspace.make_backup)


def _within(folder: Path) -> list[Backup]:
    return [backup for path in _names_in(folder) if (backup := backup_at(path)) is not None]


def _names_in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _newest_first(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda each: each.order, reverse=True)


def _is_in(state: FileState, backup: Backup, key: FileKey | None) -> bool:
    try:
        return state_of(backup.path, key) == state
    except WorldError:
        return False
