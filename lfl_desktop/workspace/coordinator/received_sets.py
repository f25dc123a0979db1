"""The sets that were received, each with its overview."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from msgspec import structs

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.set_overview import SetOverview, SharedParts, overview_of
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.workspace.exchange.received_editions import content_of, received_editions
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class ReceivedSet:
    """The newest edition of a set, and what it tells; `overview` is None where it cannot be read any more."""

    edition: Edition
    overview: SetOverview | None
    name: str = ""
    """What it is called where all sets in view are told apart."""

    @property
    def id(self) -> UUID:
        """The line of the set."""
        return self.edition.line


def received_sets(workspace: Workspace) -> list[ReceivedSet]:
    """Every received set, by the names of the sets."""
    return workspace.remembered.of(_read, workspace, received_editions(workspace), workspace.overviews())


def _read(
    workspace: Workspace, editions: Iterable[Edition], known: Mapping[UUID, SetOverview]
) -> list[ReceivedSet]:
    return [ReceivedSet(edition, known.get(edition.id) or _anew(workspace, edition)) for edition in editions]


def _anew(workspace: Workspace, edition: Edition) -> SetOverview | None:
    """Of an edition that an earlier version of the program took in."""
    try:
        return overview_of(content_of(workspace, edition).records)
    except WorldError:
        return None


def received_sets_told_apart(sets: Sequence[ReceivedSet]) -> list[ReceivedSet]:
    """The same sets, each called by its name; where several are called so, also by its cohort and its
    facilitator as far as these tell them apart, and in the end by a number."""
    alike: defaultdict[str, list[ReceivedSet]] = defaultdict(list)
    for one in sets:
        alike[name_key(one.edition.set_name)].append(one)
    names = {one.id: name for same in alike.values() for one, name in zip(same, _names(same), strict=True)}
    return [replace(one, name=names[one.id]) for one in sets]


def _names(sets: Sequence[ReceivedSet]) -> list[str]:
    """Names of sets that are all called the same."""
    names = [one.edition.set_name for one in sets]
    if len(sets) == 1:
        return names
    for besides in ([_cohort_of(one) for one in sets], [one.edition.facilitator for one in sets]):
        if len(set(besides)) > 1 and len(set(names)) < len(names):
            both = zip(names, besides, strict=True)
            names = [f"{name} ({beside})" if beside else name for name, beside in both]
    seen: Counter[str] = Counter()
    spread = Counter(names)
    for nth, name in enumerate(names):
        seen[name] += 1
        if spread[name] > 1:
            names[nth] = f"{name} {seen[name]}"
    return names


def _cohort_of(one: ReceivedSet) -> str:
    return one.overview.cohort.name if one.overview and one.overview.cohort else ""


def cohorts_told_apart_by_years(sets: Sequence[ReceivedSet], own: Iterable[Cohort]) -> list[ReceivedSet]:
    """The same sets; of those whose cohorts have an id in common but no day, as earlier versions gave
    them one by their name alone, each with the id that its cohort has by name and year. One that shares days
    with the coordinator's own keeps that id."""
    told = {id(one.overview.shared): one.overview.shared for one in sets if one.overview}
    anew = _dated_cohorts(told, {cohort.id: cohort for cohort in own})
    if not anew:
        return list(sets)
    return [_with_shared(one, anew) for one in sets]


def _dated_cohorts(told: dict[int, SharedParts], own: dict[UUID, Cohort]) -> dict[int, SharedParts]:
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
    return structs.replace(
        shared,
        cohort=structs.replace(cohort, id=dated),
        terms=tuple(structs.replace(term, cohort=dated) for term in shared.terms),
        events=tuple(structs.replace(event, cohort=dated) for event in shared.events),
    )


def _with_shared(one: ReceivedSet, anew: dict[int, SharedParts]) -> ReceivedSet:
    if one.overview is None or (shared := anew.get(id(one.overview.shared))) is None:
        return one
    assert shared.cohort is not None
    the_set = structs.replace(one.overview.learning_set, cohort=shared.cohort.id)
    return replace(one, overview=structs.replace(one.overview, shared=shared, learning_set=the_set))
