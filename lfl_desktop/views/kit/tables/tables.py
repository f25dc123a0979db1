"""Tables of records: chosen by line, sorted by heading or key, filtered, copied into other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QSizePolicy, QTableView

from lfl_desktop.content.tables.table_columns import TableSheet, told_cell
from lfl_desktop.domain.wording.names import folded
from lfl_desktop.exchange.table_text import as_html, as_tabs
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.kit.binding.before_paint import BeforePainting
from lfl_desktop.views.kit.binding.row_menu import asks_for_menu
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.tables.table_lines import Column, L, LinesModel, SiftedLines
from lfl_desktop.views.kit.tables.table_sizes import MOST_LINES, MOST_OF_FOLDED, Sizes
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.table_copy import TableCopy, copied_words, saved_words

ORDERS = {Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder, Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder}
MOST_ROWS = 16
"""A table is as high as its rows up to so many, then it scrolls."""
LEAST_HEIGHT = 6
"""Lines of text that a table is high at least."""
LONG = 90
"""Characters of words that have no room in one line."""
LEAST_WIDTH = 18
"""Characters that a wide column shows across at least."""


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
        self._fitted: tuple[object, ...] | None = None
        self._measured_of: tuple[object, object] = (None, None)
        self._measured: dict[int, int] = {}
        """The widest words of a column in these lines and this type: there may be thousands of lines."""
        self._fitted_rows: set[int] = set()
        view.setModel(self._sifted)
        _dress(view, self._sizes)
        self._set_widths()
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.horizontalHeader().setSortIndicatorClearable(True)
        view.setSortingEnabled(True)
        self._waiting = BeforePainting(self._fit, self)
        self._resized = BeforePainting(self._fit_rows, self)
        view.horizontalHeader().sectionResized.connect(lambda *_sizes: self._resized.start())
        self._sifted.dataChanged.connect(lambda *_cells: self._fit_anew())
        self._sifted.layoutChanged.connect(lambda *_rows: self._fit_anew())
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._fit_in_sight())
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

    def show_lines(self, lines: Sequence[L]) -> None:
        """Shows these lines; the one that was chosen stays so, else the line that is now where it was."""
        chosen, row = self._chosen, self.view.currentIndex().row()
        if not self.model.show_lines(lines):
            return
        head = self.view.horizontalHeader()
        self._sifted.sort(head.sortIndicatorSection(), head.sortIndicatorOrder())  # which fits them anew
        if not self.choose(chosen):
            row = max(0, min(row, self._sifted.rowCount() - 1))
            self.view.setCurrentIndex(self._sifted.index(row, 0))
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
            self.view.setCurrentIndex(index)
            self._fit_in_sight()
            self.view.scrollTo(index)
        return index.isValid()

    def sift(self, words: str, accepts: Callable[[L], bool]) -> None:
        """Leaves in sight the lines that hold each of `words` in one column or another, and that
        `accepts` lets through."""
        self._sifted.words = tuple(folded(words).split())
        self._sifted.accepts = accepts
        self._sifted.invalidate()
        self._fit_anew()
        if self._chosen is None or not self.choose(self._chosen):
            self.view.setCurrentIndex(self._sifted.index(0, 0))

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sorts by a column, as a click on its heading does; -1 is the order of the records."""
        self.view.horizontalHeader().setSortIndicator(column, order)

    def copy(self, everything: bool = False) -> None:
        """Copies the chosen lines, or all in sight, for any program, Word and Excel, and says so."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        shown = self.shown
        lines = shown if everything or not rows else [shown[row] for row in rows]
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
            self._waiting.start()
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

    def _set_widths(self) -> None:
        head = self.view.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(self.model.columns):
            if column.wide:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnHidden(place, column.aside)

    def _fit_anew(self) -> None:
        """Other words are in sight: columns and rows are fitted to them, before they are painted if the
        table has its place already."""
        self._fitted = None
        self._waiting.start()
        if self.view.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Columns as wide as their words; wide ones share the room that is left. Where it is not enough to
        read, the last columns are folded into the first wide one."""
        self._sizes.look()
        self._show_bar()
        asked = (self.view.viewport().width(), self._sizes.font)
        if asked == self._fitted:
            return
        head, columns = self.view.horizontalHeader(), self.model.columns
        places = [place for place, column in enumerate(columns) if not column.aside]
        room = self.view.viewport().width()
        with QSignalBlocker(head):
            for place in places:
                self.view.setColumnHidden(place, False)  # a heading that is hidden has no width
            least = {place: self._least_width(place) for place in places}
            shown = self._fold(least, room)
            wide = [place for place in shown if columns[place].wide] or shown[:1]
            room -= sum(least[place] for place in shown if place not in wide)
            widths = least | self._shared({place: least[place] for place in wide}, room)
            for place in shown:
                head.resizeSection(place, widths[place])
        self._fit_rows()
        self._fitted = asked

    def _shared(self, least: Mapping[int, int], room: int) -> dict[int, int]:
        """The widths of wide columns that share so much room: each gets what its words take in one line, and
        where that is more than there is, those with the longest words share what the others leave."""
        needed = {place: max(least[place], self._in_one_line(place)) for place in least}
        widths: dict[int, int] = {}
        for place in sorted(needed, key=lambda each: needed[each]):
            part = room // (len(needed) - len(widths))
            widths[place] = max(least[place], min(needed[place], part))
            room -= widths[place]
        for left, place in enumerate(reversed(widths)):
            more = max(0, room) // (len(widths) - left)
            widths[place] += more
            room -= more
        return widths

    def _in_one_line(self, place: int) -> int:
        """Pixels that the words of a column take in one line, as far as that could be had."""
        column, view = self.model.columns[place], self.view
        if any(len(column.words(line)) > LONG for line in self.model.lines):
            return LONG * view.fontMetrics().averageCharWidth()
        return self._widest(place) + self._sizes.beside

    def _fold(self, least: Mapping[int, int], room: int) -> list[int]:
        """Hides the last of the columns, as many as have no room beside the others, and lets the first wide
        one say what they say; the places of those that stay in sight."""
        shown = list(least)
        host = next((place for place in shown if self.model.columns[place].wide), shown[0])
        while len(shown) > 1 and sum(least[place] for place in shown) > room:
            shown.remove(next(place for place in reversed(shown) if place != host))
        self.model.fold(host, tuple(place for place in least if place not in shown))
        for place in least:
            self.view.setColumnHidden(place, place not in shown)
        return shown

    def _show_bar(self) -> None:
        """The scroll bar is there from the start where there are more rows than are in sight at once, so
        that the columns are fitted to the room beside it."""
        scrolls = self._sifted.rowCount() > MOST_ROWS
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.view.verticalScrollBarPolicy() != policy:
            self.view.setVerticalScrollBarPolicy(policy)

    def _least_width(self, place: int) -> int:
        heading = self.view.horizontalHeader().sectionSizeHint(place)
        if self.model.columns[place].wide:
            least = LEAST_WIDTH * self.view.fontMetrics().averageCharWidth()
            return max(min(least, self._in_one_line(place)), heading)
        return max(self._widest(place) + self._sizes.beside, heading)

    def _widest(self, place: int) -> int:
        """Pixels of the widest words in a column, measured once as long as the lines and the font stay."""
        about = (self.model.lines, self._sizes.font)
        if self._measured_of[0] is not about[0] or self._measured_of[1] != about[1]:
            self._measured_of, self._measured = about, {}
        if place not in self._measured:
            words = {self.model.columns[place].words(line) for line in self.model.lines}
            self._measured[place] = max((self._sizes.width(each) for each in words), default=0)
        return self._measured[place]

    def _fit_rows(self) -> None:
        """The table as high as its rows, and those in sight as high as their words. The others follow as
        they are scrolled to: a list of years has hundreds."""
        view, head = self.view, self.view.horizontalHeader()
        self._resized.stop()
        self._fitted_rows.clear()
        top = range(min(self._sifted.rowCount(), MOST_ROWS))
        self._fit_heights(top)
        height = max(sum(view.rowHeight(row) for row in top), LEAST_HEIGHT * self._sizes.line)
        height += head.sizeHint().height() + 8
        if view.minimumHeight() != height:
            view.setFixedHeight(height)
        self._fit_in_sight()

    def _fit_in_sight(self) -> None:
        """Rows that grow push others out of sight, rows that shrink let others in: these are fitted too."""
        while waiting := self._rows_in_sight() - self._fitted_rows:
            self._fit_heights(waiting)

    def _rows_in_sight(self) -> set[int]:
        view, count = self.view, self._sifted.rowCount()
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        return set(range(first, (last if last >= 0 else count - 1) + 1)) if first >= 0 else set()

    def _fit_heights(self, rows: Iterable[int]) -> None:
        view, head = self.view, self.view.horizontalHeader()
        count = range(self.model.columnCount())
        shown = [(place, head.sectionSize(place)) for place in count if not head.isSectionHidden(place)]
        with QSignalBlocker(view.verticalHeader()):
            self._set_heights(rows, shown)
        # told of each row and column, a table would paint them once more after it was painted
        view.updateGeometries()
        view.viewport().update()

    def _set_heights(self, rows: Iterable[int], shown: Sequence[tuple[int, int]]) -> None:
        view, sizes, model = self.view, self._sizes, self.model
        most = MOST_OF_FOLDED if model.is_folded else MOST_LINES
        for row in rows:
            line = self.model.lines[self._sifted.mapToSource(self._sifted.index(row, 0)).row()]
            height = sizes.row(
                max(sizes.lines(model.words_at(line, place), width, most) for place, width in shown)
            )
            self._fitted_rows.add(row)
            if view.rowHeight(row) != height:
                view.setRowHeight(row, height)


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
