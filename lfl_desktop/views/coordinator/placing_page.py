"""Placing: under which heading of the final report each agreed change of the sets stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QTableView

from lfl_desktop.domain.coordinator.evidence import ReportHeading
from lfl_desktop.domain.wording.state_names import LEVELS, measure_said
from lfl_desktop.views.coordinator.kept_screen import Keeping, KeptPart
from lfl_desktop.views.coordinator.looking import overview_in_view
from lfl_desktop.views.coordinator.printing_lists import prints_list
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, set_tab_order
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator import keeping_programme as jobs
from lfl_desktop.workspace.coordinator.programme_totals import SetImpact


@dataclass(frozen=True)
class PlacingLine:
    """An agreed change, and the heading it stands under."""

    one: SetImpact
    heading: str

    @property
    def id(self) -> UUID:
        """The id of the change."""
        return self.one.id


COLUMNS: tuple[Column[PlacingLine], ...] = (
    Column(mark("Set"), lambda line: line.one.of.edition.set_name),
    Column(mark("What changed"), lambda line: line.one.told.impact.wording, wide=True),
    Column(mark("Stands under"), lambda line: line.heading or tr("no heading yet"), wide=True),
)


class ReportHeadingRow(Row[ReportHeading]):
    """A heading of the final report."""

    form = "coordinator/report_heading_row"
    title = mark("Change heading of the report")
    removal = mark("Remove heading of the report")
    removed = mark("Heading of the report removed")
    named_by = "name"

    name: QLineEdit


class PlacingPage(KeptPart):
    """A table of the changes; the list of headings beside it puts the chosen one where it belongs."""

    no_impact: QLabel
    impact_table: QTableView
    impact_table_card: QFrame
    save_list: QPushButton
    print_list: QPushButton
    impact_card: QFrame
    impact_heading: QLabel
    impact_words: QLabel
    impact_beside: QLabel
    stands_under: QComboBox
    usual_headings: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keeping: Keeping | None = None
        fill_with_form(self, "coordinator/placing_page")
        self.list: Table[PlacingLine] = Table(self.impact_table, COLUMNS, quiet=lambda line: not line.heading)
        self.list.copied.connect(desk.said)
        saves_list(self.save_list, self.list, tr("Impact under headings"), desk, self)
        prints_list(self.print_list, self.list, tr("Impact under headings"), desk, self)
        self.list.chose.connect(self._show_chosen)
        self.list.opened.connect(lambda _id: self.stands_under.setFocus())
        self.stands_under.currentIndexChanged.connect(lambda _place: self._place())
        self.headings: Rows[ReportHeading] = Rows(
            self, layout_of(self, "heading_rows"), lambda one: ReportHeadingRow(desk, one), self._blank
        )
        self.headings.arranged.connect(self._set_tab_order)
        self.usual_headings.clicked.connect(self._use_usual)

    def show_kept(self, keeping: Keeping) -> None:
        self._show_lines(keeping)
        self.headings.show(keeping.kept.headings)
        self._show_chosen()

    def text_kept(self, keeping: Keeping) -> None:
        self._show_lines(keeping)
        self._show_chosen()

    def focus_first(self) -> None:
        (self.impact_table if self.list.model.lines else self.usual_headings).setFocus()

    def _show_lines(self, keeping: Keeping) -> None:
        self._keeping = keeping
        names = {heading.id: heading.name for heading in keeping.kept.headings}
        placed = {one.impact: names.get(one.heading, "") for one in keeping.kept.placements}
        impacts: Sequence[SetImpact] = overview_in_view(self.desk).impacts
        lines = [PlacingLine(one, placed.get(one.id, "")) for one in impacts]
        self.list.show_lines(lines)
        self.no_impact.setVisible(not lines)
        for widget in (self.impact_table_card, self.save_list, self.print_list):
            widget.setVisible(bool(lines))

    def _show_chosen(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        self.impact_card.setVisible(line is not None)
        if line is None or keeping is None:
            return
        impact = line.one.told.impact
        self.impact_heading.setText(tr("Set {name}", name=line.one.of.edition.set_name))
        self.impact_words.setText(impact.wording)
        beside = (tr(LEVELS[impact.level]), measure_said(impact))
        self.impact_beside.setText(" · ".join(filter(None, beside)))
        choices = [(heading.id, heading.name) for heading in keeping.kept.headings if heading.name]
        fill_choices(self.stands_under, choices, tr("no heading yet"))
        choose(self.stands_under, keeping.kept.heading_of(line.id))

    def _blank(self, position: int) -> ReportHeading:
        assert self._keeping is not None
        return ReportHeading(cohort=self._keeping.cohort.id, position=position)

    def _place(self) -> None:
        line = self.list.chosen
        if line is not None:
            heading = self.stands_under.currentData()
            self.desk.attempt(lambda: jobs.place_impact(self.desk.workspace, line.id, heading))

    def _use_usual(self) -> None:
        keeping = self._keeping
        if keeping is not None:
            known = keeping.kept.headings
            self.desk.attempt(lambda: jobs.use_usual_headings(self.desk.workspace, keeping.cohort, known))

    def _set_tab_order(self) -> None:
        set_tab_order([self.impact_table, self.stands_under, *self.headings.stops, self.usual_headings])
