"""Tables of records: chosen by line, sorted by heading or key, filtered, copied into other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QSizePolicy, QTableView

from lfl_desktop.content.tables.table_columns import TableSheet, told_cell
from lfl_desktop.domain.wording.names import folded
from lfl_desktop.exchange.table_text import as_html, as_tabs
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.kit.binding.row_menu import asks_for_menu
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.tables.table_fitting import TableFitting
from lfl_desktop.views.kit.tables.table_lines import Column, L, LinesModel, SiftedLines
from lfl_desktop.views.kit.tables.table_sizes import Sizes
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.table_copy import TableCopy, copied_words, saved_words

ORDERS = {Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder, Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder}


class Table(QObject, Generic[L]):
    """A `QTableView` with its model: chosen by line, left with Tab.

    Clicking a heading sorts, and so do Alt with arrow up and down; Ctrl+C copies the chosen lines, or
    all that are in sight where none is."""

    opened = Signal(object)
    """A line was asked for with Enter or a double click: the id of its record."""
    chose = Signal()
    """Another line is chosen."""
    menu_asked = Signal(QMenu)
    """The menu of a line is about to be shown: others may add to it."""
    copied = Signal(str)
    """Lines were copied, or may not be: a sentence that says for whom they are."""

    def __init__(
        self,
        view: QTableView,
        columns: Sequence[Column[Any]],
        quiet: Callable[[Any], bool] = lambda _line: False,
        strong: Callable[[Any], bool] = lambda _line: False,
    ) -> None:
        super().__init__(view)
        self.view = view
        self.model: LinesModel[L] = LinesModel(columns, quiet, strong, view)
        self._sifted: SiftedLines[L] = SiftedLines(self.model, view)
        self.taken: Callable[[Sequence[L]], TableCopy] = self._as_shown
        """What is copied of some lines; as they are shown, unless they are a list of the set."""
        self._chosen: UUID | None = None
        self._sizes = Sizes(view)
        view.setModel(self._sifted)
        _dress(view, self._sizes)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.horizontalHeader().setSortIndicatorClearable(True)
        view.setSortingEnabled(True)
        self._fitting = TableFitting(view, self.model, self._sifted, self._sizes)
        view.selectionModel().currentRowChanged.connect(lambda *_rows: self._current_changed())
        follow_selection(view)
        view.doubleClicked.connect(lambda _index: self._open())
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def chosen(self) -> L | None:
        """The line that was chosen last, also where the filter hides it now."""
        return next((line for line in self.model.lines if line.id == self._chosen), None)

    @property
    def asked_field(self) -> str:
        """The field whose words stand in the cell that was clicked or has the cursor."""
        column = self.view.currentIndex().column()
        return self.model.columns[column].field if column >= 0 else ""

    @property
    def shown(self) -> list[L]:
        """The lines in sight, from the top."""
        rows = range(self._sifted.rowCount())
        return [self.model.lines[self._sifted.mapToSource(self._sifted.index(row, 0)).row()] for row in rows]

    @property
    def shown_count(self) -> int:
        """How many lines are in sight."""
        return self._sifted.rowCount()

    def show_lines(self, lines: Sequence[L]) -> None:
        """Shows these lines; the one that was chosen stays so, else the line that is now where it was."""
        chosen, row = self._chosen, self.view.currentIndex().row()
        if not self.model.show_lines(lines):
            return
        head = self.view.horizontalHeader()
        self._sifted.sort(head.sortIndicatorSection(), head.sortIndicatorOrder())  # which fits them anew
        if not self.choose(chosen):
            index = self._sifted.index(max(0, min(row, self._sifted.rowCount() - 1)), 0)
            stays = index.row() == self.view.currentIndex().row()
            self._put_cursor(index)
            if stays:  # else it has been told
                self._current_changed()

    def choose(self, record: UUID | None) -> bool:
        """Chooses the line of a record; False if none is in sight."""
        places = (i for i, line in enumerate(self.model.lines) if line.id == record)
        place = next(places, None)
        if place is None:
            return False
        self._chosen = record
        index = self._sifted.mapFromSource(self.model.index(place, 0))
        if index.isValid():
            self._put_cursor(index)
            self._fitting.fit_in_sight()
            self.view.scrollTo(index)
        return index.isValid()

    def sift(self, words: str, accepts: Callable[[L], bool]) -> None:
        """Leaves in sight the lines that hold each of `words` in one column or another, and that
        `accepts` lets through."""
        self._sifted.words = tuple(folded(words).split())
        self._sifted.accepts = accepts
        self._sifted.invalidate()
        self._fitting.fit_anew()
        if self._chosen is None or not self.choose(self._chosen):
            self._put_cursor(self._sifted.index(0, 0))

    def _put_cursor(self, index: QModelIndex) -> None:
        """Chooses this line alone: left to the view, it is added to what is chosen while Ctrl is held, as it
        is when one comes here with Ctrl and a number."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(index, alone)

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sorts by a column, as a click on its heading does; -1 is the order of the records."""
        self.view.horizontalHeader().setSortIndicator(column, order)

    @property
    def marked(self) -> list[L]:
        """The lines that are selected, from the top."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        shown = self.shown if rows else []
        return [shown[row] for row in rows]

    def copy(self, everything: bool = False) -> None:
        """Copies the chosen lines, or all in sight, for any program, Word and Excel, and says so."""
        lines = (not everything and self.marked) or self.shown
        made = self.taken(lines)
        if made.rows:
            headings, told = made.sheet.headings, made.sheet.told
            clipboard.copy_to_clipboard(as_tabs(headings, told), as_html(headings, told))
        self.copied.emit(made.said)

    def _as_shown(self, lines: Sequence[L]) -> TableCopy:
        columns = self.model.columns
        headings = tuple(tr(column.heading) for column in columns)
        cells = [[column.words(line) for column in columns] for line in lines]
        sheet = TableSheet(
            headings,
            tuple(tuple(column.cell(line) for column in columns) for line in lines),
            tuple(tuple(told_cell(c.cell(line), c.words(line)) for c in columns) for line in lines),
        )
        said, saved = copied_words(None, len(lines)), saved_words(None, len(lines))
        return TableCopy(headings, cells, said, sheet, saved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            self._fitting.fit_to_room()
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and isinstance(event, QKeyEvent) and (job := self._job(event)):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                job()
            return True
        return super().eventFilter(watched, event)

    def _job(self, event: QKeyEvent) -> Callable[[], object] | None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open
        if asks_for_menu(event):
            return lambda: self._offer(self.view.visualRect(self.view.currentIndex()).center())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ORDERS:
            order = ORDERS[Qt.Key(event.key())]
            return lambda: self.sort(max(0, self.view.currentIndex().column()), order)
        return None

    def _open(self) -> None:
        index = self._sifted.mapToSource(self.view.currentIndex())
        if index.isValid():
            self.opened.emit(self.model.lines[index.row()].id)

    def _offer(self, where: QPoint) -> None:
        """What can be done with the line that was clicked."""
        if not self.view.indexAt(where).isValid():
            return
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open"), self._open).setShortcut(QKeySequence("Return"))
        menu.addAction(tr("Copy"), self.copy).setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        menu.addAction(tr("Copy all lines"), lambda: self.copy(everything=True))
        self.menu_asked.emit(menu)
        menu.popup(self.view.viewport().mapToGlobal(where))

    def _current_changed(self) -> None:
        index = self._sifted.mapToSource(self.view.currentIndex())
        if index.isValid():
            self._chosen = self.model.lines[index.row()].id
        elif self.chosen is None:
            self._chosen = None
        self.chose.emit()


def _dress(view: QTableView, sizes: Sizes) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(True)
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(sizes.row(2))
