"""Backups while a file is open: one every half hour in which something changed, one at the end, and when the
last was made in the line below the screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from lfl_desktop.store.backup import NoBackup
    from lfl_desktop.workspace.keeping.backups import Backups

FIRST_LOOK, LOOK_EVERY = 700, 60_000
"""Milliseconds until it is said when the last was made, and between two looks at whether one is due."""


class BackupRun(QThread):
    """Makes a backup behind the window."""

    told = Signal(object)
    """What stood in the way, a NoBackup, or None."""

    def __init__(self, make: Callable[[], NoBackup | None], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make

    def run(self) -> None:
        self.told.emit(self._make())


class BackupWatch(QObject):
    """Makes backups of the open file, and says in `line` when the last was made."""

    def __init__(self, desk: Desk, line: QPushButton) -> None:
        super().__init__(line)
        self._desk, self._line = desk, line
        self._run: BackupRun | None = None
        self._trouble: NoBackup | None = None
        self._told_of: set[Path] = set()
        line.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def backups(self) -> Backups:
        """Those of the file that is open, where they are kept now."""
        from lfl_desktop.workspace.keeping.backups import backups_of  # which a start does not wait for

        return backups_of(self._desk.file, self._desk.preferences.settings.second_folder)

    def make_if_due(self) -> None:
        """Begins to make a backup behind the window, where one is due."""
        self._begin(lambda backups: backups.keep_if_due)

    def make_now(self) -> None:
        """Begins to make a backup where the file has changed since the last."""
        self._begin(lambda backups: backups.keep_if_changed)

    def _begin(self, job: Callable[[Backups], Callable[[], NoBackup | None]]) -> None:
        if self._is_written and (self._run is None or self._run.isFinished()):
            self._run = BackupRun(job(self.backups), self)
            self._run.told.connect(self._made)
            self._run.start()

    def wait(self) -> None:
        """Waits for the backup that is being made."""
        if self._run is not None:
            self._run.wait()

    def let_go(self, *, keep: bool) -> None:
        """The window closes: with the last backup, if the file is closed as well."""
        self._timer.stop()
        self.wait()
        if keep and self._is_written:
            self.backups.keep_if_changed()

    @property
    def _is_written(self) -> bool:
        file = self._desk.file
        return file.only_read is None and file.lost is None

    def _look(self) -> None:
        if self._timer.interval() == FIRST_LOOK:
            self._timer.setInterval(LOOK_EVERY)
            self.show_newest()
            self._tell_of_conflicts()
        else:
            self.make_if_due()
            self._tell_of_conflicts()

    def _tell_of_conflicts(self) -> None:
        """Each of them once: a folder may be synchronised, and leave one, while the file is open."""
        if self._is_written:
            said = self._desk.attempt(self._said_of_new_conflicts)
            if said:
                self._desk.troubled.emit(said)

    def _said_of_new_conflicts(self) -> str:
        from lfl_desktop.workspace.keeping.conflicted_copies import conflicted_copies, said_of_conflicts

        new = [copy for copy in conflicted_copies(self._desk.file) if copy not in self._told_of]
        self._told_of.update(new)
        return said_of_conflicts(self._desk.file, new)

    def _made(self, trouble: NoBackup | None) -> None:
        self._trouble = trouble
        self.show_newest()

    def show_newest(self) -> None:
        """Says when the last was made, or what stands in the way of the next."""
        if self._desk.file.lost is not None:
            self._line.hide()
            return
        from lfl_desktop.workspace.keeping.backups_told import backups_said

        words = backups_said(self.backups, self._desk.file.now(), self._trouble)
        self._line.setText(words)
        self._line.setToolTip(str(self._trouble or tr("Earlier copies of this file")))
        self._line.setVisible(bool(words))
