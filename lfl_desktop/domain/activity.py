"""The activity system: seven places, two layers, versions through the year."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.meetings import ChallengeId, MeetingId
from lfl_desktop.domain.people import PersonId, SetId
from lfl_desktop.domain.record import Record, Refers

SystemId: TypeAlias = Annotated[UUID, Refers("activity_system")]
VersionId: TypeAlias = Annotated[UUID, Refers("system_version")]


class Place(StrEnum):
    """The seven places, in the order in which an outline reads them (Engestrom 1987)."""

    SUBJECT = "subject"
    OBJECT = "object"
    OUTCOME = "outcome"
    TOOLS = "tools"
    RULES = "rules"
    COMMUNITY = "community"
    DIVISION_OF_LABOUR = "division_of_labour"


class Layer(StrEnum):
    """What is so now, and what could be."""

    NOW = "now"
    POSSIBLE = "possible"


class ActivitySystem(Record, frozen=True, kw_only=True):
    """One leader's activity system about one challenge."""

    learning_set: SetId
    person: PersonId
    challenge: ChallengeId | None = None
    question: str = ""


class SystemVersion(Record, frozen=True, kw_only=True):
    """The activity system as it was at a meeting or on a date.

    The set sees it only once its leader has released it (`released_on`).
    """

    system: SystemId
    meeting: MeetingId | None = None
    date: dt.date | None = None
    released_on: dt.date | None = None
    position: int = 0


class SystemItem(Record, frozen=True, kw_only=True):
    """One line in one of the seven boxes."""

    version: VersionId
    place: Place = Place.SUBJECT
    layer: Layer = Layer.NOW
    wording: str = ""
    position: int = 0
