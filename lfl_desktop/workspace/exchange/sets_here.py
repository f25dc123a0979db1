"""The sets that a records file holds: those that are kept in it, and those that were received."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.agreement import as_agreed
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.set_figures import in_counts
from lfl_desktop.domain.people import GroundRules, Person
from lfl_desktop.domain.wording.names import collated, name_key
from lfl_desktop.domain.wording.who_is_meant import Named, people_meant
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.own_sets import own_sets
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.received_reading import ReceivedReading
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class SetHere:
    """A set that can be looked at: `edition` is what was received of it, None for one that is kept here. `id`
    is the set's own, which two lines that went apart have in common."""

    id: UUID
    name: str
    facilitator: str
    focus: str = ""
    edition: Edition | None = None


def sets_here(workspace: Workspace) -> list[SetHere]:
    """All of them, those that are kept here first. One that is only named here, for the programme's pack, is
    what was received of it, and before that nothing to look at."""
    editions = workspace.select(Edition)
    own = [SetHere(one.id, one.name, one.facilitator, one.focus) for one in own_sets(workspace)]
    received = [SetHere(e.learning_set, e.set_name, e.facilitator, edition=e) for e in editions]
    return [*own, *sorted(received, key=lambda one: (collated(one.name), collated(one.facilitator)))]


def reading_of(workspace: Workspace, one: SetHere) -> Reading:
    """What the records of a set are read through. Raises WorldError where they cannot be read any more."""
    return workspace if one.edition is None else received_reading(workspace, one.edition)


def received_reading(workspace: Workspace, edition: Edition) -> ReceivedReading:
    """A set as it was sent, to be read. What is agreed in it was agreed there, and whom it names it was
    allowed to name.

    Raises WorldError where it cannot be read any more."""
    from lfl_desktop.workspace.exchange.received_editions import content_of

    records = in_counts(content_of(workspace, edition).records)
    records += as_agreed(records)
    if any(isinstance(record, Person) and record.name for record in records):
        opened = GroundRules(
            learning_set=edition.learning_set, agreed_on=dt.date.min, names_to_coordinator=True
        )
        records.append(opened)
    return ReceivedReading(records, workspace.now, edition.received_at)


def view_of(workspace: Workspace, one: SetHere) -> SetInView:
    """The set, to be looked at. Raises WorldError where what was received cannot be read any more."""
    if one.edition is None:
        return SetInView(one.id)
    return SetInView(one.id, received_reading(workspace, one.edition), one.edition.line)


def find_set(workspace: Workspace, name: str) -> SetHere:
    """The set called `name` ("A"), or the only one if `name` is empty.

    Raises WorldError where there is none or more than one."""
    return _found(workspace, name, sets_here(workspace))


def find_own_set(workspace: Workspace, name: str) -> SetHere:
    """As `find_set`, among those that are kept here: what was received is not sent on."""
    return _found(workspace, name, [one for one in sets_here(workspace) if one.edition is None])


def _found(workspace: Workspace, name: str, every: Sequence[SetHere]) -> SetHere:
    names = sets_here_told_apart(every)
    asked = {
        nth: Named((one.name, tr("Set {name}", name=one.name), names[nth])) for nth, one in enumerate(every)
    }
    found = people_meant(name, asked)
    if len(found) == 1:
        return every[found[0]]
    known = ", ".join(sorted(names, key=collated))
    if not every and workspace.count(Edition):
        raise WorldError(tr("“{file}” keeps no set itself, only what sets sent.", file=workspace.path.name))
    if not every:
        raise WorldError(tr("“{file}” holds no set yet.", file=workspace.path.name))
    if not found:
        raise WorldError(
            tr(
                "There is no set “{name}” in “{file}”. It holds: {known}.",
                name=name,
                file=workspace.path.name,
                known=known,
            )
        )
    raise WorldError(
        tr("“{file}” holds several sets: {known}. Say which.", file=workspace.path.name, known=known)
    )


def sets_here_told_apart(sets: Sequence[SetHere]) -> list[str]:
    """The name of each, with its facilitator where another is called so: "A (Ruth Ansell)"; with a number
    where she has two."""
    names = []
    alike = Counter(name_key(one.name) for one in sets)
    for one in sets:
        with_whose = alike[name_key(one.name)] > 1 and one.facilitator
        names.append(f"{one.name} ({one.facilitator})" if with_whose else one.name)
    spread = Counter(name_key(name) for name in names)
    seen: Counter[str] = Counter()
    for nth, name in enumerate(names):
        seen[name_key(name)] += 1
        if spread[name_key(name)] > 1:
            names[nth] = f"{name} {seen[name_key(name)]}"
    return names
