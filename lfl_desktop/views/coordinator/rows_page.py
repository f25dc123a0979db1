"""A part that is one list of rows to fill, each of which is a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLabel

from lfl_desktop.domain.record import Record
from lfl_desktop.views.coordinator.kept_screen import Keeping, KeptPart
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, set_tab_order
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr

R = TypeVar("R", bound=Record)


class RowsPage(KeptPart, Generic[R]):
    """A subclass says what stands above the rows, and gives the records, a row for each, and the blank one
    at the end."""

    heading = ""
    words = ""

    rows_heading: QLabel
    rows_words: QLabel

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.keeping: Keeping | None = None
        fill_with_form(self, "coordinator/rows_page")
        self.rows_heading.setText(tr(self.heading))
        self.rows_words.setText(tr(self.words))
        self.rows: Rows[R] = Rows(self, layout_of(self, "rows"), self.row_of, self._blank)
        self.rows.arranged.connect(lambda: set_tab_order(self.rows.stops))

    def show_kept(self, keeping: Keeping) -> None:
        self.keeping = keeping
        self.rows.show(self.records(keeping))

    def text_kept(self, keeping: Keeping) -> None:
        self.keeping = keeping

    def focus_first(self) -> None:
        self.rows.rows[0].focus_first()

    def records(self, keeping: Keeping) -> Sequence[R]:
        """The records in order."""
        raise NotImplementedError

    def row_of(self, record: R) -> Row[R]:
        """The row of a record."""
        raise NotImplementedError

    def blank_of(self, keeping: Keeping, position: int) -> R:
        """The record of the empty row."""
        raise NotImplementedError

    def _blank(self, position: int) -> R:
        assert self.keeping is not None
        return self.blank_of(self.keeping, position)
