"""Which sets of a records file are one's own, and which a coordinator only named for her pack."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.workspace import Workspace


def met_here(workspace: Workspace) -> set[UUID]:
    """The sets whose meetings are kept in this file. Others are only named in it, for the programme's pack,
    and may be received."""
    return {meeting.learning_set for meeting in workspace.select(Meeting)}


def prepared_sets(workspace: Workspace) -> list[LearningSet]:
    """The sets that a coordinator prepared for her pack: none of them meets in this file."""
    if not workspace.secrets():
        return []
    met = met_here(workspace)
    return [one for one in workspace.select(LearningSet) if one.id not in met]


def own_sets(workspace: Workspace) -> list[LearningSet]:
    """The sets that are kept in this file, to be looked at and written in: without those that are only named
    in it, whether they were received since or not."""
    sets = workspace.select(LearningSet)
    named = {one.id for one in prepared_sets(workspace)} if sets else set()
    received = {edition.learning_set for edition in workspace.select(Edition)} if sets else set()
    if received:
        named |= received - met_here(workspace)
    return [one for one in sets if one.id not in named]
