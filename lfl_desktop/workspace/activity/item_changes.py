"""The lines in the boxes of an activity system: said anew, moved, held back, changed into one another."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.canvas.item_moves import ItemSpot, items_moved, spot_of
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.words import mark
from lfl_desktop.workspace.activity.leaders_system import SystemPage, delete_with_links, put_page
from lfl_desktop.workspace.workspace import Workspace


def new_item_line(
    page: SystemPage, place: Place, layer: Layer, after: SystemItem | None = None
) -> SystemItem:
    """An empty line at the end of its place and layer, or behind `after`; `keep_item_line` keeps it."""
    mine = in_box(page.items, place, {layer})
    position = after.position if after else max((item.position for item in mine), default=-1) + 1
    return SystemItem(version=page.version.id, place=place, layer=layer, position=position)


def keep_item_line(
    workspace: Workspace, page: SystemPage, line: SystemItem, wording: str, after: UUID | None, origin: object
) -> None:
    """Keeps what a line says; typing on in it is the same step. One without words is deleted, a new one
    stands behind the line `after`."""
    now = workspace.get(SystemItem, line.id)
    words = plain_wording(wording)
    if words == (plain_wording(now.wording) if now else ""):
        return
    with workspace.step(mark("Fill activity system"), amends=(line.id, "wording"), origin=origin) as step:
        put_page(workspace, step, page)
        if now is not None and not words:
            delete_with_links(workspace, step, now)
        elif now is not None:
            step.put(replace(now, wording=words))
        else:
            others = in_box(workspace.select(SystemItem, version=page.version.id), line.place, {line.layer})
            at = next((n for n, item in enumerate(others, start=1) if item.id == after), len(others))
            new = replace(line, wording=words)
            for place, item in enumerate([*others[:at], new, *others[at:]]):
                if item is new or item.position != place:
                    step.put(replace(item, position=place))


def remove_item(workspace: Workspace, item: SystemItem) -> None:
    """Deletes a line; undo brings it back with what referred to it."""
    with workspace.step(mark("Delete line")) as step:
        delete_with_links(workspace, step, item)


def hold_back(workspace: Workspace, item: SystemItem, held: bool) -> None:
    """Says that a line stays with its leader, also where the version is released."""
    with workspace.step(mark("Hold back") if held else mark("Hold back no longer")) as step:
        step.put(replace(item, held_back=held))


def become(workspace: Workspace, item: SystemItem, possible: UUID | None) -> None:
    """Says into which possible line one of now has changed; None takes it back."""
    with workspace.step(mark("Mark as changed") if possible else mark("Mark as not changed")) as step:
        step.put(replace(item, became=possible))


def move_to_box(workspace: Workspace, page: SystemPage, item: SystemItem, place: Place, layer: Layer) -> None:
    """Moves a line to the end of another place or layer."""
    _put(workspace, items_moved(page.items, item.id, ItemSpot(place, layer, len(page.items))))


def reorder_item(workspace: Workspace, page: SystemPage, item: SystemItem, by: int) -> None:
    """Moves a line up (-1) or down (1) among those of its place and layer."""
    spot = spot_of(page.items, item.id)
    if spot is not None:
        _put(workspace, items_moved(page.items, item.id, spot._replace(position=max(spot.position + by, 0))))


def _put(workspace: Workspace, changed: Collection[SystemItem]) -> None:
    if changed:
        with workspace.step(mark("Move line")) as step:
            for one in changed:
                step.put(one)


def may_become(page: SystemPage) -> list[SystemItem]:
    """The possible lines of a version, into one of which a line of now may have changed."""
    return [item for place in Place for item in in_box(page.items, place, {Layer.POSSIBLE})]
