"""Notes where the program stands when its window does not answer, or the system ends it for a fault."""

from __future__ import annotations

import faulthandler
from typing import IO

from PySide6.QtCore import QObject, QTimer

from lfl_desktop.workspace.keeping.crash_notes import file_for_hangs, forget_file_for_hangs

PATIENCE = 10.0
"""Seconds without an answer after which it is noted."""


class HangWatch(QObject):
    """Says every few seconds that the window answers. What is written names lines of the program only."""

    def __init__(self, parent: QObject, patience: float = PATIENCE) -> None:
        super().__init__(parent)
        self._patience = patience
        self._note: IO[bytes] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(int(patience * 300))
        self._timer.timeout.connect(self._answer)

    def begin(self) -> None:
        """From now on it is noted."""
        path = file_for_hangs()
        if path is not None:
            self._note = path.open("r+b", buffering=0)
            faulthandler.enable(self._note)
            self._answer()
            self._timer.start()

    def end(self) -> None:
        """The program ends by itself."""
        self._timer.stop()
        if self._note is not None:
            faulthandler.cancel_dump_traceback_later()
            faulthandler.disable()
            self._note.close()
            self._note = None
            forget_file_for_hangs()

    def _answer(self) -> None:
        if self._note is not None:
            faulthandler.dump_traceback_later(self._patience, file=self._note)
