"""The window: the places on the left, one screen in the middle, undo above and what was kept below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.kit.binding.before_paint import settle
from lfl_desktop.views.kit.binding.forms import fill
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.showing import show_ticked
from lfl_desktop.views.kit.binding.undo_keys import REDO, UNDO
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.drops import FileDrops, Paths
from lfl_desktop.views.kit.screen import Screen, ScreenArea
from lfl_desktop.views.window.file_menu import Commands, FileMenu
from lfl_desktop.views.window.file_state import FileState
from lfl_desktop.views.window.places import PLACES
from lfl_desktop.views.window.removed_line import RemovedLine
from lfl_desktop.views.window.spelling import Spelling
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PlaceName, at_paper
from lfl_desktop.workspace.meeting.next_hour import side_counts
from lfl_desktop.workspace.start.dropped_files import to_open
from lfl_desktop.workspace.workspace import KeptChange

if TYPE_CHECKING:
    from lfl_desktop.workspace.lists.search import Found


CHANGED_MARK = "[*]"
"""What Qt takes for the place of a mark in the title of a window, unless it is there twice."""

NARROW_WINDOW = 135
"""Characters of the system's font across the window, below which its header is short of words."""


class PlaceButton(QPushButton):
    """A place with its count at the right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "place")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch()
        row.addWidget(self._count)

    def set_count(self, count: str) -> None:
        """What there is in this place: "3 of 6"."""
        self._count.setText(count)
        self.setAccessibleDescription(count)
        gap = self.fontMetrics().horizontalAdvance(self.text() + "MMMMM")
        self.setMinimumWidth(gap + self._count.sizeHint().width())


class _Frame(QWidget):
    """The form of the window."""

    programme_name: ShortenedLabel
    file_name: ShortenedLabel
    sample_mark: QLabel
    search: QPushButton
    file: QPushButton
    undo: QPushButton
    redo: QPushButton
    side: QFrame
    set_name: QLabel
    trouble: QFrame
    trouble_text: QLabel
    trouble_save: QPushButton
    trouble_close: QPushButton
    screens: QStackedWidget
    kept: ShortenedLabel
    said: ShortenedLabel
    undo_removal: QPushButton
    facilitator: QLabel

    def __init__(self) -> None:
        super().__init__()
        fill(self, "window/main_window")


class MainWindow(QMainWindow):
    """One open records file. `on_close` is called when the window has kept everything and goes."""

    def __init__(self, desk: Desk, commands: Commands, on_close: Callable[[MainWindow], None]) -> None:
        super().__init__()
        self.desk = desk
        self._on_close = on_close
        self._commands = commands
        self._screens: dict[str, Screen] = {}
        self._areas: dict[str, QWidget] = {}
        self._buttons: dict[str, PlaceButton] = {}
        self._close_anyway = False
        self._place = ""
        self._narrow = False
        self.frame = _Frame()
        self.setCentralWidget(self.frame)
        FileDrops(self)
        self.spelling = Spelling(self, desk, self._settle)
        self.file_state = FileState(self, self.frame, desk, self._settle, self._moved)
        self.menu = FileMenu(self, desk, commands, self.spelling, self.show_deleted, self.file_state)
        self.frame.file.setMenu(self.menu)
        self._fill_side()
        self._make_actions()
        desk.workspace.listen(self._told)
        desk.kept.connect(self._stay_open)
        desk.said.connect(self.frame.said.setText)
        RemovedLine(desk, self.frame.said, self.frame.undo_removal, self.undo)
        desk.preferences.not_kept.connect(self.show_trouble)
        desk.wanted.connect(self.go)
        self._show_around()

    @property
    def place(self) -> str:
        """The name of the place in sight."""
        return self._place

    def screen_of(self, name: str) -> Screen:
        """The screen of a place, made when it is first asked for."""
        if name not in self._screens:
            module, class_name = next(p.screen for p in PLACES if p.name == name).split(":")
            kind: type[Screen] = getattr(import_module(f"lfl_desktop.views.{module}"), class_name)
            self._areas[name] = area = ScreenArea(partial(kind, self.desk), self.frame.screens)
            self._screens[name] = area.page
            self.frame.screens.addWidget(area)
        return self._screens[name]

    def _go_if(self, name: str, chosen: bool) -> None:
        if chosen:
            self.go(name)

    def go(self, wanted: Destination | PlaceName | str) -> None:
        """Shows a place, by itself or with what is wanted there."""
        if not isinstance(wanted, Destination):
            wanted = Destination(PlaceName(wanted))
        name = wanted.place
        if self._place:
            self._screens[self._place].leave()
        screen = self.screen_of(name)
        self._place = name
        show_ticked(self._buttons[name], True)
        screen.show_destination(wanted)
        self.frame.screens.setCurrentWidget(self._areas[name])
        screen.enter()
        if not self._buttons[name].hasFocus():
            screen.focus_first()
        settle()
        programme = self.frame.programme_name.text().replace(CHANGED_MARK, 2 * CHANGED_MARK)
        self.setWindowTitle(tr("{place} – {programme}", place=screen.title, programme=programme))

    def search(self) -> None:
        """Opens the line that searches everything."""
        from lfl_desktop.views.window.find_dialog import FindDialog
        from lfl_desktop.workspace.lists.search import COMMANDS, Found

        self._screens[self._place].keep()
        places = [Found(tr("Place"), tr(place.label), "", Destination(place.name)) for place in PLACES]
        commands = [Found(tr("Command"), tr(words), "", command=name) for name, words in COMMANDS]
        dialog = FindDialog(self.desk, [*places, *commands], self)
        dialog.chosen.connect(self._open_found)
        dialog.open()

    def show_deleted(self) -> None:
        """Opens the list of what was deleted and can be put back."""
        from lfl_desktop.views.window.deleted_dialog import DeletedDialog

        self._screens[self._place].keep()
        DeletedDialog(self.desk, self).open()

    def take_files(self, paths: Paths) -> None:
        """Opens the records file that was dropped, or says what to do with anything else."""
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
            "file": lambda: self.go(at_paper("file")),
            "open": self.menu.ask_for_file,
            "templates": self.menu.show_templates,
            "keys": self.menu.show_keys,
        }
        jobs.get(command, lambda: self.desk.preferences.change(appearance=command))()

    def show_trouble(self, sentence: str) -> None:
        """Shows a sentence above the screen until it is closed."""
        self.file_state.tell(sentence)

    def undo(self) -> None:
        """Takes back the last step, whatever screen it was made on."""
        self._turn(self.desk.workspace.undo, tr("Undone: {title}"))

    def redo(self) -> None:
        """Does again what was undone last."""
        self._turn(self.desk.workspace.redo, tr("Done again: {title}"))

    def _settle(self) -> None:
        keep_all(self)
        self.desk.workspace.settle()

    def _turn(self, turn: Callable[[], str], words: str) -> None:
        self.screen_of(self.place).keep()
        if title := self.desk.attempt(turn):
            self.frame.said.setText(words.format(title=tr(title)))

    def _fill_side(self) -> None:
        places = self.frame.side.layout()
        assert isinstance(places, QVBoxLayout)
        for number, place in enumerate(PLACES, start=1):
            button = PlaceButton(tr(place.label))
            button.setObjectName(f"place_{place.name}")
            button.setAccessibleName(tr(place.label))
            button.setToolTip(QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText))
            button.toggled.connect(partial(self._go_if, place.name))
            places.addWidget(button)
            self._buttons[place.name] = button
        places.addStretch()

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
        for number, place in enumerate(PLACES, start=1):
            self._add_action(QKeySequence(f"Ctrl+{number}"), partial(self.go, place.name))

    def _add_action(self, keys: QKeySequence, job: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked=False: job())
        self.addAction(action)

    def _told(self, change: KeptChange) -> None:
        for screen in self._screens.values():
            screen.told(change)
        self.spelling.told(change)
        self._show_around()

    def _stay_open(self) -> None:
        self._close_anyway = False

    def _moved(self) -> None:
        self.desk.preferences.change(last_file=str(self.desk.workspace.path.resolve()))

    def _show_around(self) -> None:
        frame, book = self.frame, self.desk.book()
        frame.programme_name.setText(book.programme.name)
        frame.file_name.setText(self.desk.workspace.path.name)
        frame.sample_mark.setVisible(book.programme.sample_today is not None)
        frame.set_name.setText(_set_heading(book.learning_set.name, book.learning_set.focus))
        frame.facilitator.setText(
            tr("{name}, facilitator", name=book.learning_set.facilitator)
            if book.learning_set.facilitator
            else ""
        )
        self._show_header_buttons()
        for name, count in side_counts(book, self.desk.workspace.today()).items():
            self._buttons[name].set_count(count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = self.width() < NARROW_WINDOW * self.fontMetrics().averageCharWidth()
        self._show_header_buttons()

    def _show_header_buttons(self) -> None:
        """In a narrow window the buttons above say the least that tells what they do."""
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        words = tr("Search") if self._narrow else tr("Search everything")
        self.frame.search.setText(f"{words}   {keys}")
        undo, redo = self.desk.workspace.titles()
        _name_button(self.frame.undo, tr("Undo"), undo, self._narrow)
        _name_button(self.frame.redo, tr("Redo"), redo, self._narrow)
        self.frame.redo.setVisible(bool(redo))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.attempt(self.desk.workspace.look_again)
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
        self.desk.workspace.unlisten(self._told)
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


def _set_heading(name: str, focus: str) -> str:
    return " · ".join(part for part in (tr("Set {name}", name=name) if name else "", focus) if part).upper()


def _name_button(button: QPushButton, word: str, title: str, short: bool) -> None:
    whole = f"{word} “{tr(title)}”" if title else word
    button.setText(word if short else whole)
    button.setToolTip(whole)
    button.setAccessibleName(whole)
    button.setEnabled(bool(title))
