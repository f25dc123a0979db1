"""Recently deleted: a list of what can be put back, and the way to where it is then."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QWidget,
)

from lfl_desktop.domain.wording.names import folded
from lfl_desktop.views.kit.attempts import attempt, succeeds
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.window.backup_watch import BackupWatch
from lfl_desktop.words import tr
from lfl_desktop.workspace.history.deleted_in_words import DeletedEntry, entries
from lfl_desktop.workspace.history.erased_words import WARNING, erase_for_good
from lfl_desktop.workspace.history.recently_deleted import put_back
from lfl_desktop.workspace.in_view import ProgrammeInView
from lfl_desktop.workspace.writing import KeptChange

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST = 110
"""Characters of what was deleted that are shown; all of it comes back."""


class DeletedDialog(QDialog):
    """Arrow keys choose while the cursor stays in the line; Enter puts back, Escape closes."""

    typed: QLineEdit
    results: QListWidget
    nothing: QLabel
    told: QLabel
    show_it: QPushButton
    hint: QLabel
    erase: QPushButton
    put_back: QPushButton
    close_it: QPushButton

    def __init__(self, desk: Desk, watch: BackupWatch, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "window/deleted_dialog")
        self._desk, self._watch = desk, watch
        self._entries: list[DeletedEntry] = []
        self._shown: list[DeletedEntry] = []
        self._back: DeletedEntry | None = None
        self.setWindowTitle(tr("Recently deleted"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        show_whole_rows(self.results)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.typed, self.results):
            widget.installEventFilter(self)
        follow_selection(self.results)
        self.typed.textChanged.connect(lambda _text: self._sift())
        self.results.itemDoubleClicked.connect(lambda _item: self._bring_back())
        self.erase.clicked.connect(self._ask_to_erase)
        self.put_back.clicked.connect(self._bring_back)
        self.close_it.clicked.connect(self.close)
        self.show_it.clicked.connect(self._show_it)
        self.told.hide()
        self.show_it.hide()
        desk.file.listen(self._told)
        self.finished.connect(lambda _result: desk.file.unlisten(self._told))
        self._read()
        (self.typed if self._entries else self.close_it).setFocus()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 44, line * 28)

    def _told(self, _change: KeptChange) -> None:
        self._read()

    def _read(self) -> None:
        desk = self._desk
        book = None if isinstance(desk.in_view, ProgrammeInView) else desk.own_book()
        self._entries = entries(desk.workspace, book)
        self._sift()

    def _sift(self) -> None:
        words = folded(self.typed.text()).split()
        row = self.results.currentRow()
        self._shown = [
            e for e in self._entries if all(word in folded(f"{e.title} {e.details}") for word in words)
        ]
        self.results.clear()
        for entry in self._shown:
            line = QListWidgetItem(f"{_short(entry.title)}\n{entry.details}")
            line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.details}")
            line.setToolTip(entry.title)
            self.results.addItem(line)
        self.results.setCurrentRow(max(0, min(row, len(self._shown) - 1)))
        self._say_what_there_is()

    def _say_what_there_is(self) -> None:
        self.nothing.setText(
            tr("Nothing that was deleted has these words.")
            if self._entries
            else tr("Nothing has been deleted.")
        )
        self.nothing.setVisible(not self._shown)
        self.results.setVisible(bool(self._shown))
        for button in (self.put_back, self.erase):
            button.setEnabled(bool(self._shown))
        listed = bool(self._entries) or self._back is not None
        self.hint.setText(tr("Enter puts back what is chosen") if listed else "")
        for widget in (self.typed, self.put_back, self.erase):
            widget.setVisible(listed)

    def _bring_back(self) -> None:
        row = self.results.currentRow()
        if not 0 <= row < len(self._shown):
            return
        entry = self._shown[row]
        found = attempt(lambda: bool(put_back(self._desk.file, entry.deletion)), self._say)
        if found is None:
            return
        self._back = entry if found else None
        title = _short(entry.title)
        words = tr("{title} is back {where}.", title=title, where=entry.again)
        self._say(words if entry.again else tr("{title} is back.", title=title), self._back)
        self._desk.said.emit(tr("Put back"))

    def _ask_to_erase(self) -> None:
        row = self.results.currentRow()
        if not 0 <= row < len(self._shown):
            return
        entry = self._shown[row]
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("Erase for good"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_short(entry.title))
        box.setInformativeText(tr(WARNING))
        here = box.addButton(tr("Erase here"), QMessageBox.ButtonRole.AcceptRole)
        everywhere = box.addButton(tr("Erase, and delete all copies"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        here.clicked.connect(lambda: self._erase(entry, with_copies=False))
        everywhere.clicked.connect(lambda: self._erase(entry, with_copies=True))
        box.open()

    def _erase(self, entry: DeletedEntry, *, with_copies: bool) -> None:
        self._watch.wait()
        backups = self._watch.backups
        erase = partial(erase_for_good, self._desk.file, entry.deletion, backups, with_copies=with_copies)
        if not succeeds(erase, self._say):
            return
        self._say(tr("{title} is erased for good.", title=_short(entry.title)))
        self._watch.show_newest()

    def _say(self, words: str, back: DeletedEntry | None = None) -> None:
        self.told.setText(words)
        self.told.show()
        self.show_it.setVisible(back is not None and back.destination is not None)
        self.show_it.setAccessibleDescription(words)

    def _show_it(self) -> None:
        if self._back is not None:
            wanted = self._back.destination
            self.close()
            self._desk.wanted.emit(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES and watched is self.typed:
                self.results.keyPressEvent(event)
                return True
            if event.key() in _ENTERS:
                self._bring_back()
                return True
        return super().eventFilter(watched, event)


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 2]}…”"
