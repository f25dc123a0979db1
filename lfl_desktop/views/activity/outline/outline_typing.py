"""The lines of the list of an activity system that are being typed, and their keeping."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from lfl_desktop.canvas.content import plain_wording
from lfl_desktop.domain.activity import SystemItem
from lfl_desktop.views.kit.binding.keeper import Keeper, TypedWords
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark
from lfl_desktop.workspace.activity import item_changes as jobs
from lfl_desktop.workspace.activity.leaders_system import SystemPage


class TypedLine:
    """A line that is being typed: what it says, and behind which line it stands."""

    def __init__(self, page: SystemPage, line: SystemItem, after: UUID | None) -> None:
        self.page, self.line, self.after = page, line, after
        self.text = plain_wording(line.wording)


class LineKeeper(Keeper[UUID, str]):
    """Keeps each line of the list `outline` as a part of its own. `lines` are those that are being typed or
    are not kept yet, by the item that they say."""

    title = mark("Fill activity system")

    def __init__(self, desk: Desk, outline: QWidget) -> None:
        super().__init__(desk, outline)
        self.lines: dict[UUID, TypedLine] = {}

    def type(self, id: UUID, text: str) -> None:
        """A line says this now."""
        self.lines[id].text = text
        self.take_in(id, text)

    def write(self, key: UUID, value: str) -> None:
        typed = self.lines[key]
        jobs.keep_item_line(self._desk.workspace, typed.page, typed.line, value, typed.after, self)

    def typed_words(self, key: UUID, value: str) -> list[TypedWords]:
        return [TypedWords((value,), replace(self._line_now(key), wording=plain_wording(value)))]

    def show_kept(self, key: UUID) -> None:
        if key in self.lines:
            self.lines[key].text = plain_wording(self._line_now(key).wording)

    def _line_now(self, key: UUID) -> SystemItem:
        line = self.lines[key].line
        return self._desk.reading.get(SystemItem, key) or replace(line, wording="")
