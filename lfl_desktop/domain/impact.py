"""What came of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from uuid import UUID

from lfl_desktop.domain.meetings import ChallengeId, MeetingId
from lfl_desktop.domain.people import PersonId, SetId
from lfl_desktop.domain.record import Record


class ImpactLevel(StrEnum):
    """Where a change is seen."""

    OWN_PRACTICE = "own_practice"
    COLLEAGUES = "colleagues"
    PUPILS = "pupils"
    SCHOOL = "school"


class Impact(Record, frozen=True, kw_only=True):
    """A change that a leader puts down to the work of the set.

    `how` is what was done that led to it. It leaves the set only once its owner has agreed to the wording
    (`agreed_on`); the quote only with `quote_consent` besides. `themes` are ids of outcome themes.
    """

    learning_set: SetId
    person: PersonId
    meeting: MeetingId | None = None
    challenge: ChallengeId | None = None
    wording: str = ""
    how: str = ""
    level: ImpactLevel = ImpactLevel.OWN_PRACTICE
    evidence: str = ""
    measure: str = ""
    unit: str = ""
    before: float | None = None
    after: float | None = None
    other_contributors: str = ""
    themes: tuple[UUID, ...] = ()
    quote: str = ""
    quote_consent: bool = False
    agreed_on: dt.date | None = None
    position: int = 0


class KeyLearning(Record, frozen=True, kw_only=True):
    """What the set learned, in a line it would tell others."""

    learning_set: SetId
    meeting: MeetingId | None = None
    wording: str = ""
    position: int = 0
