"""A job that is done once, some time after it was last asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, after: int, job: Callable[[], object]) -> QTimer:
    """A timer of `owner` that does `job` once, `after` milliseconds from each start."""
    # set one by one: as keyword arguments, Qt's properties are not found under a Turkish locale
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(job)
    return timer
