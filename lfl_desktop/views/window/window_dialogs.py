"""What a window opens over itself: the search, what was deleted, other files, templates, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lfl_desktop import __version__
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.window.backup_watch import BackupWatch
from lfl_desktop.views.window.program_jobs import ProgramJobs
from lfl_desktop.views.window.spelling import Spelling
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import PlaceName


class WindowDialogs(QObject):
    """Opens them over `window`. `keep` keeps first what is being typed in the place in sight."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        program: ProgramJobs,
        spelling: Spelling,
        keep: Callable[[], object],
        watch: BackupWatch,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._program = window, desk, program
        self._spelling, self._keep, self._watch = spelling, keep, watch

    def show_deleted(self) -> None:
        """Opens the list of what was deleted and can be put back."""
        from lfl_desktop.views.window.deleted_dialog import DeletedDialog

        self._keep()
        DeletedDialog(self._desk, self._watch, self._window).open()

    def show_templates(self) -> None:
        """Shows the stage templates, and lets a set of one's own make its own."""
        from lfl_desktop.views.parts.stage_templates import StageTemplates

        StageTemplates(self._desk, "", self._window).open()

    def ask_for_file(self) -> None:
        """Asks for another records file and opens it."""
        dialog = QFileDialog(self._window, tr("Open a records file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Records files (*.lfl)"))
        dialog.fileSelected.connect(lambda name: self._desk.attempt(lambda: self._program.open(Path(name))))
        dialog.open()

    def show_tour(self) -> None:
        """Tells how a meeting goes, on one page."""
        from lfl_desktop.views.window.tour_dialog import TourDialog

        TourDialog(self._window).open()

    def show_help(self, place: PlaceName) -> None:
        """Tells what belongs in a place, and lists the keys."""
        from lfl_desktop.views.window.help_dialog import HelpDialog

        HelpDialog(place, self._window).open()

    def show_preferences(self) -> None:
        """Shows the preferences of whoever uses the program."""
        from lfl_desktop.views.window.preferences_dialog import PreferencesDialog

        PreferencesDialog(self._desk.preferences, self._spelling, self._window).open()

    def show_about(self) -> None:
        """Says what this program is, and where it keeps the records."""
        words = tr(
            "LfL Desktop {version}: a record of action learning sets. It keeps everything on this"
            " computer, in {path}, and never uses the network.",
            version=__version__,
            path=self._desk.file.path,
        )
        self._say(tr("About this program"), words)

    def _say(self, title: str, words: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, title, words, QMessageBox.StandardButton.Close, self._window
        )
        box.open()
