"""The programme over all its sets: one source of every figure that a screen, a paper or a file says of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import msgspec

from lfl_desktop.content.tables.sets_table import SetsTableLine
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.impact import ImpactLevel
from lfl_desktop.domain.meetings import ActionState, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.set_overview import ImpactTold, MeetingTold, SharedParts
from lfl_desktop.domain.wording.cohort_names import cohorts_told_apart
from lfl_desktop.domain.wording.names import collated, name_key
from lfl_desktop.domain.year import term_on
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.kept_records import KeptRecords, kept_records
from lfl_desktop.workspace.coordinator.received_sets import (
    ReceivedSet,
    cohorts_told_apart_by_years,
    received_sets,
    received_sets_told_apart,
)
from lfl_desktop.workspace.coordinator.shared_things import SharedThings, shared_things
from lfl_desktop.workspace.coordinator.terms_by_dates import counted_in, terms_together
from lfl_desktop.workspace.exchange.own_sets import prepared_sets
from lfl_desktop.workspace.workspace import Workspace

CLOSED = (
    ActionState.DONE,
    ActionState.PARTLY,
    ActionState.CHANGED,
    ActionState.DROPPED,
    ActionState.HANDED_ON,
)
"""How an action stands that is no longer open."""


@dataclass(frozen=True)
class MeetingTotals:
    """Meetings counted together. `here` and `members` are of those held, so that their ratio is the
    attendance."""

    held: int
    planned: int
    here: int
    members: int
    slots: int
    minutes: int
    actions: Counter[ActionState]

    @property
    def decided(self) -> int:
        """All actions."""
        return self.actions.total()

    @property
    def done(self) -> int:
        """The actions that were done, wholly or partly."""
        return self.actions[ActionState.DONE] + self.actions[ActionState.PARTLY]

    @property
    def closed(self) -> int:
        """The actions that are no longer open."""
        return sum(self.actions[state] for state in CLOSED)

    @property
    def attendance(self) -> float | None:
        """The share of members that were there, from 0 to 1; None before anybody could be."""
        return self.here / self.members if self.members else None


@dataclass(frozen=True)
class MemberTotals:
    """How many leaders there were and are: `at_start + joined - left` is `at_end`."""

    at_start: int
    joined: int
    left: int
    at_end: int


def meeting_totals(meetings: Iterable[MeetingTold]) -> MeetingTotals:
    """Meetings counted together; those that were cancelled count nowhere but for their actions."""
    every = list(meetings)
    held = [meeting for meeting in every if meeting.took_place]
    actions = Counter[ActionState]()
    for meeting in every:
        for state, count in meeting.actions.items():
            actions[state] += count
    return MeetingTotals(
        held=len(held),
        planned=sum(meeting.state != MeetingState.CANCELLED for meeting in every),
        here=sum(meeting.here for meeting in held),
        members=sum(meeting.members for meeting in held),
        slots=sum(meeting.slots for meeting in held),
        minutes=sum(meeting.minutes for meeting in held),
        actions=actions,
    )


class SetImpact(msgspec.Struct, frozen=True, gc=False):
    """A change that one of the sets tells."""

    of: ReceivedSet
    told: ImpactTold

    @property
    def id(self) -> UUID:
        """The id of the impact."""
        return self.told.impact.id


@dataclass(frozen=True)
class ProgrammeOverview:
    """A programme on a day. `sets` are those that count; `others` came from another programme and are kept
    apart, or cannot be read; `awaited` are sets of the pack of which nothing came. `school_events` are her
    own, and so is what is `kept`. `shared` says what sets have in common, and what waits for a decision."""

    programme: Programme | None
    cohort: Cohort | None
    cohorts: tuple[Cohort, ...]
    terms: tuple[Term, ...]
    themes: tuple[Theme, ...]
    schools: tuple[School, ...]
    events: tuple[ProgrammeEvent, ...]
    school_events: tuple[tuple[SchoolEvent, School | None], ...]
    sets: tuple[ReceivedSet, ...]
    others: tuple[ReceivedSet, ...]
    shared: SharedThings
    kept: KeptRecords
    today: dt.date
    awaited: tuple[LearningSet, ...] = ()

    @cached_property
    def meetings(self) -> list[tuple[ReceivedSet, MeetingTold]]:
        """Every meeting with its set, by their days."""
        found = [(one, m) for one in self.sets if one.overview for m in one.overview.meetings]
        return sorted(found, key=lambda each: (each[1].date or dt.date.max, collated(each[0].name)))

    @cached_property
    def totals(self) -> MeetingTotals:
        """All meetings of all sets."""
        return meeting_totals(meeting for _set, meeting in self.meetings)

    @cached_property
    def members(self) -> MemberTotals:
        """The leaders of all sets."""
        every = [one.overview.members for one in self.sets if one.overview]
        return MemberTotals(
            sum(m.at_start for m in every),
            sum(m.joined for m in every),
            sum(m.left for m in every),
            sum(m.at_end for m in every),
        )

    @cached_property
    def impacts(self) -> list[SetImpact]:
        """Every change that its owner agreed to, set by set."""
        return [SetImpact(one, told) for one in self.sets if one.overview for told in one.overview.impacts]

    @cached_property
    def theme_names(self) -> Mapping[UUID, str]:
        """The id of a theme, in whichever file -> its name, as the programme has it."""
        own = {theme.id: theme.name for theme in self.themes}
        told = {theme.id: theme.name for around in _around(self.sets) for theme in around.themes}
        return {id: own.get(self.shared.one.get(id, id), name) for id, name in (told | own).items()}

    @cached_property
    def came_of_sets(self) -> Mapping[UUID, tuple[int, bool]]:
        """The id of an event -> how many members came as the sets tell, and whether some told only that few
        did."""
        told: dict[int, tuple[UUID, int, bool]] = {}  # by the number of the id: an id is slow to look up
        for figure in (each for s in self.sets if s.overview for each in s.overview.came):
            id = figure.event
            _id, came, is_few = told.get(id.int, (id, 0, False))
            told[id.int] = id, came + figure.came, is_few or figure.fewer_than_three
        found: dict[UUID, tuple[int, bool]] = {}
        for id, came, is_few in told.values():
            event = self.shared.one.get(id, id)
            others, some_few = found.get(event, (0, False))
            found[event] = came + others, is_few or some_few
        return found

    @cached_property
    def set_lines(self) -> list[SetsTableLine]:
        """A line for each set, those of another programme or that cannot be read last."""
        return _set_lines(self)

    @cached_property
    def impacts_by_theme(self) -> dict[str, int]:
        """How many changes each theme has, of all of them."""
        return self.by_theme(self.impacts)

    def by_theme(self, impacts: Iterable[SetImpact]) -> dict[str, int]:
        """How many changes each theme has, the programme's own themes first; one with several counts at
        each."""
        counts: Counter[str] = Counter()
        for ids, many in Counter(one.told.impact.themes for one in impacts).items():
            for name in {self.theme_names[theme] for theme in ids if theme in self.theme_names}:
                counts[name] += many
        own = [theme.name for theme in self.themes]
        others = sorted((name for name in counts if name not in own), key=collated)
        return {name: counts[name] for name in (*own, *others)}

    def in_term(self, term: Term) -> list[tuple[ReceivedSet, MeetingTold]]:
        """The meetings of a term: those that fall into its days, and those that fall into none of the
        programme's terms and that their set has in a term which shares most of its days with this one."""
        return [each for each in self.meetings if self._term_of(each[1]) == term.id]

    def _term_of(self, meeting: MeetingTold) -> UUID | None:
        on_its_day = term_on(self.terms, meeting.date)
        if on_its_day is not None or meeting.date is None or meeting.term is None:
            return on_its_day.id if on_its_day else None
        return self._counted_in.get(meeting.term)

    @cached_property
    def _counted_in(self) -> Mapping[UUID, UUID]:
        return counted_in(self.terms, [term for around in _around(self.sets) for term in around.terms])

    def late_since(self, one: ReceivedSet) -> dt.date | None:
        """The day of the first meeting that the newest file of a set cannot tell of, since it was made before
        it; None where nothing is missing."""
        came = one.edition.received_at
        if one.overview is None or came is None:
            return None
        days = [
            meeting.date
            for meeting in one.overview.meetings
            if meeting.state == MeetingState.PLANNED and meeting.date and meeting.date < self.today
        ]
        return min(days, default=None)


def set_lines(overview: ProgrammeOverview) -> list[SetsTableLine]:
    """A line for each set, those of another programme or that cannot be read last."""
    return overview.set_lines


def _set_lines(overview: ProgrammeOverview) -> list[SetsTableLine]:
    counted = [_line(overview, one, apart=False) for one in overview.sets]
    return [*counted, *(_line(overview, one, apart=True) for one in overview.others)]


def awaited_lines(overview: ProgrammeOverview) -> list[SetsTableLine]:
    """A line for each set of the pack of which no file came yet."""
    return [
        SetsTableLine(
            id=one.id,
            name=one.name,
            facilitator=one.facilitator,
            edition=0,
            received=None,
            overview=None,
            today=overview.today,
        )
        for one in overview.awaited
    ]


def _line(overview: ProgrammeOverview, one: ReceivedSet, *, apart: bool) -> SetsTableLine:
    edition = one.edition
    return SetsTableLine(
        id=one.id,
        name=one.name,
        facilitator=edition.facilitator,
        edition=edition.number,
        received=edition.received_at.astimezone().date() if edition.received_at else None,
        overview=one.overview,
        today=overview.today,
        late_since=overview.late_since(one),
        programme=edition.programme_name if apart else "",
    )


def by_level(impacts: Iterable[SetImpact]) -> dict[ImpactLevel, int]:
    """How many changes are seen at each level."""
    counts = Counter(one.told.impact.level for one in impacts)
    return {level: counts[level] for level in ImpactLevel}


def programme_overview(workspace: Workspace, cohort: UUID | None = None) -> ProgrammeOverview:
    """The programme of a coordinator's records file, or one `cohort` of it."""
    every = cohorts_told_apart_by_years(received_sets(workspace), workspace.select(Cohort))
    shared = shared_things(workspace, every)
    programme = next(iter(workspace.select(Programme)), None) or _commonest(every)
    own = {shared.one.get(programme.id, programme.id)} if programme else set()
    cohorts = _cohorts(workspace, every, shared)
    wanted = shared.one.get(cohort, cohort) if cohort else None
    sets = [one for one in every if one.overview and _known(shared, one.overview.programme.id) in own]
    counted = {one.id for one in sets}  # those of another cohort are of this programme too
    order: dict[UUID | None, int] = {_known(shared, each.id): nth for nth, each in enumerate(cohorts)}
    sets.sort(key=lambda one: order.get(_cohort_of_set(shared, one), len(order)))
    if wanted:
        sets = [one for one in sets if _cohort_of_set(shared, one) == wanted]
    in_cohort = [c for c in cohorts if wanted in (None, _known(shared, c.id))]
    return ProgrammeOverview(
        programme=programme,
        cohort=in_cohort[0] if len(in_cohort) == 1 else None,
        cohorts=tuple(cohorts),
        terms=tuple(_terms(workspace, sets, [c.id for c in in_cohort])),
        themes=tuple(workspace.select(Theme)) or _themes_told(sets),
        schools=tuple(_schools(workspace, sets, shared)),
        events=tuple(_events(workspace, sets, shared)),
        school_events=tuple(_school_events(workspace)),
        sets=tuple(received_sets_told_apart(sets)),
        others=tuple(received_sets_told_apart([one for one in every if one.id not in counted])),
        awaited=tuple(_awaited(workspace, every, {c.id for c in in_cohort})),
        shared=shared,
        kept=kept_records(workspace, [c.id for c in in_cohort]),
        today=workspace.today(),
    )


def cohort_called(workspace: Workspace, name: str) -> UUID | None:
    """The cohort of that name, None where none is asked for. Raises WorldError where there is no such one."""
    if not name:
        return None
    known = programme_overview(workspace).cohorts
    called = cohorts_told_apart(known)
    for words in ([cohort.name for cohort in known], called):
        found = [one.id for one, said in zip(known, words, strict=True) if name_key(said) == name_key(name)]
        if len(found) == 1:
            return found[0]
    names = ", ".join(called)
    if found or len(called) > len({name_key(cohort.name) for cohort in known}):
        raise WorldError(tr("Which cohort? There are: {known}. Say the whole of it.", known=names))
    raise WorldError(tr("There is no cohort “{name}” here. There are: {known}.", name=name, known=names))


def term_called(overview: ProgrammeOverview, name: str) -> Term:
    """The term of that name: the last that has begun where several are called so. Raises WorldError where
    there is no such one."""
    found = [term for term in overview.terms if name_key(term.label).startswith(name_key(name)) and term.ends]
    begun = [term for term in found if term.starts and term.starts <= overview.today]
    if found:
        return (begun or found)[-1]
    names = ", ".join(term.label for term in overview.terms)
    raise WorldError(tr("There is no term “{name}” here. There are: {known}.", name=name, known=names))


def term_before(overview: ProgrammeOverview, term: Term) -> Term | None:
    """The term that ended last before this one began."""
    earlier = [t for t in overview.terms if t.ends and term.starts and t.ends < term.starts]
    return max(earlier, key=lambda t: t.ends or dt.date.min, default=None)


def _cohort_of_set(shared: SharedThings, one: ReceivedSet) -> UUID | None:
    cohort = one.overview.cohort if one.overview else None
    return _known(shared, cohort.id) if cohort else None


def _known(shared: SharedThings, id: UUID) -> UUID:
    return shared.one.get(id, id)


def _commonest(sets: Iterable[ReceivedSet]) -> Programme | None:
    programmes = {one.overview.programme.id: one.overview.programme for one in sets if one.overview}
    counts = Counter(one.overview.programme.id for one in sets if one.overview)
    return programmes[counts.most_common(1)[0][0]] if counts else None


def _around(sets: Iterable[ReceivedSet]) -> list[SharedParts]:
    """What the files of the sets say of the programme, each way of saying it once."""
    return list({id(one.overview.shared): one.overview.shared for one in sets if one.overview}.values())


def _cohorts(workspace: Workspace, sets: Iterable[ReceivedSet], shared: SharedThings) -> list[Cohort]:
    told = [around.cohort for around in _around(sets) if around.cohort]
    found: dict[UUID, Cohort] = {}
    for cohort in (*workspace.select(Cohort), *told):
        found.setdefault(_known(shared, cohort.id), cohort)
    return sorted(found.values(), key=lambda c: (c.starts or dt.date.max, collated(c.name)))


def _terms(workspace: Workspace, sets: Sequence[ReceivedSet], cohorts: Sequence[UUID]) -> list[Term]:
    """The coordinator's own, else those that most sets have."""
    own = [term for term in workspace.select(Term) if term.cohort in cohorts]
    return terms_together(own, [one.overview.shared.terms for one in sets if one.overview])


def _schools(workspace: Workspace, sets: Iterable[ReceivedSet], shared: SharedThings) -> list[School]:
    told = [school for around in _around(sets) for school in around.schools]
    found: dict[UUID, School] = {}
    for school in (*workspace.select(School), *told):
        found.setdefault(_known(shared, school.id), school)
    return sorted(found.values(), key=lambda school: collated(school.name))


def _events(workspace: Workspace, sets: Iterable[ReceivedSet], shared: SharedThings) -> list[ProgrammeEvent]:
    told = [event for around in _around(sets) for event in around.events]
    found: dict[UUID, ProgrammeEvent] = {}
    for event in (*workspace.select(ProgrammeEvent), *told):
        if event.learning_set is None:
            found.setdefault(_known(shared, event.id), event)
    return sorted(found.values(), key=lambda event: (event.date or dt.date.max, event.title))


def _school_events(workspace: Workspace) -> list[tuple[SchoolEvent, School | None]]:
    schools = {school.id: school for school in workspace.select(School)}
    events = sorted(workspace.select(SchoolEvent), key=lambda event: str(event.date or "9999"))
    return [(event, schools.get(event.school)) for event in events]


def _awaited(
    workspace: Workspace, received: Iterable[ReceivedSet], cohorts: Collection[UUID]
) -> list[LearningSet]:
    came = {one.edition.learning_set for one in received}
    found = [one for one in prepared_sets(workspace) if one.id not in came and one.cohort in cohorts]
    return sorted(found, key=lambda one: (collated(one.name), collated(one.facilitator)))


def _themes_told(sets: Iterable[ReceivedSet]) -> tuple[Theme, ...]:
    return next((around.themes for around in _around(sets)), ())
