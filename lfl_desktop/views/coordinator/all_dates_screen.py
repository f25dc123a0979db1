"""The calendar of all sets: their meetings, what is held for all of them, and what has no day yet."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lfl_desktop.content.tables.programme_dates_table import PROGRAMME_DATES_TABLE, ProgrammeDateLine
from lfl_desktop.views.coordinator.looking import look_at_line
from lfl_desktop.views.coordinator.told_screen import ToldScreen
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.places_told import date_lines
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.destination import (
    Destination,
    PartDestination,
    PlaceName,
    destination_meeting,
)

MEETINGS_ONLY = "meetings"
"""The part of the calendar that holds the meetings which were held or are to be."""


class AllDatesScreen(ToldScreen[ProgrammeDateLine]):
    """Enter opens the meeting of a set as it was sent, or an event where it is kept."""

    form = "coordinator/all_dates_screen"
    listed = PROGRAMME_DATES_TABLE

    def refresh(self) -> None:
        super().refresh()
        if self.list.chosen is None:
            self._choose_next()

    def lines(self, overview: ProgrammeOverview) -> Sequence[ProgrammeDateLine]:
        return date_lines(overview)

    def said_of(self, overview: ProgrammeOverview) -> str:
        totals = overview.totals
        events = plural("%n events for all sets", "%n event for all sets", len(overview.events))
        return tr(
            "{held} of {planned} meetings held · {events}",
            held=totals.held,
            planned=totals.planned,
            events=events,
        )

    def show_destination(self, wanted: Destination) -> None:
        """Shows the meetings of the sets alone where these are asked for, or chooses the line of a record."""
        if isinstance(wanted, PartDestination) and wanted.part == MEETINGS_ONLY:
            if self._stale:
                self.enter()
            self.filtered.only(
                tr("Meetings of the sets"), lambda line: line.line is not None and not line.is_cancelled
            )
            return
        super().show_destination(wanted)

    def open_line(self, record: UUID) -> None:
        line = next((one for one in self.list.model.lines if one.id == record), None)
        if line is not None and line.line is not None:
            look_at_line(self.desk, line.line, destination_meeting(line.id))
        elif line is not None:
            self.desk.wanted.emit(Destination(PlaceName.REGISTER, line.id))

    def _choose_next(self) -> None:
        """What comes next is in sight first."""
        today = self.desk.file.today()
        following = (one for one in self.list.model.lines if one.day and one.day >= today)
        if (first := next(following, None)) is not None:
            self.list.choose(first.id)
