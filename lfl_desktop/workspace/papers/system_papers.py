"""The papers of activity systems, from what came through the gate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lfl_desktop.content.papers.activity_system import SystemPaper, system_paper
from lfl_desktop.content.papers.system_words import NotReleased
from lfl_desktop.content.papers.then_and_now import ThenAndNowPaper, then_and_now_paper
from lfl_desktop.content.papers.two_systems import TwoSystemsPaper, two_systems_paper
from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.versions_together import (
    earlier_versions,
    leader_of_version,
    version_before,
    version_facing,
)
from lfl_desktop.workspace.papers.paper_documents import Source, about_of
from lfl_desktop.workspace.papers.paper_kinds import Asked


def one_system(source: Source, asked: Asked) -> SystemPaper:
    """One version of an activity system.

    Raises a WorldError where its leader has not released it to these readers."""
    version_id = about_of(asked)
    leader = leader_of_version(source.records, version_id)
    with _released():
        return system_paper(source.seen, version_id, leader=leader, levels=asked.setting.levels)


def then_and_now(source: Source, asked: Asked) -> ThenAndNowPaper:
    """A version of an activity system beside an earlier one: the one that is asked for, or else the one
    before it.

    Raises a WorldError where there is none, or these readers may not see one of them."""
    version_id = about_of(asked)
    before = asked.then or version_before(source.records, version_id)
    if before not in earlier_versions(source.records, version_id):
        raise WorldError(tr("Then must be an earlier version of the same activity system."))
    leader = leader_of_version(source.records, version_id)
    with _released():
        return then_and_now_paper(source.seen, before, version_id, leader=leader, levels=asked.setting.levels)


def two_systems(source: Source, asked: Asked) -> TwoSystemsPaper:
    """A version of an activity system and the latest of the one that it faces.

    Raises a WorldError where it faces none, or these readers may not see one of them."""
    version_id = about_of(asked)
    theirs = version_facing(source.records, version_id)
    stays = version_id if source.seen.get(SystemVersion, version_id) is None else theirs
    leader = leader_of_version(source.records, stays)
    with _released():
        return two_systems_paper(source.seen, version_id, theirs, leader=leader, levels=asked.setting.levels)


@contextmanager
def _released() -> Iterator[None]:
    try:
        yield
    except NotReleased as error:
        raise WorldError(str(error)) from error
