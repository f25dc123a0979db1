"""The sets that were received, each with its overview."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.set_overview import SetOverview, overview_of
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
    known = workspace.overviews()
    return [
        ReceivedSet(edition, known.get(edition.id) or _anew(workspace, edition))
        for edition in received_editions(workspace)
    ]


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
