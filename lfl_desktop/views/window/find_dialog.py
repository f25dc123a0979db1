"""Search everything: a line to type in, and what it finds as you type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.words import tr
from lfl_desktop.workspace.in_view import ProgrammeInView, SetInView
from lfl_desktop.workspace.lists.search import Finder, Found
from lfl_desktop.workspace.set_book import SetBook

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

READ_AFTER = 30
"""Milliseconds until all that can be found is read: the line to type in is in sight first."""


class FindDialog(QDialog):
    """Arrow keys choose while the cursor stays in the line; Enter opens, Escape closes."""

    chosen = Signal(object)
    """The `Found` that was opened."""

    typed: QLineEdit
    results: QListWidget
    nothing: QLabel
    with_log: QCheckBox

    def __init__(self, desk: Desk, others: Sequence[Found], parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "window/find_dialog")
        self._desk = desk
        self._others = others
        self._found: list[Found] = []
        self._finder: Finder | None = None
        self._soon = later(self, READ_AFTER, self._read)
        self.setWindowTitle(tr("Search"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        show_whole_rows(self.results)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_selection(self.results)
        self.typed.textChanged.connect(lambda _text: self._find())
        self.typed.installEventFilter(self)
        self.results.itemActivated.connect(lambda _item: self._open())
        self.results.itemClicked.connect(lambda _item: self._open())
        self.with_log.toggled.connect(self._read_again)
        self._find()
        self.resize(self.sizeHint().boundedTo(parent.window().size()))  # a screen of its own bounds it less
        self.typed.setFocus()
        self._soon.start()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        hint = self.typed.fontMetrics().horizontalAdvance(self.typed.placeholderText())
        return QSize(max(line * 42, hint + line * 4), line * 26)

    def _read(self) -> Finder:
        self._soon.stop()
        if self._finder is None:
            others = [*self._others, *self._of_programme()]
            self._finder = Finder(self._book(), others, with_log=self.with_log.isChecked())
        return self._finder

    def _book(self) -> SetBook | None:
        return self._desk.book() if isinstance(self._desk.in_view, SetInView) else None

    def _of_programme(self) -> Sequence[Found]:
        """What the sets of the programme sent, where that is in view."""
        if not isinstance(self._desk.in_view, ProgrammeInView):
            return ()
        from lfl_desktop.views.coordinator.looking import overview_in_view
        from lfl_desktop.workspace.coordinator.programme_search import found_in_programme

        return found_in_programme(overview_in_view(self._desk))

    def _read_again(self) -> None:
        self._finder = None
        self._find()
        self.typed.setFocus()

    def _find(self) -> None:
        typed = self.typed.text()
        self._found = self._read().find(typed) if typed.strip() else []
        self.results.clear()
        for found in self._found:
            line = QListWidgetItem(_two_lines(found))
            line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.kind}: {found.words}, {found.where}")
            self.results.addItem(line)
        self.results.setCurrentRow(0)
        self.results.setVisible(bool(self._found))
        in_vain = bool(self.typed.text().strip()) and not self._found
        self.nothing.setText(tr("Nothing has these words.") if in_vain else "")
        self.nothing.setVisible(in_vain)

    def _open(self) -> None:
        row = self.results.currentRow()
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.results.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
        return super().eventFilter(watched, event)


def _two_lines(found: Found) -> str:
    words = " ".join(found.words.split())
    short = words if len(words) <= 90 else f"{words[:88]}…"
    below = " · ".join(part for part in (found.kind, found.where) if part)
    return f"{short}\n{below}"
