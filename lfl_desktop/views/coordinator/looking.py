"""From the programme to one of its sets."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.exchange.sets_here import sets_here, view_of


def look_at_line(desk: Desk, line: UUID) -> None:
    """Shows the set whose editions are this line, in its own places."""
    one = next((s for s in sets_here(desk.file) if s.edition and s.edition.line == line), None)
    if one is not None:
        view = desk.attempt(lambda: view_of(desk.file, one))
        if view is not None:
            desk.look_wanted.emit(view)
