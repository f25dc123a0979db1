"""The keys of the timer of a slot, on the whole screen of a meeting, and the timer shown large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lfl_desktop.domain.templates import Part
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.meeting.large_timer import LargeTimer
from lfl_desktop.views.meeting.meeting_stages import MeetingStages
from lfl_desktop.views.meeting.timer_card import BACK_KEY, LARGE_KEY, ONWARD_KEY, START_KEY


class TimerKeys:
    """At the slots the keys are for the slot in sight, elsewhere for the one whose timer runs."""

    def __init__(
        self, timing: Timing, screen: QWidget, at_slots: Callable[[], bool], stages: MeetingStages
    ) -> None:
        self._timing = timing
        self._screen = screen
        self._stages = stages
        self._large: LargeTimer | None = None
        for keys, job in (
            (START_KEY, lambda: timing.toggle() if at_slots() else timing.pause()),
            (ONWARD_KEY, lambda: timing.forward(timing.shown if at_slots() else timing.running)),
            (BACK_KEY, lambda: timing.back(timing.shown if at_slots() else timing.running)),
            (LARGE_KEY, self.turn_large),
        ):
            QShortcut(QKeySequence(keys), screen, job)

    def turn_large(self) -> None:
        """Shows the timer over the whole window, or the window again."""
        self._stages.prepare(Part.SLOTS)  # it says which slot is timed
        if self._large is None:
            self._large = LargeTimer(self._timing)
        self._large.turn(self._screen.window())

    def let_go(self) -> None:
        """The window closes."""
        if self._large is not None:
            self._large.close()
            self._large.deleteLater()
            self._large = None
