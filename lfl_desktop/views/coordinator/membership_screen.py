"""Membership: from those who began to those who were there at the close, over all sets and set by set."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lfl_desktop.content.tables.membership_table import MEMBERSHIP_TABLE, MembershipLine
from lfl_desktop.views.coordinator.chart_card import ChartCard
from lfl_desktop.views.coordinator.looking import NOTHING_YET, look_at_line, overview_in_view
from lfl_desktop.views.coordinator.told_screen import ToldScreen
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.places_told import membership_lines
from lfl_desktop.workspace.coordinator.programme_charts import members_figure
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.destination import Destination, PlaceName


class MembershipScreen(ToldScreen[MembershipLine]):
    """Counts alone: who left stays in the set. Enter looks at the members of a set, as it was sent."""

    form = "coordinator/membership_screen"
    listed = MEMBERSHIP_TABLE

    chart: QWidget

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        box = QVBoxLayout(self.chart)
        box.setContentsMargins(0, 0, 0, 0)
        self._chart = ChartCard(desk, self.chart, PlaceName.SETS, tr("Go to all sets"))
        box.addWidget(self._chart)

    def refresh(self) -> None:
        super().refresh()
        self._chart.show_figure(members_figure(overview_in_view(self.desk)))

    def lines(self, overview: ProgrammeOverview) -> Sequence[MembershipLine]:
        return membership_lines(overview)

    def said_of(self, overview: ProgrammeOverview) -> str:
        if not overview.sets:
            return tr(NOTHING_YET)
        return tr("Counts as the sets sent them. Who left, and why, stays in the set.")

    def open_line(self, record: UUID) -> None:
        look_at_line(self.desk, record, Destination(PlaceName.MEMBERS))
