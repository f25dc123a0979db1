"""Which versions of activity systems belong together on a paper."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading


def earlier_versions(records: Iterable[Record], version_id: UUID) -> dict[UUID, SystemVersion]:
    """The versions before this one of the same activity system, earliest first."""
    every = list(records)
    version = _version(every, version_id)
    found = {one.id: one for one in _versions(every, version.system if version else None)}
    return {id: found[id] for id in [*found][: [*found].index(version_id)]} if version_id in found else {}


def version_before(records: Iterable[Record], version_id: UUID) -> UUID:
    """The version before this one of the same activity system; a released one, where there is one.

    Raises WorldError where it is the first."""
    earlier = list(earlier_versions(records, version_id).values())
    if not earlier:
        raise WorldError(
            tr("There is no earlier version of this activity system yet, so nothing to put beside it.")
        )
    return next((one for one in reversed(earlier) if one.released_on), earlier[-1]).id


def version_facing(records: Iterable[Record], version_id: UUID) -> UUID:
    """The latest version of the activity system that the one of this version faces, or that faces it; a
    released one, where there is one.

    Raises WorldError where there is none."""
    every = list(records)
    version = _version(every, version_id)
    systems = [record for record in every if isinstance(record, ActivitySystem)]
    ours = next((system for system in systems if version and system.id == version.system), None)
    if ours is not None:
        faces = ours.faces or next((system.id for system in systems if system.faces == ours.id), None)
        theirs = _versions(every, faces)
        if theirs:
            return next((one for one in reversed(theirs) if one.released_on), theirs[-1]).id
    raise WorldError(tr("This activity system does not face another one yet."))


def leader_of_version(records: Iterable[Record], version_id: UUID | None) -> UUID | None:
    """The leader whose activity system this is a version of; None where it is not there."""
    every = list(records)
    version = _version(every, version_id) if version_id else None
    systems = (r for r in every if isinstance(r, ActivitySystem) and version and r.id == version.system)
    return next((system.person for system in systems), None)


def _version(records: Iterable[Record], id: UUID) -> SystemVersion | None:
    return next((r for r in records if isinstance(r, SystemVersion) and r.id == id), None)


def _versions(records: list[Record], system: UUID | None) -> list[SystemVersion]:
    """The versions of an activity system, earliest first."""
    days = {record.id: record.date for record in records if isinstance(record, Meeting)}
    found = [record for record in records if isinstance(record, SystemVersion) and record.system == system]
    return sorted(found, key=lambda v: (str(v.date or (v.meeting and days.get(v.meeting)) or ""), v.position))


def versions_of(reading: Reading, system: ActivitySystem) -> list[SystemVersion]:
    """The versions of an activity system, earliest first."""
    found = reading.select(SystemVersion, system=system.id)
    meetings = reading.select(Meeting, id=[v.meeting for v in found if v.meeting])
    days = {meeting.id: meeting.date for meeting in meetings}
    return sorted(found, key=lambda v: (str(v.date or (v.meeting and days.get(v.meeting)) or ""), v.position))
