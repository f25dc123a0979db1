"""Who takes part in a programme and who stands for it, as its coordinator keeps it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.people import Level
from lfl_desktop.domain.programme import CohortId, ProgrammeId, SchoolId
from lfl_desktop.domain.record import Record, Refers

RoleId: TypeAlias = Annotated[UUID, Refers("programme_role")]
ParticipantId: TypeAlias = Annotated[UUID, Refers("participant")]


class RoleKind(StrEnum):
    """What a person or an organisation is to a programme."""

    COMMISSIONER = "commissioner"
    PROVIDER = "provider"
    PARTNER = "partner"
    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    CORE_TEAM = "core_team"
    ADVISER = "adviser"
    ADVISORY_CHAIR = "advisory_chair"
    ADVISORY_MEMBER = "advisory_member"
    COACH = "coach"


class CoachingOffer(StrEnum):
    """What became of the offer of a coach."""

    NOT_OFFERED = "not_offered"
    OFFERED = "offered"
    TAKEN_UP = "taken_up"


class GroupKind(StrEnum):
    """What ties schools together."""

    CHAIN = "chain"
    FEDERATION = "federation"
    PARTNERSHIP = "partnership"


class ProgrammeRole(Record, frozen=True, kw_only=True):
    """What a person or an organisation is to the programme, from when to when. `follows` names whose place
    they took: the next chair, or an organisation under its later name. `organisation` is where they come
    from."""

    programme: ProgrammeId
    kind: RoleKind = RoleKind.CORE_TEAM
    name: str = ""
    organisation: str = ""
    starts: dt.date | None = None
    ends: dt.date | None = None
    follows: RoleId | None = None
    position: int = 0


class Participant(Record, frozen=True, kw_only=True):
    """Somebody on the roster of a cohort. A governor is a guest and counted apart, and so is whoever comes
    from a school of a partner city. `diagnostic_done` says no more than that it was done.

    This is no `Person`: those belong to sets and travel in their files, this stays with the coordinator."""

    cohort: CohortId
    name: str = ""
    title: str = ""
    level: Level = Level.MIDDLE_LEADER
    school: SchoolId | None = None
    coaching: CoachingOffer = CoachingOffer.NOT_OFFERED
    coach: RoleId | None = None
    diagnostic_done: bool = False
    position: int = 0


class SchoolGroup(Record, frozen=True, kw_only=True):
    """That a school belongs to a chain, federation or partnership, which is told by its name."""

    school: SchoolId
    kind: GroupKind = GroupKind.CHAIN
    name: str = ""
    starts: dt.date | None = None
    ends: dt.date | None = None
    position: int = 0
