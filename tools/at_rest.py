"""Waiting until a window has done all that it put off, and typing into it without a key."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

IDLE_WITHIN = 20.0
"""Seconds within which a window must have drawn all there is to draw."""


def settle(root: QWidget, put_off: int = 60_000) -> None:
    """Lets a window do all that waits to be done: layout, painting, and what its timers put off by as many
    milliseconds at most.

    Raises TimeoutError where it never comes to rest."""
    until = time.monotonic() + IDLE_WITHIN
    quiet = 0
    while quiet < 10:
        if time.monotonic() > until:
            raise TimeoutError(f"{type(root).__name__} is not at rest after {IDLE_WITHIN:g} s")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        timers = [t for t in root.findChildren(QTimer) if t.interval() <= put_off]
        waiting = any(t.isActive() and t.isSingleShot() for t in timers)
        quiet = 0 if waiting else quiet + 1
        if waiting:
            time.sleep(0.005)


def fill_in(line: QLineEdit, words: str) -> None:
    """Puts words into a field as typing does, but opens no list of what might be meant."""
    line.setText(words)
    line.textEdited.emit(words)
