"""The timers of slots in one window: which of them runs, and the minutes it records by itself."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Slot
from lfl_desktop.domain.templates import SlotStage, StageTemplate, plan
from lfl_desktop.domain.timer import SlotTimer, steady
from lfl_desktop.words import mark
from lfl_desktop.workspace.workspace import Workspace

TICK = 250
"""Milliseconds between two looks at the clock."""


class TimedSlot:
    """A slot with its timer. `found` are the minutes that were recorded before it began, `recorded`
    those that it has recorded last."""

    def __init__(self, slot: Slot, short: str, template: StageTemplate, clock: Callable[[], float]) -> None:
        self.id = slot.id
        self.short = short
        self.found = slot.used_minutes
        self.recorded = slot.used_minutes or 0
        self._stages = template.stages
        self._plan = plan(template.stages, slot.planned_minutes)
        self.timer = SlotTimer(self._plan, clock, 60.0 * self.recorded)
        self.begun = False

    @property
    def stage(self) -> SlotStage:
        """The stage of the template that the timer is at."""
        return self._stages[self.timer.place]

    def is_as(self, slot: Slot, template: StageTemplate) -> bool:
        """Whether a timer that has not begun is still what a new one would be."""
        planned = plan(template.stages, slot.planned_minutes)
        return (self.found, self._stages, self._plan) == (slot.used_minutes, template.stages, planned)

    def replan(self, slot: Slot, template: StageTemplate) -> bool:
        """Follows another template, or other minutes agreed; whether there were any."""
        planned = plan(template.stages, slot.planned_minutes)
        if (template.stages, planned) == (self._stages, self._plan):
            return False
        self._stages, self._plan = template.stages, planned
        self.timer.replan(planned)
        return True


class Timing(QObject):
    """Belongs to the desk, so that a timer goes on whatever is in sight. One runs at a time.

    Minutes are recorded when a timer pauses or finishes, when a screen, stage or slot is left, and when
    the window closes, each as a step that can be undone. Nothing is written while a timer just runs:
    that would put a step a minute between what somebody types and its undo.
    """

    changed = Signal()
    """A timer was started, paused or moved to another stage, or another slot came into sight."""
    ticked = Signal()
    """A second went by on the timer that runs."""

    def __init__(
        self, workspace: Workspace, trouble: Callable[[WorldError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = steady
        self.shown: TimedSlot | None = None
        """The slot in sight."""
        self.running: TimedSlot | None = None
        """The slot whose timer runs."""
        self._workspace = workspace
        self._trouble = trouble
        self._begun: dict[UUID, TimedSlot] = {}
        self._seconds = -1
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.look)

    @property
    def current(self) -> TimedSlot | None:
        """What a window without the slot's form shows: the timer that runs, or the one in sight."""
        return self.running or self.shown

    def show(self, slot: Slot | None, short: str = "", template: StageTemplate | None = None) -> None:
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
        timed.begun = True
        timed.timer.start()
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
        if timer.asleep != asleep:
            self.changed.emit()
        if int(timer.in_stage) != self._seconds:
            self._seconds = int(timer.in_stage)
            self.ticked.emit()

    def record(self) -> bool:
        """Records the minutes of every slot that has got further since; whether that could be done."""
        try:
            for timed in list(self._begun.values()):
                self._record(timed)
        except WorldError as error:
            self._trouble(error)
            return False
        return True

    def let_go(self) -> None:
        """The window closes."""
        self._timer.stop()
        self.running = None

    def _now(self) -> float:
        return self.clock()

    def _moved(self, timed: TimedSlot) -> None:
        if timed.timer.finished and timed is self.running:
            self._rest()
        else:
            if not timed.timer.running:
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
        minutes = timed.timer.minutes
        if minutes == timed.recorded:
            return
        # what somebody has put right since is built upon, what undo has taken back is not
        ours = slot.used_minutes in (timed.found, timed.recorded)
        wanted = minutes if ours else max(0, (slot.used_minutes or 0) + minutes - timed.recorded)
        with self._workspace.step(mark("Record minutes"), amends=("minutes", timed.id)) as step:
            step.put(replace(slot, used_minutes=wanted))
        timed.recorded = minutes

    def _stop_removed(self, timed: TimedSlot) -> None:
        """A slot was removed: its timer waits, because undo may bring the slot back."""
        timed.timer.pause()
        if timed is self.running:
            self.running = None
            self._timer.stop()
