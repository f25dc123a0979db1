"""What a window tells those who hear it: what is kept, undone, refused, and when a stage is over."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.announcing import announce
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.words import tr

QUIET = 1500
"""Milliseconds after the last keeping until it is said that all is kept: not at every pause of typing."""


class WindowSpeech(QObject):
    """Says in `window` what its desk tells."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._kept = later(self, QUIET, self._say_kept)
        desk.kept.connect(self._kept.start)
        for told in (desk.said, desk.removed, desk.troubled, desk.overtaken):
            told.connect(self.say)
        desk.timing.ended.connect(self._say_time_is_up)

    def say(self, words: str) -> None:
        """Says these words."""
        announce(self._window, words)

    def _say_kept(self) -> None:
        if self._desk.unkept.since is None:
            self.say(tr("All changes kept"))

    def _say_time_is_up(self, stage: str) -> None:
        self.say(tr("Time is up: {stage}", stage=tr(stage)))
