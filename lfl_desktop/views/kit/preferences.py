"""The preferences of whoever uses the program: read and changed here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import convert, to_builtins
from PySide6.QtCore import QObject, Signal

from lfl_desktop import settings as kept
from lfl_desktop.settings import RECENT, TEXT_SIZES, Settings
from lfl_desktop.views.kit.attempts import attempt


class Preferences(QObject):
    """The preferences as they are. `save` keeps them from one start to the next."""

    changed = Signal(str)
    """One of them has another value now: its name."""
    not_kept = Signal(str)
    """They could not be kept: a sentence. They hold until the program ends."""

    def __init__(
        self,
        settings: Settings | None = None,
        save: Callable[[Settings], None] = lambda _settings: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or kept.Settings()
        self._save = save

    def change(self, **values: Any) -> None:
        """Gives some of them other values, from now on."""
        before = self.settings
        self.settings = convert({**to_builtins(before), **to_builtins(values)}, Settings)
        names = [name for name in values if getattr(before, name) != getattr(self.settings, name)]
        if not names:
            return
        attempt(lambda: self._save(self.settings), self.not_kept.emit)
        for name in names:
            self.changed.emit(name)

    def opened(self, path: Path) -> None:
        """The records file at `path` is the one that is open, and one of those that are remembered."""
        name = str(path.resolve())
        others = (known for known in self.settings.recent_files if known != name)
        self.change(last_file=name, recent_files=(name, *others)[:RECENT])

    def made(self, path: Path) -> None:
        """A records file was made at `path` beside the one that is open: it is among those to open again."""
        first, *others = (*self.settings.recent_files, "")
        name = str(path.resolve())
        known = (first, name, *(one for one in others if one not in (name, first)))
        self.change(recent_files=tuple(one for one in known if one)[:RECENT])

    def step_text_size(self, step: int) -> None:
        """Makes the text as much larger or smaller as the next size is."""
        place = TEXT_SIZES.index(self.settings.text_size) + step
        self.change(text_size=TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def usual_text_size(self) -> None:
        """Makes the text as large as that of other programs."""
        self.change(text_size=Settings().text_size)
