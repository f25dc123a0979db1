"""Earlier versions gave cohorts of one name one id, whichever their years. Those that have no day in common
are told apart here, as later versions do from the start; files stay as they were sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace as with_changes
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.set_overview import SharedParts
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet


def cohorts_told_apart_by_years(sets: Sequence[ReceivedSet], own: Iterable[Cohort]) -> list[ReceivedSet]:
    """The same sets; of those whose cohorts have an id in common but no day, each with the id that its cohort
    has by its name and its year. One that shares days with the coordinator's own keeps that id."""
    told = {id(one.overview.shared): one.overview.shared for one in sets if one.overview}
    anew = _anew(told, {cohort.id: cohort for cohort in own})
    if not anew:
        return list(sets)
    return [_with_shared(one, anew) for one in sets]


def _anew(told: dict[int, SharedParts], own: dict[UUID, Cohort]) -> dict[int, SharedParts]:
    """What is told of a programme, by its identity -> the same about a cohort of another id."""
    of_id: dict[UUID, list[int]] = {}
    for key, shared in told.items():
        if (cohort := shared.cohort) is not None and _is_of_no_year(cohort):
            of_id.setdefault(cohort.id, []).append(key)
    anew: dict[int, SharedParts] = {}
    for cohort_id, keys in of_id.items():
        cohorts = {key: cohort for key in keys if (cohort := told[key].cohort)}
        mine = own.get(cohort_id)
        others = [key for key in keys if not mine or _apart(cohorts[key], mine)]
        first = mine or min(cohorts.values(), key=lambda cohort: str(cohort.starts))
        if any(_apart(cohorts[key], first) for key in others):
            anew |= {key: _of_year(told[key], cohorts[key]) for key in others if cohorts[key].starts}
    return anew


def _is_of_no_year(cohort: Cohort) -> bool:
    return cohort.id == named_id("cohort", cohort.programme, cohort.name)


def _apart(one: Cohort, other: Cohort) -> bool:
    """Whether both have their days and none in common."""
    if not (one.starts and one.ends and other.starts and other.ends):
        return False
    return one.ends < other.starts or other.ends < one.starts


def _of_year(shared: SharedParts, cohort: Cohort) -> SharedParts:
    assert cohort.starts is not None
    dated = named_id("cohort", cohort.programme, cohort.name, cohort.starts.year)
    return replace(
        shared,
        cohort=replace(cohort, id=dated),
        terms=tuple(replace(term, cohort=dated) for term in shared.terms),
        events=tuple(replace(event, cohort=dated) for event in shared.events),
    )


def _with_shared(one: ReceivedSet, anew: dict[int, SharedParts]) -> ReceivedSet:
    if one.overview is None or (shared := anew.get(id(one.overview.shared))) is None:
        return one
    assert shared.cohort is not None
    the_set = replace(one.overview.learning_set, cohort=shared.cohort.id)
    return with_changes(one, overview=replace(one.overview, shared=shared, learning_set=the_set))
