"""A slot with its timer: how far it has got, and the minutes that are to be recorded of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from lfl_desktop.domain.meetings import Slot
from lfl_desktop.domain.templates import SlotStage, StageTemplate, stages_planned
from lfl_desktop.domain.timer import CountedMinutes, SlotTimer


class TimedSlot:
    """A slot with its timer, and who looks after it in words (`roles`). `found` are the minutes that were
    recorded before it began."""

    def __init__(self, slot: Slot, short: str, template: StageTemplate, clock: Callable[[], float]) -> None:
        self.id = slot.id
        self.short = short
        self.roles = ""
        self.found = slot.used_minutes
        self.minutes = CountedMinutes(self.found)
        self._stages = template.stages
        self._plan = stages_planned(template.stages, slot.planned_minutes)
        self._run = 0
        self._ended: set[int] = set()
        self._tried = -1
        self.timer = SlotTimer(self._plan, clock, 60.0 * (self.found or 0))
        self.begun = False

    @property
    def stage(self) -> SlotStage:
        """The stage of the template that the timer is at."""
        return self._stages[self.timer.place]

    def is_as(self, slot: Slot, template: StageTemplate) -> bool:
        """Whether a timer that has not begun is still what a new one would be."""
        planned = stages_planned(template.stages, slot.planned_minutes)
        return (self.found, self._stages, self._plan) == (slot.used_minutes, template.stages, planned)

    def start(self) -> None:
        """Begins to count, or goes on."""
        self.begun = True
        self._run += 1
        self.minutes.start(self.timer.minutes)
        self.timer.start()

    @property
    def run(self) -> tuple[str, UUID, int]:
        """What the minutes from one start to the next pause are one step by."""
        return ("minutes", self.id, self._run)

    def minute_is_full(self) -> bool:
        """Whether there are minutes to record that were not tried to be recorded before."""
        minutes = self.timer.minutes
        if minutes == self._tried or self.minutes.due(minutes) is None:
            return False
        self._tried = minutes
        return True

    def just_ended(self) -> bool:
        """Whether the minutes of the stage have run out since this was asked last: once for each stage."""
        place = self.timer.place
        if self.timer.left > 0:
            self._ended.discard(place)
            return False
        first = place not in self._ended
        self._ended.add(place)
        return first and self.timer.stage.seconds > 0

    def replan(self, slot: Slot, template: StageTemplate) -> bool:
        """Follows another template, or other minutes agreed; whether there were any."""
        planned = stages_planned(template.stages, slot.planned_minutes)
        if (template.stages, planned) == (self._stages, self._plan):
            return False
        self._stages, self._plan = template.stages, planned
        self.timer.replan(planned)
        return True
