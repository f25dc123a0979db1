"""The tensions of an activity system: where they begin and end, added, moved, held back, worked on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import (
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    Tension,
)
from lfl_desktop.domain.tensions import tensions_in_order
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity.leaders_system import SystemPage, delete_with_links, put_page
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class End:
    """One end of a tension: a place or an item there, another system, or a neighbour by its name.

    The other end of a tension within one place is `End()`."""

    place: Place | None = None
    item: UUID | None = None
    system: UUID | None = None
    by_name: bool = False


def starts(items: Iterable[SystemItem]) -> list[tuple[End, str]]:
    """Where a tension may begin: the places, each followed by its items."""
    every = list(items)
    found: list[tuple[End, str]] = []
    for place in Place:
        found.append((End(place), title(place)))
        found += [(End(place, item.id), _said(item)) for item in in_box(every, place)]
    return found


def other_ends(items: Iterable[SystemItem], names: Mapping[UUID, str]) -> list[tuple[End, str]]:
    """Where a tension may lead; `names` are those of the other systems."""
    others = [(End(system=id), tr("{name}’s activity system", name=name)) for id, name in names.items()]
    return [
        (End(), tr("within the same place")),
        *starts(items),
        *others,
        (End(by_name=True), tr("a neighbouring activity, by its name")),
    ]


def _said(item: SystemItem) -> str:
    sign = "+ " if item.layer == Layer.POSSIBLE else ""
    return f"{title(item.place)}: {sign}{plain_wording(item.wording)}"


def start_of(tension: Tension) -> End:
    """Where a tension begins."""
    return End(tension.from_place, tension.from_item)


def end_of(tension: Tension, items: Iterable[SystemItem]) -> End:
    """Where it leads; `items` are those of its version."""
    if tension.neighbour.strip():
        return End(by_name=True)
    if tension.to_system is not None:
        return End(system=tension.to_system)
    item = next((i for i in items if i.id == tension.to_item), None) if tension.to_item else None
    if item is not None:
        return End(item.place, item.id)
    return End() if tension.to_place in (None, tension.from_place) else End(tension.to_place)


def with_start(end: End) -> dict[str, object]:
    """The fields of a tension that begins at `end`."""
    return {"from_place": end.place or Place.SUBJECT, "from_item": end.item}


def with_end(end: End, neighbour: str) -> dict[str, object]:
    """The fields of a tension that leads to `end`; `neighbour` is the name it has so far."""
    return {
        "to_place": end.place,
        "to_item": end.item,
        "to_system": end.system,
        "neighbour": neighbour if end.by_name else "",
    }


def other_systems(book: SetBook, page: SystemPage) -> dict[UUID, str]:
    """The names of the other activity systems of the set: whose they are, or of which neighbour."""
    found = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    return {
        system.id: plain_wording(system.neighbour) or book.short(system.person) or tr("No name yet")
        for system in found
        if system.id != page.system.id
    }


def tension_joins(tension: Tension, items: Iterable[SystemItem], names: Mapping[UUID, str]) -> str:
    """What a tension joins, as in "Tools ↔ Rules"; a place alone for one within it."""
    start = title(tension.from_place)
    other = plain_wording(tension.neighbour)
    if not other and tension.to_system is not None:
        other = names.get(tension.to_system, tr("Another activity system"))
    if not other:
        end = end_of(tension, items)
        aim = next((item for item in items if item.id == end.item), None)
        if aim is not None and aim.layer == Layer.POSSIBLE:
            return tr("{start} → possible: {wording}", start=start, wording=plain_wording(aim.wording))
        other = title(end.place) if end.place not in (None, tension.from_place) else ""
    return f"{start} ↔ {other}" if other else start


def add_tension(workspace: Workspace, page: SystemPage, start: End, end: End | None = None) -> Tension:
    """Adds a tension between these ends, behind the others."""
    position = max((tension.position for tension in page.tensions), default=-1) + 1
    ends = {**with_start(start), **with_end(end or End(), "")}
    tension = replace(Tension(version=page.version.id, position=position), **ends)
    with workspace.step(mark("Add tension")) as step:
        put_page(workspace, step, page)
        step.put(tension)
    return tension


def remove_tension(workspace: Workspace, tension: Tension) -> None:
    """Deletes a tension; undo brings it back with its links to actions."""
    with workspace.step(mark("Delete tension")) as step:
        delete_with_links(workspace, step, tension)


def reorder_tension(workspace: Workspace, tensions: Sequence[Tension], id: UUID, by: int) -> None:
    """Moves a tension up (-1) or down (1) in the list, which is how they are numbered."""
    order = tensions_in_order(tensions)
    at = [tension.id for tension in order].index(id)
    if not 0 <= at + by < len(order):
        return
    order.insert(at + by, order.pop(at))
    with workspace.step(mark("Move tension")) as step:
        for place, tension in enumerate(order):
            if tension.position != place:
                step.put(replace(tension, position=place))
