"""What was held for all sets and who came, coaching, and what helped or hindered."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from lfl_desktop.domain.coordinator.roster import ParticipantId
from lfl_desktop.domain.events import EventId
from lfl_desktop.domain.programme import CohortId
from lfl_desktop.domain.record import Record


class ContactMeans(StrEnum):
    """How somebody and their coach were in touch."""

    FACE_TO_FACE = "face_to_face"
    TELEPHONE = "telephone"
    EMAIL = "email"
    VIDEO = "video"


class Effect(StrEnum):
    """What a circumstance did to the programme."""

    HELPED = "helped"
    HINDERED = "hindered"


class ScheduleLine(Record, frozen=True, kw_only=True):
    """A line of the programme's schedule. With an `event` it says what the calendar does not: who speaks, and
    for whom it is. Without one it is a step that has no day, `when` in words ("before workshop 2"), and
    stands `after` an event."""

    cohort: CohortId
    event: EventId | None = None
    after: EventId | None = None
    when: str = ""
    wording: str = ""
    speaker: str = ""
    for_whom: str = ""
    position: int = 0


class ParticipantCame(Record, frozen=True, kw_only=True):
    """That somebody on the roster came to an event."""

    event: EventId
    participant: ParticipantId


class CoachingContact(Record, frozen=True, kw_only=True):
    """That somebody and their coach were in touch, never what about: on a day, or `when` in words."""

    participant: ParticipantId
    date: dt.date | None = None
    when: str = ""
    means: ContactMeans = ContactMeans.FACE_TO_FACE
    minutes: int | None = None
    position: int = 0


class Circumstance(Record, frozen=True, kw_only=True):
    """What helped or hindered the programme as a whole, such as how heads took part in it. It is told in the
    final report as it is written."""

    cohort: CohortId
    effect: Effect = Effect.HINDERED
    wording: str = ""
    position: int = 0
