"""Schools: which take part, what happened to them, and how many of each came to what."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lfl_desktop.content.tables.programme_schools_table import PROGRAMME_SCHOOLS_TABLE, ProgrammeSchoolLine
from lfl_desktop.views.coordinator.told_screen import ToldScreen
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.places_told import school_lines, schools_in_words
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.destination import Destination, PlaceName


class ProgrammeSchoolsScreen(ToldScreen[ProgrammeSchoolLine]):
    """Enter goes to where a school and its people are kept."""

    form = "coordinator/programme_schools_screen"
    listed = PROGRAMME_SCHOOLS_TABLE

    def lines(self, overview: ProgrammeOverview) -> Sequence[ProgrammeSchoolLine]:
        return school_lines(overview)

    def said_of(self, overview: ProgrammeOverview) -> str:
        if not overview.schools:
            return tr("No school is known yet: they come with your pack, with your roster and with the sets.")
        return schools_in_words(overview)

    def open_line(self, record: UUID) -> None:
        self.desk.wanted.emit(Destination(PlaceName.ROSTER, record))
