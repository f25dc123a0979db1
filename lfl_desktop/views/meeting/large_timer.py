"""The time for the whole room: a window of its own, to be moved to the projector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.scaled_text import ScaledText
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.meeting.timer_card import (
    BACK_KEY,
    LARGE_KEY,
    ONWARD_KEY,
    SOUND_KEY,
    START_KEY,
    time_words,
)
from lfl_desktop.words import tr


class LargeTimer(QWidget):
    """The stage and its time, as large as the window, and small below it who looks after the slot: nothing of
    what is said, and not who presents."""

    stage_name: ScaledText
    time: ScaledText
    state: ScaledText
    roles: QLabel

    def __init__(self, timing: Timing) -> None:
        super().__init__()
        self._timing = timing
        fill_with_form(self, "meeting/large_timer")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the cursor stays in its field
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        for keys, job in (
            (START_KEY, timing.toggle_current),
            (ONWARD_KEY, lambda: timing.forward(timing.current)),
            (BACK_KEY, lambda: timing.back(timing.current)),
            (SOUND_KEY, timing.turn_sound),
            (LARGE_KEY, self.close),
            ("Esc", self.close),
            ("F11", self._turn_full),
        ):
            QShortcut(QKeySequence(keys), self, job)
        timing.changed.connect(self.show_time)
        timing.ticked.connect(self.show_time)

    def turn(self, beside: QWidget) -> None:
        """Opens or closes; opens on the screen that the window `beside` is not on, if there is one."""
        if self.isVisible():
            self.close()
            return
        self.show_time()
        here = beside.screen()
        other = next((s for s in QGuiApplication.screens() if s is not here), None)
        place = (other or here).availableGeometry()
        self.resize(place.width() * 2 // 3, place.height() * 2 // 3)
        self.move(place.center() - self.rect().center())
        self.show()
        if other is not None:
            self.showFullScreen()

    def show_time(self) -> None:
        """Shows the time of the slot that is timed."""
        timed = self._timing.current
        if timed is None:
            self.stage_name.set_text("")
            self.time.set_text("")
            self.state.set_text(tr("No slot yet"))
            self.roles.setText("")
            return
        timer = timed.timer
        paused = timed.begun and not timer.running and not timer.finished
        self.stage_name.set_text(tr("Slot finished") if timer.finished else tr(timed.stage.name))
        self.time.set_text(time_words(timer))
        if self.roles.text() != timed.roles:
            self.roles.setText(timed.roles)
        waiting = tr("Paused") if paused else "" if timer.has_begun else tr("Not started yet")
        self.state.set_text(waiting)

    def _turn_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
