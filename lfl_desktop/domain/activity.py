"""The activity system: seven places, two layers, versions through the year."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.meetings import ActionId, ChallengeId, MeetingId
from lfl_desktop.domain.people import PersonId, SetId
from lfl_desktop.domain.record import Record, Refers

SystemId: TypeAlias = Annotated[UUID, Refers("activity_system")]
VersionId: TypeAlias = Annotated[UUID, Refers("system_version")]
ItemId: TypeAlias = Annotated[UUID, Refers("system_item")]
TensionId: TypeAlias = Annotated[UUID, Refers("tension")]


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


class TensionState(StrEnum):
    """How a tension stands. It is never solved: it eases."""

    NOTICED = "noticed"
    WORKED_ON = "worked_on"
    EASED = "eased"


class VoicedAs(StrEnum):
    """How people voice a tension (Engestrom and Sannino 2011), from the mildest."""

    DILEMMA = "dilemma"
    CONFLICT = "conflict"
    CRITICAL_CONFLICT = "critical_conflict"
    DOUBLE_BIND = "double_bind"


class ActivitySystem(Record, frozen=True, kw_only=True):
    """One leader's activity system about one challenge.

    `neighbour` names whose it is where it is not the leader's own (the parents', an academy chain's);
    `faces` is the system beside which it is looked at, and `shared_object` what both work on
    (Engestrom 2001).
    """

    learning_set: SetId
    person: PersonId
    challenge: ChallengeId | None = None
    question: str = ""
    neighbour: str = ""
    faces: SystemId | None = None
    shared_object: str = ""


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
    """One line in one of the seven boxes.

    `became` is the possible item that an item of now has changed into; `came_from` the same item in the
    version before. One that is `held_back` stays with its leader where the version is released.
    """

    version: VersionId
    place: Place = Place.SUBJECT
    layer: Layer = Layer.NOW
    wording: str = ""
    became: ItemId | None = None
    came_from: ItemId | None = None
    held_back: bool = False
    position: int = 0


class Tension(Record, frozen=True, kw_only=True):
    """Where the activity system pulls: within one place, between two, towards what is possible, or with a
    neighbouring activity, which is `neighbour` by its name or `to_system` where it has a system too.

    `level` is the academic one from 1 to 4, None where it is as `tensions.proposed_level` says.
    """

    version: VersionId
    from_place: Place = Place.SUBJECT
    to_place: Place | None = None
    from_item: ItemId | None = None
    to_item: ItemId | None = None
    neighbour: str = ""
    to_system: SystemId | None = None
    level: int | None = None
    wording: str = ""
    voiced_as: VoicedAs | None = None
    state: TensionState = TensionState.NOTICED
    came_from: TensionId | None = None
    held_back: bool = False
    position: int = 0


class ActionLink(Record, frozen=True, kw_only=True):
    """That an action changes an item, or works on a tension."""

    action: ActionId
    item: ItemId | None = None
    tension: TensionId | None = None
