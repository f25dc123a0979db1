"""What the programme holds besides the meetings of its sets, and who came."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from lfl_desktop.domain.people import PersonId, SetId
from lfl_desktop.domain.programme import CohortId, SchoolId
from lfl_desktop.domain.record import Record, Refers

EventId: TypeAlias = Annotated[UUID, Refers("programme_event")]


class EventKind(StrEnum):
    """The kinds of event in the programme documents, and the INSET days of the schools."""

    CORE_WORKSHOP = "core_workshop"
    PUBLIC_SEMINAR = "public_seminar"
    COACHING = "coaching"
    SCHOOL_VISIT = "school_visit"
    ADVISORY_GROUP = "advisory_group"
    PRESENTATION = "presentation"
    INSET_DAY = "inset_day"
    OTHER = "other"


class ProgrammeEvent(Record, frozen=True, kw_only=True):
    """A dated event around the sets. With a `learning_set` it is that set's own (a coaching contact, a
    school visit), without one it is for all sets of the cohort.

    A visit goes from one school (`from_school`) to another (`host_school`). A cancelled event keeps its
    date, so that calendars learn of it.
    """

    cohort: CohortId
    learning_set: SetId | None = None
    kind: EventKind = EventKind.CORE_WORKSHOP
    title: str = ""
    date: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""
    host_school: SchoolId | None = None
    from_school: SchoolId | None = None
    cancelled: bool = False


class EventAttendance(Record, frozen=True, kw_only=True):
    """That somebody came to an event, and what they took home from it."""

    event: EventId
    person: PersonId
    taken_home: str = ""
