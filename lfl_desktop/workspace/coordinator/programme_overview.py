"""The programme over all its sets: one source of every figure that a screen, a paper or a file says of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from lfl_desktop.content.tables.sets_table import SetsTableLine
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.impact import ImpactLevel
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.set_overview import MeetingTold, SharedParts
from lfl_desktop.domain.terms_by_dates import counted_in, terms_together
from lfl_desktop.domain.wording.cohort_names import cohorts_told_apart
from lfl_desktop.domain.wording.names import collated, name_key
from lfl_desktop.domain.year import term_on
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.kept_records import KeptRecords, kept_records
from lfl_desktop.workspace.coordinator.programme_totals import (
    MeetingTotals,
    MemberTotals,
    SetImpact,
    all_meetings_of,
    by_level,
    came_of_sets_by_event,
    impacts_of_sets,
    late_on,
    members_of_sets,
    themes_counted,
    totals_of_meetings,
)
from lfl_desktop.workspace.coordinator.received_sets import (
    ReceivedSet,
    cohorts_told_apart_by_years,
    received_sets,
    received_sets_told_apart,
)
from lfl_desktop.workspace.coordinator.shared_things import SharedThings, shared_things
from lfl_desktop.workspace.exchange.own_sets import prepared_sets
from lfl_desktop.workspace.remembered import Remembered
from lfl_desktop.workspace.workspace import Workspace


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
    remembered: Remembered = field(default_factory=Remembered, repr=False, compare=False)
    """What was worked out of the sets already: a change of the coordinator's leaves most of it as it is."""

    @cached_property
    def meetings(self) -> list[tuple[ReceivedSet, MeetingTold]]:
        """Every meeting with its set, by their days."""
        return self.remembered.of(all_meetings_of, self.sets)

    @cached_property
    def totals(self) -> MeetingTotals:
        """All meetings of all sets."""
        return self.remembered.of(totals_of_meetings, self.meetings)

    @cached_property
    def members(self) -> MemberTotals:
        """The leaders of all sets."""
        return self.remembered.of(members_of_sets, self.sets)

    @cached_property
    def impacts(self) -> list[SetImpact]:
        """Every change that its owner agreed to, set by set."""
        return self.remembered.of(impacts_of_sets, self.sets)

    @cached_property
    def theme_names(self) -> Mapping[UUID, str]:
        """The id of a theme, in whichever file -> its name, as the programme has it."""
        own = {theme.id: theme.name for theme in self.themes}
        told = {theme.id: theme.name for around in self._around for theme in around.themes}
        return {id: own.get(self.shared.one.get(id, id), name) for id, name in (told | own).items()}

    @cached_property
    def came_of_sets(self) -> Mapping[UUID, tuple[int, bool]]:
        """The id of an event -> how many members came as the sets tell, and whether some told only that few
        did."""
        found: dict[UUID, tuple[int, bool]] = {}
        for id, came, is_few in self.remembered.of(came_of_sets_by_event, self.sets):
            event = self.shared.one.get(id, id)
            others, some_few = found.get(event, (0, False))
            found[event] = came + others, is_few or some_few
        return found

    @cached_property
    def set_lines(self) -> list[SetsTableLine]:
        """A line for each set, those of another programme or that cannot be read last."""
        return self.remembered.of(_set_lines, self.sets, self.others, self.today)

    @cached_property
    def impacts_by_theme(self) -> dict[str, int]:
        """How many changes each theme has, of all of them."""
        return self._by_theme(self.remembered.of(themes_counted, self.impacts))

    def by_theme(self, impacts: Iterable[SetImpact]) -> dict[str, int]:
        """How many changes each theme has, the programme's own themes first; one with several counts at
        each."""
        return self._by_theme(themes_counted(impacts))

    def _by_theme(self, counted: Mapping[tuple[UUID, ...], int]) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for ids, many in counted.items():
            for name in {self.theme_names[theme] for theme in ids if theme in self.theme_names}:
                counts[name] += many
        own = [theme.name for theme in self.themes]
        others = sorted((name for name in counts if name not in own), key=collated)
        return {name: counts[name] for name in (*own, *others)}

    @property
    def impacts_by_level(self) -> dict[ImpactLevel, int]:
        """How many changes are seen at each level, of all of them."""
        return self.remembered.of(by_level, self.impacts)

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
        return counted_in(self.terms, [term for around in self._around for term in around.terms])

    @property
    def _around(self) -> list[SharedParts]:
        return self.remembered.of(_around, self.sets)

    def late_since(self, one: ReceivedSet) -> dt.date | None:
        """The day of the first meeting that the newest file of a set cannot tell of, since it was made before
        it; None where nothing is missing."""
        return late_on(one, self.today)


def set_lines(overview: ProgrammeOverview) -> list[SetsTableLine]:
    """A line for each set, those of another programme or that cannot be read last."""
    return overview.set_lines


def _set_lines(
    sets: Iterable[ReceivedSet], others: Iterable[ReceivedSet], today: dt.date
) -> list[SetsTableLine]:
    counted = [_line(one, today, apart=False) for one in sets]
    return [*counted, *(_line(one, today, apart=True) for one in others)]


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


def _line(one: ReceivedSet, today: dt.date, *, apart: bool) -> SetsTableLine:
    edition = one.edition
    return SetsTableLine(
        id=one.id,
        name=one.name,
        facilitator=edition.facilitator,
        edition=edition.number,
        received=edition.received_at.astimezone().date() if edition.received_at else None,
        overview=one.overview,
        today=today,
        late_since=late_on(one, today),
        programme=edition.programme_name if apart else "",
    )


def programme_overview(workspace: Workspace, cohort: UUID | None = None) -> ProgrammeOverview:
    """The programme of a coordinator's records file, or one `cohort` of it."""
    known = workspace.remembered
    every = known.of(cohorts_told_apart_by_years, received_sets(workspace), workspace.select(Cohort))
    shared = shared_things(workspace, every)
    programme = next(iter(workspace.select(Programme)), None) or _commonest(every)
    cohorts = _cohorts(workspace, known.of(_around_all, every), shared)
    wanted = shared.one.get(cohort, cohort) if cohort else None
    sets, others = known.of(
        _told_apart,
        *known.of(
            _sets_and_others,
            every,
            shared.one,
            _known(shared.one, programme.id) if programme else None,
            [_known(shared.one, each.id) for each in cohorts],
            wanted,
        ),
    )
    around = known.of(_around, sets)
    in_cohort = [c for c in cohorts if wanted in (None, _known(shared.one, c.id))]
    return ProgrammeOverview(
        programme=programme,
        cohort=in_cohort[0] if len(in_cohort) == 1 else None,
        cohorts=tuple(cohorts),
        terms=known.of(_terms, _own_terms(workspace, [c.id for c in in_cohort]), sets),
        themes=tuple(workspace.select(Theme)) or next((told.themes for told in around), ()),
        schools=tuple(_schools(workspace, around, shared)),
        events=tuple(_events(workspace, around, shared)),
        school_events=tuple(_school_events(workspace)),
        sets=sets,
        others=others,
        awaited=tuple(_awaited(workspace, every, {c.id for c in in_cohort})),
        shared=shared,
        kept=kept_records(workspace, [c.id for c in in_cohort]),
        today=workspace.today(),
        remembered=known,
    )


def _sets_and_others(
    every: Iterable[ReceivedSet],
    one_of: Mapping[UUID, UUID],
    programme: UUID | None,
    cohorts: Sequence[UUID],
    wanted: UUID | None,
) -> tuple[list[ReceivedSet], list[ReceivedSet]]:
    """The sets of the programme, or of the cohort of it that is wanted, and those of no cohort of it."""
    sets = [o for o in every if o.overview and _known(one_of, o.overview.programme.id) == programme]
    counted = {one.id for one in sets}  # those of another cohort are of this programme too
    others = [one for one in every if one.id not in counted]
    order: dict[UUID | None, int] = {each: nth for nth, each in enumerate(cohorts)}
    sets.sort(key=lambda one: order.get(_cohort_of_set(one_of, one), len(order)))
    if wanted:
        sets = [one for one in sets if _cohort_of_set(one_of, one) == wanted]
    return sets, others


def _told_apart(
    sets: Sequence[ReceivedSet], others: Sequence[ReceivedSet]
) -> tuple[tuple[ReceivedSet, ...], tuple[ReceivedSet, ...]]:
    return tuple(received_sets_told_apart(sets)), tuple(received_sets_told_apart(others))


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


def _cohort_of_set(one_of: Mapping[UUID, UUID], one: ReceivedSet) -> UUID | None:
    cohort = one.overview.cohort if one.overview else None
    return _known(one_of, cohort.id) if cohort else None


def _known(one_of: Mapping[UUID, UUID], id: UUID) -> UUID:
    return one_of.get(id, id)


def _commonest(sets: Iterable[ReceivedSet]) -> Programme | None:
    programmes = {one.overview.programme.id: one.overview.programme for one in sets if one.overview}
    counts = Counter(one.overview.programme.id for one in sets if one.overview)
    return programmes[counts.most_common(1)[0][0]] if counts else None


def _around(sets: Iterable[ReceivedSet]) -> list[SharedParts]:
    """What the files of the sets say of the programme, each way of saying it once."""
    return list({id(one.overview.shared): one.overview.shared for one in sets if one.overview}.values())


def _around_all(sets: Iterable[ReceivedSet]) -> list[SharedParts]:
    """As `_around`, of the sets of other programmes and cohorts too."""
    return _around(sets)


def _cohorts(workspace: Workspace, around: Iterable[SharedParts], shared: SharedThings) -> list[Cohort]:
    told = [each.cohort for each in around if each.cohort]
    found: dict[UUID, Cohort] = {}
    for cohort in (*workspace.select(Cohort), *told):
        found.setdefault(_known(shared.one, cohort.id), cohort)
    return sorted(found.values(), key=lambda c: (c.starts or dt.date.max, collated(c.name)))


def _own_terms(workspace: Workspace, cohorts: Collection[UUID]) -> list[Term]:
    return [term for term in workspace.select(Term) if term.cohort in cohorts]


def _terms(own: Sequence[Term], sets: Sequence[ReceivedSet]) -> tuple[Term, ...]:
    """The coordinator's own, else those that most sets have."""
    return tuple(terms_together(own, [one.overview.shared.terms for one in sets if one.overview]))


def _schools(workspace: Workspace, around: Iterable[SharedParts], shared: SharedThings) -> list[School]:
    told = [school for each in around for school in each.schools]
    found: dict[UUID, School] = {}
    for school in (*workspace.select(School), *told):
        found.setdefault(_known(shared.one, school.id), school)
    return sorted(found.values(), key=lambda school: collated(school.name))


def _events(
    workspace: Workspace, around: Iterable[SharedParts], shared: SharedThings
) -> list[ProgrammeEvent]:
    told = [event for each in around for event in each.events]
    found: dict[UUID, ProgrammeEvent] = {}
    for event in (*workspace.select(ProgrammeEvent), *told):
        if event.learning_set is None:
            found.setdefault(_known(shared.one, event.id), event)
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
