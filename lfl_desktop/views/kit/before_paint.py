"""What is done once whatever it depends on has its place, and before the window is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

PASSES = 5
"""How often a layout may change another one before the window is painted after all."""


class BeforePainting(QObject):
    """Does `job` once, however often it was asked for meanwhile, with the layouts that wait: a timer of 0
    would do it after the window was painted, which then is painted twice."""

    def __init__(self, job: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._is_waiting = False

    def start(self) -> None:
        """Asks for it."""
        if not self._is_waiting:
            self._is_waiting = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def stop(self) -> None:
        """It is not wanted any more."""
        self._is_waiting = False

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        if self._is_waiting:
            self._is_waiting = False
            self._job()
        return True


def settle() -> None:
    """Does now all layouts that wait, and those that they call for."""
    for _ in range(PASSES):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
