"""Impact and learning: what the members of all sets agreed to tell, by theme, by level and one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.content.tables.programme_impact_table import PROGRAMME_IMPACT_TABLE, ProgrammeImpactLine
from lfl_desktop.content.tables.programme_learning_table import (
    PROGRAMME_LEARNING_TABLE,
    ProgrammeLearningLine,
)
from lfl_desktop.domain.wording.state_names import LEVELS
from lfl_desktop.views.coordinator.count_bars import CountBars
from lfl_desktop.views.coordinator.list_filter import ListFilter
from lfl_desktop.views.coordinator.looking import look_at_line, overview_in_view
from lfl_desktop.views.coordinator.printing_lists import prints_list
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import shown_columns
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import impact_lines_of, learning_lines_of
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName


class ProgrammeImpactScreen(Screen):
    """All agreed impact. Enter looks at the set that a change is from."""

    form = "coordinator/programme_impact_screen"

    figures: QLabel
    copy: QPushButton
    save_list: QPushButton
    print_list: QPushButton
    themes: QWidget
    levels: QWidget
    themes_card: QFrame
    levels_card: QFrame
    filter: QLineEdit
    table: QTableView
    table_card: QFrame
    learning: QTableView
    learning_card: QFrame

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._overview: ProgrammeOverview | None = None
        self.list: Table[ProgrammeImpactLine] = Table(
            self.table, shown_columns(PROGRAMME_IMPACT_TABLE, aside=("Quote", "Agreed"))
        )
        self._filtered = ListFilter(self.filter, self.list)
        self._by_theme = CountBars(self.themes, self._show_theme)
        self._by_level = CountBars(self.levels, self._show_level)
        self.learned: Table[ProgrammeLearningLine] = Table(
            self.learning, shown_columns(PROGRAMME_LEARNING_TABLE)
        )
        self.learned.copied.connect(desk.said)
        self.learned.opened.connect(self._look_at_learning)
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        self.list.copied.connect(desk.said)
        saves_list(self.save_list, self.list, tr("Impact"), desk, self)
        prints_list(self.print_list, self.list, tr("Impact"), desk, self)
        self.list.opened.connect(self._look)

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        return {"filter": self.filter.setFocus}

    def refresh(self) -> None:
        self._overview = overview = overview_in_view(self.desk)
        lines = impact_lines_of(overview)
        self.list.show_lines(lines)
        counted = plural("%n agreed notes of impact", "%n agreed note of impact", len(lines))
        nothing = tr("No impact was agreed yet in what the sets sent.")
        self.figures.setText(counted if lines else nothing)
        for widget in (
            self.copy,
            self.save_list,
            self.print_list,
            self.filter,
            self.table_card,
            self.themes_card,
            self.levels_card,
        ):
            widget.setVisible(bool(lines))
        self._by_theme.show_counts(overview.impacts_by_theme)
        levels = overview.impacts_by_level
        self._by_level.show_counts({tr(LEVELS[level]): count for level, count in levels.items()})
        self._show_learning(overview)

    def show_destination(self, wanted: Destination) -> None:
        """Chooses the line of that record, or shows the lines of a part, which is a theme."""
        if isinstance(wanted, PartDestination):
            if self._stale:
                self.enter()
            self._show_theme(wanted.part)
        elif wanted.record is not None:
            self.filter.clear()
            if self._stale:
                self.enter()
            self.list.choose(wanted.record)

    def focus_first(self) -> None:
        (self.table if self.list.model.lines else self).setFocus()

    def _show_theme(self, name: str) -> None:
        self._filtered.only(name, lambda line: name in line.theme_names)

    def _show_level(self, name: str) -> None:
        self._filtered.only(name, lambda line: tr(LEVELS[line.impact.level]) == name)

    def _show_learning(self, overview: ProgrammeOverview) -> None:
        learned = learning_lines_of(overview)
        self.learned.show_lines(learned)
        self.learning_card.setVisible(bool(learned))

    def _look_at_learning(self, point: UUID) -> None:
        sets = self._overview.sets if self._overview else ()
        for one in sets:
            if one.overview and any(each.id == point for each in one.overview.learning):
                look_at_line(self.desk, one.id)
                return

    def _look(self, impact: UUID) -> None:
        every = self._overview.impacts if self._overview else []
        one = next((each for each in every if each.id == impact), None)
        if one is not None:
            look_at_line(self.desk, one.of.id, Destination(PlaceName.IMPACT, impact))
