"""What the places have in common that list what the sets sent: figures, a filter, a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic
from uuid import UUID

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.content.tables.table_columns import LineTable
from lfl_desktop.views.coordinator.list_filter import ListFilter
from lfl_desktop.views.coordinator.looking import overview_in_view
from lfl_desktop.views.coordinator.printing_lists import prints_list
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import L, shown_columns
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.destination import Destination


class ToldScreen(Screen, Generic[L]):
    """A list of what was sent or kept, only to be read. A subclass says its lines and what a line opens."""

    listed: ClassVar[LineTable]

    figures: QLabel
    copy: QPushButton
    save_list: QPushButton
    print_list: QPushButton
    filter: QLineEdit
    table_card: QFrame
    table: QTableView

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.list: Table[L] = Table(self.table, shown_columns(self.listed))
        self.filtered = ListFilter(self.filter, self.list)
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        self.list.copied.connect(desk.said)
        saves_list(self.save_list, self.list, tr(self.listed.title), desk, self)
        prints_list(self.print_list, self.list, tr(self.listed.title), desk, self)
        self.list.opened.connect(self.open_line)

    def lines(self, overview: ProgrammeOverview) -> Sequence[L]:
        """The lines of the list."""
        raise NotImplementedError

    def said_of(self, overview: ProgrammeOverview) -> str:
        """The sentence below the title."""
        raise NotImplementedError

    def open_line(self, record: UUID) -> None:
        """Opens what a line is made of."""
        raise NotImplementedError

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        return {"filter": self.filter.setFocus}

    def refresh(self) -> None:
        overview = overview_in_view(self.desk)
        lines = self.lines(overview)
        self.list.show_lines(lines)
        self.figures.setText(self.said_of(overview))
        for widget in (self.copy, self.save_list, self.print_list, self.filter, self.table_card):
            widget.setVisible(bool(lines))

    def show_destination(self, wanted: Destination) -> None:
        """Chooses the line of that record."""
        if wanted.record is not None:
            self.filter.clear()
            if self._stale:
                self.enter()
            self.list.choose(wanted.record)

    def focus_first(self) -> None:
        (self.table if self.list.model.lines else self).setFocus()
