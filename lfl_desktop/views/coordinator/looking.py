"""The programme that is in view, and from it to one of its sets."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, programme_overview
from lfl_desktop.workspace.destination import Destination
from lfl_desktop.workspace.exchange.sets_here import sets_here, view_of
from lfl_desktop.workspace.in_view import ProgrammeInView

NOTHING_YET = mark(
    "No set has sent its file yet. Ask the facilitators for the file for the coordinator, and add the files"
    " here: drop them on the window, or choose them."
)


def overview_in_view(desk: Desk) -> ProgrammeOverview:
    """The programme, or the cohort of it, that the window looks at."""
    cohort = desk.in_view.cohort if isinstance(desk.in_view, ProgrammeInView) else None
    about = ("programme", cohort, desk.file.today())
    return desk.worked_out(about, lambda: programme_overview(desk.file, cohort))


def look_at_line(desk: Desk, line: UUID, wanted: Destination | None = None) -> None:
    """Shows the set whose editions are this line, in its own places: that which is `wanted`, or the first."""
    one = next((s for s in sets_here(desk.file) if s.edition and s.edition.line == line), None)
    if one is not None:
        view = desk.attempt(lambda: view_of(desk.file, one))
        if view is not None:
            desk.look_wanted.emit(view, wanted)
