"""Whether anybody is there: a protected file is locked after a time without a key or a click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from lfl_desktop.domain.clock import Clock

LOOKS_EVERY = 5_000
"""Milliseconds between two looks at the clock, which goes on while the computer sleeps."""

_HERE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleWatch(QObject):
    """Calls `lock` when nobody was there for `minutes()`; 0 stands for never. It looks at what the windows
    are given, not at every event of the program."""

    def __init__(self, now: Clock, minutes: Callable[[], int], lock: Callable[[], None]) -> None:
        super().__init__()
        self._now, self._minutes, self._lock = now, minutes, lock
        self._seen = now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def begin(self) -> None:
        """Somebody is there now."""
        self._seen = self._now()
        self._timer.start()

    def end(self) -> None:
        """There is nothing to be locked."""
        self._timer.stop()

    def look(self) -> None:
        """Locks, where it is time."""
        minutes = self._minutes()
        if minutes and self._now() - self._seen >= dt.timedelta(minutes=minutes):
            self._lock()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._seen = self._now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _HERE:
            self._seen = self._now()
        return False
