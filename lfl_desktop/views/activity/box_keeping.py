"""What is typed into the boxes of an activity system, and its keeping."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.canvas.editing import Lines, reconcile
from lfl_desktop.domain.activity import Place, SystemItem
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.kit.binding.keeper import Keeper, TypedWords
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark
from lfl_desktop.workspace.activity.leaders_system import SystemPage, keep_box


class TypedBox(NamedTuple):
    """What a box of a page says."""

    page: SystemPage
    lines: Lines


class BoxKeeper(Keeper[tuple[UUID, Place], TypedBox]):
    """Keeps each box of each version as a part of its own. `page` says which page is in sight on the canvas
    when something is typed there."""

    title = mark("Fill activity system")

    def __init__(self, desk: Desk, canvas: ActivityCanvas, page: Callable[[], SystemPage | None]) -> None:
        super().__init__(desk, canvas)
        self._canvas = canvas
        self._page = page
        self._asks = False
        canvas.typed.connect(self.typed)
        canvas.edited.connect(self._take)

    def items(self, page: SystemPage) -> Sequence[SystemItem]:
        """The items of a page, with what waits to be kept."""
        items = list(page.items)
        for (version, place), box in self._waiting.items():
            if version == page.version.id:
                changes = reconcile(items, place, box.lines, version)
                gone = {item.id for item in (*changes.to_put, *changes.to_delete)}
                items = [item for item in items if item.id not in gone] + list(changes.to_put)
        return items

    def keep_so_far(self) -> bool:
        self._asks = True
        self._canvas.tell_now()
        self._asks = False
        return super().keep_so_far()

    def write(self, key: tuple[UUID, Place], value: TypedBox) -> None:
        keep_box(self._desk.workspace, value.page, key[1], value.lines, self)

    def typed_words(self, key: tuple[UUID, Place], value: TypedBox) -> list[TypedWords]:
        version, place = key
        items = self._desk.reading.select(SystemItem, version=version)
        changes = reconcile(items, place, value.lines, version)
        return [TypedWords((plain_wording(item.wording),), item) for item in changes.to_put]

    def show_kept(self, key: tuple[UUID, Place]) -> None:
        self._canvas.finish_editing()

    def _take(self, place: Place, lines: Lines) -> None:
        page = self._page()
        if page is not None:
            self.take_in((page.version.id, place), TypedBox(page, lines))
            if not self._asks:  # the box was left
                self.keep_so_far()
