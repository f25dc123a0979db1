"""The first run: a programme, a set with its members, and the dates of its meetings, in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop import paths
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.terms import propose_meetings, propose_terms
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.sample import sample_records
from lfl_desktop.workspace.workspace import Workspace, Writing

DEFAULT_THEMES = (
    mark("Raised engagement with families"),
    mark("Constructive use of evidence"),
    mark("Reflection for action"),
    mark("Raising attainment"),
    mark("Active collaboration"),
    mark("Developing sustainability"),
)
"""Outcome themes of a new programme, from the design; the user changes them."""


@dataclass(frozen=True)
class NewMember:
    """A leader as typed in at set-up."""

    name: str
    title: str = ""
    level: Level = Level.MIDDLE_LEADER
    school: str = ""


@dataclass(frozen=True)
class Plan:
    """What the three steps of the first run ask for. Names are as typed."""

    programme: str
    cohort: str
    starts: dt.date
    ends: dt.date
    funder: str = ""
    coordinator: str = ""
    set_name: str = ""
    focus: str = ""
    facilitator: str = ""
    members: Sequence[NewMember] = ()
    terms: Sequence[Term] = ()
    meetings: Sequence[Meeting] = ()
    ids: PlanIds = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", plan_ids(self.programme, self.cohort, self.set_name))


@dataclass(frozen=True)
class PlanIds:
    """The ids that follow from the names, the same on every computer."""

    programme: UUID
    cohort: UUID
    learning_set: UUID


def plan_ids(programme: str, cohort: str, set_name: str) -> PlanIds:
    """The ids of a programme, its cohort and a set, by their names."""
    the_programme = named_id("programme", programme)
    the_cohort = named_id("cohort", the_programme, cohort)
    return PlanIds(the_programme, the_cohort, named_id("set", the_cohort, set_name))


def proposed(plan: Plan, per_term: int = 2, pattern: str = "three terms") -> Plan:
    """`plan` with the terms of the English school year and `per_term` meetings in each."""
    template = paths.resource("terms", "england.toml").read_bytes()
    terms = propose_terms(plan.ids.cohort, plan.starts, plan.ends, template, pattern)
    meetings = propose_meetings(plan.ids.learning_set, terms, per_term, starts=plan.starts, ends=plan.ends)
    from dataclasses import replace as changed

    return changed(plan, terms=terms, meetings=meetings)


def set_up(workspace: Workspace, plan: Plan) -> UUID:
    """Writes the plan into an empty records file; the id of the new set."""
    with workspace.step(mark("Set up")) as step:
        step.put(
            Programme(
                id=plan.ids.programme,
                name=plan.programme,
                funder=plan.funder,
                coordinator=plan.coordinator,
            )
        )
        for place, name in enumerate(DEFAULT_THEMES):
            theme = named_id("theme", plan.ids.programme, name)
            step.put(Theme(id=theme, programme=plan.ids.programme, name=tr(name), position=place))
        step.put(
            Cohort(
                id=plan.ids.cohort,
                programme=plan.ids.programme,
                name=plan.cohort,
                starts=plan.starts,
                ends=plan.ends,
            )
        )
        for term in plan.terms:
            step.put(term)
        step.put(
            LearningSet(
                id=plan.ids.learning_set,
                cohort=plan.ids.cohort,
                name=plan.set_name,
                focus=plan.focus,
                facilitator=plan.facilitator,
            )
        )
        for place, member in enumerate(plan.members):
            add_member(step, plan.ids, member, place, None)
        for meeting in plan.meetings:
            step.put(replace(meeting, learning_set=plan.ids.learning_set))
    return plan.ids.learning_set


def add_member(
    step: Writing, ids: PlanIds, member: NewMember, position: int, starts: dt.date | None
) -> Membership:
    """Puts a new leader into the set, with the post and school that were typed."""
    school = None
    if member.school.strip():
        name = " ".join(member.school.split())
        school = step.put(
            School(id=named_id("school", ids.programme, name), programme=ids.programme, name=name)
        )
    person = step.put(Person(name=" ".join(member.name.split())))
    step.put(
        Post(person=person.id, school=school.id if school else None, title=member.title, level=member.level)
    )
    return step.put(
        Membership(learning_set=ids.learning_set, person=person.id, starts=starts, position=position)
    )


def create_sample(path: Path) -> Workspace:
    """A new records file at `path` with the sample programme.

    Raises CannotWrite where a file is already there."""
    workspace = Workspace.create(path)
    with workspace.step(mark("Set up the sample"), undoable=False) as step:
        for record in sample_records():
            step.put(record)
    return workspace
