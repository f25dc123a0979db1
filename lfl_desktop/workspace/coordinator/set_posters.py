"""The posters of all sets as they may be shown of what these sent, for an annex."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.content.document import PosterFigure
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.workspace import Workspace


def posters_of(workspace: Workspace, overview: ProgrammeOverview) -> Iterator[PosterFigure]:
    """The poster of each set under its name and focus; a set whose file cannot be read any more is left
    out."""
    from lfl_desktop.content.papers.impact_poster import poster_paper
    from lfl_desktop.exchange.rules_of_files import as_it_came

    for received in overview.sets:
        try:
            records = content_of(workspace, received.edition).records
        except WorldError:
            continue
        paper = poster_paper(as_it_came(records))
        name = tr("Set {name}", name=received.name)
        title = f"{name}: {paper.frame.focus}" if paper.frame.focus else name
        yield PosterFigure(title, paper.frame, tuple(paper.shown), tuple(paper.document.sections))
