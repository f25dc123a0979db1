"""The fields of an action beside each other, or below each other where its by when is long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lfl_desktop.views.kit.controls.due_line import DueLine

BESIDE, BELOW = 0.42, 0.62
"""Parts of the width that by when may take in the line of the wording, and in a line with the sign."""

LEAST = 12
"""Characters of the system's font that the wording and the sign show across at least."""

_TOP = Qt.AlignmentFlag.AlignTop


class ActionFold:
    """Arranges the fields of a row in its `grid` so that by when is read whole: in one line, else by when and
    the sign below the wording, else each in a line of its own."""

    def __init__(
        self, grid: QGridLayout, before: Sequence[QWidget], due: DueLine, day: QLabel, sign: QWidget
    ) -> None:
        self._grid = grid
        self._before, self._due, self._day, self._sign = before, due, day, sign
        self._across = len(before) + 2
        self._shares = [grid.columnStretch(column) for column in range(self._across)]
        self._lines = 1

    @property
    def needed(self) -> int:
        """Pixels that by when takes with its words."""
        return self._due.width_for_words()

    def fit(self, width: int, others: Iterable[int] = ()) -> None:
        """The row is `width` pixels wide, and the rows of its list need so much for their by when: where each
        is in one line, they begin and end below each other."""
        needed, edges = self.needed, self._grid.contentsMargins()
        gaps = (self._across - 1) * self._grid.horizontalSpacing() + edges.left() + edges.right()
        room = max(1, width - gaps)
        is_one = needed <= BESIDE * room and self._words_have_room(needed, room)
        lines = 1 if is_one else 2 if needed <= BELOW * room else 3
        if lines != self._lines:
            self._lines = lines
            self._arrange()
        self._share(max((each for each in others if needed < each <= BESIDE * room), default=needed), room)

    def _words_have_room(self, needed: int, room: int) -> bool:
        """Whether what and how it is known can be read beside by when, in one line."""
        least = LEAST * self._due.fontMetrics().averageCharWidth()
        shares = [share for column, share in enumerate(self._shares) if column != self._across - 2]
        rest = room - max(needed, room * self._shares[self._across - 2] // sum(self._shares))
        return all(rest * share // sum(shares) >= least for share in (shares[-2], shares[-1]))

    def _arrange(self) -> None:
        grid, last = self._grid, self._across - 1
        for widget in (*self._before, self._due, self._sign, self._day):
            grid.removeWidget(widget)
        is_one, is_two = self._lines == 1, self._lines == 2
        for column, widget in enumerate(self._before):
            widest = last if not is_one and widget is self._before[-1] else column
            grid.addWidget(widget, 0, column, 2 if is_one else 1, widest - column + 1, _TOP)
        if is_one:
            self._put((0, last - 1, 1), (0, last, 1), 1)
        elif is_two:
            self._put((1, 0, 2), (1, 2, self._across - 2), 2)
        else:
            self._put((1, 0, self._across), (3, 0, self._across), 2)

    def _put(self, due: tuple[int, int, int], sign: tuple[int, int, int], below: int) -> None:
        """Each with its row, its column and the columns it spans; the day of by when is `below` it."""
        self._grid.setRowStretch(1, 1 if below == 1 else 0)
        down = 2 if below == 1 else 1  # the day stands right below by when, however high the others are
        for widget, (row, column, across), rows in ((self._due, due, 1), (self._sign, sign, down)):
            self._grid.addWidget(widget, row, column, rows, across, _TOP)
        self._grid.addWidget(self._day, below, due[1], 1, due[2], _TOP)

    def _share(self, needed: int, room: int) -> None:
        """By when has its share of a line, and more where its words need more."""
        shares, whole = self._shares, sum(self._shares)
        column = self._across - 2
        wider = max(0, needed - room * shares[column] // whole) if self._lines == 1 else 0
        for other, share in enumerate(shares):
            pixels, others = room * share // whole, whole - shares[column]
            part = pixels + wider if other == column else max(1, pixels - wider * share // others)
            self._grid.setColumnStretch(other, part if wider else share)
