"""Meetings: one meeting, walked through its stages in whatever order."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from lfl_desktop.domain.by_when import long_date, said
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.year import held, next_meeting, seen_from
from lfl_desktop.views.bids import BidsStage
from lfl_desktop.views.check_in import CheckInStage
from lfl_desktop.views.choices import choose, fill_choices
from lfl_desktop.views.controls import GrowingText, Pages
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.keeping import RecordForm, keep_all
from lfl_desktop.views.large_timer import LargeTimer
from lfl_desktop.views.next_meeting import NextMeetingStage
from lfl_desktop.views.report_back import ReportBackStage
from lfl_desktop.views.screen import Screen, set_role
from lfl_desktop.views.set_review import SetReviewStage
from lfl_desktop.views.slots import SlotsStage
from lfl_desktop.views.stage import MODES, Stage
from lfl_desktop.views.timer_card import BACK_KEY, LARGE_KEY, ONWARD_KEY, START_KEY
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace import meeting as jobs
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.meeting import MeetingPage
from lfl_desktop.workspace.members import away_words
from lfl_desktop.workspace.workspace import Change

STAGES: tuple[type[Stage], ...] = (
    CheckInStage,
    ReportBackStage,
    BidsStage,
    SlotsStage,
    SetReviewStage,
    NextMeetingStage,
)


class MeetingsScreen(Screen):
    """The meeting in sight, its stages along the top, the private log folded at the side."""

    form = "meetings"
    title = tr("Meetings")

    heading: QLabel
    subline: QLabel
    which: QComboBox
    print_summary: QPushButton
    forward: QPushButton
    stages: Pages
    log_toggle: QPushButton
    log_card: QFrame
    log_text: GrowingText

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._meeting: UUID | None = None
        self._page: MeetingPage | None = None
        self._book: SetBook | None = None
        self._stages: list[Stage] = []
        self._current: set[int] = set()
        self._tabs: list[QPushButton] = []
        self._log: RecordForm | None = None
        self._behind = False
        self._before_log: QWidget | None = None
        self._large: LargeTimer | None = None
        self._group = QButtonGroup(self)
        self.which.activated.connect(lambda _place: self.show_item(self.which.currentData()))
        self.print_summary.clicked.connect(self._print)
        self.forward.clicked.connect(self._forward)
        self.log_toggle.toggled.connect(self._unfold)
        self.log_text.setObjectName("wording")
        self._make_tabs()
        self._unfold(False)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._move(step))
        QShortcut(QKeySequence("Ctrl+L"), self, self.log_toggle.toggle)
        for keys, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._move_slot(step))
        timing = desk.timing
        for keys, job in (
            (START_KEY, lambda: timing.toggle() if self._at_slots else timing.pause()),
            (ONWARD_KEY, lambda: timing.forward(timing.shown if self._at_slots else timing.running)),
            (BACK_KEY, lambda: timing.back(timing.shown if self._at_slots else timing.running)),
            (LARGE_KEY, self._turn_large),
        ):
            QShortcut(QKeySequence(keys), self, job)

    @property
    def stage(self) -> Stage:
        """The stage in sight."""
        return self._stages[self.stages.currentIndex()]

    def focus_first(self) -> None:
        if self._stages:
            self.stage.focus_first()

    def show_item(self, item: object) -> None:
        """Shows the meeting with this id from its first stage, or with (id, "slots", challenge) the
        slot of a challenge at it."""
        if isinstance(item, tuple):
            meeting, _slots, challenge = item
            self.show_item(meeting)
            if self._meeting == meeting and self._stages:
                self.go(STAGES.index(SlotsStage))
                if isinstance(self.stage, SlotsStage):
                    self.stage.show_challenge(challenge)
        if isinstance(item, UUID) and item != self._meeting:
            if not keep_all(self):
                choose(self.which, self._meeting)
                return
            self.leave()
            self._meeting = item
            self._make_stages()
            self.refresh()
            self.go(0)
            self._stale = False

    def go(self, place: int) -> None:
        """Shows the stage at `place`."""
        self.leave()
        if self._behind:
            self.refresh()
        self._show_stage(place)
        self.stages.setCurrentIndex(place)
        self._tabs[place].setChecked(True)
        self.stage.focus_first()

    def enter(self) -> None:
        if self._meeting is None:
            self._choose_meeting()
        super().enter()

    def refresh(self) -> None:
        book = self.desk.book()
        self._behind = False
        if self._meeting is None or self._meeting not in {m.id for m in book.meetings}:
            self._choose_meeting()
            self._remove_stages()
        self._show_which(book)
        for tab in self._tabs:
            tab.setEnabled(self._meeting is not None)
        if self._meeting is None:
            self._show_nothing()
            return
        if not self._stages:
            self._make_stages()
            self._tabs[0].setChecked(True)
        self._page = page = jobs.read(book, self._meeting)
        self._show_heading(book, page)
        self._book = book
        self._current = set()
        self._show_stage(self.stages.currentIndex())
        self._show_tabs(page)
        self._show_log(page)

    def _show_stage(self, place: int) -> None:
        """Shows the meeting in the stage at `place`, unless it is there as it is now."""
        if place in self._current or self._book is None or self._page is None:
            return
        self._current.add(place)
        stage = self._stages[place]
        if not stage.is_made:
            stage.make()
            if isinstance(stage, SlotsStage):
                stage.timer.large_wanted.connect(self._turn_large)
            self.fold()
        stage.show_page(self._book, self._page)

    def text_kept(self, change: Change) -> None:
        if self._meeting is None:
            return
        book = self.desk.book()
        self._behind = True
        self._page = page = jobs.read(book, self._meeting)
        self._show_which(book)
        self._show_heading(book, page)
        self._show_tabs(page)
        self.stage.text_kept(book, page)

    def _choose_meeting(self) -> None:
        book = self.desk.book()
        meetings = seen_from(book.meetings, book.programme.sample_today)
        done = held(meetings)
        chosen = next_meeting(meetings) or (done[-1] if done else None)
        self._meeting = chosen.id if chosen else None

    def _make_tabs(self) -> None:
        for place, kind in enumerate(STAGES):
            tab = QPushButton(tr(kind.label))
            tab.setProperty("role", "stage")
            tab.setCheckable(True)
            tab.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            tab.clicked.connect(lambda _checked=False, place=place: self.go(place))
            self._tabs.append(tab)
            self._group.addButton(tab)
        self._tabs[0].setChecked(True)
        self._arrange_tabs()

    def _arrange_tabs(self) -> None:
        bar = self.findChild(QGridLayout, "stage_bar")
        assert bar is not None
        across = len(STAGES) // 2 if self._narrow else len(STAGES)
        for place, tab in enumerate(self._tabs):
            bar.addWidget(tab, place // across, place % across)
        for column in range(len(STAGES)):
            bar.setColumnStretch(column, int(column < across))

    def fold(self) -> None:
        super().fold()
        self._arrange_tabs()

    def _remove_stages(self) -> None:
        for stage in self._stages:
            self.stages.removeWidget(stage)
            stage.hide()
            stage.deleteLater()
        self._stages = []

    def _make_stages(self) -> None:
        self._remove_stages()
        self._stages = [kind(self.desk) for kind in STAGES]
        for stage in self._stages:
            self.stages.addWidget(stage)

    def _show_which(self, book: SetBook) -> None:
        today = self.desk.workspace.today()
        choices: list[tuple[object, str]] = []
        for meeting in book.meetings:
            number = book.numbers.get(meeting.id)
            day = said(meeting.date, today) if meeting.date else tr("no date yet")
            choices.append((meeting.id, tr("Meeting {n} · {day}", n=number or "–", day=day)))
        fill_choices(self.which, choices)
        choose(self.which, self._meeting)
        self.which.setVisible(self.which.count() > 1)

    def _show_nothing(self) -> None:
        self.heading.setText(tr("No meeting yet"))
        self.subline.setText(tr("Plan the first one: it can be changed at any time."))
        self.forward.setText(tr("Plan a meeting"))
        self._page = None
        self.log_toggle.setChecked(False)
        for tab, kind in zip(self._tabs, STAGES, strict=True):
            tab.setText(tr(kind.label))
        for widget in (self.print_summary, self.log_toggle):
            widget.hide()

    def _show_heading(self, book: SetBook, page: MeetingPage) -> None:
        meeting = page.meeting
        day = long_date(meeting.date).rsplit(" ", 1)[0] if meeting.date else tr("no date yet")
        self.heading.setText(tr("Meeting {n} · {day}", n=page.number, day=day))
        self.subline.setText(_subline(book, page))
        self.subline.setToolTip(away_words(book, meeting.date) if meeting.date else "")
        self.print_summary.show()
        words = {
            MeetingState.PLANNED: tr("Start meeting"),
            MeetingState.UNDER_WAY: tr("Finish meeting"),
            MeetingState.FINISHED: tr("Open it again"),
            MeetingState.CANCELLED: tr("Plan it again"),
        }
        self.forward.setText(words[meeting.state])
        going_on = meeting.state in (MeetingState.PLANNED, MeetingState.UNDER_WAY)
        set_role(self.forward, "primary" if going_on else "")

    def _show_tabs(self, page: MeetingPage) -> None:
        for stage, tab in zip(self._stages, self._tabs, strict=True):
            words, done = stage.standing(page)
            tab.setText(f"✓ {words}" if done else words)
            if tab.property("done") != done:
                tab.setProperty("done", done)
                tab.style().unpolish(tab)
                tab.style().polish(tab)

    def _show_log(self, page: MeetingPage) -> None:
        self.log_toggle.show()
        if self._log is None:
            self._log = RecordForm(self.desk, self.log_text, page.log, mark("Edit private log"), ("wording",))
        else:
            self._log.show(page.log)

    def _unfold(self, shown: bool) -> None:
        had_cursor = self.log_text.hasFocus()
        before, self._before_log = self._before_log, None
        if shown:
            self._before_log = QApplication.focusWidget()
        self.log_card.setVisible(shown)
        if shown:
            self.log_text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_cursor and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, step: int) -> None:
        place = self.stages.currentIndex() + step
        if 0 <= place < len(self._stages):
            self.go(place)

    @property
    def _at_slots(self) -> bool:
        return bool(self._stages) and isinstance(self.stage, SlotsStage)

    def _turn_large(self) -> None:
        if self._stages:
            self._show_stage(STAGES.index(SlotsStage))  # it says which slot is timed
        if self._large is None:
            self._large = LargeTimer(self.desk.timing)
        self._large.turn(self.window())

    def leave(self) -> None:
        super().leave()
        self.desk.timing.record()

    def let_go(self) -> None:
        if self._large is not None:
            self._large.close()
            self._large.deleteLater()
            self._large = None

    def _move_slot(self, step: int) -> None:
        if isinstance(self.stage, SlotsStage):
            self.stage.next_slot(step)

    def _print(self) -> None:
        self.desk.wanted.emit("share", ("summary", self._meeting))

    def _forward(self) -> None:
        self.leave()
        try:
            if self._page is None:
                self._meeting = jobs.plan(self.desk.workspace, self.desk.set_id)
                self.refresh()
            else:
                if self._page.meeting.state == MeetingState.UNDER_WAY:
                    self.desk.timing.finish()
                jobs.forward(self.desk.workspace, self._page.meeting, self.desk.workspace.today())
        except WorldError as error:
            self.desk.trouble(error)


def _subline(book: SetBook, page: MeetingPage) -> str:
    meeting: Meeting = page.meeting
    term = book.term(meeting)
    mode = next(tr(words) for value, words in MODES if value == meeting.mode)
    times = "–".join(f"{t:%H:%M}" for t in (meeting.starts, meeting.ends) if t)
    here = (
        tr("{here} of {members} here", here=page.here, members=len(page.members)) if page.attendance else ""
    )
    states = {
        MeetingState.UNDER_WAY: tr("under way"),
        MeetingState.FINISHED: tr("finished"),
        MeetingState.CANCELLED: tr("cancelled"),
    }
    parts = (
        book.place(meeting),
        mode.lower(),
        tr("{term} term", term=term.label.lower()) if term else "",
        times,
        here,
        states.get(meeting.state, ""),
    )
    return " · ".join(part for part in parts if part)
