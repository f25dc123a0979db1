"""The papers of activity systems, from what came through the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.content.paper_setting import USUAL, Setting
from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.versions_together import (
    earlier_versions,
    leader_of_version,
    version_before,
    version_facing,
)

if TYPE_CHECKING:
    from lfl_desktop.printing.writers.paper import Paper


def activity_system(
    records: Sequence[Record], seen: Visible, version_id: UUID, setting: Setting = USUAL
) -> Paper:
    """One version of an activity system. `records` are those of its set, `seen` what came of them through
    the gate.

    Raises a WorldError where its leader has not released it to these readers."""
    from lfl_desktop.printing.activity_system import activity_system_page

    with _released():
        return activity_system_page(
            seen, version_id, leader=leader_of_version(records, version_id), setting=setting
        )


def blank_system(seen: Visible, setting: Setting) -> Paper:
    """The seven boxes to be filled with pens."""
    from lfl_desktop.printing.activity_system import blank_page

    return blank_page(seen, setting)


def then_and_now(
    records: Sequence[Record],
    seen: Visible,
    version_id: UUID,
    setting: Setting = USUAL,
    then_id: UUID | None = None,
) -> Paper:
    """A version of an activity system beside an earlier one: `then_id`, or else the one before it.

    Raises a WorldError where there is none, or these readers may not see one of them."""
    from lfl_desktop.printing.then_and_now import then_and_now_page

    before = then_id or version_before(records, version_id)
    if before not in earlier_versions(records, version_id):
        raise WorldError(tr("Then must be an earlier version of the same activity system."))
    with _released():
        return then_and_now_page(
            seen, before, version_id, leader=leader_of_version(records, version_id), setting=setting
        )


def two_systems(
    records: Sequence[Record], seen: Visible, version_id: UUID, setting: Setting = USUAL
) -> Paper:
    """A version of an activity system and the latest of the one that it faces.

    Raises a WorldError where it faces none, or these readers may not see one of them."""
    from lfl_desktop.printing.two_systems import two_systems_page

    theirs = version_facing(records, version_id)
    leader = leader_of_version(records, theirs if seen.get(SystemVersion, version_id) else version_id)
    with _released():
        return two_systems_page(seen, version_id, theirs, leader=leader, setting=setting)


@contextmanager
def _released() -> Iterator[None]:
    from lfl_desktop.printing.activity_system import NotReleased

    try:
        yield
    except NotReleased as error:
        raise WorldError(str(error)) from error
