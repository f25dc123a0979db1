"""The timer of a slot: which stage it is at, how long is left, and the minutes used."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

GAP = 60.0
"""Seconds between two looks at the clock, beyond which the computer must have been asleep."""


def steady() -> float:
    """Seconds on a clock that nobody can set and that goes on while the computer sleeps.

    The set goes on talking when the lid is closed, so that time counts. `time.monotonic` counts it on
    Windows, but neither on Linux, where CLOCK_BOOTTIME does, nor on macOS, where CLOCK_MONOTONIC read by
    `clock_gettime` does (see clock_gettime in the manual pages of either, and QueryPerformanceCounter and
    GetTickCount64 in those of Windows).
    """
    name = "CLOCK_MONOTONIC" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
    which = getattr(time, name, None)
    return time.clock_gettime(which) if which is not None else time.monotonic()


class Planned(NamedTuple):
    """A stage and the seconds planned for it."""

    name: str
    seconds: float


class SlotTimer:
    """Goes through the stages of one slot. It moves on only when told to, and counts in seconds.

    Where `earlier` seconds were used before this timer was made, the slot counts as finished; starting it
    goes on at the stage they lead to.
    Every way to use it first counts the time since the last one, so that it is right however seldom
    it is asked. A time of more than GAP between two questions counts too, and is told by `asleep`
    until a stage is changed or it is left out.
    """

    def __init__(
        self, stages: Sequence[Planned], clock: Callable[[], float] = steady, earlier: float = 0
    ) -> None:
        self._stages = list(stages)
        self._clock = clock
        self._used = [0.0] * len(self._stages)
        self._place = 0
        self._read = 0.0
        self._running = False
        self._finished = earlier > 0
        self._asleep: list[tuple[int, float]] = []
        self._spend(earlier)

    def _spend(self, seconds: float) -> None:
        while self._place < len(self._stages) - 1 and seconds >= self._stages[self._place].seconds:
            self._used[self._place] = self._stages[self._place].seconds
            seconds -= self._used[self._place]
            self._place += 1
        self._used[self._place] = seconds

    @property
    def place(self) -> int:
        """The place of the stage it is at, from 0."""
        return self._place

    @property
    def stage(self) -> Planned:
        """The stage it is at."""
        return self._stages[self._place]

    @property
    def stages(self) -> int:
        """How many stages there are."""
        return len(self._stages)

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self._running

    @property
    def finished(self) -> bool:
        """Whether the slot is over; starting it again goes on where it was."""
        return self._finished

    @property
    def has_begun(self) -> bool:
        """Whether it was ever started, or minutes were used before it was made."""
        return self._running or self._finished or self.used > 0

    @property
    def used(self) -> float:
        """Seconds used in all stages."""
        return sum(self._used)

    @property
    def minutes(self) -> int:
        """Whole minutes used, rounded; half a minute is rounded up."""
        return int(self.used / 60 + 0.5)

    @property
    def planned(self) -> float:
        """Seconds planned for all stages."""
        return sum(stage.seconds for stage in self._stages)

    @property
    def in_stage(self) -> float:
        """Seconds used in the stage it is at."""
        return self._used[self._place]

    @property
    def left(self) -> float:
        """Seconds left in the stage; 0 once they are used up."""
        return max(0.0, self.stage.seconds - self.in_stage)

    @property
    def over(self) -> float:
        """Seconds beyond those planned for the stage; 0 until then."""
        return max(0.0, self.in_stage - self.stage.seconds)

    @property
    def asleep(self) -> float:
        """Seconds that were counted while the computer slept."""
        return sum(seconds for _place, seconds in self._asleep)

    def tick(self) -> None:
        """Counts the time since the last look at the clock."""
        now = self._clock()
        if self._running:
            passed = max(0.0, now - self._read)
            self._used[self._place] += passed
            if passed > GAP:
                self._asleep.append((self._place, passed))
        self._read = now

    def start(self) -> None:
        """Begins to count, or goes on."""
        self.tick()
        self._running, self._finished = True, False

    def pause(self) -> None:
        """Stops counting until it is started again."""
        self.tick()
        self._running = False

    def forward(self) -> None:
        """Goes on to the next stage; after the last one the slot is finished."""
        self.tick()
        self._asleep.clear()
        if self._place < len(self._stages) - 1:
            self._place += 1
        else:
            self.finish()

    def back(self) -> None:
        """Returns to the stage before, with the time it had left; a finished slot to its last stage."""
        self.tick()
        self._asleep.clear()
        if self._finished:
            self._finished = False
        else:
            self._place = max(0, self._place - 1)

    def finish(self) -> None:
        """Ends the slot, at whatever stage."""
        self.tick()
        self._running, self._finished = False, True

    def leave_out_sleep(self) -> None:
        """Takes out what was counted while the computer slept."""
        self.tick()
        for place, seconds in self._asleep:
            self._used[place] = max(0.0, self._used[place] - seconds)
        self._asleep.clear()

    def replan(self, stages: Sequence[Planned]) -> None:
        """Other stages, or other minutes for them; what was used stays with the place it was used in."""
        self.tick()
        last = len(stages) - 1
        used = [0.0] * len(stages)
        for place, seconds in enumerate(self._used):
            used[min(place, last)] += seconds
        self._stages, self._used = list(stages), used
        self._place = min(self._place, last)
        self._asleep = [(min(place, last), seconds) for place, seconds in self._asleep]


class CountedMinutes:
    """The used minutes of a slot as a timer counts them, beside what a person says they were.

    `found` is what was recorded when the timer began, which the timer goes on from. What a person types
    stands: nothing is counted on top of it until the timer is started again. All are whole minutes, None
    where nothing is recorded.
    """

    def __init__(self, found: int | None) -> None:
        self._base = self._from = found or 0
        self._recorded = self._seen = found
        self._corrected: set[int | None] = set()
        self._by_hand = False

    def due(self, minutes: int) -> int | None:
        """What to record now that the timer counts `minutes`; None where that is recorded or not to be."""
        wanted = max(0, self._base + minutes - self._from)
        return None if self._by_hand or wanted == (self._recorded or 0) else wanted

    def recorded(self, wanted: int) -> None:
        """`wanted` was recorded."""
        self._recorded = self._seen = wanted

    def seen(self, value: int | None, typed: bool) -> None:
        """The record now says `value`: because somebody `typed` it, or through undo and redo."""
        if value == self._seen:
            return
        self._seen = value
        self._by_hand = typed or (value != self._recorded and value in self._corrected)
        if self._by_hand:
            self._corrected.add(value)

    def start(self, minutes: int) -> None:
        """The timer is started, at `minutes`: it counts on from what a person said."""
        if self._by_hand:
            self._base, self._from, self._by_hand = self._seen or 0, minutes, False
            self._recorded = self._seen
        self._corrected.clear()


def minutes_and_seconds(seconds: float) -> str:
    """Seconds as people read a timer: "11:24"."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
