"""Wiring and start-up: no other module builds the whole."""

from __future__ import annotations

from lfl_desktop.views import plain_import  # noqa: F401

# isort: split
import gc
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from lfl_desktop import paths
from lfl_desktop.domain.clock import Clock, clock_or_computers
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import ImportReceipt
from lfl_desktop.settings import Settings, load, save_settings
from lfl_desktop.store.database import NeedsKey, NotARecordsFile, WrongKey
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.views.kit import clipboard, heard_as, language, theme
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.preferences import Preferences
from lfl_desktop.views.window import preload
from lfl_desktop.views.window.hang_watch import HangWatch
from lfl_desktop.views.window.idle_watch import IdleWatch
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.one_at_a_time import OneAtATime, call
from lfl_desktop.views.window.window_place import geometry_of, place_window
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination
from lfl_desktop.workspace.exchange.own_sets import own_sets
from lfl_desktop.workspace.in_view import InView, ProgrammeInView, SetInView
from lfl_desktop.workspace.keeping.backup_names import only_read_as_backup
from lfl_desktop.workspace.keeping.key_ring import key_where_asked
from lfl_desktop.workspace.keeping.open_mark import OpenElsewhere, open_elsewhere, other_window
from lfl_desktop.workspace.start.dropped_files import FROM_A_SET
from lfl_desktop.workspace.start.sample_place import (
    SampleName,
    create_named_sample,
    delete_sample_file,
    sample_place,
)
from lfl_desktop.workspace.workspace import Workspace


def make_application(appearance: str = "system", text_size: int = 100) -> QApplication:
    """The Qt application, dressed. A machine without any font gets the one we ship."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("LfL Desktop")
    app.setWindowIcon(QIcon(str(paths.resource("icons", "lfl-desktop-256.png"))))
    language.speak(app)
    if not QFontDatabase.families():
        for file in sorted(paths.resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    heard_as.install()
    theme.apply(app, appearance, text_size)
    return app


class Program:
    """What is open: a window on a records file, or the first run. Remembers it for next time."""

    def __init__(
        self, settings: Settings, settings_file: Path | None = None, now: Clock | None = None
    ) -> None:
        self.preferences = Preferences(settings, partial(save_settings, path=settings_file))
        self.preferences.changed.connect(self.dress)
        self.preferences.changed.connect(self._follow)
        self.now = clock_or_computers(now)
        self.window: QWidget | None = None
        self._pauses: dict[Path, int] = {}
        self.one = OneAtATime(self.now)
        self.one.taken.connect(self._was_taken_over)
        self.one.free.connect(
            lambda: self.tell(tr("The other window has closed this file. Take over to change it here."))
        )
        self.one.called.connect(self.come_forward)
        self.idle = IdleWatch(self.now, lambda: self.preferences.settings.lock_after, self.lock)

    def start(self, path: Path | None) -> None:
        """Shows `path`, or the first run: with a sentence where `path` cannot be opened or holds no set
        yet."""
        if path is None:
            self.welcome("")
            return
        if path.suffix.casefold() == FROM_A_SET and path.exists():
            self._start_with_file_of_set(path)
            return
        try:
            self.open(path)
        except WorldError as error:
            self.welcome(str(error))
            if isinstance(error, NotARecordsFile):
                self._offer_copy(path)

    def _offer_copy(self, path: Path, key: FileKey | None = None) -> None:
        """A damaged file: its newest sound copy is offered, if there is one, and what can be read of it."""
        from lfl_desktop.views.start.damaged_file import DamagedFile
        from lfl_desktop.views.start.welcome import Welcome

        if isinstance(self.window, Welcome):
            go_on = DamagedFile(
                self.window,
                path,
                lambda new: self._show_anew(new, key),
                key=key,
                now=self.now,
                second=self.preferences.settings.second_folder,
            )
            go_on.offer()

    def _show_anew(self, path: Path, key: FileKey | None) -> None:
        self._show(self._opened(path, key))

    def _start_with_file_of_set(self, path: Path) -> None:
        """A file from a set was opened: it is shown in the records file that was open last, to be added."""
        last = Path(self.preferences.settings.last_file)
        if not self.preferences.settings.last_file or not last.exists():
            self.welcome(
                tr(
                    "“{name}” is the file of a set for the coordinator of its programme. To add it, open or"
                    " make your records file first, and drop it on the window.",
                    name=path.name,
                )
            )
            return
        self.start(last)
        if isinstance(self.window, MainWindow):
            self.window.take_files([path])

    def open(self, path: Path) -> None:
        """Shows the window on the records file at `path`, or what asks for its passphrase.

        Raises WorldError where it cannot be opened; what was open stays open."""
        held = self.preferences.settings.in_key_ring
        try:
            workspace = self._opened(path, key_where_asked(path, held) if held else None)
        except (NeedsKey, WrongKey):
            self._ask_for_key(path, None)
        else:
            self._show(workspace)

    def lock(self) -> None:
        """Locks the file that is open, where it is protected: its passphrase is asked for again. One in which
        something is not kept stays open."""
        window = self.window
        if isinstance(window, MainWindow) and window.desk.file.key is not None and window.keep_typed():
            self._ask_for_key(window.desk.file.path, window)

    def show_protection(self) -> None:
        """Shows in the window how its file is protected with a passphrase."""
        if isinstance(self.window, MainWindow):
            self.window.keeping.show_protection()

    def _ask_for_key(self, path: Path, before: MainWindow | None) -> None:
        """Asks for what opens the file at `path`, in place of the window that had it open `before`."""
        from lfl_desktop.views.start.unlock import Unlock

        in_view, place = (before.desk.in_view, before.place) if before else (None, "")

        def open_with(key: FileKey) -> None:
            try:
                self._show(self._opened(path, key), in_view)
            except NotARecordsFile as error:
                self.welcome(str(error))
                self._offer_copy(path, key)
                return
            if place and isinstance(self.window, MainWindow):
                self.window.go(place)

        chosen = self.preferences.settings
        held = chosen.in_key_ring if before is not None and not chosen.ask_after_lock else ()
        self._swap(Unlock(path, open_with, lambda: self.welcome(""), self._pauses, held))

    def _key_here(self, path: Path) -> FileKey | None:
        """The key of the file at `path`, where it is the one that is open."""
        window = self.window
        is_open = isinstance(window, MainWindow) and window.desk.file.path == path
        return window.desk.file.key if is_open and isinstance(window, MainWindow) else None

    def _opened(self, path: Path, key: FileKey | None = None) -> Workspace:
        """The file at `path`, only to be read where it is a backup or another window has it open."""
        key = key or self._key_here(path)
        other = other_window(path, self.now())
        because = open_elsewhere(path, other, self.now()) if other else only_read_as_backup(path)
        return Workspace.open(path, key, check_later=True, because=because, now=self.now)

    def take_over(self) -> None:
        """Opens the file to be changed that is only read here, because another window has it.

        Raises WorldError where it cannot be opened; what was open stays open."""
        if isinstance(self.window, MainWindow):
            desk = self.window.desk
            self._show(
                Workspace.open(desk.file.path, desk.file.key, check_later=True, now=self.now), desk.in_view
            )

    def _was_taken_over(self) -> None:
        if isinstance(self.window, MainWindow):
            desk = self.window.desk
            desk.attempt(lambda: self._show(self._opened(desk.file.path), desk.in_view))

    def keep_typed(self) -> bool:
        """Keeps what is being typed, after an error of ours; whether all of it is kept."""
        try:
            return not isinstance(self.window, MainWindow) or self.window.keep_where_it_is()
        except Exception:  # whatever is wrong: what was typed stays on the screen
            return False

    def fetch_places(self) -> None:
        """Imports what the other places need, beside the window."""
        preload.fetch(self.window.desk.in_view if isinstance(self.window, MainWindow) else None)

    def come_forward(self, files: list[Path]) -> None:
        """Brings the window to the front, because the program was started once more, with files of sets to
        add."""
        window = self.window
        if window is None:
            return
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if files and isinstance(window, MainWindow):
            window.take_files(files)

    def tell(self, sentence: str) -> None:
        """Shows a sentence in the window that is open."""
        from lfl_desktop.views.start.unlock import Unlock
        from lfl_desktop.views.start.welcome import Welcome

        if isinstance(self.window, MainWindow):
            self.window.show_trouble(sentence)
        elif isinstance(self.window, Welcome | Unlock):
            self.window.tell(sentence)

    def welcome(self, trouble: str) -> None:
        """Shows the first run, with a sentence on what went wrong if anything did."""
        from lfl_desktop.views.start.welcome import Welcome

        self._swap(Welcome(self, trouble, self.now))

    def open_sample(self) -> None:
        """Shows the sample: the file that was made before, or a new one.

        Raises WorldError where none can be made."""
        self._open_sample(SampleName.SET)

    def open_coordinators_sample(self) -> None:
        """Shows the sample as its coordinator has it, likewise."""
        self._open_sample(SampleName.PROGRAMME)

    def open_evaluated_sample(self) -> None:
        """Shows the second sample, whose coordinator writes her final report, likewise."""
        self._open_sample(SampleName.EVALUATED)

    def _open_sample(self, name: SampleName) -> None:
        path = sample_place(name)
        if path.exists():
            self.open(path)
        else:
            self._show(create_named_sample(name, path, self.now))

    def delete_sample(self) -> None:
        """Deletes the sample that is open, and shows the first run.

        Raises WorldError where the file cannot be deleted."""
        if isinstance(self.window, MainWindow) and self.window.desk.file.sample_today():
            path = self.window.desk.file.path
            self.welcome("")
            delete_sample_file(path)

    def look_at(self, in_view: InView | None, wanted: Destination | None = None) -> None:
        """Shows another set of the file that is open, or its programme; or what there is to be seen first:
        that place of it which is `wanted`."""
        if isinstance(self.window, MainWindow):
            path = self.window.desk.file.path
            self._show(self._opened(path), in_view)
            if wanted is not None and isinstance(self.window, MainWindow):
                self.window.desk.wanted.emit(wanted)

    def dress(self, preference: str = "appearance") -> None:
        """Gives the window the colours and the size of text that are wanted now."""
        app, wanted = QApplication.instance(), self.preferences.settings
        if preference in ("appearance", "text_size") and isinstance(app, QApplication):
            theme.apply(app, wanted.appearance, wanted.text_size)

    def show(self, workspace: Workspace) -> None:
        """Shows the window on an open records file that holds a set; raises WorldError otherwise."""
        self._show(workspace)

    def _show(self, workspace: Workspace, in_view: InView | None = None) -> None:
        try:
            window = self._window_on(workspace, in_view)
        except WorldError:
            workspace.close()
            raise
        self._swap(window)
        self._mark(workspace)
        self.preferences.opened(workspace.path)

    def _follow(self, preference: str) -> None:
        """The records were saved as another file, in which the window goes on."""
        if preference == "last_file" and isinstance(self.window, MainWindow):
            self._mark(self.window.desk.file)

    def _mark(self, workspace: Workspace) -> None:
        if isinstance(workspace.only_read, OpenElsewhere):
            self.one.wait_for(workspace.path)
        elif workspace.only_read is None or workspace.is_to_be_checked:
            self.one.hold(workspace.path)
        else:
            self.one.let_go()

    def _window_on(self, workspace: Workspace, in_view: InView | None) -> MainWindow:
        if isinstance(self.window, MainWindow):
            self._remember_place(self.window)
        _keep_what_came_before(workspace)
        in_view = in_view or _first_in_view(workspace)
        self._take_over_posters(workspace)
        desk = Desk(workspace, in_view, self.preferences)
        window = MainWindow(desk, self, self._closed)
        place_window(window, self.preferences.settings.window_geometry)
        window.go_first()
        return window

    def _take_over_posters(self, workspace: Workspace) -> None:
        posters = self.preferences.settings.posters
        if posters:
            # of papers, which a start without such preferences does not wait for
            from lfl_desktop.workspace.papers.poster_choices import take_over

            self.preferences.change(posters=take_over(workspace, posters))

    def _swap(self, window: QWidget) -> None:
        before, self.window = self.window, window
        if isinstance(window, MainWindow):
            self.idle.begin()
        else:
            self.idle.end()
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _closed(self, window: MainWindow) -> None:
        self._remember_place(window)
        path, after = window.desk.file.path, self.window
        goes_on = isinstance(after, MainWindow) and after is not window and after.desk.file.path == path
        if not goes_on:
            window.hide()  # the last backup takes a moment in which nobody has to look at it
        window.backups.let_go(keep=not goes_on)
        window.desk.file.close()
        if not goes_on:
            self.one.let_go()  # a window that comes after this one has its own mark later

    def _remember_place(self, window: MainWindow) -> None:
        self.preferences.change(window_geometry=geometry_of(window))


def _keep_what_came_before(workspace: Workspace) -> None:
    """What an earlier version took in among the coordinator's own records is kept as it was sent."""
    if workspace.only_read is None and workspace.count(ImportReceipt):
        from lfl_desktop.workspace.exchange.kept_as_sent import keep_as_sent

        keep_as_sent(workspace)


def _first_in_view(workspace: Workspace) -> InView:
    """What is looked at first: a set that is kept in the file, or else the programme whose sets send theirs.
    Raises WorldError where there is neither."""
    sets = own_sets(workspace)
    if sets:
        return SetInView(sets[0].id)
    if workspace.count(Edition) or workspace.count(Programme):
        return ProgrammeInView()
    raise WorldError(tr("“{name}” holds no set yet.", name=workspace.path.name))


def our_fault(program: Program) -> None:
    """From now on an error of ours keeps what is typed, is noted, shows its details and leaves the window as
    it is; what the world did is said in its sentence."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, WorldError):
            program.tell(str(error))
            return
        import traceback

        from lfl_desktop.views.kit.our_fault import show_our_fault
        from lfl_desktop.workspace.keeping.crash_notes import keep_note, words_of_note

        at = program.now()
        words = words_of_note(kind, trace, at)
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(words)
        note = keep_note(words, at)
        details = "".join(traceback.format_exception(kind, error, trace))
        show_our_fault(program.window, details, kept=program.keep_typed(), note=note)

    sys.excepthook = told


def keep_what_is_there() -> None:
    """Whatever start-up made is not looked through again for what is no longer used: nearly all of it stays
    until the end, and looking took 30 ms, which was felt where it fell between two keys."""
    gc.freeze()


def _is_open_already(path: Path | None, settings: Settings, now: Clock | None) -> bool:
    """Whether another window on this computer has the file open, or the one in which a set's file is to be
    added, and has come to the front."""
    sent = [path.resolve()] if path and path.suffix.casefold() == FROM_A_SET else []
    file = Path(settings.last_file) if sent and settings.last_file else path
    other = other_window(file, clock_or_computers(now)()) if file else None
    return other is not None and other.is_here and call(other, sent)


def run(path: Path | None, now: Clock | None = None) -> int:
    """Opens the window on `path`, else on the file of last time, else on the first run; the exit code. `now`
    is the clock to go by."""
    settings = load()
    app = make_application(settings.appearance, settings.text_size)
    path = path or (Path(settings.last_file) if settings.last_file else None)
    if _is_open_already(path, settings, now):
        return 0
    program = Program(settings, now=now)
    our_fault(program)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: program.dress())
    hints.accessibility().contrastPreferenceChanged.connect(lambda _wanted: program.dress())
    program.start(path)
    keep_what_is_there()
    QTimer.singleShot(preload.AFTER, program.fetch_places)
    hangs = HangWatch(app)
    QTimer.singleShot(preload.AFTER, hangs, hangs.begin)
    app.aboutToQuit.connect(hangs.end)
    app.aboutToQuit.connect(clipboard.leave_nothing)
    return app.exec()
