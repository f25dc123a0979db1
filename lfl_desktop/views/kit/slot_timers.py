"""The timers of slots in one window: which of them runs, and the minutes it records by itself."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from lfl_desktop.domain.meetings import Slot
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.domain.timer import steady
from lfl_desktop.views.kit.attempts import succeeds
from lfl_desktop.views.kit.preferences import Preferences
from lfl_desktop.views.kit.timed_slot import TimedSlot
from lfl_desktop.words import mark
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import KeptChange

TICK = 250
"""Milliseconds between two looks at the clock."""


class Timing(QObject):
    """Belongs to the desk, so that a timer goes on whatever is in sight. One runs at a time.

    Minutes are recorded each time another minute is full, when a timer pauses or finishes, when a screen,
    stage or slot is left, and when the window closes. That is one step to undo, beneath what is typed
    meanwhile.
    """

    changed = Signal()
    """A timer was started, paused or moved to another stage, or another slot came into sight."""
    ticked = Signal()
    """A second went by on the timer that runs."""
    unkept = Signal(bool)
    """Whether minutes that were counted could not be recorded, and wait for the next try."""
    ended = Signal(str)
    """The minutes of this stage are over."""
    sound_changed = Signal(bool)
    """The sound at the end of a stage was switched on or off."""

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
        trouble: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = steady
        self.beep: Callable[[], None] = QApplication.beep
        """The system's own alert sound."""
        self.shown: TimedSlot | None = None
        """The slot in sight."""
        self.running: TimedSlot | None = None
        """The slot whose timer runs."""
        self._workspace = workspace
        self._preferences = preferences
        preferences.changed.connect(self._follow)
        self._trouble = trouble
        self._begun: dict[UUID, TimedSlot] = {}
        self._seconds = -1
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)
        workspace.listen(self._heard)

    @property
    def current(self) -> TimedSlot | None:
        """What a window without the slot's form shows: the timer that runs, or the one in sight."""
        return self.running or self.shown

    def show(
        self, slot: Slot | None, short: str = "", template: StageTemplate | None = None, roles: str = ""
    ) -> None:
        """Another slot is in sight, or the same one as it is now; None for no slot."""
        before = self.shown
        changed = False
        if slot is None or template is None:
            self.shown = None
        elif slot.id in self._begun:
            self.shown = self._begun[slot.id]
            changed = self.shown.replan(slot, template)
        elif before is None or before.id != slot.id or not before.is_as(slot, template):
            self.shown = TimedSlot(slot, short, template, self._now)
        if self.shown is not None and self.shown.roles != roles:
            self.shown.roles, changed = roles, True
        if before is not None and (self.shown is None or self.shown.id != before.id):
            self.record()
        if changed or self.shown is not before:
            self.changed.emit()

    def toggle(self) -> None:
        """Starts or pauses the timer of the slot in sight. One that runs for another slot is finished."""
        timed = self.shown
        if timed is None:
            return
        if timed is self.running:
            self.pause()
            return
        if self.running is not None:
            self.running.timer.finish()
            self.running = None
            self.record()
        self._begun[timed.id] = timed
        timed.start()
        self.running = timed
        self._timer.start()
        self.changed.emit()

    def toggle_current(self) -> None:
        """Pauses the timer that runs, or starts that of the slot in sight."""
        if self.running is not None:
            self.pause()
        else:
            self.toggle()

    def pause(self) -> None:
        """Pauses the timer that runs."""
        if self.running is not None:
            self.running.timer.pause()
            self._rest()

    def forward(self, timed: TimedSlot | None) -> None:
        """Takes a timer that has begun to its next stage, or to its end."""
        if timed is not None and timed.begun and not timed.timer.finished:
            timed.timer.forward()
            self._moved(timed)

    def back(self, timed: TimedSlot | None) -> None:
        """Takes a timer that has begun back to the stage before."""
        if timed is not None and timed.begun:
            timed.timer.back()
            self._moved(timed)

    @property
    def sound(self) -> bool:
        """Whether the end of a stage is heard, once."""
        return self._preferences.settings.sound

    def turn_sound(self) -> None:
        """Switches the sound at the end of a stage on or off, from now on."""
        self._preferences.change(sound=not self.sound)

    def _follow(self, preference: str) -> None:
        if preference == "sound":
            self.sound_changed.emit(self.sound)

    def finish(self) -> None:
        """Ends the slot that is being timed, as when its meeting is finished."""
        if self.running is not None:
            self.running.timer.finish()
            self._rest()

    def leave_out_sleep(self) -> None:
        """Takes out of the slot in sight what was counted while the computer slept."""
        if self.shown is not None:
            self.shown.timer.leave_out_sleep()
            self._moved(self.shown)

    def look(self) -> None:
        """Looks at the clock, and tells when another second is to be shown."""
        if self.running is None:
            return
        timer = self.running.timer
        asleep = timer.asleep
        timer.tick()
        slept = timer.asleep != asleep
        if self.running.just_ended() and not slept:
            if self.sound:
                self.beep()
            self.ended.emit(self.running.stage.name)
        if self.running.minute_is_full():
            self.record()
        if slept:
            self.changed.emit()
        if self.running is None:
            return
        if int(timer.in_stage) != self._seconds:
            self._seconds = int(timer.in_stage)
            self.ticked.emit()

    def record(self) -> bool:
        """Records the minutes of every slot that has got further since; whether that could be done."""
        done = succeeds(self._record_all, self._tell_of_unkept)
        if done:
            self.unkept.emit(False)
        return done

    def _record_all(self) -> None:
        for timed in list(self._begun.values()):
            self._record(timed)

    def _tell_of_unkept(self, sentence: str) -> None:
        self.unkept.emit(True)
        self._trouble(sentence)

    def let_go(self) -> None:
        """The window closes."""
        self._timer.stop()
        self.running = None
        self._workspace.unlisten(self._heard)

    def _now(self) -> float:
        return self.clock()

    def _moved(self, timed: TimedSlot) -> None:
        if timed.timer.finished and timed is self.running:
            self._rest()
        else:
            self.record()
            self.changed.emit()

    def _rest(self) -> None:
        self.running = None
        self._timer.stop()
        self.record()
        self.changed.emit()

    def _record(self, timed: TimedSlot) -> None:
        timed.timer.tick()
        slot = self._workspace.get(Slot, timed.id)
        if slot is None:
            self._stop_removed(timed)
            return
        wanted = timed.minutes.due(timed.timer.minutes)
        if wanted is None:
            return
        with self._workspace.step_beneath(mark("Record minutes"), timed.run, origin=self) as step:
            step.put(replace(slot, used_minutes=wanted))
        timed.minutes.recorded(wanted)

    def _heard(self, change: KeptChange) -> None:
        """Somebody put the minutes of a slot right, here or in another window, or took that back."""
        if change.origin is self:
            return
        elsewhere = not change.title
        for timed in self._begun.values():
            if elsewhere or (Slot, timed.id) in change.touched:
                slot = self._workspace.get(Slot, timed.id)
                if slot is not None:
                    timed.minutes.seen(slot.used_minutes, elsewhere or change.origin is not None)

    def _stop_removed(self, timed: TimedSlot) -> None:
        """A slot was removed: its timer waits, because undo may bring the slot back."""
        timed.timer.pause()
        if timed is self.running:
            self.running = None
            self._timer.stop()
