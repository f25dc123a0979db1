"""The posters of all sets as they may be shown of what these sent: in words, for an annex."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.content.document import Section
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.workspace import Workspace


def posters_of(
    workspace: Workspace, overview: ProgrammeOverview
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """What each set is called with its focus, and the parts of its poster; a set whose file cannot be read
    any more is left out."""
    from lfl_desktop.content.papers.impact_poster import poster_paper
    from lfl_desktop.exchange.rules_of_files import as_it_came

    for received in overview.sets:
        try:
            records = content_of(workspace, received.edition).records
        except WorldError:
            continue
        paper = poster_paper(as_it_came(records))
        focus = paper.frame.focus
        name = tr("Set {name}", name=received.name)
        yield (f"{name}: {focus}" if focus else name), tuple(paper.document.sections)
