"""The keys of the timer of a slot, on the whole screen of a meeting, and the timer shown large."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from lfl_desktop.domain.templates import Part
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.kit.timed_slot import TimedSlot
from lfl_desktop.views.meeting.large_timer import LargeTimer
from lfl_desktop.views.meeting.meeting_stages import MeetingStages


class TimerKeys:
    """At the slots the keys are for the slot in sight, elsewhere for the one whose timer runs."""

    def __init__(self, timing: Timing, screen: QWidget, stages: MeetingStages) -> None:
        self._timing = timing
        self._screen = screen
        self._stages = stages
        self._large: LargeTimer | None = None

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        """What they do, by the names of the commands of the window."""
        return {
            "timer": self._toggle,
            "timer_onward": lambda: self._timing.forward(self._meant()),
            "timer_back": lambda: self._timing.back(self._meant()),
            "timer_large": self.turn_large,
        }

    def _toggle(self) -> None:
        if self._stages.are_at_slots:
            self._timing.toggle()
        else:
            self._timing.pause()

    def _meant(self) -> TimedSlot | None:
        return self._timing.shown if self._stages.are_at_slots else self._timing.running

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
