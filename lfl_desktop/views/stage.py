"""What the stages of a meeting have in common, and the facts of a meeting that two of them show."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from lfl_desktop.domain.meetings import Meeting, Mode
from lfl_desktop.views.choices import fill_choices
from lfl_desktop.views.controls import DateLine, Segmented, TimeLine
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.forms import fill
from lfl_desktop.views.keeping import RecordForm
from lfl_desktop.views.rows import focusable
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.meeting import MeetingPage
from lfl_desktop.workspace.templates import stage_templates


class Stage(QWidget):
    """One stage of a meeting. A subclass names its `form` and `label`.

    It is filled when it is first looked at: a meeting opens at one of its stages, and most of the others
    are not looked at before the next is opened."""

    form = ""
    label = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.is_made = False

    def make(self) -> None:
        """Fills it with its form, once."""
        if not self.is_made:
            self.is_made = True
            fill(self, self.form)
            self.build()

    def build(self) -> None:
        """Makes what the form does not hold. Called once."""

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        """Shows the meeting as it is now, keeping the cursor where it is."""
        raise NotImplementedError

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        """Text that is typed in this stage was kept: what else shows it follows."""

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        """A word on how far this stage has got, and whether something is recorded in it."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Puts the cursor where this stage begins."""
        widgets = focusable(self)
        if widgets:
            widgets[0].setFocus()


MODES = (
    (Mode.IN_PERSON, mark("In person")),
    (Mode.VIDEO, mark("Video")),
    (Mode.PHONE, mark("Phone")),
    (Mode.BOTH, mark("Both")),
)


class MeetingFacts(QWidget):
    """Date, time, place, mode and stage template of one meeting."""

    date: DateLine
    starts: TimeLine
    ends: TimeLine
    place: QLineEdit
    host_school: QComboBox
    mode: Segmented
    template: QComboBox

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self._form: RecordForm | None = None
        fill(self, "meeting_facts")
        self.mode.set_options([(mode, tr(words)) for mode, words in MODES])
        fill_choices(self.template, [(t.key, tr(t.name)) for t in stage_templates()])
        self.date.set_today(desk.workspace.today)

    def show_meeting(self, book: SetBook, meeting: Meeting) -> None:
        """Shows `meeting`, which may be one that is not kept yet."""
        fill_choices(self.host_school, [(s.id, s.name) for s in book.schools.values()], tr("none"))
        if self._form is None:
            self._form = RecordForm(self._desk, self, meeting, self._title)
        else:
            self._form.show(meeting)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting in sight, as it was kept last."""
        record = self._form.record if self._form else None
        return record if isinstance(record, Meeting) else None
