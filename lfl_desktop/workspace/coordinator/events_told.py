"""What was held for all sets, who came and who spoke, with where each is from: her register first, and where
that is silent what the sets sent."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.kept_records import Came
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview


def held_of(overview: ProgrammeOverview, kind: EventKind) -> list[ProgrammeEvent]:
    """The events of a kind for all sets that were held so far, in order."""
    return [event for event in overview.events if event.kind == kind and is_held(overview, event)]


def is_held(overview: ProgrammeOverview, event: ProgrammeEvent) -> bool:
    """Whether an event is over and was not cancelled."""
    return event.date is not None and event.date <= overview.today and not event.cancelled


def visits_to_partners(overview: ProgrammeOverview) -> list[ProgrammeEvent]:
    """The visits for all sets to schools of a partner city that were made."""
    cities = {school.id for school in overview.schools if school.partner_city}
    return [event for event in held_of(overview, EventKind.SCHOOL_VISIT) if event.host_school in cities]


def came_words(overview: ProgrammeOverview, event: ProgrammeEvent) -> str:
    """Who came to an event that was held: "31 leaders, 2 governors"; by the sets' ticks "27 members, as the
    sets tell"; or that it is not known."""
    if not is_held(overview, event):
        return tr("to come")
    found = came_by_register(overview, event)
    return in_words(found) if found else _as_sets_tell(overview, event)


def came_by_register(overview: ProgrammeOverview, event: ProgrammeEvent) -> Came | None:
    """Who of the roster came to an event; None where the register says nothing of it."""
    known = overview.shared.one.get(event.id, event.id)
    return overview.kept.came_to(known) or overview.kept.came_to(event.id)


def in_words(came: Came) -> str:
    """As in "31 leaders, 4 from the partner city, 2 governors"."""
    told = [
        plural("%n leaders", "%n leader", came.leaders) if came.leaders else "",
        tr("{n} from the partner city", n=came.partners) if came.partners else "",
        plural("%n governors", "%n governor", came.governors) if came.governors else "",
    ]
    return ", ".join(filter(None, told))


def by_sets(overview: ProgrammeOverview, event: ProgrammeEvent) -> tuple[int, bool]:
    """How many members of the sets came as these tell, and whether some sets told only that few did."""
    known = overview.shared.one.get(event.id, event.id)
    return overview.came_of_sets.get(known, (0, False))


def named_by_sets(overview: ProgrammeOverview, event: ProgrammeEvent) -> list[UUID]:
    """Who of the roster came to an event as sets that tell names say, and is not ticked yet. A name that
    several on the roster have is nobody's."""
    one, kept = overview.shared.one, overview.kept
    known = one.get(event.id, event.id)
    told = {
        name_key(each.name)
        for received in overview.sets
        if received.overview
        for each in received.overview.named_came
        if one.get(each.event, each.event) == known
    }
    ticked = {each.participant for each in kept.came if one.get(each.event, each.event) == known}
    names = Counter(name_key(person.name) for person in kept.roster)
    return [
        person.id
        for person in kept.roster
        if name_key(person.name) in told and names[name_key(person.name)] == 1 and person.id not in ticked
    ]


def _as_sets_tell(overview: ProgrammeOverview, event: ProgrammeEvent) -> str:
    told, some_few = by_sets(overview, event)
    if some_few:
        return tr("at least {n}", n=told) if told else tr("fewer than three of a set")
    return str(told) if told else tr("not known")
