"""What was typed and could not be kept, and since when: the window says so until all of it is."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from lfl_desktop.domain.clock import Clock


class Unkept(QObject):
    """Whoever keeps something tells here when that failed, and when nothing of theirs is left to be kept."""

    changed = Signal()
    """Something more is not kept, or something is no longer waiting."""

    def __init__(self, now: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._since: dict[int, dt.datetime] = {}

    @property
    def since(self) -> dt.datetime | None:
        """When the first of what waits could not be kept; None where nothing waits."""
        return min(self._since.values(), default=None)

    def wait(self, who: QObject) -> None:
        """Something of `who` could not be kept, and is tried again."""
        if id(who) not in self._since:
            self._since[id(who)] = self._now()
            who.destroyed.connect(partial(self._over, id(who)))
        self.changed.emit()

    def done(self, who: QObject) -> None:
        """Nothing of `who` waits."""
        self._over(id(who))

    def _over(self, who: int, _gone: object = None) -> None:
        if self._since.pop(who, None) is not None and isValid(self):
            self.changed.emit()
