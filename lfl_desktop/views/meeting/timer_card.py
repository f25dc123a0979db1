"""The timer of the slot in sight, beside its form."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QProgressBar, QPushButton, QWidget

from lfl_desktop.domain.timer import SlotTimer, minutes_and_seconds
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.controls.scaled_text import ScaledText
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.kit.timed_slot import TimedSlot
from lfl_desktop.words import tr

START_KEY, ONWARD_KEY, BACK_KEY, LARGE_KEY = "F7", "F8", "Shift+F8", "F9"
SOUND_KEY = "Shift+F7"
"""Keys that no text field wants."""


class TimerCard(QFrame):
    """How far the slot has got. Nothing here turns red: a slot that takes longer takes longer."""

    large_wanted = Signal()

    stage_words: QLabel
    time: ScaledText
    meaning: QLabel
    bar: QProgressBar
    used_words: QLabel
    toggle: QPushButton
    onward: QPushButton
    large: QPushButton
    sound: QCheckBox
    asleep_words: QLabel
    leave_out: QPushButton

    def __init__(self, timing: Timing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timing = timing
        fill_with_form(self, "meeting/timer_card")
        self.large.setText(_with_key(tr("Show large"), LARGE_KEY))
        self.toggle.clicked.connect(timing.toggle)
        self.onward.clicked.connect(lambda: timing.forward(timing.shown))
        self.large.clicked.connect(self.large_wanted)
        pressed_once(self.toggle, self.onward)
        self.leave_out.clicked.connect(timing.leave_out_sleep)
        self.sound.setText(_with_key(tr("Sound at the end"), SOUND_KEY))
        self.sound.setAccessibleName(tr("Sound at the end of a stage"))
        self.sound.setChecked(timing.sound)
        self.sound.toggled.connect(lambda _on: timing.turn_sound())
        timing.sound_changed.connect(lambda on: show_ticked(self.sound, on))
        timing.changed.connect(self.show_all)
        timing.ticked.connect(self.show_time)
        self.show_all()

    def show_all(self) -> None:
        """Shows the slot in sight as it stands."""
        timed = self._timing.shown
        self.setVisible(timed is not None)
        if timed is None:
            return
        timer = timed.timer
        _say(self.stage_words, stage_words(timed))
        _say(self.toggle, _with_key(next_words(timed), START_KEY))
        _say(self.onward, _with_key(onward_words(timed), ONWARD_KEY))
        self.onward.setEnabled(timed.begun and not timer.finished)
        self.bar.setMaximum(max(1, round(timer.stage.seconds)))
        self._show_sleep(timer)
        self.show_time()

    def show_time(self) -> None:
        """Shows the time that is left, or over."""
        timed = self._timing.shown
        if timed is None:
            return
        timer = timed.timer
        self.time.set_text(time_words(timer))
        _say(self.meaning, meaning_words(timer))
        self.bar.setValue(min(self.bar.maximum(), int(timer.in_stage)))
        self._name_time(timer)
        running = self._timing.running
        if running is not None and running is not timed:
            _say(self.used_words, tr("{name}’s slot is still being timed.", name=running.short))
            return
        planned = round(timer.planned / 60)
        _say(self.used_words, tr("{used} of {planned} min used", used=timer.minutes, planned=planned))

    def _name_time(self, timer: SlotTimer) -> None:
        """The time for those who hear it: a minute at a time."""
        over, left = int(timer.over / 60), ceil(timer.left / 60)
        words = tr("{n} min over", n=over) if timer.over >= 60 else tr("{n} min left in this stage", n=left)
        if not timer.has_begun:
            words = tr("{n} min for this stage, not started yet", n=left)
        if self.time.accessibleName() != words:
            self.time.setAccessibleName(words)

    def _show_sleep(self, timer: SlotTimer) -> None:
        minutes = int(timer.asleep / 60 + 0.5)
        for widget in (self.asleep_words, self.leave_out):
            widget.setVisible(minutes > 0)
        _say(
            self.asleep_words,
            tr("The computer slept for {n} min of this slot. They are counted.", n=minutes),
        )


def stage_words(timed: TimedSlot) -> str:
    """ "Open questions · stage 3 of 5"."""
    timer, name = timed.timer, tr(timed.stage.name)
    if timer.finished:
        return tr("Slot finished")
    return tr("{name} · stage {n} of {all}", name=name, n=timer.place + 1, all=timer.stages)


def time_words(timer: SlotTimer) -> str:
    """What is left of the stage, "+" and what it has taken beyond its minutes, or all that was used."""
    if timer.finished:
        return minutes_and_seconds(timer.used)
    return f"+{minutes_and_seconds(timer.over)}" if timer.over >= 1 else minutes_and_seconds(ceil(timer.left))


def meaning_words(timer: SlotTimer) -> str:
    """What the number of a timer is."""
    if timer.finished:
        return tr("minutes used")
    if not timer.has_begun:
        return tr("for this stage · not started yet")
    planned = _planned_words(timer)
    if timer.over >= 1:
        return tr("over the {planned} for this stage", planned=planned)
    return tr("left of {planned} for this stage", planned=planned)


def _planned_words(timer: SlotTimer) -> str:
    """What is planned for the stage: "5 min", or "4:41" where that is no whole number of minutes."""
    seconds = round(timer.stage.seconds)
    return minutes_and_seconds(seconds) if seconds % 60 else tr("{n} min", n=seconds // 60)


def strip_words(timed: TimedSlot) -> str:
    """The timer in one line: "Story: 3:20 left of 5 min · 30 min slot"."""
    timer = timed.timer
    words = {"stage": tr(timed.stage.name), "time": time_words(timer), "planned": _planned_words(timer)}
    left = tr("{stage}: {time} left of {planned}", **words)
    over = tr("{stage}: {time} over the {planned}", **words)
    slot = tr("{n} min slot", n=round(timer.planned / 60))
    return f"{over if timer.over >= 1 else left} · {slot}"


def onward_words(timed: TimedSlot) -> str:
    """What takes a timer to its next stage, or to its end."""
    return tr("Finish slot") if timed.timer.place == timed.timer.stages - 1 else tr("Next stage")


def next_words(timed: TimedSlot) -> str:
    """What starts a timer, or lets it wait."""
    if timed.timer.running:
        return tr("Pause")
    return tr("Go on") if timed.timer.used else tr("Start")


def _with_key(words: str, key: str) -> str:
    return f"{words}  ({key})"


def _say(widget: QLabel | QPushButton, words: str) -> None:
    """Sets a text that has changed: setting the same again would ask for a new layout."""
    if widget.text() != words:
        widget.setText(words)
