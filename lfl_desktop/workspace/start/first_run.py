"""The first run: a programme, a set with its members, and the dates of its meetings, in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from pathlib import Path
from uuid import UUID, uuid4

from msgspec.structs import replace

from lfl_desktop import durable, paths
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.terms import LONGEST_COHORT, USUAL_TIMES, propose_meetings, propose_terms
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import WEEKDAYS
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.domain.year import term_on
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.sealing import make_key
from lfl_desktop.workspace.members.added_member import NewMember, PlanIds, add_member
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.start.sample import sample_records
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

DEFAULT_THEMES = (
    mark("Raised engagement with families"),
    mark("Constructive use of evidence"),
    mark("Reflection for action"),
    mark("Raising attainment"),
    mark("Active collaboration"),
    mark("Developing sustainability"),
)
"""Outcome themes of a new programme, from the design; the user changes them."""

USUAL_SIZE = (4, 8)
"""The fewest and the most members of a usual set. A remark is made outside it, nothing is blocked."""

THREE_TERMS, SIX_TERMS = "three terms", "six terms"
"""The ways to divide the year in the terms file."""


@dataclass(frozen=True)
class Plan:
    """What the three steps of the first run ask for. Names are as typed.

    The `place` of a meeting may be the name of a member's school, which then is its host."""

    programme: str
    cohort: str = ""
    starts: dt.date | None = None
    ends: dt.date | None = None
    funder: str = ""
    coordinator: str = ""
    set_name: str = ""
    focus: str = ""
    facilitator: str = ""
    members: Sequence[NewMember] = ()
    meetings_a_term: int = 2
    terms: Sequence[Term] = ()
    meetings: Sequence[Meeting] = ()
    set_id: UUID = field(default_factory=uuid4, compare=False)

    @property
    def ids(self) -> PlanIds:
        """The ids of the programme, its cohort and the set."""
        return plan_ids(self.programme, self.cohort, self.starts, self.set_id)


def plan_ids(programme: str, cohort: str, starts: dt.date | None, set_id: UUID) -> PlanIds:
    """The ids of a programme by its name, and of its cohort by its name and the year in which it starts, so
    that the files of several facilitators come together, and those of another year do not; with that of a
    set: two of them may call their sets alike."""
    the_programme = named_id("programme", programme)
    year = (starts.year,) if starts else ()
    return PlanIds(the_programme, named_id("cohort", the_programme, cohort, *year), set_id)


def proposed_cohort(today: dt.date) -> tuple[dt.date, dt.date]:
    """From when to when a cohort that is set up today may run.

    Near the turn of the year a calendar year, else the school year that is next or has just begun."""
    if today.month in (11, 12, 1, 2):
        year = today.year + (today.month >= 11)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return dt.date(today.year, 9, 1), dt.date(today.year + 1, 7, 31)


def remark_on_cohort(starts: dt.date | None, ends: dt.date | None) -> str:
    """What is unusual about the dates of a cohort, empty if nothing is."""
    if starts is None or ends is None:
        return tr("Without both dates no meetings are proposed. You can add them one by one.")
    if ends < starts:
        return tr("This ends before it starts. No meetings are proposed until that is put right.")
    if _too_long(starts, ends):
        return tr("This is longer than {n} years. No meetings are proposed.", n=LONGEST_COHORT)
    return ""


def remark_on_size(members: int) -> str:
    """What is unusual about the size of a set, empty if nothing is."""
    fewest, most = USUAL_SIZE
    if members and not fewest <= members <= most:
        return tr("Most sets have {fewest} to {most} members. Yours can differ.", fewest=fewest, most=most)
    return ""


def proposed_year(
    plan: Plan, per_term: int = 2, pattern: str = THREE_TERMS, kept: Sequence[Meeting] = ()
) -> Plan:
    """`plan` with the terms of the English school year and `per_term` meetings in each.

    The meetings in `kept` stay as they are; each takes the place of the proposed one in its term
    that is nearest to it. A cohort without sound dates has no terms and only the meetings kept."""
    terms: list[Term] = []
    meetings: list[Meeting] = []
    if plan.starts and plan.ends and not remark_on_cohort(plan.starts, plan.ends):
        template = paths.resource("terms", "england.toml").read_bytes()
        terms = propose_terms(plan.ids.cohort, plan.starts, plan.ends, template, pattern)
        meetings = propose_meetings(
            plan.ids.learning_set, terms, per_term, starts=plan.starts, ends=plan.ends
        )
    starts, ends = USUAL_TIMES
    fresh = [replace(meeting, starts=starts, ends=ends) for meeting in _beside(kept, meetings, terms)]
    every = sorted((*kept, *fresh), key=lambda meeting: meeting.date or dt.date.max)
    return changed(plan, terms=terms, meetings=every, meetings_a_term=per_term)


def _too_long(starts: dt.date, ends: dt.date) -> bool:
    return (ends - starts).days > LONGEST_COHORT * 366


def _beside(kept: Iterable[Meeting], fresh: Sequence[Meeting], terms: Sequence[Term]) -> list[Meeting]:
    left = list(fresh)
    for meeting in kept:
        day, term = meeting.date, term_on(terms, meeting.date)
        near = [m for m in left if term and m.term == term.id]
        if day and near:
            left.remove(min(near, key=lambda m: abs((m.date or day) - day)))
    return left


def remark_on_day(plan: Plan, day: dt.date | None) -> str:
    """Where a meeting's day lies: its term, and whether it is a holiday or a weekend."""
    if day is None:
        return tr("no day, left out")
    term = term_on(plan.terms, day)
    said = [term.label] if term else []
    if (plan.starts and day < plan.starts) or (plan.ends and day > plan.ends):
        said = [tr("outside the cohort’s dates")]
    elif term and term.half_term_starts and term.half_term_starts <= day <= (term.half_term_ends or day):
        said.append(tr("half-term holiday"))
    elif plan.terms and not term:
        said.append(tr("in a holiday"))
    if day.weekday() >= WEEKDAYS.index("Saturday"):
        said.append(tr("a {weekday}", weekday=tr(WEEKDAYS[day.weekday()])))
    return " · ".join(said)


def begin(path: Path, plan: Plan, now: Clock | None = None) -> Workspace:
    """A new records file at `path` that holds the plan. `now` is the clock to go by.

    Raises a WorldError where none can be made; then nothing is left at `path`, and what was there
    is as it was."""
    workspace = Workspace.create(path, now=now)
    try:
        set_up(workspace, plan)
    except BaseException:
        workspace.close()
        durable.drop(path)
        raise
    return workspace


def begin_programme(path: Path, plan: Plan, now: Clock | None = None) -> Workspace:
    """A new records file at `path` for whoever coordinates the programme of the plan: without a set of its
    own. Raises as `begin` does."""
    workspace = Workspace.create(path, now=now)
    try:
        with workspace.step(mark("Set up"), undoable=False) as step:
            _put_programme(step, plan)
            make_key(step, plan.ids.programme)
    except BaseException:
        workspace.close()
        durable.drop(path)
        raise
    return workspace


def set_up(workspace: Workspace, plan: Plan) -> UUID:
    """Writes the plan into an empty records file; the id of the new set.

    The first thing in a file cannot be undone: there would be nothing left to show."""
    with workspace.step(mark("Set up"), undoable=False) as step:
        _put_programme(step, plan)
        step.put(
            LearningSet(
                id=plan.ids.learning_set,
                cohort=plan.ids.cohort,
                name=one_line(plan.set_name),
                focus=one_line(plan.focus),
                facilitator=one_line(plan.facilitator),
                meetings_a_term=plan.meetings_a_term,
            )
        )
        for place, member in enumerate(plan.members):
            add_member(step, workspace, plan.ids, member, place, None)
        hosts = {name_key(school.name): school.id for school in workspace.select(School)}
        for meeting in plan.meetings:
            step.put(_hosted(meeting, plan, hosts))
    return plan.ids.learning_set


def _put_programme(step: Writing, plan: Plan) -> None:
    programme, cohort = plan.ids.programme, plan.ids.cohort
    step.put(
        Programme(
            id=programme,
            name=one_line(plan.programme),
            funder=one_line(plan.funder),
            coordinator=one_line(plan.coordinator),
        )
    )
    for place, name in enumerate(DEFAULT_THEMES):
        theme = named_id("theme", programme, name)
        step.put(Theme(id=theme, programme=programme, name=tr(name), position=place))
    step.put(
        Cohort(id=cohort, programme=programme, name=one_line(plan.cohort), starts=plan.starts, ends=plan.ends)
    )
    for term in plan.terms:
        step.put(term)


def _hosted(meeting: Meeting, plan: Plan, hosts: Mapping[str, UUID]) -> Meeting:
    meeting = replace(meeting, learning_set=plan.ids.learning_set, place=one_line(meeting.place))
    host = hosts.get(name_key(meeting.place))
    return replace(meeting, host_school=host, place="") if host else meeting


def create_sample(path: Path, now: Clock | None = None) -> Workspace:
    """A new records file at `path` with the sample programme. `now` is the clock to go by.

    Raises CannotWrite where a file is already there."""
    return create_with(sample_records(), path, now)


def create_with(records: Iterable[Record], path: Path, now: Clock | None = None) -> Workspace:
    """A new records file at `path` that holds `records` of the sample, each after those it refers to.

    Raises CannotWrite where a file is already there."""
    workspace = Workspace.create(path, now=now)
    try:
        with workspace.step(mark("Set up the sample"), undoable=False, rules=Rules.ARRIVING) as step:
            for record in records:
                step.put(record)
    except BaseException:
        workspace.close()
        durable.drop(path)
        raise
    return workspace
