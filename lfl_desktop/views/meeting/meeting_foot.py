"""The foot of a meeting, in sight however far its page is scrolled: the timer, and where Next goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.templates import Part
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.meeting.timer_card import ONWARD_KEY, START_KEY, next_words, onward_words, strip_words
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage


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
        pressed_once(self.toggle, self.onward, self.go_on)
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

    def show_next(
        self, page: MeetingPage | None, parts: Sequence[Part], place: int, *, is_received: bool
    ) -> None:
        """Where Next goes: to the part at `place`, and from the last to the end of the meeting."""
        if page is not None and 0 < place < len(parts):
            self.say(_next_words(parts[place]), _next_keys())
        elif page is not None and page.meeting.state == MeetingState.UNDER_WAY and not is_received:
            self.say(tr("Finish meeting"), "")
        else:
            self.say("", "")

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


def _next_words(part: Part) -> str:
    if part == Part.NEXT_MEETING:
        return tr("Next: plan the next meeting")
    return tr("Next: {stage}", stage=tr(PARTS[part]))


def place_after(page: MeetingPage | None, parts: Sequence[Part], place: int) -> int:
    """The part that follows the one at `place`: past report back where no action of an earlier meeting is
    open."""
    nothing = page is not None and not page.carried
    is_empty = nothing and parts[place + 1 : place + 2] == [Part.REPORT_BACK]
    return place + 2 if is_empty else place + 1


def _next_keys() -> str:
    """The keys that go where Next goes, as the system and its language call them."""
    return QKeySequence("Ctrl+PgDown").toString(QKeySequence.SequenceFormat.NativeText)
