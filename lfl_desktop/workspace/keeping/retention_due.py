"""Which sets were to be kept until a day that has come: said calmly, until somebody has decided."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.workspace import Workspace


def retention_due(workspace: Workspace) -> str:
    """A few words where there are such sets, own or received; else nothing."""
    today = workspace.today()
    passed = [one.of_set for one in workspace.select(SetKeeping) if one.has_passed(today)]
    names = [name for set_id in passed if (name := _name_of(workspace, set_id)) is not None]
    if len(names) > 1:
        return plural("%n sets: keep them longer?", "%n set: keep it longer?", len(names))
    return tr("Set {name}: keep it longer?", name=names[0]) if names else ""


def _name_of(workspace: Workspace, set_id: UUID) -> str | None:
    """What a set is called, None where it is not here any more."""
    own = workspace.get(LearningSet, set_id)
    if own is not None:
        return own.name
    received = workspace.select(Edition, learning_set=set_id)
    return received[0].set_name if received else None
