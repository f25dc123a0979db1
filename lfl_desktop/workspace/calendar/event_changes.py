"""The events around a set: added, called off, taken away, and who came to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID, uuid4

from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import named_id
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

OF_THE_SET = frozenset({EventKind.COACHING, EventKind.SCHOOL_VISIT})
"""Kinds that usually belong to one set; the others are for all sets of the cohort."""


Came = dict[UUID, EventAttendance]
"""Person id -> that they came to one event."""


def events(book: SetBook) -> list[ProgrammeEvent]:
    """The events of the cohort and the set's own, not those of other sets."""
    every = book.reading.select(ProgrammeEvent, cohort=book.cohort.id)
    return [event for event in every if event.learning_set in (None, book.learning_set.id)]


def add_event(book: OwnSetBook, kind: EventKind, day: dt.date | None, own: bool) -> ProgrammeEvent:
    """A new event. One for all sets has the id that its kind and day at birth give it, so that it
    is one event where the files of several facilitators come together."""
    cohort = book.cohort.id
    event = ProgrammeEvent(
        id=uuid4() if own or day is None else _shared_id(book, kind, day),
        cohort=cohort,
        learning_set=book.learning_set.id if own else None,
        kind=kind,
        date=day,
    )
    with book.workspace.step(mark("Add event")) as step:
        return step.put(event)


def _shared_id(book: SetBook, kind: EventKind, day: dt.date) -> UUID:
    """The second workshop of one day, or of a day from which one was moved away, is told apart by number."""
    number = 1
    while book.reading.get(ProgrammeEvent, id := _numbered_id(book, kind, day, number)):
        number += 1
    return id


def _numbered_id(book: SetBook, kind: EventKind, day: dt.date, number: int) -> UUID:
    return named_id("event", book.cohort.id, kind, day, *([number] if number > 1 else []))


def remove_event(workspace: Workspace, event: ProgrammeEvent) -> None:
    """Takes an event away, with who came to it; undo brings all of it back."""
    with workspace.step(mark("Remove event")) as step:
        step.delete(event)


def who_came_to(book: SetBook, events: Sequence[ProgrammeEvent]) -> dict[UUID, Came]:
    """Event id -> person id -> that they came, for those who ever belonged to the set."""
    found: dict[UUID, Came] = {event.id: {} for event in events}
    for one in book.reading.select(EventAttendance, event=list(found)):
        if one.person in book.people:
            found[one.event][one.person] = one
    return found


def invited(book: SetBook, event: ProgrammeEvent, came: Came) -> list[Person]:
    """Who of the set may have come: the members of that day, and whoever is marked, in the set's order."""
    wanted = {person.id for person in book.members(event.date)} | set(came)
    return [person for person in book.members(None) if person.id in wanted]


def mark_came(book: OwnSetBook, event: ProgrammeEvent, person: UUID, came: bool) -> None:
    """Marks that somebody came, or takes the mark away with what was written at it."""
    known = who_came_to(book, [event])[event.id].get(person)
    with book.workspace.step(mark("Mark who came")) as step:
        if came and known is None:
            step.put(EventAttendance(id=named_id("came", event.id, person), event=event.id, person=person))
        elif known and not came:
            step.delete(known)


def everyone_came(book: OwnSetBook, event: ProgrammeEvent) -> None:
    """Marks all members of that day."""
    known = who_came_to(book, [event])[event.id]
    with book.workspace.step(mark("Everyone came")) as step:
        for id in [person.id for person in book.members(event.date) if person.id not in known]:
            step.put(EventAttendance(id=named_id("came", event.id, id), event=event.id, person=id))


def event_place(book: SetBook, event: ProgrammeEvent) -> str:
    """Where an event is; of a visit, from which school to which."""
    names = [book.schools[id].name for id in (event.from_school, event.host_school) if id in book.schools]
    schools = tr("{one} to {other}", one=names[0], other=names[1]) if len(names) == 2 else "".join(names)
    return ", ".join(part for part in (schools, event.place) if part)


def times_and_place(starts: dt.time | None, ends: dt.time | None, place: str) -> str:
    """Times and place in one line: "13:30 – 16:30, Saxon Down"."""
    times = " – ".join(f"{time:%H:%M}" for time in (starts, ends) if time)
    return ", ".join(part for part in (times, place) if part)
