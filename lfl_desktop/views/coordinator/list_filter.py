"""The line above a list that leaves in sight what holds its words, or just what a figure counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from PySide6.QtWidgets import QLineEdit

from lfl_desktop.views.kit.tables.table_lines import L
from lfl_desktop.views.kit.tables.tables import Table


class ListFilter(Generic[L]):
    """Sifts a table by what is typed in a `line`. A figure that is opened shows `only` what it counts, under
    words of its own, until something else is typed there: its words may stand in other lines as well."""

    def __init__(self, line: QLineEdit, table: Table[L]) -> None:
        self._line, self._table = line, table
        self._only: tuple[str, Callable[[L], bool]] | None = None
        line.textChanged.connect(self._sift)
        line.returnPressed.connect(table.view.setFocus)

    def only(self, words: str, accepts: Callable[[L], bool]) -> None:
        """Leaves in sight what is accepted, and says `words` for it."""
        self._only = (words, accepts)
        if self._line.text() == words:
            self._sift(words)
        self._line.setText(words)

    def _sift(self, words: str) -> None:
        if self._only is not None and self._only[0] == words:
            self._table.sift("", self._only[1])
            return
        self._only = None
        self._table.sift(words, lambda _line: True)
