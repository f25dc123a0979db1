"""The facts of a meeting, which two of its stages show: when, where, how, and whether it was moved."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.domain.meetings import Meeting, MeetingState, Mode
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import fill_choices, school_choices
from lfl_desktop.views.kit.controls.own_controls import DateLine, Segmented, TimeLine
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting import meeting_states
from lfl_desktop.workspace.meeting.known_templates import template_choices
from lfl_desktop.workspace.set_book import SetBook

MODES = (
    (Mode.IN_PERSON, mark("In person")),
    (Mode.VIDEO, mark("Video")),
    (Mode.PHONE, mark("Phone")),
    (Mode.BOTH, mark("Both")),
)


class MeetingFacts(QWidget):
    """Date, time, place, mode and stage template of one meeting, with the ways to move or cancel it."""

    date: DateLine
    starts: TimeLine
    ends: TimeLine
    place: QLineEdit
    host_school: QComboBox
    mode: Segmented
    template: QComboBox
    edit_templates: QPushButton
    move_meeting: QPushButton
    cancel_meeting: QPushButton
    changed_words: QLabel

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = title
        self._form: RecordForm | None = None
        fill_with_form(self, "meeting/meeting_facts")
        self.mode.set_options([(mode, tr(words)) for mode, words in MODES])
        self.date.set_today(desk.reading.today)
        self.edit_templates.clicked.connect(self._edit_templates)
        self.move_meeting.clicked.connect(lambda: self._change(True))
        self.cancel_meeting.clicked.connect(lambda: self._change(False))

    def show_meeting(self, book: SetBook, meeting: Meeting) -> None:
        """Shows `meeting`, which may be one that is not kept yet."""
        fill_choices(self.host_school, school_choices(book), tr("none"))
        fill_choices(self.template, self._templates(meeting))
        if self._form is None:
            self._form = RecordForm(self._desk, self, meeting, self._title)
            self._form.derive = self._follows
        else:
            self._form.show(meeting)
        self._show_changes(book, meeting)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting in sight, as it was kept last."""
        record = self._form.record if self._form else None
        return record if isinstance(record, Meeting) else None

    def _templates(self, meeting: Meeting) -> list[tuple[object, str]]:
        """The templates to choose from; one that this program does not know is there as what it is."""
        found = template_choices(self._desk.reading)
        if meeting.template not in [key for key, _name in found]:
            found.append((meeting.template, tr("One that is not known here (as classic)")))
        return found

    def _follows(self, typed: dict[str, object]) -> dict[str, object]:
        return meeting_states.follows(self.meeting, typed) if self.meeting else {}

    def _show_changes(self, book: SetBook, meeting: Meeting) -> None:
        kept = meeting.id in {other.id for other in book.meetings}
        planned = meeting.state == MeetingState.PLANNED
        self.move_meeting.setVisible(kept and planned and meeting.date is not None)
        going_on = meeting.state in (MeetingState.PLANNED, MeetingState.UNDER_WAY)
        self.cancel_meeting.setVisible(kept and going_on)
        words = meeting_states.state_words(meeting, self._desk.reading.today()) if planned else ""
        self.changed_words.setText(words[:1].upper() + words[1:])
        self.changed_words.setVisible(bool(words))

    def _edit_templates(self) -> None:
        from lfl_desktop.views.parts.stage_templates import StageTemplates

        if self._form is not None:
            self._form.keep()
        key = self.template.currentData()
        StageTemplates(self._desk, str(key) if key else "", self.window()).open()

    def _change(self, move: bool) -> None:
        from lfl_desktop.views.meeting.meeting_change import MeetingChange

        if self._form is None or self.meeting is None:
            return
        self._form.keep()
        MeetingChange(self._desk, self.meeting, move, self.window()).open()
