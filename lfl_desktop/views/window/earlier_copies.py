"""Earlier copies of the file: what each would change, the way back to one, and where they are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from lfl_desktop.views.kit.attempts import attempt, succeeds
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.window.backup_watch import BackupWatch
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.backup_names import REASONS, Backup, when_said
from lfl_desktop.workspace.keeping.going_back import apart, difference_said, go_back

SENTENCES = 4
"""Lines of text that have room below the copies, so that their list stays as it is when a sentence comes."""


class EarlierCopies(QDialog):
    """The copies, the newest first. `keep` keeps what is being typed."""

    copies: QListWidget
    nothing: QLabel
    told: QLabel
    second: QLabel
    no_second: QPushButton
    choose_second: QPushButton
    copy_now: QPushButton
    close_it: QPushButton
    go_back: QPushButton

    def __init__(self, desk: Desk, watch: BackupWatch, keep: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "window/earlier_copies")
        self._desk, self._watch, self._keep = desk, watch, keep
        self._backups = watch.backups
        self._shown: list[Backup] = []
        self.setWindowTitle(tr("Earlier copies"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show_whole_rows(self.copies)
        self.copies.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_selection(self.copies)
        line = self.fontMetrics().lineSpacing()
        self.told.setMinimumHeight(line * SENTENCES)
        self.second.setMinimumHeight(line * 3)
        self.copies.currentRowChanged.connect(lambda _row: self._tell())
        self.go_back.clicked.connect(self._go_back)
        self.copy_now.clicked.connect(self._copy_now)
        self.close_it.clicked.connect(self.close)
        self.choose_second.clicked.connect(self._ask_for_second)
        self.no_second.clicked.connect(lambda: self.keep_second(""))
        self.copy_now.setEnabled(self._is_written)
        self._read()
        (self.copies if self._shown else self.close_it).setFocus()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 36, line * 30)

    @property
    def _is_written(self) -> bool:
        return self._desk.file.only_read is None and self._desk.file.lost is None

    def _read(self) -> None:
        self._backups = self._watch.backups
        self._shown = self._backups.listed()
        now = self._desk.file.now()
        self.copies.clear()
        for backup in self._shown:
            when, why = when_said(backup.at, now), tr(REASONS[backup.reason])
            self.copies.addItem(QListWidgetItem(f"{when} · {why}" if why else when))
        self.copies.setVisible(bool(self._shown))
        self.nothing.setVisible(not self._shown)
        self.copies.setCurrentRow(0 if self._shown else -1)
        self._tell()
        folder = self._backups.second
        self.second.setText(
            tr("Copies are kept in {folder} as well.", folder=folder)
            if folder
            else tr("A second folder, on a stick or another drive, helps when this computer is lost.")
        )
        self.no_second.setVisible(folder is not None)

    def _chosen(self) -> Backup | None:
        row = self.copies.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _tell(self) -> None:
        """Says what going back to the chosen copy would change."""
        backup = self._chosen()
        self.go_back.setEnabled(False)
        if backup is None:
            self.told.clear()
            return
        differ = attempt(lambda: apart(self._desk.file, backup.path), self.told.setText)
        if differ is None:
            return
        self.told.setText(difference_said(differ))
        self.go_back.setEnabled(bool(differ.records) and self._is_written)

    def _go_back(self) -> None:
        backup = self._chosen()
        if backup is None:
            return
        self._keep()
        when = when_said(backup.at, self._desk.file.now())
        if not succeeds(lambda: go_back(self._desk.file, self._backups, backup), self.told.setText):
            return
        self._read()
        self.told.setText(
            tr("The file is as it was at {when}. What was there before is the newest copy.", when=when)
        )
        self._desk.said.emit(tr("Gone back to the copy of {when}", when=when))
        self._watch.show_newest()

    def _copy_now(self) -> None:
        self._keep()
        trouble = self._backups.keep_if_changed()
        self._read()
        if trouble is not None:
            self.told.setText(str(trouble))
        self._watch.show_newest()

    def _ask_for_second(self) -> None:
        dialog = QFileDialog(self, tr("A second folder for copies"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.keep_second)
        dialog.open()

    def keep_second(self, folder: str) -> None:
        """From now on copies are kept in this folder as well; empty for none."""
        self._desk.preferences.change(second_backup_folder=str(Path(folder)) if folder else "")
        self._read()
        if folder and self._is_written:
            self._copy_now()
