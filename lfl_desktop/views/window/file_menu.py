"""The File menu: a copy and other records files, the look of the window, the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from lfl_desktop import __version__
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.window.file_state import FileState
from lfl_desktop.views.window.places import Needs
from lfl_desktop.views.window.spelling import Spelling
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.in_view import InView, ProgrammeInView, SetInView

if TYPE_CHECKING:
    from lfl_desktop.workspace.exchange.sets_here import SetHere

KEYS = (
    ("Ctrl+K", mark("Search everything")),
    ("Ctrl+1 … Ctrl+9", mark("Go to a place in the list on the left")),
    ("Ctrl+Page down, Ctrl+Page up", mark("Next and previous stage of a meeting")),
    ("Alt+Down, Alt+Up", mark("Next and previous slot")),
    ("Alt+Shift+Up, Alt+Shift+Down", mark("Move a slot up or down in today’s order")),
    ("F7", mark("Start or pause the timer of a slot")),
    ("Shift+F7", mark("Sound at the end of a stage, on or off")),
    ("F8, Shift+F8", mark("Next stage of the slot, and the one before")),
    ("F9", mark("The time in a large window; there F11 fills the screen, Escape closes")),
    ("Enter", mark("Go on to the next line of a list")),
    (
        "Ctrl+Enter",
        mark(
            "Give a slot to the bid in the line; keep that an impact is agreed; accept all proposed meetings"
        ),
    ),
    ("Ctrl+Shift+Enter", mark("Withdraw the bid in the line, or bid again")),
    ("Ctrl+Shift+A", mark("Make an action of the line the cursor is in, or of the words that are marked")),
    ("Ctrl+Shift+O", mark("Make an offer of it")),
    ("Ctrl+Shift+K", mark("Make a key learning point of it")),
    ("Alt+Left, Alt+Right", mark("Move the meeting in the line of the calendar by a week")),
    ("Ctrl+G", mark("The ground rules are agreed again, at the check-in")),
    ("N", mark("A note on the member with the cursor, at the check-in")),
    ("Ctrl+Delete", mark("Remove the line the cursor is in")),
    ("Ctrl+F", mark("Filter a list; Escape clears the filter")),
    ("Alt+Up, Alt+Down", mark("Sort a list upwards or downwards by the column the cursor is in")),
    ("Ctrl+C", mark("Copy the chosen lines of a list for Word or Excel")),
    ("Ctrl+L", mark("In Meetings: show or hide the private log")),
    ("F4, Shift+F10", mark("Suggestions for the spelling of the word the cursor is in")),
    ("Arrow keys", mark("Move between the boxes of an activity system; Enter edits, Escape is done")),
    ("Shift+Up, Shift+Down", mark("Choose an item in the box of an activity system; Delete takes it out")),
    ("Alt+Up, Alt+Down", mark("Move the chosen item in its box, or the line being edited")),
    ("Alt+Shift+Arrow keys", mark("Move the chosen item to the next box")),
    ("P", mark("Move the chosen item between now and possible")),
    ("Insert", mark("A new line in the box of an activity system")),
    ("Ctrl++, Ctrl+-, Ctrl+0", mark("Zoom the picture in and out, and fit it; so does Ctrl and the wheel")),
    ("Ctrl+Arrow keys", mark("Move a zoomed picture; so do Space or the middle button and a drag")),
    ("Ctrl+Shift+V", mark("A new version of the activity system in sight")),
    ("Left, Right", mark("The version before and after, on the line of the year")),
    ("T", mark("Add a tension from the box in focus: arrow keys to where it pulls, Enter takes it")),
    ("Shift+F10", mark("What can be done with the lines of the box in focus")),
    ("Ctrl+L", mark("In Activity systems: the same as a list, and back to the picture")),
    ("Alt+Shift+Up, Alt+Shift+Down", mark("Move a tension, or a line of that list, up or down")),
    ("Alt+Shift+Right, Alt+Shift+Left", mark("In that list: make a line possible, or so now")),
    ("Space; Alt+Up, Alt+Down", mark("Show or hide a line of a poster; move it up or down")),
    ("Ctrl+Z, Ctrl+Shift+Z", mark("Undo and redo, also after closing and opening again")),
    ("Ctrl+P", mark("Print and share; from a list, the list as it is filtered and sorted")),
)


class Commands(Protocol):
    """What the menu asks of the whole program."""

    def welcome(self, trouble: str) -> None:
        """Shows the first run."""

    def open(self, path: Path) -> None:
        """Shows another records file; raises WorldError."""

    def open_sample(self) -> None:
        """Shows the sample; raises WorldError."""

    def take_over(self) -> None:
        """Opens the file to be changed that another window has; raises WorldError."""

    def delete_sample(self) -> None:
        """Deletes the sample that is open and shows the first run; raises WorldError."""

    def look_at(self, in_view: InView | None) -> None:
        """Shows another set of the same file, or its programme; or what there is to be seen first."""


class FileMenu(QMenu):
    """The menu behind the File button. `shows` opens the lists of what was "deleted" and of earlier
    "copies"."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        commands: Commands,
        spelling: Spelling,
        shows: Mapping[str, Callable[[], None]],
        file_state: FileState,
    ) -> None:
        super().__init__(parent)
        self._file_state = file_state
        self._shows = shows
        self._desk = desk
        self._spelling = spelling
        self._commands = commands
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._add(tr("New…"), lambda: self._commands.welcome(""), QKeySequence.StandardKey.New)
        self._add(tr("Open…"), self.ask_for_file, QKeySequence.StandardKey.Open)
        self._add(tr("Save a copy…"), self._file_state.ask_where_to_copy)
        self._add(tr("Earlier copies…"), self._shows["copies"])
        if self._desk.file.sample_today() is None:
            self._add(tr("Look at the sample"), self._commands.open_sample)
        else:
            self._add(tr("Delete the sample"), self._commands.delete_sample)
        self._add_sets()
        if Needs.OWN_SET.fits(self._desk.in_view):
            self.addSeparator()
            self._add(tr("Stage templates…"), self.show_templates)
            self._add(tr("Recently deleted…"), self._shows["deleted"])
        self.addSeparator()
        self._add_appearances()
        self.addSeparator()
        self._add_spelling()
        self._add_levels()
        self.addSeparator()
        self._add(tr("How a meeting goes"), self.show_tour)
        self._add(tr("Keyboard"), self.show_keys, QKeySequence.StandardKey.HelpContents)
        self._add(tr("About this program"), self._show_about)

    def _add(
        self, words: str, job: Callable[[], object], keys: QKeySequence.StandardKey | None = None
    ) -> None:
        action = self.addAction(words, lambda: self._desk.attempt(job))
        if keys is not None:
            action.setShortcut(QKeySequence(keys))

    def _add_sets(self) -> None:
        """The programme as a whole, where files were received, and every set."""
        from lfl_desktop.workspace.exchange.sets_here import sets_here, told_apart

        sets = sets_here(self._desk.file)
        received = any(one.edition for one in sets)
        if len(sets) < 2 and not received:
            return
        self.addSeparator()
        here = self._desk.in_view
        if received:
            whole = ProgrammeInView()
            self._add_view(tr("All sets"), lambda: self._commands.look_at(whole), here == whole)
        named = zip(told_apart(sets), sets, strict=True)
        for name, one in sorted(named, key=lambda each: collated(each[0])):
            words = tr("Set {name} · {focus}", name=name, focus=one.focus) if one.focus else name
            line = one.edition.line if one.edition else None
            is_here = isinstance(here, SetInView) and (here.set_id, here.line) == (one.id, line)
            self._add_view(literal(words), partial(self._look_at_set, one), is_here)

    def _add_view(self, words: str, look: Callable[[], object], is_here: bool) -> None:
        action = self.addAction(words, lambda: self._desk.attempt(look))
        action.setCheckable(True)
        action.setChecked(is_here)

    def _look_at_set(self, one: SetHere) -> None:
        from lfl_desktop.workspace.exchange.sets_here import view_of

        self._commands.look_at(view_of(self._desk.file, one))

    def _add_appearances(self) -> None:
        group, preferences = QActionGroup(self), self._desk.preferences
        for value, words in (
            ("system", tr("Colours of the system")),
            ("light", tr("Light colours")),
            ("dark", tr("Dark colours")),
        ):
            action = self.addAction(words, partial(preferences.change, appearance=value))
            action.setCheckable(True)
            action.setChecked(value == preferences.settings.appearance)
            group.addAction(action)

    def _add_spelling(self) -> None:
        possible = self._spelling.is_possible()
        words = (
            tr("Check spelling")
            if possible
            else tr("Check spelling (no British English dictionary on this computer)")
        )
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(possible and self._spelling.is_on)
        action.setEnabled(possible)
        action.toggled.connect(self._spelling.turn)

    def _add_levels(self) -> None:
        action = self.addAction(tr("Show academic levels of tensions"))
        action.setCheckable(True)
        preferences = self._desk.preferences
        action.setChecked(preferences.settings.show_levels)
        action.toggled.connect(lambda shows: preferences.change(show_levels=shows))

    def ask_for_file(self) -> None:
        """Asks for another records file and opens it."""
        dialog = QFileDialog(self.parentWidget(), tr("Open a records file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Records files (*.lfl)"))
        dialog.fileSelected.connect(lambda name: self._desk.attempt(lambda: self._commands.open(Path(name))))
        dialog.open()

    def show_templates(self) -> None:
        """Shows the stage templates, and lets a set of one's own make its own."""
        if not Needs.OWN_SET.fits(self._desk.in_view):
            return
        from lfl_desktop.views.parts.stage_templates import StageTemplates

        parent = self.parentWidget()
        assert isinstance(parent, QWidget)
        StageTemplates(self._desk, "", parent).open()

    def show_tour(self) -> None:
        """Tells how a meeting goes, on one page."""
        from lfl_desktop.views.window.tour_dialog import TourDialog

        parent = self.parentWidget()
        assert isinstance(parent, QWidget)
        TourDialog(parent).open()

    def show_keys(self) -> None:
        """Lists the keys."""
        lines = "\n".join(f"{keys}\n    {tr(words)}" for keys, words in KEYS)
        _say(self.parentWidget(), tr("Keyboard"), lines)

    def _show_about(self) -> None:
        words = tr(
            "LfL Desktop {version}: a record of action learning sets. It keeps everything on this"
            " computer, in {path}, and never uses the network.",
            version=__version__,
            path=self._desk.file.path,
        )
        _say(self.parentWidget(), tr("About this program"), words)


def _say(parent: QWidget | None, title: str, words: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, words, QMessageBox.StandardButton.Close, parent)
    box.open()
