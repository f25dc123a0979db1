"""Moving a meeting to another day, or cancelling it, each with why if somebody wants to say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting import meeting_states


class MeetingChange(QDialog):
    """Asks for what moving or cancelling needs. Escape leaves the meeting as it is."""

    words: QLabel
    date_label: QLabel
    date: DateLine
    reason: Sentence
    remark: QLabel
    leave: QPushButton
    change: QPushButton

    def __init__(self, desk: Desk, meeting: Meeting, move: bool, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "meeting/meeting_change")
        self._desk = desk
        self._meeting = meeting
        self._move = move
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Move the meeting") if move else tr("Cancel the meeting"))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setText(self._explained())
        self.date.set_today(desk.reading.today)
        self.date.set_year(desk.school_year)
        for widget in (self.date_label, self.date):
            widget.setVisible(move)
        self.remark.hide()
        self.change.setText(self.windowTitle())
        self.leave.clicked.connect(self.reject)
        self.change.clicked.connect(self._do)
        self.reason.entered.connect(self.change.click)
        self.resize(self.sizeHint().expandedTo(QSize(self.fontMetrics().averageCharWidth() * 60, 0)))
        (self.date if move else self.reason).setFocus()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.resize(self.width(), self.heightForWidth(self.width()))  # as high as what is said and typed
        return done

    def _explained(self) -> str:
        day = long_date(self._meeting.date) if self._meeting.date else tr("no date yet")
        if not self._move:
            return tr(
                "The meeting ({day}) loses its number. What is recorded at it stays, and it can be planned"
                " again.",
                day=day,
            )
        first = self._meeting.moved_from
        if first is None:
            return tr("Now on {day}. That it was moved stays on record.", day=day)
        first_day = day_and_month(first, self._desk.reading.today())
        return tr("Now on {day}, first planned for {first}.", day=day, first=first_day)

    def _do(self) -> None:
        day = self.date.value()
        unclear = self._move and (day is None or bool(self.date.property("unclear")))
        self.remark.setText(tr("Type the new day first, for example 24 May.") if unclear else "")
        self.remark.setVisible(unclear)
        if unclear:
            self.date.setFocus()
            return
        workspace, reason = self._desk.workspace, self.reason.toPlainText()
        meeting = workspace.get(Meeting, self._meeting.id)
        if meeting is not None and day is not None and self._move:
            self._desk.attempt(lambda: meeting_states.move_meeting(workspace, meeting, day, reason))
        elif meeting is not None:
            self._desk.attempt(lambda: meeting_states.cancel(workspace, meeting, reason))
        self.accept()
