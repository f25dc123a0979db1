"""Two activity systems that face what they share: of two leaders, or of one and a neighbour."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.system_changes import Contents
from lfl_desktop.words import mark
from lfl_desktop.workspace.activity.released_since import released
from lfl_desktop.workspace.activity.systems_in_words import contents, whose
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace


def may_face(book: SetBook, system: ActivitySystem) -> list[ActivitySystem]:
    """The systems beside which this one may be looked at: its leader's neighbours, and of other leaders
    what they have released. The one it faces is among them also while its release is taken back, so that it
    can be told."""
    every = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    found = [
        other
        for other in every
        if other.id != system.id
        and (
            (other.person == system.person and other.neighbour.strip())
            or (other.person != system.person and shown_version(book, system, other, None) is not None)
            or other.id == system.faces
        )
    ]
    return sorted(found, key=lambda s: (s.person != system.person, whose(book, s)))


def shown_version(
    book: SetBook, system: ActivitySystem, other: ActivitySystem, day: dt.date | None
) -> SystemVersion | None:
    """The version of the other system that is shown beside one of `day`: the latest until then, or else the
    first. Of another leader only what was released; None where there is none."""
    versions = versions_of(book.reading, other)
    if other.person != system.person:
        versions = [version for version in versions if version.released_on]
    days = {meeting.id: meeting.date for meeting in book.meetings}
    dated = [(v, v.date or (days.get(v.meeting) if v.meeting else None)) for v in versions]
    until = [v for v, at in dated if day is None or at is None or at <= day]
    return until[-1] if until else next(iter(versions), None)


@dataclass(frozen=True)
class FacingSystem:
    """The other system as it is shown: `contents` is empty where its version is not released."""

    system: ActivitySystem
    whose: str
    version: SystemVersion | None
    contents: Contents
    own: bool


def system_faced(book: SetBook, system: ActivitySystem, day: dt.date | None) -> FacingSystem | None:
    """The system that this one faces, None where it faces none. Of another leader's there is only
    what they have released."""
    other = book.reading.get(ActivitySystem, system.faces)
    if other is None:
        return None
    own = other.person == system.person
    version = shown_version(book, system, other, day)
    read = contents if own else released
    held = read(book.reading, version.id) if version else Contents()
    return FacingSystem(other, whose(book, other), version, held, own)


def latest_to_release(book: SetBook, beside: FacingSystem) -> UUID | None:
    """The latest version of another leader's system of which none is released; None where one is, or there
    is none."""
    if beside.own or beside.version is not None:
        return None
    return next((version.id for version in reversed(versions_of(book.reading, beside.system))), None)


def face(workspace: Workspace, system: ActivitySystem, other: UUID | None) -> None:
    """Looks at a system beside another one; None: alone."""
    title = mark("Face another activity system") if other else mark("Look at one activity system")
    with workspace.step(title) as step:
        now = workspace.get(ActivitySystem, system.id) or system
        step.put(replace(now, faces=other))


def add_neighbour(workspace: Workspace, system: ActivitySystem, name: str) -> ActivitySystem:
    """Adds a neighbouring activity with one empty version, and faces it. Returns it."""
    made = ActivitySystem(
        learning_set=system.learning_set, person=system.person, neighbour=plain_wording(name)
    )
    with workspace.step(mark("Add neighbouring activity")) as step:
        step.put(made)
        step.put(SystemVersion(system=made.id, date=workspace.today()))
        now = workspace.get(ActivitySystem, system.id) or system
        step.put(replace(now, faces=made.id))
    return made


def rename(workspace: Workspace, neighbour: ActivitySystem, name: str) -> None:
    """Calls a neighbouring activity by another name; one without a name stays as it was called."""
    words = plain_wording(name)
    if words and words != neighbour.neighbour:
        with workspace.step(mark("Rename neighbouring activity")) as step:
            step.put(replace(neighbour, neighbour=words))


def remove_neighbour(workspace: Workspace, neighbour: ActivitySystem) -> None:
    """Deletes a neighbouring activity with all that stands in its boxes."""
    with workspace.step(mark("Delete neighbouring activity")) as step:
        step.delete(neighbour)
