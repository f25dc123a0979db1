"""What is said of activity systems and their versions: whose they are, when they were, what they hold."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.system_changes import Contents
from lfl_desktop.domain.tensions import tensions_in_order
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook


def whose(book: SetBook, system: ActivitySystem) -> str:
    """Whose activity system it is: a neighbour's by its name, else the leader's."""
    return plain_wording(system.neighbour) or (
        book.full(system.person) if system.person in book.leaders else tr("Unknown")
    )


def own_of(reading: Reading, learning_set: UUID, person: UUID) -> ActivitySystem | None:
    """The leader's own activity system, not that of a neighbour."""
    found = reading.select(ActivitySystem, learning_set=learning_set, person=person)
    return next((system for system in found if not system.neighbour.strip()), None)


def names(book: SetBook) -> dict[UUID, str]:
    """System id -> whose it is."""
    every = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    return {system.id: whose(book, system) for system in every}


def contents(reading: Reading, version: UUID) -> Contents:
    """What one version holds."""
    tensions = tensions_in_order(reading.select(Tension, version=version))
    return Contents(tuple(reading.select(SystemItem, version=version)), tuple(tensions))


def day_of(book: SetBook, version: SystemVersion) -> dt.date | None:
    """The day of a version: its own, or that of its meeting."""
    meeting = next((m for m in book.meetings if m.id == version.meeting), None)
    return version.date or (meeting.date if meeting else None)


def when(book: SetBook, version: SystemVersion) -> str:
    """When a version was, in words: "4 July, meeting 4"."""
    day = day_of(book, version)
    number = book.numbers.get(version.meeting) if version.meeting else None
    parts = (
        day_and_month(day, book.reading.today()) if day else "",
        tr("meeting {n}", n=number) if number else "",
    )
    return ", ".join(part for part in parts if part) or tr("no date yet")
