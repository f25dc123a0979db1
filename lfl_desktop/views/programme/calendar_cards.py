"""What stands beside the calendar for a meeting, a proposal, a term or a holiday."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.lock import is_locked, lock, unlock
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import (
    day_without_year_meant,
    fill_choices,
    half_a_year_ahead,
    school_choices,
)
from lfl_desktop.views.kit.controls.own_controls import DateLine, TimeLine
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.remarks_on_days import remark_on
from lfl_desktop.workspace.calendar.year_calendar import CalendarLine, LineKind
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.meeting.meeting_moved import meeting_on_day
from lfl_desktop.workspace.set_book import SetBook


class CalendarMeetingCard(QFrame):
    """A meeting of the set: when and where. Another day typed here moves it."""

    meeting_heading: QLabel
    date: DateLine
    starts: TimeLine
    ends: TimeLine
    remark: QLabel
    moved_words: QLabel
    reason: Sentence
    reason_label: QLabel
    place: QLineEdit
    host_school: QComboBox
    open_meeting: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._form: RecordForm | None = None
        self._before: Meeting | None = None
        fill_with_form(self, "programme/calendar_meeting")
        self.setProperty("role", "card")
        today = desk.reading.today
        day_without_year_meant(self.date, today, half_a_year_ahead(today))
        self.date.installEventFilter(self)
        self.open_meeting.clicked.connect(self._open)

    def show_meeting(self, book: SetBook, meeting: Meeting) -> None:
        """Shows one meeting."""
        fill_choices(self.host_school, school_choices(book), tr("none"))
        if self._form is None:
            self._form = RecordForm(self._desk, self, meeting, mark("Change meeting"), FIELDS)
            self._form.derive = self._following
        else:
            self._form.show(meeting)
        if not self.date.hasFocus():
            self._before = meeting
        self.follow(book)

    def follow(self, book: SetBook) -> None:
        """Shows what follows from the fields as they were kept last."""
        meeting = self._meeting
        if meeting is None:
            return
        number = book.numbers.get(meeting.id)
        self.meeting_heading.setText(tr("Meeting {n}", n=number) if number else tr("Meeting, cancelled"))
        self._lock(meeting)
        finished = meeting.state == MeetingState.FINISHED
        words = tr("This meeting is finished. Open it again on its own page to change something.")
        show_words(self.remark, words if finished else remark_on(book, meeting.date, meeting.id))
        first = meeting.moved_from
        show_words(self.moved_words, tr("First planned for {day}.", day=long_date(first)) if first else "")
        for widget in (self.reason, self.reason_label):
            widget.setVisible(first is not None or bool(meeting.reason))

    def _lock(self, meeting: Meeting) -> None:
        """A finished meeting is there to read, and to be opened."""
        if meeting.state == MeetingState.FINISHED:
            lock(self)
            self.open_meeting.setEnabled(True)
        elif is_locked(self):
            unlock(self)

    def focus_first(self) -> None:
        """Puts the cursor into the day."""
        self.date.setFocus()
        self.date.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.date and event.type() == QEvent.Type.FocusIn:
            self._before = self._meeting
        return super().eventFilter(watched, event)

    @property
    def _meeting(self) -> Meeting | None:
        record = self._form.record if self._form else None
        return record if isinstance(record, Meeting) else None

    def _following(self, typed: dict[str, object]) -> dict[str, object]:
        """A day that is typed is a move from where the meeting was before the cursor came into the field."""
        day, before = typed.get("date"), self._before
        if "date" not in typed or before is None or not isinstance(day, dt.date | None):
            return {}
        return {"moved_from": meeting_on_day(before, day).moved_from}

    def _open(self) -> None:
        if self._meeting:
            self._desk.wanted.emit(destination_meeting(self._meeting.id))


FIELDS = ("date", "starts", "ends", "reason", "place", "host_school")


def show_words(label: QLabel, words: str) -> None:
    """Words that take no room where there are none."""
    label.setText(words)
    label.setVisible(bool(words))


class NoteCard(QFrame):
    """A line that is no record to fill in here: a proposed meeting, a term, a bank holiday."""

    note_heading: QLabel
    note_words: QLabel
    proposal: QFrame
    proposed_day: DateLine
    proposed_remark: QLabel
    accept: QPushButton
    open_terms: QPushButton

    def __init__(self) -> None:
        super().__init__()
        fill_with_form(self, "programme/calendar_note")
        self.setProperty("role", "card")

    def show_line(self, book: SetBook, line: CalendarLine | None, proposed: Meeting | None) -> None:
        """Shows a line; `proposed` is the meeting that it proposes, if it does."""
        is_term = line is not None and line.kind == LineKind.HEADING and bool(line.note)
        self.note_heading.setText(_heading(line))
        show_words(self.note_words, _words(line))
        self.proposal.setVisible(proposed is not None)
        self.open_terms.setVisible(is_term or line is None)
        if proposed:
            typed = self.proposed_day.hasFocus() and self.proposed_day.value() == proposed.date
            if not typed:  # the words that somebody is typing stay theirs
                self.proposed_day.set_value(proposed.date)
            show_words(self.proposed_remark, remark_on(book, proposed.date))


def _heading(line: CalendarLine | None) -> str:
    if line is None:
        return tr("Nothing in the calendar yet")
    return (
        f"{line.what}, {long_date(line.date)}" if line.kind == LineKind.HOLIDAY and line.date else line.what
    )


def _words(line: CalendarLine | None) -> str:
    if line is None:
        return tr("Choose what to add, type its day, and press Enter.")
    if line.kind == LineKind.PROPOSED:
        return tr("Not kept yet. Accept it as it is, or type another day first.")
    if line.kind == LineKind.HOLIDAY:
        return tr("A bank holiday in the programme’s nation.")
    days = ", ".join(part for part in (line.dates, line.where) if part)
    return ". ".join(part for part in (days, line.note) if part)
