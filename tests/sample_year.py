"""The whole year of each of the sample's four sets, to be asked by tests."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar
from uuid import UUID

from lfl_desktop.domain.actions import standing_of_actions
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Meeting,
    ReportBack,
)
from lfl_desktop.domain.people import (
    Person,
)
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.workspace.start.sample import SAMPLE_SETS, set_sample_records

R = TypeVar("R", bound=Record)

CLOSE = dt.date(2013, 11, 28)
"""The day of the presentation of impact, with which the programme ends."""
SHARED = (Programme, Cohort, Term, Theme, School, SchoolEvent)
RECORDS = {name: set_sample_records(name) for name in SAMPLE_SETS}
LATER = ("B", "C", "D")


NAMES_KEPT = ("A", "B", "D")
"""The sets whose ground rules keep the names of leaders in the set."""


def of(name: str, kind: type[R]) -> list[R]:
    return [record for record in RECORDS[name] if isinstance(record, kind)]


def every(kind: type[R]) -> list[R]:
    return [record for name in SAMPLE_SETS for record in of(name, kind)]


def meetings(name: str) -> list[Meeting]:
    return meetings_in_order(of(name, Meeting))


def people(name: str) -> dict[UUID, str]:
    return {person.id: person.short for person in of(name, Person)}


def states(name: str, until: int = 6) -> dict[UUID, ActionState]:
    return standing_of_actions(of(name, Action), of(name, ReportBack), meetings(name)[:until])
