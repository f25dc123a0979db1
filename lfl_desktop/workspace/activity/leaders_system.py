"""A leader's activity system: opened, filled and released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.canvas.editing import Lines, reconcile
from lfl_desktop.canvas.item_moves import ItemSpot, items_moved
from lfl_desktop.domain.activity import ActionLink, ActivitySystem, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.tensions import tensions_in_order
from lfl_desktop.words import mark
from lfl_desktop.workspace.activity.systems_in_words import own_of
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


@dataclass(frozen=True)
class SystemPage:
    """One version of one leader's activity system. Both may be new: filling a box keeps them."""

    system: ActivitySystem
    versions: Sequence[SystemVersion]
    version: SystemVersion
    items: Sequence[SystemItem]
    tensions: Sequence[Tension] = ()


def read_leaders_system(
    book: SetBook,
    person: UUID,
    version: UUID | None,
    fresh: SystemPage | None = None,
    neighbour: UUID | None = None,
) -> SystemPage:
    """The activity system of a leader, at `version` or else the latest; that of the `neighbour` with this
    id, which the leader looks at beside their own, where one is given.

    `fresh` is the page that was shown before, whose new records keep their ids until they are kept."""
    reading = book.reading
    chosen_one = reading.get(ActivitySystem, neighbour)
    own = chosen_one or own_of(reading, book.learning_set.id, person)
    found = [own] if own else []
    if not found:
        if fresh is not None and fresh.system.person == person and not fresh.system.neighbour:
            return replace_items(fresh, ())
        system = ActivitySystem(learning_set=book.learning_set.id, person=person)
        new = SystemVersion(system=system.id, date=reading.today())
        return SystemPage(system, (new,), new, ())
    versions = versions_of(reading, found[0])
    if not versions:
        kept = fresh.version if fresh is not None and fresh.system.id == found[0].id else None
        versions = [kept or SystemVersion(system=found[0].id, date=reading.today())]
    chosen = next((v for v in versions if v.id == version), versions[-1])
    items = reading.select(SystemItem, version=chosen.id)
    return SystemPage(
        found[0], versions, chosen, items, tensions_in_order(reading.select(Tension, version=chosen.id))
    )


def whose_systems(book: SetBook) -> list[Person]:
    """Whose activity systems there are to look at: the members', and those that were sent without a name."""
    systems = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    unnamed = [book.leaders[one.person] for one in systems if one.person in book.leaders.keys() - book.people]
    return [*book.members(None), *unnamed]


def replace_items(page: SystemPage, items: Sequence[SystemItem]) -> SystemPage:
    """`page` with other items."""
    return SystemPage(page.system, page.versions, page.version, items)


def put_page(reading: Reading, step: Writing, page: SystemPage) -> None:
    """Keeps the system and the version of a page, where they are new, for what is put into them."""
    if reading.get(ActivitySystem, page.system.id) is None:
        step.put(page.system)
    if reading.get(SystemVersion, page.version.id) is None:
        step.put(page.version)


def keep_page(workspace: Workspace, page: SystemPage) -> None:
    """Keeps the system and the version of a page, where they are new, before something is made from them."""
    if workspace.get(SystemVersion, page.version.id) is None:
        with workspace.step(mark("Begin activity system")) as step:
            put_page(workspace, step, page)


def delete_with_links(reading: Reading, step: Writing, record: SystemItem | Tension) -> None:
    """Deletes a line or a tension, and the links of actions to nothing else."""
    field = "item" if isinstance(record, SystemItem) else "tension"
    for link in reading.select(ActionLink, **{field: record.id}):
        if link.item is None or link.tension is None:
            step.delete(link)
    step.delete(record)


def keep_box(workspace: Workspace, page: SystemPage, place: Place, lines: Lines, origin: object) -> None:
    """Keeps what a box says now; typing on in the same box is the same step."""
    items = workspace.select(SystemItem, version=page.version.id)
    changes = reconcile(items, place, lines, page.version.id)
    if not changes.to_put and not changes.to_delete:
        return
    with workspace.step(mark("Fill activity system"), amends=(page.version.id, place), origin=origin) as step:
        put_page(workspace, step, page)
        for item in changes.to_put:
            step.put(item)
        for item in changes.to_delete:
            delete_with_links(workspace, step, item)


def release_page(workspace: Workspace, page: SystemPage, day: dt.date | None) -> None:
    """Says that the leader lets the set see this version as it is now, from `day` on; None takes it back. One
    that was released before is released anew, with what has come since."""
    title = mark("Release activity system") if day else mark("Take back release")
    with workspace.step(title) as step:
        if workspace.get(ActivitySystem, page.system.id) is None:
            step.put(page.system)
        now = workspace.get(SystemVersion, page.version.id) or page.version
        step.put(replace(now, released_on=None))
        step.put(replace(now, released_on=day))


def release_version(workspace: Workspace, version: UUID, day: dt.date) -> None:
    """Says that its leader lets the set see a version as it is now."""
    found = workspace.get(SystemVersion, version)
    if found is not None:
        with workspace.step(mark("Release activity system")) as step:
            step.put(replace(found, released_on=day))


def to_be_released(book: SetBook, version: UUID | None) -> str:
    """What its leader is called who has not released a version; empty where they have, and for none."""
    found = book.reading.get(SystemVersion, version)
    system = book.reading.get(ActivitySystem, found.system) if found else None
    if found is None or system is None or found.released_on is not None:
        return ""
    return book.short(system.person)


def move_item(workspace: Workspace, page: SystemPage, item: UUID, to: ItemSpot, origin: object) -> None:
    """Moves an item to another place of its box, to another box, or between now and possible."""
    items = workspace.select(SystemItem, version=page.version.id)
    changed = items_moved(items, item, to)
    if changed:
        with workspace.step(mark("Move line"), origin=origin) as step:
            for one in changed:
                step.put(one)
