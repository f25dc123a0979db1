"""The window: the places on the left, one screen in the middle, undo above and what was kept below."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget

from lfl_desktop.views.kit.attempts import succeeds
from lfl_desktop.views.kit.before_paint import settle
from lfl_desktop.views.kit.binding.forms import laid_out_once
from lfl_desktop.views.kit.binding.keeper import Keeper, keep_all
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.drops import FileDrops, Paths
from lfl_desktop.views.kit.field_letters import FieldLetters
from lfl_desktop.views.kit.later import OneByOne
from lfl_desktop.views.kit.screen import Screen, ScreenArea
from lfl_desktop.views.parts.files_to_add import show_files_to_add
from lfl_desktop.views.window.backup_watch import BackupWatch
from lfl_desktop.views.window.cohort_choice import CohortChoice
from lfl_desktop.views.window.file_state import OpenFileState
from lfl_desktop.views.window.keeping_dialogs import KeepingDialogs
from lfl_desktop.views.window.place_list import PlaceList
from lfl_desktop.views.window.place_trail import PlaceTrail
from lfl_desktop.views.window.places import places_for
from lfl_desktop.views.window.program_jobs import ProgramJobs
from lfl_desktop.views.window.quick_hide import QuickHide
from lfl_desktop.views.window.said_line import NOTHING_TO_UNDO, SaidLine
from lfl_desktop.views.window.spelling import Spelling
from lfl_desktop.views.window.window_commands import Jobs, WindowCommands
from lfl_desktop.views.window.window_dialogs import WindowDialogs
from lfl_desktop.views.window.window_frame import WindowFrame
from lfl_desktop.views.window.window_menus import WindowMenus, letters_of_menus
from lfl_desktop.views.window.window_panes import WindowPanes
from lfl_desktop.views.window.window_speech import WindowSpeech
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PlaceName, at_paper
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.keeping.retention_due import retention_due
from lfl_desktop.workspace.meeting.next_hour import side_counts
from lfl_desktop.workspace.start.dropped_files import to_open
from lfl_desktop.workspace.writing import KeptChange

if TYPE_CHECKING:
    from lfl_desktop.workspace.lists.search import Found


CHANGED_MARK = "[*]"
"""What Qt takes for the place of a mark in the title of a window, unless it is there twice."""


TEXT_STEPS = (("larger", 1), ("smaller", -1))


class MainWindow(QMainWindow):
    """One open records file. `on_close` is called when the window has kept everything and goes."""

    def __init__(self, desk: Desk, program: ProgramJobs, on_close: Callable[[MainWindow], None]) -> None:
        super().__init__()
        self.desk = desk
        self._on_close = on_close
        self._program = program
        self._screens: dict[str, Screen] = {}
        self._areas: dict[str, QWidget] = {}
        self._close_anyway = False
        self._place = ""
        self._trail = PlaceTrail()
        self.frame = WindowFrame()
        self.setCentralWidget(self.frame)
        FileDrops(self)
        self._cover = QuickHide(self)
        self.spelling = Spelling(self, desk, self._settle)
        self.frame.screens.currentChanged.connect(self.spelling.put_off)
        self.file_state = OpenFileState(self, self.frame, desk, self._settle)
        self.backups = BackupWatch(desk, self.frame.copied)
        self.keeping = KeepingDialogs(self, desk, self.backups, self._settle)
        self.frame.copied.clicked.connect(self.keeping.show_copies)
        self.frame.keep_longer.clicked.connect(self.keeping.show_rights)
        self.frame.trouble_take.clicked.connect(lambda: desk.attempt(program.take_over))
        self._dialogs = WindowDialogs(self, desk, program, self.spelling, self._keep_in_sight, self.backups)
        self._places = PlaceList(self.frame.side, places_for(desk.in_view))
        self._places.chosen.connect(self.go)
        self._cohorts = CohortChoice(desk, self.frame.side, lambda: Destination(PlaceName(self._place)))
        self._panes = WindowPanes((self.frame.side, self.frame.header), self._screen_in_sight)
        self.commands = WindowCommands(self, desk, self._jobs())
        self.menus = WindowMenus(self, desk, program, self.commands, self._places, self.go)
        self.frame.put_menus(self.menus)
        for button in (self.frame.undo, self.frame.redo, self.frame.search):
            button.clicked.connect(self.commands.action(button.objectName()).trigger)
        QShortcut(QKeySequence("F10"), self, self.menus.open_first)
        self._following = OneByOne(self)
        self._letters = FieldLetters(self, self._screen_in_sight, letters_of_menus())
        desk.file.listen(self._told)
        desk.kept.connect(self._stay_open)
        WindowSpeech(self, desk)
        SaidLine(desk, self.frame.said, self.frame.undo_removal, self.undo)
        desk.preferences.not_kept.connect(self.show_trouble)
        desk.wanted.connect(self.go)
        desk.look_wanted.connect(program.look_at)
        self._around = (self._show_names, self._show_undo, self._show_counts)
        self._following.follow({"around": self._around}, soon=False)

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
            area.arranged.connect(self._letters.soon)
            self.frame.screens.addWidget(area)
        return self._screens[name]

    def go_first(self) -> None:
        """Shows the first place there is for what is in view."""
        self.go(self._places.places[0].name)

    def go(self, wanted: Destination | PlaceName | str) -> None:
        """Shows a place, by itself or with what is wanted there, if it fits what is in view."""
        before = self._place
        self._show(wanted if isinstance(wanted, Destination) else Destination(PlaceName(wanted)))
        if before and before != self._place:
            self._trail.left(PlaceName(before))

    def _show(self, wanted: Destination) -> None:
        name = wanted.place
        listed = self._places.find(name)
        if listed is None:
            self.desk.said.emit(tr("That is not there for what is in view."))
            return
        if self._place:
            self._screens[self._place].leave()
        self._letters.put_off()
        screen = self.screen_of(name)
        self._place = name
        self._places.tick(name)
        self.menus.tick(name)
        self.commands.show_place(screen.jobs())
        screen.show_destination(wanted)
        self.frame.screens.setCurrentWidget(self._areas[name])
        with laid_out_once(screen):
            screen.enter()
        self._cohorts.show_cohorts()
        if not self._places.has_cursor(name):
            screen.focus_first()
        settle()
        self._letters.give()
        programme = self.frame.programme_name.text().replace(CHANGED_MARK, 2 * CHANGED_MARK)
        self.setWindowTitle(tr("{place} – {programme}", place=tr(listed.label), programme=programme))

    def _walk(self, way: Callable[[PlaceName], PlaceName | None]) -> None:
        if (place := way(PlaceName(self._place))) is not None:
            self._show(Destination(place))

    def _go_on(self, step: int) -> None:
        names = [place.name for place in self._places.places]
        self.go(names[(names.index(PlaceName(self._place)) + step) % len(names)])

    def search(self) -> None:
        """Opens the line that searches everything."""
        from lfl_desktop.views.window.find_dialog import FindDialog
        from lfl_desktop.workspace.lists.search import Found

        self._keep_in_sight()
        places = [Found(tr("Place"), tr(p.label), "", Destination(p.name)) for p in self._places.places]
        commands = [Found(tr("Command"), words, "", command=name) for name, words in self.commands.usable()]
        dialog = FindDialog(self.desk, [*places, *commands], self)
        dialog.chosen.connect(self._open_found)
        dialog.open()

    def take_files(self, paths: Paths) -> None:
        """Opens the records file that was dropped, shows what adding files from sets means, or says what to
        do with anything else."""
        self._screens[self._place].keep()
        if show_files_to_add(self.desk, paths, self):
            return
        succeeds(lambda: self._program.open(to_open(paths)), self.tell_of_drop)

    def tell_of_drop(self, sentence: str) -> None:
        """Says why nothing was done with what was dropped."""
        self.desk.said.emit(sentence)
        self.show_trouble(sentence)

    def _print(self) -> None:
        """Goes to the place for printing, with the list that is in sight if there is one."""
        self._keep_in_sight()
        self.go(self._screen_in_sight().to_print())

    def _open_found(self, found: Found) -> None:
        if found.destination is not None:
            self.go(found.destination)
            if self._places.has_cursor(found.destination.place):
                self.screen_of(found.destination.place).focus_first()
        else:
            self.commands.do(found.command)

    def _jobs(self) -> Jobs:
        """What the window does for its commands, by their names."""
        dialogs, preferences, program = self._dialogs, self.desk.preferences, self._program
        return {
            "new": lambda: program.welcome(""),
            "open": dialogs.ask_for_file,
            "sample": program.open_sample,
            "coordinators_sample": program.open_coordinators_sample,
            "evaluated_sample": program.open_evaluated_sample,
            "delete_sample": program.delete_sample,
            "copy": self.file_state.ask_where_to_copy,
            "file": lambda: self.go(at_paper("file")),
            "print": self._print,
            "close": self.close,
            "quit": QApplication.closeAllWindows,
            "undo": self.undo,
            "redo": self.redo,
            "search": self.search,
            "deleted": dialogs.show_deleted,
            "copies": self.keeping.show_copies,
            "protection": self.keeping.show_protection,
            "lock": program.lock,
            "rights": self.keeping.show_rights,
            "hide": self._cover.turn,
            "preferences": dialogs.show_preferences,
            "templates": dialogs.show_templates,
            "next_place": lambda: self._go_on(1),
            "previous_place": lambda: self._go_on(-1),
            **{way: partial(self._walk, getattr(self._trail, way)) for way in ("back", "forward")},
            **{f"{way}_text": partial(preferences.step_text_size, by) for way, by in TEXT_STEPS},
            "usual_text": preferences.usual_text_size,
            **{f"{way}_pane": partial(self._panes.go, by) for way, by in (("next", 1), ("previous", -1))},
            "keys": lambda: dialogs.show_help(PlaceName(self._place)),
            "tour": dialogs.show_tour,
            "about": dialogs.show_about,
            **{name: partial(preferences.change, appearance=name) for name in ("light", "dark", "system")},
        }

    def show_trouble(self, sentence: str) -> None:
        """Shows a sentence above the screen until it is closed."""
        self.file_state.tell(sentence)

    def undo(self) -> None:
        """Takes back the last step, whatever screen it was made on."""
        self._turn(self.desk.file.undo, tr("Undone: {title}"))

    def redo(self) -> None:
        """Does again what was undone last."""
        self._turn(self.desk.file.redo, tr("Done again: {title}"))

    def _screen_in_sight(self) -> Screen:
        return self._screens[self._place]

    def _keep_in_sight(self) -> None:
        self._screen_in_sight().keep()

    def _settle(self) -> None:
        keep_all(self)
        self.desk.file.settle()

    def _turn(self, turn: Callable[[], str], words: str) -> None:
        self.screen_of(self.place).keep()
        title = self.desk.attempt(turn)
        if title is not None:
            self.desk.said.emit(words.format(title=tr(title)) if title else tr(NOTHING_TO_UNDO))

    def _told(self, change: KeptChange) -> None:
        if self.desk.is_gone:
            QTimer.singleShot(0, self, lambda: self._program.look_at(None))
            return
        if change.title and self.desk.file.is_behind:
            return  # what is in sight may be gone: all is read anew in a moment, see `Desk`
        typed = isinstance(change.origin, Keeper) and change.origin.typing_goes_on
        jobs: dict[Hashable, Sequence[Callable[[], object]]] = {
            (name, id(change)): screen.told_in_parts(change) if typed else (partial(screen.told, change),)
            for name, screen in self._screens.items()
        }
        jobs["spelling", id(change)] = (partial(self.spelling.told, change),)
        self._following.follow({**jobs, "around": self._around}, soon=typed)

    def _stay_open(self) -> None:
        self._close_anyway = False

    def _show_names(self) -> None:
        self.frame.show_names(self.desk)
        self.frame.ask_how_long(retention_due(self.desk.file))

    def _show_undo(self) -> None:
        undo, redo = self.desk.file.titles()
        self.frame.name_undo(undo, redo)
        self.commands.name_undo(undo, redo)

    def _show_counts(self) -> None:
        if isinstance(self.desk.in_view, SetInView):
            self._places.show_counts(side_counts(self.desk.book(), self.desk.reading.today()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button, held = self.focusWidget(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held
        if is_enter and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.attempt(self.desk.file.look_again)
        elif event.type() == QEvent.Type.FontChange:
            self.frame.fit(self.width())
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.keep_typed() and not self._close_anyway:
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
        self._following.drop_all()
        for screen in self._screens.values():
            screen.let_go()
        self.desk.timing.let_go()
        self.spelling.let_go()
        self.file_state.let_go()
        self._on_close(self)
        super().closeEvent(event)

    def keep_where_it_is(self) -> bool:
        """Keeps what is being typed anywhere, and leaves the cursor where it is; whether all is kept."""
        return keep_all(self)

    def keep_typed(self) -> bool:
        """Keeps what is being typed anywhere, as leaving its field does; whether all is kept."""
        cursor = self.focusWidget()
        if cursor is not None:
            cursor.clearFocus()
        typed = keep_all(self)
        kept = self.desk.timing.record() and typed
        if cursor is not None and not kept:
            cursor.setFocus()
        return kept
