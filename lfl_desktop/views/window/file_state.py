"""What the window says of its file: what is not kept, why nothing can be written, and where all can be
saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.kit.attempts import succeeds
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.open_mark import OpenElsewhere
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import KeptChange


class StateFrame(Protocol):
    """The parts of the window where it is said."""

    trouble: QFrame
    trouble_text: QLabel
    trouble_save: QPushButton
    trouble_take: QPushButton
    trouble_close: QPushButton
    kept: ShortenedLabel


class Check(QThread):
    """Looks a large file through behind its window."""

    told = Signal(object)
    """What is wrong with the file, a WorldError, or None."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._look = workspace.look_through

    def run(self) -> None:
        self.told.emit(self._look())


class OpenFileState(QObject):
    """The sentence above the screens and the line below them. `keep` keeps all that is being typed."""

    def __init__(
        self,
        window: QWidget,
        frame: StateFrame,
        desk: Desk,
        keep: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._frame, self._desk, self._keep = window, frame, desk, keep
        self._check: Check | None = None
        self._stays = False
        frame.trouble.hide()
        frame.trouble_close.clicked.connect(self._close_trouble)
        frame.trouble_save.clicked.connect(self.ask_where_to_go_on)
        desk.kept.connect(self._show_kept)
        desk.file.listen(self._told)
        desk.unkept.changed.connect(self._show_kept)
        desk.troubled.connect(self.tell)
        desk.overtaken.connect(self._tell_until_closed)
        self._begin()

    def tell(self, sentence: str) -> None:
        """Shows a sentence above the screen until it is closed, or until all is kept."""
        frame, self._stays = self._frame, False
        frame.trouble_text.setText(sentence)
        frame.trouble_save.setVisible(self._desk.file.lost is not None)
        frame.trouble_take.setVisible(isinstance(self._desk.file.only_read, OpenElsewhere))
        frame.trouble.show()
        if self._desk.unkept.since is not None:
            frame.kept.setToolTip(sentence)

    def _tell_until_closed(self, sentence: str) -> None:
        """Shows a sentence that does not go when more is kept: with others like it, where there are some."""
        before = self._frame.trouble_text.text() if self._stays else ""
        self.tell("\n".join(dict.fromkeys([*before.splitlines(), sentence])))
        self._stays = True

    def _close_trouble(self) -> None:
        self._stays = False
        self._frame.trouble.hide()

    def ask_where_to_go_on(self) -> None:
        """Asks where to save all that was kept, now that its file is gone."""
        self._ask(tr("Save all as"), self.go_on_as)

    def ask_where_to_copy(self) -> None:
        """Asks where to save a copy of all that was kept."""
        self._ask(tr("Save a copy"), self.save_copy)

    def go_on_as(self, path: Path) -> None:
        """Saves all that was kept at `path` and goes on there, with what is being typed."""
        if succeeds(lambda: self._desk.file.go_on_as(path), self.tell):
            self._frame.trouble.hide()
            self._desk.preferences.opened(self._desk.file.path)
            self._keep()
            self._desk.kept.emit()
            self._desk.said.emit(tr("Saved to {path}", path=path))

    def save_copy(self, path: Path) -> None:
        """Saves a copy of all that was kept at `path`."""
        self._keep()
        if succeeds(lambda: self._desk.file.save_copy(path), self.tell):
            self._desk.said.emit(tr("Saved to {path}", path=path))

    def let_go(self) -> None:
        """The window closes."""
        self._desk.unkept.changed.disconnect(self._show_kept)
        self._desk.file.unlisten(self._told)
        if self._check is not None:
            self._check.wait()

    def _begin(self) -> None:
        workspace = self._desk.file
        if workspace.is_to_be_checked:
            self._frame.kept.setText(tr("Looking through the file…"))
            self._check = Check(workspace, self)
            self._check.told.connect(self._checked)
            QTimer.singleShot(0, self._check, self._check.start)  # once the window is there
        elif workspace.only_read is not None:
            self._frame.kept.setText(tr("Open to be read, not to be changed"))
            self.tell(str(workspace.only_read))
        else:
            self._frame.kept.setText(tr("All changes are kept as you type"))

    def _checked(self, damage: WorldError | None) -> None:
        self._desk.file.found(damage)
        if damage is not None:
            self._frame.kept.setText(tr("Open to be read, not to be changed"))
            self.tell(str(damage))
            return
        self._frame.kept.setText(tr("All changes are kept as you type"))
        self._frame.trouble.hide()
        self._keep()

    def _told(self, change: KeptChange) -> None:
        """A step was kept that nobody typed."""
        if change.title and isValid(self._frame.kept) and self._desk.unkept.since is None:
            self._show_time()

    def _show_time(self) -> None:
        self._frame.kept.setText(tr("All changes kept · {time}", time=f"{self._desk.file.now():%H:%M:%S}"))

    def _show_kept(self) -> None:
        kept, since = self._frame.kept, self._desk.unkept.since
        if not isValid(kept) or not isValid(
            self._frame.trouble
        ):  # the window goes, and takes what waits along
            return
        if since is not None:
            kept.setText(tr("Not kept since {time}", time=f"{since:%H:%M}"))
            kept.setToolTip(self._frame.trouble_text.text())
            return
        self._show_time()
        kept.setToolTip("")
        if not self._stays:
            self._frame.trouble.hide()

    def _ask(self, title: str, then: Callable[[Path], None]) -> None:
        from lfl_desktop.views.kit.controls.asking_where import ask_where

        name = self._desk.file.path.name
        ask_where(self._window, title, name, tr("Records files (*.lfl)"), then)
