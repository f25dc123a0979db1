"""Notes of what was printed, saved, sent, added and erased: what and when, and never what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.tracing import Told
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.receipts import Handling, HandlingKind
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace

NAME_FIELDS = frozenset({"name", "known_as"})


def handling(
    reading: Reading,
    kind: HandlingKind,
    what: str,
    audience: Audience | None = None,
    *,
    of_set: UUID | None = None,
    people: Iterable[UUID] = (),
) -> Handling:
    """A note of what is done now. `what` is the name of a paper or of another kind of file, `people` those
    whom it names."""
    return Handling(
        kind=kind,
        what=what,
        audience=audience.name.lower() if audience is not None else "",
        of_set=of_set,
        made_at=reading.now().astimezone(dt.UTC).replace(microsecond=0),
        people=tuple(sorted(mark_of_person(id) for id in people)),
    )


def mark_of_person(id: UUID) -> str:
    """How a note knows somebody: the beginning of their id, as in the receipts of files."""
    return id.hex[:12]


def note_handled(reading: Reading, *done: Handling) -> None:
    """Keeps notes by themselves, where the file is written; they are no step to undo. Where none can be kept,
    what was done stays done: paper cannot be taken back."""
    if not done or not isinstance(reading, Workspace) or reading.only_read is not None:
        return
    with suppress(WorldError), reading.step(mark("Note what was done"), undoable=False) as step:
        for one in done:
            step.put(one)


def people_told(reading: Reading, told: Told) -> list[UUID]:
    """Those whose names stand on a paper that holds these fields of records."""
    named = {id for id, field in told if field in NAME_FIELDS}
    return [person.id for person in reading.select(Person) if person.id in named] if named else []


def people_among(records: Iterable[Record]) -> list[UUID]:
    """Those who are among `records` with their names."""
    return [one.id for one in records if isinstance(one, Person) and (one.name or one.known_as)]
