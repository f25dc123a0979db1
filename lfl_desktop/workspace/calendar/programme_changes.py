"""The programme's own facts: what may be added to it, and what may be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.programme import School, SchoolEvent, SchoolEventKind, Term, Theme
from lfl_desktop.domain.record import named_id, references
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.names import collated, same_name
from lfl_desktop.words import mark
from lfl_desktop.workspace.calendar.programme_book import AroundSets, OwnAroundSets
from lfl_desktop.workspace.calendar.school_names import new_school
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

SCHOOL_EVENTS = {
    SchoolEventKind.INSPECTION: mark("Inspection"),
    SchoolEventKind.HEAD_CHANGED: mark("Change of head"),
    SchoolEventKind.HEAD_OF_SCHOOL_CHANGED: mark("Change of head of school"),
    SchoolEventKind.JOINED_CHAIN: mark("Joined a chain"),
    SchoolEventKind.TURNOVER: mark("Staff turnover"),
    SchoolEventKind.OTHER: mark("Other"),
}
"""How what happens in a school is called."""


def themes_in_order(book: AroundSets) -> list[Theme]:
    """The outcome themes in order."""
    return book.reading.select(Theme, programme=book.programme.id)


def add_theme(book: OwnAroundSets, name: str) -> Theme | None:
    """A new theme at the end; None where there is no name. Two facilitators who add one of the same name
    add the same theme."""
    name, every = one_line(name), themes_in_order(book)
    known = next((theme for theme in every if same_name(theme.name, name)), None)
    if not name or known:
        return known
    position = max((theme.position for theme in every), default=-1) + 1
    id = named_id("theme", book.programme.id, name)
    if book.reading.get(Theme, id):  # it was named so at first and then renamed
        id = named_id("theme", book.programme.id, name, position)
    with book.workspace.step(mark("Add theme")) as step:
        return step.put(Theme(id=id, programme=book.programme.id, name=name, position=position))


def move_theme(book: OwnAroundSets, theme: Theme, places: int) -> None:
    """Moves a theme down by so many places, up where that is less than nothing."""
    every = themes_in_order(book)
    place = next(n for n, other in enumerate(every) if other.id == theme.id)
    every.insert(max(0, place + places), every.pop(place))
    with book.workspace.step(mark("Move theme")) as step:
        for position, other in enumerate(every):
            step.put(replace(other, position=position))


def uses_of_theme(reading: Reading, theme: UUID) -> int:
    """How many notes of impact are gathered under a theme, in all sets of the file."""
    return sum(theme in impact.themes for impact in reading.select(Impact))


def remove_theme(workspace: Workspace, theme: Theme) -> bool:
    """Takes a theme away; False, and nothing changes, while impact is gathered under it."""
    if uses_of_theme(workspace, theme.id):
        return False
    with workspace.step(mark("Remove theme")) as step:
        step.delete(theme)
    return True


def next_term(book: AroundSets, position: int) -> Term:
    """An empty term, to be filled."""
    return Term(cohort=book.cohort.id, position=position)


def schools_by_name(book: SetBook) -> list[School]:
    """The schools by name."""
    return sorted(book.schools.values(), key=lambda school: collated(school.name))


def add_school(book: OwnSetBook, name: str) -> School | None:
    """A new school; the known one where there is one of that name, None without a name."""
    name = one_line(name)
    known = next((s for s in schools_by_name(book) if same_name(s.name, name)), None)
    if not name or known:
        return known
    with book.workspace.step(mark("Add school")) as step:
        return step.put(new_school(book.reading, book.programme.id, name))


def remove_school(workspace: Workspace, school: School) -> bool:
    """Takes a school away; False, and nothing changes, while anything but its own events refers to it."""
    for kind in ALL:
        for field, table in references(kind).items():
            if table == "school" and kind is not SchoolEvent and workspace.select(kind, **{field: school.id}):
                return False
    with workspace.step(mark("Remove school")) as step:
        step.delete(school)
    return True


def school_events(reading: Reading, schools: Sequence[UUID]) -> list[SchoolEvent]:
    """What happened in these schools, by date; what has none comes last."""
    found = reading.select(SchoolEvent, school=list(schools))
    return sorted(found, key=lambda event: (event.date is None, str(event.date)))
