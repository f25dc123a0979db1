"""A leader who comes into a set, with the post and school that were typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.people import Level, Membership, Person, Post
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.workspace.calendar.school_names import school_called
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.writing import Writing


@dataclass(frozen=True)
class NewMember:
    """A leader as typed in at set-up."""

    name: str
    title: str = ""
    level: Level = Level.MIDDLE_LEADER
    school: str = ""


@dataclass(frozen=True)
class PlanIds:
    """The ids of a programme and its cohort, which follow from their names and are the same on every
    computer, and that of a set, which is its own."""

    programme: UUID
    cohort: UUID
    learning_set: UUID


def add_member(
    step: Writing,
    reading: Reading,
    ids: PlanIds,
    member: NewMember,
    position: int,
    starts: dt.date | None,
) -> Membership:
    """Puts a new leader into the set, with the post and school that were typed."""
    school = school_called(step, reading, ids.programme, member.school)
    person = step.put(Person(name=one_line(member.name)))
    step.put(
        Post(
            person=person.id,
            school=school,
            title=one_line(member.title),
            level=member.level,
        )
    )
    return step.put(
        Membership(learning_set=ids.learning_set, person=person.id, starts=starts, position=position)
    )
