"""What of an activity system its leader has released, and what has come since."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import AgreedTo, Agreement, Known, agreement_id
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.system_changes import Contents
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.leaders_system import SystemPage
from lfl_desktop.workspace.activity.systems_in_words import contents
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook


def released(reading: Reading, version: UUID) -> Contents:
    """What a version shows to others than its leader."""
    held, known = contents(reading, version), _known(reading, version)
    return Contents(
        tuple(item for item in held.items if known.is_released(item)),
        tuple(tension for tension in held.tensions if known.is_released(tension)),
    )


def new_since(reading: Reading, page: SystemPage) -> int:
    """How many lines of a version were added or changed since it was released, but for those that its leader
    holds back."""
    if page.version.released_on is None:
        return 0
    known = _known(reading, page.version.id)
    lines: list[SystemItem | Tension] = [*page.items, *page.tensions]
    return sum(not line.held_back and not known.is_released(line) for line in lines)


def unreleased_since_words(book: SetBook, page: SystemPage) -> str:
    """What of a version its readers do not see yet, in a sentence or two; empty where they see all of it."""
    name = book.short(page.system.person)
    told = []
    count = new_since(book.reading, page)
    if count:
        told.append(
            plural(
                "%n lines are new since it was released; they stay with {name} until it is released again.",
                "%n line is new since it was released; it stays with {name} until it is released again.",
                count,
                name=name,
            )
        )
    if page.version.released_on and _is_said_anew(book.reading, page.system):
        told.append(
            tr(
                "What it is about was worded anew since. Until it is released again, others see the words as"
                " they were."
            )
        )
    return " ".join(told)


def _is_said_anew(reading: Reading, system: ActivitySystem) -> bool:
    versions = reading.select(SystemVersion, system=system.id)
    agreements = reading.select(Agreement, subject=[version.id for version in versions])
    every: list[Record] = [system, *versions, *agreements]
    known = Known((record.id, record) for record in every)
    return known.as_released(system) != system


def _known(reading: Reading, version: UUID) -> Known:
    found = (
        reading.get(SystemVersion, version),
        reading.get(Agreement, agreement_id(AgreedTo.RELEASE, version)),
    )
    return Known((record.id, record) for record in found if record is not None)
