"""The lines of the list of an activity system that are being typed, and their keeping."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from lfl_desktop.canvas.content import plain
from lfl_desktop.domain.activity import SystemItem
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.kit.binding.later import later
from lfl_desktop.views.kit.binding.record_form import KEPT_AFTER
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.activity import item_changes as jobs
from lfl_desktop.workspace.activity.leaders_system import SystemPage


class TypedLine:
    """A line that is being typed: what it says, and behind which line it stands."""

    def __init__(self, page: SystemPage, line: SystemItem, after: UUID | None) -> None:
        self.page, self.line, self.after = page, line, after
        self.text = plain(line.wording)
        self.is_kept = True


class TypedLines(dict[UUID, TypedLine]):
    """Item -> the line that is being typed or is not kept yet. It keeps them like every field does: soon
    after the first key, and again after trouble. `owner` is told as the origin of the steps."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._owner = owner
        self._timer = later(owner, KEPT_AFTER, self.keep)

    def type(self, id: UUID, text: str) -> None:
        """A line says this now."""
        typed = self[id]
        typed.text, typed.is_kept = text, False
        if not self._timer.isActive():
            self._timer.start(KEPT_AFTER)

    def keep(self) -> bool:
        """Keeps what was typed; whether all of it could be. On trouble it is tried again."""
        self._timer.stop()
        for typed in list(self.values()):
            if typed.is_kept:
                continue
            text = typed.text
            try:
                jobs.keep_line(self._desk.workspace, typed.page, typed.line, text, typed.after, self._owner)
            except WorldError as error:
                self._desk.unkept.wait(self._timer)
                self._desk.trouble(error)
                self._timer.start(5 * KEPT_AFTER)
                return False
            typed.is_kept = typed.text == text
            self._desk.kept.emit()
        self._desk.unkept.done(self._timer)
        return True
