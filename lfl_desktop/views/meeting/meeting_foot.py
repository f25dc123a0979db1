"""The foot of a meeting, in sight however far its page is scrolled: the timer, and where Next goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.meeting.timer_card import ONWARD_KEY, START_KEY, next_words, onward_words, strip_words
from lfl_desktop.words import tr


class MeetingFoot(QFrame):
    """Where Next goes, and the timer of a slot while the card that shows it large is not in sight."""

    wanted = Signal()
    """Next was pressed."""

    timer_words: ShortenedLabel
    toggle: QPushButton
    onward: QPushButton
    between: QFrame
    go_on: QPushButton

    def __init__(self, timing: Timing, parent: QWidget) -> None:
        super().__init__(parent)
        self._timing = timing
        self._card_in_sight = False
        fill_with_form(self, "meeting/meeting_foot")
        self.toggle.setToolTip(START_KEY)
        self.onward.setToolTip(ONWARD_KEY)
        self.toggle.clicked.connect(timing.toggle_current)
        self.onward.clicked.connect(lambda: timing.forward(timing.current))
        self.go_on.clicked.connect(self.wanted)
        timing.changed.connect(self._show_timer)
        timing.ticked.connect(self._show_time)
        self.say("", "")
        self._show_timer()

    def say(self, words: str, keys: str) -> None:
        """Where Next goes, and the keys that go there too; empty where nothing is next."""
        self.go_on.setText(words)
        self.go_on.setToolTip(keys)
        self.go_on.setVisible(bool(words))
        self._show_timer()

    def card_is_in_sight(self, in_sight: bool) -> None:
        """Whether the timer is seen elsewhere, so that it need not be here."""
        if in_sight != self._card_in_sight:
            self._card_in_sight = in_sight
            self._show_timer()

    def _show_timer(self) -> None:
        timed = self._timing.current
        goes_on = timed is not None and timed.begun and not timed.timer.finished and not self._card_in_sight
        for widget in (self.toggle, self.onward):
            widget.setVisible(goes_on)
        self.between.setVisible(goes_on and not self.go_on.isHidden())
        self.setVisible(goes_on or not self.go_on.isHidden())
        if goes_on and timed is not None:
            self.toggle.setText(next_words(timed))
            self.onward.setText(onward_words(timed))
            self._show_time()
        else:
            self.timer_words.setText("")

    def _show_time(self) -> None:
        timed = self._timing.current
        if timed is not None and not self.toggle.isHidden():
            self.timer_words.setText(tr("{name} · {time}", name=timed.short, time=strip_words(timed)))


def next_of(part_words: str) -> str:
    """What Next says where another stage follows."""
    return tr("Next: {stage}", stage=part_words)
