"""The last step of the first run: the dates of the meetings, and where the records are kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace as changed
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from lfl_desktop import paths
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.domain.terms import USUAL_TIMES
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.names import each_once
from lfl_desktop.views.kit.binding.forms import grid_of, layout_of
from lfl_desktop.views.kit.controls.choices import day_without_year_meant
from lfl_desktop.views.kit.controls.completing import NameCompleter
from lfl_desktop.views.kit.controls.day_button import room_of_button
from lfl_desktop.views.kit.controls.own_controls import DateLine, Segmented, TimeLine
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.start.welcome_steps import CROSS, WelcomeStep, ask, ask_for_day
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.start.first_run import SIX_TERMS, THREE_TERMS, Plan, proposed_year, remark_on_day
from lfl_desktop.workspace.start.new_file import new_file, unused, warning

MOST_A_TERM = 4
"""The most meetings that are proposed in a term; more can be added."""
WIDEST_DAY = "Wednesday 30 September 2026"


class MeetingRow(QObject):
    """One line of the meetings: its day, from when to when, where, and what to know about the day."""

    typed = Signal()
    removed = Signal(object)

    def __init__(self, meeting: Meeting, schools: QStringListModel, parent: QObject) -> None:
        super().__init__(parent)
        self.is_typed = False
        self.date, self.starts, self.ends, self.place = DateLine(), TimeLine(), TimeLine(), Line()
        widest = self.date.fontMetrics().horizontalAdvance(WIDEST_DAY)
        self.date.setMinimumWidth(widest + self.date.fontMetrics().height() + room_of_button(self.date))
        self.date.set_value(meeting.date)
        self.starts.set_value(meeting.starts)
        self.ends.set_value(meeting.ends)
        self.place.setText(meeting.place)
        self.place.setPlaceholderText(tr("place or school"))
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance("M" * 3))
        self.place.setCompleter(NameCompleter(schools, self.place))
        self.remark = label("", "muted", wrap=False)
        self.remove = QPushButton("×")
        self.remove.setProperty("role", "cross")
        self.remove.setFixedSize(CROSS, CROSS)
        pressed_once(self.remove)
        self.remove.setToolTip(tr("Remove this meeting"))
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        for line in (self.date, self.starts, self.ends, self.place):
            line.textChanged.connect(self._touched)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields in order."""
        return (self.date, self.starts, self.ends, self.place)

    @property
    def read(self) -> tuple[DateLine | TimeLine, ...]:
        """The fields whose words must be understood."""
        return (self.date, self.starts, self.ends)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All that is in the line, in order."""
        return (*self.fields, self.remark, self.remove)

    def stand_in(self, grid: QGridLayout, number: int, in_two: bool) -> None:
        """Stands in `grid` as the row of this `number`, from 1, in one line or in two."""
        first = 2 * number - 1
        for column, line in enumerate(self.read):
            grid.addWidget(line, first, column)
        if in_two:
            grid.addWidget(self.place, first + 1, 0)
            grid.addWidget(self.remark, first + 1, 1, 1, 4)
        else:
            grid.addWidget(self.place, first, 3)
            grid.addWidget(self.remark, first, 4)
        grid.addWidget(self.remove, first, 5)
        for widget in self.widgets:
            widget.show()

    def width_in_one(self, gap: int) -> int:
        """How wide it is in one line in which the hint of the place can be read."""
        metrics = self.place.fontMetrics()
        place = metrics.horizontalAdvance(self.place.placeholderText()) + 2 * metrics.height()
        others = (self.date.minimumWidth(), self.starts.sizeHint().width(), self.ends.sizeHint().width())
        return sum(others) + place + self.remark.sizeHint().width() + CROSS + 5 * gap

    def meeting(self, plan: Plan) -> Meeting:
        """The meeting in this line."""
        return Meeting(
            learning_set=plan.ids.learning_set,
            date=self.date.value(),
            starts=self.starts.value(),
            ends=self.ends.value(),
            place=one_line(self.place.text()),
        )

    def show_remark(self, plan: Plan, number: int) -> None:
        """Says where the day lies, and names the fields for those who do not see them."""
        day = self.date.value()
        words = tr("not understood yet") if self.date.property("unclear") else remark_on_day(plan, day)
        self.remark.setText(words)
        self.date.setAccessibleName(tr("Day of meeting {n}", n=number))
        self.date.setAccessibleDescription(words)
        self.starts.setAccessibleName(tr("Start of meeting {n}", n=number))
        self.ends.setAccessibleName(tr("End of meeting {n}", n=number))
        self.place.setAccessibleName(tr("Place of meeting {n}", n=number))
        of = long_date(day) if day else tr("without a day")
        self.remove.setAccessibleName(tr("Remove meeting {n}, {day}", n=number, day=of))

    def _touched(self) -> None:
        self.is_typed = True
        self.typed.emit()


class DatesStep(WelcomeStep):
    """Proposed meetings to correct, and the place of the new file."""

    form = "start/welcome_dates"
    heading = mark("Dates of the meetings")
    words = mark("These are proposals, to be changed now or later. A line without a day is left out.")

    pattern: Segmented
    per_term: Segmented
    meetings_count: QLabel
    meetings_hint: QLabel
    add_meeting: QPushButton
    file: QLabel
    file_warning: QLabel
    choose_place: QPushButton

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._grid = grid_of(self, "meetings")
        self._today = today
        self._plan = Plan(programme="")
        self._chosen: Path | None = None
        self._path = Path()
        self._shown_for: object = None
        self._in_two = False
        self._schools = QStringListModel(self)
        self.rows: list[MeetingRow] = []
        self.pattern.set_options([(THREE_TERMS, tr("Three terms")), (SIX_TERMS, tr("Six terms"))])
        self.pattern.set_value(THREE_TERMS)
        self.pattern.setAccessibleName(tr("Terms a year"))
        self.per_term.set_options([(n, str(n)) for n in range(1, MOST_A_TERM + 1)])
        self.per_term.set_value(2)
        self.per_term.setAccessibleName(tr("Meetings a term"))
        self._head_the_columns()
        ask(self.meetings_hint, self.add_meeting, "")
        self.pattern.changed.connect(lambda _value: self._propose())
        self.per_term.changed.connect(lambda _value: self._propose())
        self.add_meeting.clicked.connect(self._add)
        self.choose_place.clicked.connect(self._choose_place)

    @property
    def path(self) -> Path:
        """Where the records will be kept: a file that is not there yet."""
        return self._path

    def enter(self, plan: Plan) -> None:
        self._schools.setStringList(each_once(member.school for member in plan.members))
        shown_for = (plan.starts, plan.ends, plan.programme, plan.cohort)
        self._plan = changed(plan, terms=self._plan.terms)
        if shown_for != self._shown_for:
            self._shown_for = shown_for
            self._propose()
        self._show_place()

    def inputs(self) -> Sequence[QWidget]:
        fields: list[QWidget] = [self.pattern, self.per_term]
        return fields + [field for row in self.rows for field in row.fields]

    def missing(self) -> QWidget | None:
        asked = (ask_for_day(self.meetings_hint, field) for row in self.rows for field in row.read)
        return next((field for field in asked if field), None)

    def filled_in(self, plan: Plan) -> Plan:
        meetings = tuple(row.meeting(plan) for row in self.rows if row.date.value())
        return changed(plan, terms=self._plan.terms, meetings=meetings, meetings_a_term=self._a_term())

    def _head_the_columns(self) -> None:
        words = (tr("Day"), tr("Starts"), tr("Ends"), tr("Where"))
        for column, word in enumerate(words):
            self._where = label(word, "field", wrap=False)
            self._grid.addWidget(self._where, 0, column)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(3, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where there is no room for a place beside its day, it stands below it."""
        edges = [layout_of(self, name).contentsMargins() for name in ("whole", "meetings_box")]
        room = self.width() - sum(each.left() + each.right() for each in edges)
        gap = self._grid.horizontalSpacing()
        in_two = any(row.width_in_one(gap) > room for row in self.rows)
        if in_two != self._in_two:
            self._in_two = in_two
            self._arrange()

    def _propose(self) -> None:
        """Proposes again; lines in which something was typed stay as they are."""
        kept = [row for row in self.rows if row.is_typed]
        for row in self.rows:
            if row not in kept:
                self._take_away(row)
        meetings = {row: row.meeting(self._plan) for row in kept}
        pattern = str(self.pattern.value() or THREE_TERMS)
        self._plan = proposed_year(self._plan, self._a_term(), pattern, tuple(meetings.values()))
        of = {meeting.id: row for row, meeting in meetings.items()}
        self.rows = [of.get(meeting.id) or self._row(meeting) for meeting in self._plan.meetings]
        self._arrange()

    def _a_term(self) -> int:
        chosen = self.per_term.value()
        return chosen if isinstance(chosen, int) else 0

    def _row(self, meeting: Meeting) -> MeetingRow:
        row = MeetingRow(meeting, self._schools, self)
        day_without_year_meant(row.date, self._today, lambda: self._plan.ends, lambda: self._plan.starts)
        row.date.set_year(lambda: SchoolYear(tuple(self._plan.terms)))
        row.typed.connect(self.typed)
        row.typed.connect(self._remark)
        row.removed.connect(self._remove)
        return row

    def _arrange(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.stand_in(self._grid, number, self._in_two)
        self._where.setVisible(not self._in_two)
        self._grid.setColumnStretch(3, 0 if self._in_two else 4)
        rows = [stop for row in self.rows for stop in (*row.fields, row.remove)]
        stops: list[QWidget] = [self.pattern, self.per_term, *rows, self.add_meeting, self.choose_place]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        self._remark()

    def _remark(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.show_remark(self._plan, number)
        count = sum(row.date.value() is not None for row in self.rows)
        self.meetings_count.setText(plural("%n meetings", "%n meeting", count))
        if not any(field.property("unclear") for row in self.rows for field in row.read):
            ask(self.meetings_hint, self.add_meeting, "")
        self._fold()

    def _add(self) -> None:
        starts, ends = USUAL_TIMES
        row = self._row(Meeting(learning_set=self._plan.ids.learning_set, starts=starts, ends=ends))
        row.is_typed = True
        self.rows.append(row)
        self._arrange()
        row.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: MeetingRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._take_away(row)
        self._arrange()
        self.typed()
        nearest = self.rows[min(place, len(self.rows) - 1)].remove if self.rows else self.add_meeting
        nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, row: MeetingRow) -> None:
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        row.deleteLater()

    def _show_place(self) -> None:
        named = new_file(paths.usual_folder(), self._plan.programme, self._plan.set_name)
        self._path = unused(self._chosen) if self._chosen else named
        self.file.setText(str(self._path))
        self.file_warning.setText(warning(self._path))
        self.file_warning.setVisible(bool(self.file_warning.text()))

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, tr("Where to keep the records"), str(self._path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Records files (*.lfl)"))
        dialog.setDefaultSuffix("lfl")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(self._path.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep_at)
        dialog.open()

    def keep_at(self, name: str) -> None:
        """Keeps the records at the path `name`, or beside it where there is a file already."""
        self._chosen = Path(name)
        self._show_place()
