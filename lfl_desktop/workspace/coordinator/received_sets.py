"""The sets that were received, each with its overview."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.set_overview import SetOverview, overview_of
from lfl_desktop.workspace.exchange.received_editions import content_of, received_editions
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class ReceivedSet:
    """The newest edition of a set, and what it tells; `overview` is None where it cannot be read any more."""

    edition: Edition
    overview: SetOverview | None

    @property
    def id(self) -> UUID:
        """The line of the set."""
        return self.edition.line


def received_sets(workspace: Workspace) -> list[ReceivedSet]:
    """Every received set, by the names of the sets."""
    known = workspace.overviews()
    return [
        ReceivedSet(edition, known.get(edition.id) or _anew(workspace, edition))
        for edition in received_editions(workspace)
    ]


def _anew(workspace: Workspace, edition: Edition) -> SetOverview | None:
    """Of an edition that an earlier version of the program took in."""
    try:
        return overview_of(content_of(workspace, edition).records)
    except WorldError:
        return None
