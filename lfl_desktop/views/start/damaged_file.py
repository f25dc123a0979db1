"""A damaged file in the window: what can still be read of it, and its newest sound copy, to choose from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from lfl_desktop.domain.clock import Clock
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.keeping.backup_names import Backup, when_said
from lfl_desktop.workspace.keeping.protecting import FileKey
from lfl_desktop.workspace.keeping.recovering import (
    can_be_recovered,
    copied_anew,
    newest_sound_of_damaged,
    recover,
)
from lfl_desktop.workspace.lists.lookup import what_it_holds
from lfl_desktop.workspace.start.new_file import unused
from lfl_desktop.workspace.workspace import Workspace


class DamagedFile:
    """The ways on from the damaged file at `path`, offered in the window of the first run; `show` opens the
    file that was chosen. `second` is where backups are kept besides."""

    def __init__(
        self,
        window: Welcome,
        path: Path,
        show: Callable[[Path], None],
        *,
        key: FileKey | None,
        now: Clock,
        second: Path | None,
    ) -> None:
        self._window, self._path, self._show = window, path, show
        self._key, self._now, self._second = key, now, second

    def offer(self) -> None:
        """Its copy, where there is one, and what can be read, which takes its time and is done when asked
        for."""
        self._offer_copy(newest_sound_of_damaged(self._path, self._now, self._key, self._second))
        if can_be_recovered(self._path):
            self._window.offer_recovered(tr("See what can still be read"), self._recover)

    def _offer_copy(self, newest: Backup | None) -> None:
        if newest is not None:
            words = tr("Go on with its copy of {when}", when=self._when(newest))
            self._window.offer_copy(
                words, lambda: self._show(copied_anew(newest, unused(self._path), self._key))
            )

    def _recover(self) -> None:
        """Puts what can be read into a new file, and says what that and the copy hold."""
        new = unused(self._path.with_stem(tr("{name} recovered", name=self._path.stem)))
        done = recover(self._path, new, self._now, self._key, self._second)
        said = [tr("What can be read is in “{name}”: {held}.", name=new.name, held=self._held(new))]
        if done.lost:
            said.append(plural("%n entries could not be read.", "%n entry could not be read.", done.lost))
        if done.newest is not None:
            when, held = self._when(done.newest), self._held(done.newest.path)
            said.append(tr("The copy of {when} holds {held}.", when=when, held=held))
        said.append(tr("“{name}” was left as it is.", name=self._path.name))
        self._window.tell(" ".join(said))
        self._offer_copy(done.newest)
        self._window.offer_recovered(tr("Go on with what can be read"), lambda: self._show(new))

    def _when(self, backup: Backup) -> str:
        return when_said(backup.at, self._now())

    def _held(self, path: Path) -> str:
        with closing(Workspace.open(path, self._key, read_only=True, now=self._now)) as file:
            return what_it_holds(file)
