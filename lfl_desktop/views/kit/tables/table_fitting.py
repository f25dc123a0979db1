"""Columns and rows of a table as wide and as high as their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from lfl_desktop.views.kit.before_paint import BeforePainting
from lfl_desktop.views.kit.tables.table_lines import L, LinesModel, SiftedLines
from lfl_desktop.views.kit.tables.table_sizes import MOST_LINES, MOST_OF_FOLDED, Sizes
from lfl_desktop.words import tr

MOST_ROWS = 16
"""A table is as high as its rows up to so many, then it scrolls."""

LEAST_HEIGHT = 6
"""Lines of text that a table is high at least."""

LONG = 90
"""Characters of words that have no room in one line."""

LEAST_WIDTH = 18
"""Characters that a wide column shows across at least."""


class TableFitting(QObject, Generic[L]):
    """Fits a table to its words once they, the type or the room change, before it is painted."""

    def __init__(self, view: QTableView, model: LinesModel[L], sifted: SiftedLines[L], sizes: Sizes) -> None:
        super().__init__(view)
        self.view, self.model, self._sifted, self._sizes = view, model, sifted, sizes
        self._fitted: tuple[object, ...] | None = None
        self._measured_of: tuple[object, object] = (None, None)
        self._measured: dict[int, int] = {}
        """The widest words of a column in these lines and this type: there may be thousands of lines."""
        self._in_lines: dict[int, int] = {}
        """What the words of a column take in one line, in these lines and this type."""
        self._silent: dict[int, bool] = {}
        """Whether a column says nothing in these lines."""
        self._fitted_rows: set[int] = set()
        self._set_widths()
        self._waiting = BeforePainting(self._fit, self)
        self._resized = BeforePainting(self._fit_rows, self)
        view.horizontalHeader().sectionResized.connect(lambda *_sizes: self._resized.start())
        sifted.dataChanged.connect(lambda *_cells: self.fit_anew())
        sifted.layoutChanged.connect(lambda *_rows: self.fit_anew())
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.fit_in_sight())

    def fit_to_room(self) -> None:
        """The room of the table has changed."""
        self._waiting.start()

    def _set_widths(self) -> None:
        head = self.view.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(self.model.columns):
            if column.wide:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnHidden(place, column.aside)

    def fit_anew(self) -> None:
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
        where that is more than there is, those with the longest words share what the others leave. Of what
        is left over, each gets as it needs."""
        needed = {place: max(least[place], self._with_folded(place)) for place in least}
        widths: dict[int, int] = {}
        for place in sorted(needed, key=lambda each: needed[each]):
            others = sum(least[each] for each in needed if each != place and each not in widths)
            part = min(room // (len(needed) - len(widths)), room - others)
            widths[place] = max(least[place], min(needed[place], part))
            room -= widths[place]
        all_needed = sum(needed.values())
        for place in widths:
            more = max(0, room) * needed[place] // all_needed
            widths[place] += more
            room, all_needed = room - more, all_needed - needed[place]
        return widths

    def _in_one_line(self, place: int) -> int:
        """Pixels that the words of a column take in one line, as far as that could be had."""
        self._look_at_lines()
        if place not in self._in_lines and not self.model.columns[place].wide:
            self._in_lines[place] = self._widest(place) + self._sizes.beside  # measured before
        elif place not in self._in_lines:
            said = self._said_in(place)
            is_long = any(len(words) > LONG for words in said)
            self._in_lines[place] = (
                LONG * self.view.fontMetrics().averageCharWidth()
                if is_long
                else self._sizes.widest(said) + self._sizes.beside
            )
        return self._in_lines[place]

    def _with_folded(self, place: int) -> int:
        """Pixels that the words of a column take, those of each column that is folded into it in one line
        with its heading."""
        under = self.model.folded_into(place)
        headings = (self._sizes.width(f"{tr(self.model.columns[each].heading)}: ") for each in under)
        in_lines = (heading + self._in_one_line(each) for heading, each in zip(headings, under, strict=True))
        return max(self._in_one_line(place), *in_lines, 0)

    def _fold(self, least: Mapping[int, int], room: int) -> list[int]:
        """Hides columns, as many as have no room beside the others: those that say nothing, then the last of
        them, and lets the first wide one say what they say; the places of those that stay in sight."""
        shown = list(least)
        host = next((place for place in shown if self.model.columns[place].wide), shown[0])
        while len(shown) > 1 and sum(least[place] for place in shown) > room:
            others = [place for place in reversed(shown) if place != host]
            shown.remove(next((place for place in others if self._silent[place]), others[0]))
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
        self._look_at_lines()
        if place not in self._measured:
            self._measured[place] = self._sizes.widest(self._said_in(place))
        return self._measured[place]

    def _said_in(self, place: int) -> set[str]:
        """What a column says in these lines, each once: to ask every line takes longer than to measure."""
        said = set(map(self.model.columns[place].words, self.model.lines))
        self._silent[place] = not any(said)
        return said

    def _look_at_lines(self) -> None:
        """Forgets what was found of other lines or in another type."""
        about = (self.model.lines, self._sizes.font)
        if self._measured_of[0] is not about[0] or self._measured_of[1] != about[1]:
            self._measured_of, self._measured, self._in_lines, self._silent = about, {}, {}, {}

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
        self.fit_in_sight()

    def fit_in_sight(self) -> None:
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
                max(sizes.lines(model.shown_at(line, place), width, most) for place, width in shown)
            )
            self._fitted_rows.add(row)
            if view.rowHeight(row) != height:
                view.setRowHeight(row, height)
