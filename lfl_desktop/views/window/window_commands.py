"""The commands of one window as actions: what its menus, its keys and its search line do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.window.command_table import COMMANDS, Command
from lfl_desktop.words import tr

Jobs = Mapping[str, Callable[[], object]]
"""What is done for a command, by its name."""

OF_A_MAC = {
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""What stands in the program's own menu on macOS, by the command's name."""


class WindowCommands(QObject):
    """`jobs` are those of the window. What the place in sight does is told by `show_place`."""

    def __init__(self, window: QWidget, desk: Desk, jobs: Jobs) -> None:
        super().__init__(window)
        self._desk = desk
        self._jobs = jobs
        self._of_place: Jobs = {}
        self._actions = {command.name: self._made(command, window) for command in COMMANDS}
        self.show_place({})

    def action(self, name: str) -> QAction:
        """The action of a command."""
        return self._actions[name]

    def do(self, name: str) -> None:
        """Does what a command says."""
        job = self._of_place.get(name) or self._jobs.get(name)
        if job is not None:
            self._desk.attempt(job)

    def has_job(self, name: str) -> bool:
        """Whether the window, or the place in sight, does what a command says."""
        return name in self._of_place or name in self._jobs

    def show_place(self, of_place: Jobs) -> None:
        """Another place is in sight, which does this."""
        self._of_place = of_place
        for command in COMMANDS:
            self._actions[command.name].setEnabled(self._can(command))

    def look_again(self) -> None:
        """Offers the sample, or to delete it, and to lock, as the file that is open is."""
        is_sample = self._desk.file.sample_today() is not None
        for name in ("sample", "coordinators_sample", "evaluated_sample"):
            self._actions[name].setVisible(not is_sample)
        self._actions["delete_sample"].setVisible(is_sample)
        self._actions["lock"].setVisible(self._desk.file.key is not None)

    def name_undo(self, undo: str, redo: str) -> None:
        """Says what undo and redo would do. Undo can always be asked for: it keeps first what is typed."""
        for name, word, title in (("undo", tr("&Undo"), undo), ("redo", tr("&Redo"), redo)):
            self._actions[name].setText(f"{word} {literal(f'“{tr(title)}”')}" if title else word)
        self._actions["redo"].setEnabled(bool(redo))

    def usable(self) -> list[tuple[str, str]]:
        """The commands that can be done now, each with the words by which it is found."""
        self.look_again()
        can = [c for c in COMMANDS if self._actions[c.name].isVisible() and self._actions[c.name].isEnabled()]
        return [(command.name, menu_words_alone(tr(command.found_as))) for command in can]

    def _can(self, command: Command) -> bool:
        if command.of_place:
            return self.has_job(command.name)
        if command.name == "redo":
            return self._actions["redo"].isEnabled()
        return command.needs is None or command.needs.fits(self._desk.in_view)

    def _made(self, command: Command, window: QWidget) -> QAction:
        action = QAction(tr(command.words), window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setMenuRole(OF_A_MAC.get(command.name, QAction.MenuRole.NoRole))
        action.triggered.connect(partial(self._triggered, command.name))
        window.addAction(action)
        return action

    def _triggered(self, name: str, _checked: bool = False) -> None:
        self.do(name)


def menu_words_alone(words: str) -> str:
    """The words of a menu without the mark of their letter and without what says that a question follows."""
    return words.replace("&", "").removesuffix("…")
