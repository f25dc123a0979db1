"""All sets: what each of them sent, in figures, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.content.tables.sets_table import SETS_TABLE, SetsTableLine
from lfl_desktop.views.coordinator.looking import NOTHING_YET, look_at_line, overview_in_view
from lfl_desktop.views.coordinator.printing_lists import prints_list
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import shown_columns
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.parts.adding_dialog import ask_for_files
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.programme_overview import set_lines
from lfl_desktop.workspace.coordinator.programme_words import totals_in_words
from lfl_desktop.workspace.destination import Destination

ASIDE = ("Cohort", "Slots", "Other ends", "Last", "Next")
"""Columns that are copied and filtered by, and not in sight."""


class SetsScreen(Screen):
    """The sets of the programme. Enter looks at one in its own places, as it was sent."""

    form = "coordinator/sets_screen"

    figures: QLabel
    copy: QPushButton
    save_list: QPushButton
    print_list: QPushButton
    add_files: QPushButton
    filter: QLineEdit
    table_card: QFrame
    table: QTableView

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.list: Table[SetsTableLine] = Table(self.table, shown_columns(SETS_TABLE, aside=ASIDE))
        self.filter.textChanged.connect(lambda words: self.list.sift(words, lambda _line: True))
        self.filter.returnPressed.connect(self.table.setFocus)
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        self.list.copied.connect(desk.said)
        saves_list(self.save_list, self.list, tr("All sets"), desk, self)
        prints_list(self.print_list, self.list, tr("All sets"), desk, self)
        self.list.opened.connect(self._look)
        self.add_files.clicked.connect(lambda: ask_for_files(desk, self))

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        return {"filter": self.filter.setFocus}

    def refresh(self) -> None:
        overview = overview_in_view(self.desk)
        lines = set_lines(overview)
        self.list.show_lines(lines)
        self.figures.setText(" · ".join(totals_in_words(overview)[:2]) if lines else tr(NOTHING_YET))
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
        (self.table if self.list.model.lines else self.add_files).setFocus()

    def _look(self, line: UUID) -> None:
        look_at_line(self.desk, line)
