"""Finding what somebody names in words, and saying what a file holds."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.name_parts import spoken
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.domain.wording.who_is_meant import Named, people_meant
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.systems_in_words import whose
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.exchange.own_sets import met_here
from lfl_desktop.workspace.exchange.sets_here import received_reading
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace


def find_meeting(book: SetBook, number: int | None) -> Meeting:
    """The meeting with this number. Raises WorldError where there is none."""
    if not book.numbers:
        raise WorldError(tr("Set {name} has no meeting yet.", name=book.learning_set.name))
    found = next((m for m in book.meetings if m.id in book.numbers and book.numbers[m.id] == number), None)
    if found is None:
        raise WorldError(
            tr(
                "Say which meeting of set {name}: a number from 1 to {last}.",
                name=book.learning_set.name,
                last=len(book.numbers),
            )
        )
    return found


def find_leader(book: SetBook, name: str) -> Person:
    """The leader of the set who is called so, whoever ever belonged: an exact name goes before a longer one,
    and accents, apostrophes, hyphens and the order of words do not matter.

    Raises WorldError where there is not exactly one."""
    if not book.people:
        raise WorldError(tr("Set {name} has no members yet.", name=book.learning_set.name))
    found = people_meant(name, {person: _named(book, person) for person in book.people})
    if len(found) != 1:
        known = ", ".join(sorted(map(book.full, book.people), key=collated))
        raise WorldError(tr("Say whose paper it is (--leader). Members are: {names}.", names=known))
    return book.people[found[0]]


def _named(book: SetBook, person: UUID) -> Named:
    name = book.people[person].name
    return Named((book.full(person), name, spoken(name)), book.people[person].short)


def find_version(book: SetBook, leader: str, number: int | None) -> SystemVersion:
    """The version of a leader's or a neighbour's activity system at a meeting, or the latest.

    Raises WorldError where not exactly one leader has this name or there is no such version."""
    systems = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    if not leader.strip():
        systems = [system for system in systems if not system.neighbour.strip()]
    names = {s.id: whose(book, s) for s in systems if s.person in book.people}
    owners = {
        name: Named((name,)) if s.neighbour.strip() else _named(book, s.person)
        for s in systems
        if (name := names.get(s.id))
    }
    asked = people_meant(leader, owners)
    chosen = [s for s in systems if names.get(s.id) in asked]
    if not names:
        raise WorldError(tr("Set {name} has no activity system yet.", name=book.learning_set.name))
    if len({names.get(system.id) for system in chosen}) != 1:
        known = ", ".join(sorted(set(names.values()), key=collated))
        raise WorldError(tr("Say whose activity system. There are those of: {names}.", names=known))
    versions = [version for system in chosen for version in versions_of(book.reading, system)]
    if number is not None:
        meeting = find_meeting(book, number)
        versions = [v for v in versions if v.meeting == meeting.id]
    if not versions:
        raise WorldError(tr("{name} has no version of that meeting.", name=names[chosen[0].id]))
    return versions[-1]


def what_it_holds(workspace: Workspace) -> str:
    """A count of what matters in a file: sets, leaders, meetings, actions; those that were received too."""
    count: Counter[type[Record]] = Counter()
    readings: list[Reading] = [workspace]
    readings += [received_reading(workspace, edition) for edition in workspace.select(Edition)]
    received = {edition.learning_set for edition in workspace.select(Edition)} - met_here(workspace)
    count[LearningSet] -= sum(one.id in received for one in workspace.select(LearningSet))
    count[Person] -= len({one.person for one in workspace.select(Membership, learning_set=sorted(received))})
    for reading in readings:
        for kind in (LearningSet, Meeting, Action):
            count[kind] += len(reading.select(kind))
        count[Action] += sum(figures.actions for figures in reading.select(MeetingFigures))
        count[Person] += _leaders(reading)
    counts = (
        plural("%n sets", "%n set", count[LearningSet]),
        plural("%n leaders", "%n leader", count[Person]),
        plural("%n meetings", "%n meeting", count[Meeting]),
        plural("%n actions", "%n action", count[Action]),
    )
    return ", ".join(counts)


def _leaders(reading: Reading) -> int:
    """How many there are, told by name or in numbers."""
    sent = [figures for one in reading.select(LearningSet) if (figures := SetBook(reading, one.id).figures)]
    return sum(figures.in_all for figures in sent) if sent else len(reading.select(Person))
