"""The window: the places on the left, one screen in the middle, undo above and what was kept below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QWidget,
)

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.kit.binding.before_paint import settle
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.undo_keys import REDO, UNDO
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.drops import FileDrops, Paths
from lfl_desktop.views.kit.screen import Screen, ScreenArea
from lfl_desktop.views.window.backup_watch import BackupWatch
from lfl_desktop.views.window.file_menu import Commands, FileMenu
from lfl_desktop.views.window.file_state import FileState
from lfl_desktop.views.window.place_list import PlaceList
from lfl_desktop.views.window.places import Needs, places_for
from lfl_desktop.views.window.removed_line import RemovedLine
from lfl_desktop.views.window.spelling import Spelling
from lfl_desktop.views.window.window_frame import WindowFrame
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PlaceName, at_paper
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.meeting.next_hour import side_counts
from lfl_desktop.workspace.start.dropped_files import from_sets, to_open
from lfl_desktop.workspace.workspace import KeptChange

if TYPE_CHECKING:
    from lfl_desktop.workspace.lists.search import Found


CHANGED_MARK = "[*]"
"""What Qt takes for the place of a mark in the title of a window, unless it is there twice."""

NARROW_WINDOW = 135
"""Characters of the system's font across the window, below which its header is short of words."""


class MainWindow(QMainWindow):
    """One open records file. `on_close` is called when the window has kept everything and goes."""

    def __init__(self, desk: Desk, commands: Commands, on_close: Callable[[MainWindow], None]) -> None:
        super().__init__()
        self.desk = desk
        self._on_close = on_close
        self._commands = commands
        self._screens: dict[str, Screen] = {}
        self._areas: dict[str, QWidget] = {}
        self._close_anyway = False
        self._place = ""
        self._narrow = False
        self.frame = WindowFrame()
        self.setCentralWidget(self.frame)
        FileDrops(self)
        self.spelling = Spelling(self, desk, self._settle)
        self.file_state = FileState(self, self.frame, desk, self._settle, self._moved)
        self.backups = BackupWatch(desk, self.frame.copied)
        self.frame.copied.clicked.connect(self.show_copies)
        self.frame.trouble_take.clicked.connect(lambda: desk.attempt(commands.take_over))
        shows = {"deleted": self.show_deleted, "copies": self.show_copies}
        self.menu = FileMenu(self, desk, commands, self.spelling, shows, self.file_state)
        self.frame.file.setMenu(self.menu)
        self._places = PlaceList(self.frame.side, places_for(desk.in_view))
        self._places.chosen.connect(self.go)
        self._make_actions()
        desk.file.listen(self._told)
        desk.kept.connect(self._stay_open)
        desk.said.connect(self.frame.said.setText)
        RemovedLine(desk, self.frame.said, self.frame.undo_removal, self.undo)
        desk.preferences.not_kept.connect(self.show_trouble)
        desk.wanted.connect(self.go)
        desk.look_wanted.connect(commands.look_at)
        self._show_around()

    @property
    def place(self) -> str:
        """The name of the place in sight."""
        return self._place

    def screen_of(self, name: str) -> Screen:
        """The screen of a place that fits what is in view, made when it is first asked for."""
        if name not in self._screens:
            place = self._places.find(name)
            assert place is not None, name
            module, class_name = place.screen.split(":")
            kind: type[Screen] = getattr(import_module(f"lfl_desktop.views.{module}"), class_name)
            self._areas[name] = area = ScreenArea(partial(kind, self.desk), self.frame.screens)
            self._screens[name] = area.page
            self.frame.screens.addWidget(area)
        return self._screens[name]

    def go_first(self) -> None:
        """Shows the first place there is for what is in view."""
        self.go(self._places.places[0].name)

    def go(self, wanted: Destination | PlaceName | str) -> None:
        """Shows a place, by itself or with what is wanted there, if it fits what is in view."""
        if not isinstance(wanted, Destination):
            wanted = Destination(PlaceName(wanted))
        name = wanted.place
        listed = self._places.find(name)
        if listed is None:
            self._say_not_there()
            return
        if self._place:
            self._screens[self._place].leave()
        screen = self.screen_of(name)
        self._place = name
        self._places.tick(name)
        screen.show_destination(wanted)
        self.frame.screens.setCurrentWidget(self._areas[name])
        screen.enter()
        if not self._places.has_cursor(name):
            screen.focus_first()
        settle()
        programme = self.frame.programme_name.text().replace(CHANGED_MARK, 2 * CHANGED_MARK)
        self.setWindowTitle(tr("{place} – {programme}", place=tr(listed.label), programme=programme))

    def search(self) -> None:
        """Opens the line that searches everything."""
        from lfl_desktop.views.window.find_dialog import FindDialog
        from lfl_desktop.workspace.lists.search import COMMANDS, Found

        self._screens[self._place].keep()
        listed = self._places.places
        places = [Found(tr("Place"), tr(place.label), "", Destination(place.name)) for place in listed]
        commands = [Found(tr("Command"), tr(words), "", command=name) for name, words in COMMANDS]
        dialog = FindDialog(self.desk, [*places, *commands], self)
        dialog.chosen.connect(self._open_found)
        dialog.open()

    def _say_not_there(self) -> None:
        self.frame.said.setText(tr("That is not there for what is in view."))

    def show_deleted(self) -> None:
        """Opens the list of what was deleted and can be put back."""
        from lfl_desktop.views.window.deleted_dialog import DeletedDialog

        if not Needs.OWN_SET.fits(self.desk.in_view):
            self._say_not_there()
            return
        self._screens[self._place].keep()
        DeletedDialog(self.desk, self).open()

    def show_copies(self) -> None:
        """Opens the list of the earlier copies of the file."""
        from lfl_desktop.views.window.earlier_copies import EarlierCopies

        self._settle()
        EarlierCopies(self.desk, self.backups, self._settle, self).open()

    def take_files(self, paths: Paths) -> None:
        """Opens the records file that was dropped, shows what adding files from sets means, or says what to
        do with anything else."""
        if sent := from_sets(paths):
            from lfl_desktop.views.parts.adding_dialog import show_adding

            self._screens[self._place].keep()
            show_adding(self.desk, sent, self)
            return
        try:
            self._commands.open(to_open(paths))
        except WorldError as error:
            self.tell_of_drop(str(error))

    def tell_of_drop(self, sentence: str) -> None:
        """Says why nothing was done with what was dropped."""
        self.frame.said.setText(sentence)
        self.show_trouble(sentence)

    def _print(self) -> None:
        """Goes to the place for printing, with the list that is in sight if there is one."""
        here = self._screens[self._place]
        here.keep()
        self.go(here.to_print())

    def _open_found(self, found: Found) -> None:
        if found.destination is not None:
            self.go(found.destination)
            self.screen_of(found.destination.place).focus_first()
        else:
            self._do(found.command)

    def _do(self, command: str) -> None:
        jobs: dict[str, Callable[[], object]] = {
            "undo": self.undo,
            "redo": self.redo,
            "deleted": self.show_deleted,
            "copies": self.show_copies,
            "file": lambda: self.go(at_paper("file")),
            "open": self.menu.ask_for_file,
            "templates": self.menu.show_templates,
            "tour": self.menu.show_tour,
            "keys": self.menu.show_keys,
        }
        jobs.get(command, lambda: self.desk.preferences.change(appearance=command))()

    def show_trouble(self, sentence: str) -> None:
        """Shows a sentence above the screen until it is closed."""
        self.file_state.tell(sentence)

    def undo(self) -> None:
        """Takes back the last step, whatever screen it was made on."""
        self._turn(self.desk.file.undo, tr("Undone: {title}"))

    def redo(self) -> None:
        """Does again what was undone last."""
        self._turn(self.desk.file.redo, tr("Done again: {title}"))

    def _settle(self) -> None:
        keep_all(self)
        self.desk.file.settle()

    def _turn(self, turn: Callable[[], str], words: str) -> None:
        self.screen_of(self.place).keep()
        if title := self.desk.attempt(turn):
            self.frame.said.setText(words.format(title=tr(title)))

    def _make_actions(self) -> None:
        self.frame.undo.clicked.connect(self.undo)
        self.frame.redo.clicked.connect(self.redo)
        for key, job in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Open, self.menu.ask_for_file),
            (QKeySequence.StandardKey.HelpContents, self.menu.show_keys),
        ):
            self._add_action(QKeySequence(key), job)
        for keys in UNDO:
            self._add_action(keys, self.undo)
        for keys in REDO:
            self._add_action(keys, self.redo)
        self._add_action(QKeySequence("F10"), self.frame.file.showMenu)
        self._add_action(QKeySequence("Ctrl+K"), self.search)
        self.frame.search.clicked.connect(self.search)
        for number, place in enumerate(self._places.places, start=1):
            self._add_action(PlaceList.keys(number), partial(self.go, place.name))

    def _add_action(self, keys: QKeySequence, job: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked=False: job())
        self.addAction(action)

    def _told(self, change: KeptChange) -> None:
        if self.desk.is_gone:
            QTimer.singleShot(0, self, lambda: self._commands.look_at(None))
            return
        for screen in self._screens.values():
            screen.told(change)
        self.spelling.told(change)
        self._show_around()

    def _stay_open(self) -> None:
        self._close_anyway = False

    def _moved(self) -> None:
        self.desk.preferences.change(last_file=str(self.desk.file.path.resolve()))

    def _show_around(self) -> None:
        self.frame.show_names(self.desk)
        self._show_header_buttons()
        if isinstance(self.desk.in_view, SetInView):
            self._places.show_counts(side_counts(self.desk.book(), self.desk.reading.today()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = self.width() < NARROW_WINDOW * self.fontMetrics().averageCharWidth()
        self._show_header_buttons()

    def _show_header_buttons(self) -> None:
        undo, redo = self.desk.file.titles()
        self.frame.show_buttons(undo, redo, self._narrow)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.attempt(self.desk.file.look_again)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._all_kept() and not self._close_anyway:
            self._close_anyway = True
            self.show_trouble(
                tr(
                    "Not closed yet, because what you typed last is not kept. {reason} Or close again to"
                    " go without it.",
                    reason=self.frame.trouble_text.text(),
                )
            )
            event.ignore()
            return
        self.desk.file.unlisten(self._told)
        for screen in self._screens.values():
            screen.let_go()
        self.desk.timing.let_go()
        self.spelling.let_go()
        self.file_state.let_go()
        self._on_close(self)
        super().closeEvent(event)

    def _all_kept(self) -> bool:
        """Keeps what is being typed anywhere, as leaving its field does."""
        cursor = self.focusWidget()
        if cursor is not None:
            cursor.clearFocus()
        typed = keep_all(self)
        kept = self.desk.timing.record() and typed
        if cursor is not None and not kept:
            cursor.setFocus()
        return kept
