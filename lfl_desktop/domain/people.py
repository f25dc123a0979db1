"""Leaders, their posts, and the sets they belong to."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.programme import CohortId, SchoolId
from lfl_desktop.domain.record import Record, Refers
from lfl_desktop.domain.wording.name_parts import called

PersonId: TypeAlias = Annotated[UUID, Refers("person")]
SetId: TypeAlias = Annotated[UUID, Refers("learning_set")]
MembershipId: TypeAlias = Annotated[UUID, Refers("membership")]


class Level(StrEnum):
    """How a post stands in its school, highest first."""

    HEAD = "head"
    HEAD_OF_SCHOOL = "head_of_school"
    DEPUTY = "deputy"
    ASSISTANT_HEAD = "assistant_head"
    MIDDLE_LEADER = "middle_leader"
    GOVERNOR = "governor"


class MembershipStatus(StrEnum):
    """Nobody disappears: leaving is a dated status, and who comes back has a second membership that
    replaces the first."""

    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    WITHDREW = "withdrew"
    KEEPS_LINK = "keeps_link"
    LEFT = "left"
    DID_NOT_JOIN = "did_not_join"


class Person(Record, frozen=True, kw_only=True):
    """A leader. `known_as` is what the set calls them; empty means what the name says."""

    name: str = ""
    known_as: str = ""

    @property
    def short(self) -> str:
        """What the set calls this person."""
        return self.known_as.strip() or called(self.name)


class Post(Record, frozen=True, kw_only=True):
    """What a person is in a school, from when to when."""

    person: PersonId
    school: SchoolId | None = None
    title: str = ""
    level: Level = Level.MIDDLE_LEADER
    starts: dt.date | None = None
    ends: dt.date | None = None


class LearningSet(Record, frozen=True, kw_only=True):
    """An action learning set: its name is a letter or a word, its focus what it works on."""

    cohort: CohortId
    name: str = ""
    focus: str = ""
    facilitator: str = ""
    meetings_a_term: int = 2


class Membership(Record, frozen=True, kw_only=True):
    """A person's place in a set, from when to when."""

    learning_set: SetId
    person: PersonId
    starts: dt.date | None = None
    ends: dt.date | None = None
    status: MembershipStatus = MembershipStatus.ACTIVE
    reason: str = ""
    replaces: MembershipId | None = None
    position: int = 0


class GroundRules(Record, frozen=True, kw_only=True):
    """What the set agreed on a date; agreeing again makes a new record.

    `names_to_coordinator`: the set agreed that the coordinator may see who was here, by name.
    """

    learning_set: SetId
    agreed_on: dt.date | None = None
    wording: str = ""
    names_to_coordinator: bool = False


class DiagnosticArea(Record, frozen=True, kw_only=True):
    """One of the one or two areas that a leader chose from the leadership diagnostic to bring to the set."""

    learning_set: SetId
    person: PersonId
    wording: str = ""
    chosen_on: dt.date | None = None
    position: int = 0
