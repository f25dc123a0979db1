"""Schools: which take part, what happened to them, and how many of each came to what."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from lfl_desktop.content.tables.programme_schools_table import PROGRAMME_SCHOOLS_TABLE, ProgrammeSchoolLine
from lfl_desktop.views.coordinator.told_screen import ToldScreen
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.decisions import join_schools
from lfl_desktop.workspace.coordinator.places_told import school_lines, schools_in_words
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.destination import Destination, PlaceName


class ProgrammeSchoolsScreen(ToldScreen[ProgrammeSchoolLine]):
    """Enter goes to where a school and its people are kept. Two that are marked, and that no name says to be
    one, can be said to be."""

    form = "coordinator/programme_schools_screen"
    listed = PROGRAMME_SCHOOLS_TABLE

    join: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.join.clicked.connect(self._join)
        self.table.selectionModel().selectionChanged.connect(lambda *_changes: self._show_join())
        self._show_join()

    def lines(self, overview: ProgrammeOverview) -> Sequence[ProgrammeSchoolLine]:
        return school_lines(overview)

    def said_of(self, overview: ProgrammeOverview) -> str:
        if not overview.schools:
            return tr("No school is known yet: they come with your pack, with your roster and with the sets.")
        return schools_in_words(overview)

    def _show_join(self) -> None:
        marked = self.list.marked
        self.join.setEnabled(len(marked) == 2)
        names = [one.name for one in marked]
        self.join.setToolTip(
            tr("“{one}” and “{other}” are one from now on", one=names[0], other=names[1])
            if len(marked) == 2
            else tr("Mark two schools that are one under two names, with Ctrl or Shift")
        )

    def _join(self) -> None:
        one, other = self.list.marked
        if self.desk.succeeds(lambda: join_schools(self.desk.file, one.id, other.id)):
            self.desk.said.emit(
                tr(
                    "“{one}” and “{other}” are one. It is listed under Files, among what was decided.",
                    one=one.name,
                    other=other.name,
                )
            )

    def open_line(self, record: UUID) -> None:
        self.desk.wanted.emit(Destination(PlaceName.ROSTER, record))
