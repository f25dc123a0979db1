"""The first two steps of the first run: the programme, and the set with its members."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace as changed
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.domain.people import Level
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.guessed_level import guessed_level
from lfl_desktop.domain.wording.names import each_once
from lfl_desktop.views.kit.binding.forms import fill_with_form, grid_of, layout_of
from lfl_desktop.views.kit.binding.row_removal import REMOVE_KEY
from lfl_desktop.views.kit.controls.choices import fill_choices, keep_still, levels
from lfl_desktop.views.kit.controls.completing import NameCompleter
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.own_controls import DateLine, TimeLine
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.members.pasted_lists import cells, typed_cells, without_headings
from lfl_desktop.workspace.start.first_run import Plan, proposed_cohort, remark_on_cohort, remark_on_size


class WelcomeStep(QWidget):
    """One page of the first run. A subclass names its `form` and says what was typed in it."""

    form = ""
    heading = ""
    words = ""

    def __init__(self) -> None:
        super().__init__()
        fill_with_form(self, self.form)
        self.is_typed = False

    def enter(self, plan: Plan) -> None:
        """The step comes into sight; `plan` is what all steps hold so far."""

    def filled_in(self, plan: Plan) -> Plan:
        """`plan` with what this step holds."""
        raise NotImplementedError

    def missing(self) -> QWidget | None:
        """The field that cannot be left as it is, after asking for it beside it; None if all is well."""
        raise NotImplementedError

    def inputs(self) -> Sequence[QWidget]:
        """The fields in the order in which they are filled."""
        raise NotImplementedError

    def after(self, field: QWidget) -> QWidget | None:
        """Where Enter goes from `field`; None where the step is done. From what is proposed and was left so,
        it goes past all that is filled in."""
        fields = list(self.inputs())
        rest = fields[fields.index(field) + 1 :] if field in fields else []
        if isinstance(field, QLineEdit) and field.text() and not field.isModified():
            rest = [each for each in rest if not (isinstance(each, QLineEdit) and each.text())]
        return rest[0] if rest else None

    def first(self) -> QWidget:
        """Where the step begins."""
        return self.inputs()[0]

    def typed(self) -> None:
        """Something was typed that would be lost if the window were closed."""
        self.is_typed = True


def ask(hint: QLabel, field: QWidget, words: str) -> QWidget | None:
    """Asks for a field in the line below it, or takes the question away where `words` is empty."""
    hint.setText(words)
    hint.setVisible(bool(words))
    field.setAccessibleDescription(words)
    return field if words else None


def ask_for_day(hint: QLabel, field: DateLine | TimeLine) -> QWidget | None:
    """Asks again for a day or time that is not understood, so that it is not left out unnoticed."""
    words = mark("This is not understood as a day yet. Try 24 May, or leave it empty.")
    if isinstance(field, TimeLine):
        words = tr("This is not understood as a time yet. Try 13:30, or leave it empty.")
    return ask(hint, field, words if field.property("unclear") else "")


class ProgrammeStep(WelcomeStep):
    """The programme and its cohort."""

    form = "start/welcome_programme"
    heading = mark("The programme")
    words = mark("Only the name is needed. All of it can be changed later.")

    programme: QLineEdit
    programme_hint: QLabel
    cohort: QLineEdit
    starts: DateLine
    ends: DateLine
    dates_hint: QLabel
    coordinator: QLineEdit
    funder: QLineEdit

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        starts, ends = proposed_cohort(today())
        self.programme.setText(tr("Leadership for Learning"))
        self.cohort.setText(tr("Cohort 1"))
        self.starts.set_today(today)
        self.ends.set_today(lambda: self.starts.value() or today())
        self.starts.set_value(starts)
        self.ends.set_value(ends)
        ask(self.programme_hint, self.programme, "")
        self._remark()
        for line in (self.programme, self.cohort, self.coordinator, self.funder, self.starts, self.ends):
            line.textChanged.connect(self.typed)
        for day in (self.starts, self.ends):
            day.changed.connect(self._remark)
            day.editingFinished.connect(self._unclear_day)
        self.programme.textChanged.connect(lambda _text: ask(self.programme_hint, self.programme, ""))

    def inputs(self) -> Sequence[QWidget]:
        return (self.programme, self.cohort, self.starts, self.ends, self.coordinator, self.funder)

    def missing(self) -> QWidget | None:
        if not one_line(self.programme.text()):
            words = tr("What is the programme called? Its name is on every paper and file.")
            return ask(self.programme_hint, self.programme, words)
        return self._unclear_day()

    def _unclear_day(self) -> QWidget | None:
        """The day that is not understood, after asking for it again."""
        unclear = ask_for_day(self.dates_hint, self.starts) or ask_for_day(self.dates_hint, self.ends)
        if unclear is None:
            self._remark()
        return unclear

    def filled_in(self, plan: Plan) -> Plan:
        return changed(
            plan,
            programme=one_line(self.programme.text()),
            cohort=one_line(self.cohort.text()),
            starts=self.starts.value(),
            ends=self.ends.value(),
            coordinator=one_line(self.coordinator.text()),
            funder=one_line(self.funder.text()),
        )

    def _remark(self) -> None:
        ask(self.dates_hint, self.ends, remark_on_cohort(self.starts.value(), self.ends.value()))


CROSS = 24
"""Pixels of the × of a line."""
COLUMNS = (4, 4, 3, 4)
"""How name, post, level and school share a line."""
BETWEEN = 8
"""Pixels between members of whom each has several lines."""
LEAST_TYPED = 18
"""Characters, of usual width, for which each field of a member has room before its line is folded."""


class MemberRow:
    """One line of the members: name, post, level and school."""

    def __init__(self, number: int, schools: QStringListModel) -> None:
        self.name, self.title, self.school = Line(), Line(), Line()
        self.name.takes_list = lambda: not (self.title.text().strip() or self.school.text().strip())
        self.level = QComboBox()
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level.setMinimumContentsLength(12)
        fill_choices(self.level, levels())
        self.level.setCurrentIndex(self.level.findData(Level.MIDDLE_LEADER))
        keep_still(self.level)
        self.school.setCompleter(NameCompleter(schools, self.school))
        self._guessed: object = self.level.currentData()
        self.title.textChanged.connect(self._guess_level)
        self.remove = QPushButton("×")
        self.remove.setProperty("role", "cross")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.setFixedSize(CROSS, CROSS)
        pressed_once(self.remove)
        self.show_number(number)

    def show_number(self, number: int) -> None:
        """Says which line it is, for those who hear its fields one by one."""
        self.name.setAccessibleName(tr("Name of member {n}", n=number))
        self.title.setAccessibleName(tr("Post of member {n}", n=number))
        self.level.setAccessibleName(tr("Level of member {n}", n=number))
        self.school.setAccessibleName(tr("School of member {n}", n=number))
        words = tr("Remove member {n}", n=number)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(f"{words}  ({REMOVE_KEY})")

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The fields in order."""
        return (self.name, self.title, self.level, self.school)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The fields that are typed in."""
        return (self.name, self.title, self.school)

    def stand_in(self, grid: QGridLayout, number: int, across: int) -> None:
        """Stands in `grid` as the row of this `number`, from 1, with so many fields beside each other."""
        lines = len(self.widgets) // across
        first = lines + (number - 1) * (lines + 1)
        grid.setRowMinimumHeight(first + lines, BETWEEN if lines > 1 else 0)
        for place, widget in enumerate(self.widgets):
            grid.addWidget(widget, first + place // across, place % across)
            widget.show()
        grid.addWidget(self.remove, first, across)

    def width_of_field(self) -> int:
        """How wide a field is in which all of the longest words here are seen."""
        metrics = self.name.fontMetrics()
        typed = max(metrics.horizontalAdvance(line.text()) for line in self.lines)
        return max(typed, LEAST_TYPED * metrics.averageCharWidth()) + 2 * metrics.height()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed here: then nobody is meant."""
        return not any(one_line(line.text()) for line in self.lines)

    def split(self) -> bool:
        """Takes a name with commas apart into name, post and school; whether it was one."""
        if self.title.text().strip() or self.school.text().strip():
            return False
        parts = typed_cells(self.name.text())
        if not any(parts[1:]):
            return False
        for field, words in zip(self.lines, parts, strict=True):
            field.setText(words)
        return True

    def _guess_level(self, title: str) -> None:
        """The level that a post names, until another is chosen."""
        guessed = guessed_level(title)
        if guessed is not None and self.level.currentData() == self._guessed:
            self._guessed = guessed
            self.level.setCurrentIndex(self.level.findData(guessed))

    def member(self) -> NewMember:
        """The leader in this line."""
        return NewMember(
            name=one_line(self.name.text()),
            title=one_line(self.title.text()),
            level=Level(self.level.currentData()),
            school=one_line(self.school.text()),
        )


class SetStep(WelcomeStep):
    """The set and its members: one line each, and always an empty one for the next."""

    form = "start/welcome_set"
    heading = mark("The set and its members")
    words = mark(
        "One line for each member: type name, post and school, or paste them from a spreadsheet. Enter goes"
        " on. Names can be added at any time."
    )

    set_name: QLineEdit
    focus: Line
    facilitator: Line
    set_hint: QLabel
    members_count: QLabel
    members_remark: QLabel

    def __init__(self) -> None:
        super().__init__()
        self._grid = grid_of(self, "members")
        self.rows: list[MemberRow] = []
        self._schools = QStringListModel(self)
        self.set_name.setText("A")
        ask(self.set_hint, self.set_name, "")
        for line in (self.set_name, self.focus, self.facilitator):
            line.textChanged.connect(self.typed)
        for line in (self.focus, self.facilitator):
            line.takes_list = lambda: True
            line.lines_pasted.connect(partial(self._list_pasted, line))
        self.set_name.textChanged.connect(lambda _text: ask(self.set_hint, self.set_name, ""))
        headings = (tr("Name"), tr("Post"), tr("Level"), tr("School"))
        self._headings = [label(words, "field", wrap=False) for words in headings]
        self._across = len(COLUMNS)
        self._arrange()
        self._row_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where there is no room beside each other for what is typed, the fields of a member stand in two
        lines, or each in one of its own."""
        edges = [layout_of(self, name).contentsMargins() for name in ("whole", "members_box")]
        gap = self._grid.horizontalSpacing()
        room = self.width() - sum(each.left() + each.right() for each in edges) - CROSS - gap
        typed = max(row.width_of_field() for row in self.rows)
        level = max(self.rows[0].level.minimumSizeHint().width(), room // len(COLUMNS))
        in_one = level + (len(COLUMNS) - 1) * (typed + gap)
        across = 4 if in_one <= room else 2 if 2 * max(typed, level) + gap <= room else 1
        if across != self._across:
            self._across = across
            self._arrange()

    def _arrange(self) -> None:
        """Puts all rows and the headings where they stand now."""
        for column, share in enumerate(COLUMNS):
            alone = 1 if column < self._across else 0
            self._grid.setColumnStretch(column, share if self._across == len(COLUMNS) else alone)
        for place, heading in enumerate(self._headings):
            self._grid.addWidget(heading, place // self._across, place % self._across)
        for number, row in enumerate(self.rows, start=1):
            row.stand_in(self._grid, number, self._across)

    def inputs(self) -> Sequence[QWidget]:
        fields: list[QWidget] = [self.set_name, self.focus, self.facilitator]
        return fields + [widget for row in self.rows for widget in row.widgets]

    def after(self, field: QWidget) -> QWidget | None:
        row = next((row for row in self.rows if field in row.widgets), None)
        if row is not None and field is row.name and row.split():
            field = row.school
        if field in self.rows[-1].widgets:
            return None
        after = super().after(field)
        return row.school if row is not None and after is row.level else after

    def first(self) -> QWidget:
        return self.focus if self.set_name.text() and not self.focus.text() else self.set_name

    def missing(self) -> QWidget | None:
        if not one_line(self.set_name.text()):
            return ask(self.set_hint, self.set_name, tr("What is the set called? A letter will do."))
        return None

    def filled_in(self, plan: Plan) -> Plan:
        return changed(
            plan,
            set_name=one_line(self.set_name.text()),
            focus=one_line(self.focus.text()),
            facilitator=one_line(self.facilitator.text()),
            members=tuple(row.member() for row in self.rows if not row.is_empty),
        )

    def _row_typed(self) -> None:
        for row in self.rows:
            row.remove.setVisible(not row.is_empty)
        if not self.rows or not self.rows[-1].is_empty:
            self._add_row()
        count = sum(not row.is_empty for row in self.rows)
        self.members_count.setText(plural("%n members", "%n member", count) if count else "")
        remark = remark_on_size(count)
        self.members_remark.setText(remark)
        self.members_remark.setVisible(bool(remark))
        schools = each_once(one_line(row.school.text()) for row in self.rows if not row.school.hasFocus())
        if self._schools.stringList() != schools:
            self._schools.setStringList(schools)
        self._fold()

    def _add_row(self) -> None:
        row = MemberRow(len(self.rows) + 1, self._schools)
        before = self.inputs()[-1]
        self.rows.append(row)
        row.stand_in(self._grid, len(self.rows), self._across)
        row.remove.hide()
        for widget in row.widgets:
            QWidget.setTabOrder(before, widget)
            before = widget
        for line in row.lines:
            line.textChanged.connect(self.typed)
            line.textChanged.connect(self._row_typed)
        row.school.editingFinished.connect(self._row_typed)
        row.name.lines_pasted.connect(lambda lines: self._pasted(row, lines))
        row.remove.clicked.connect(lambda: self._remove(row))
        for widget in row.widgets:
            within(widget, REMOVE_KEY, lambda: self._remove(row))

    def _remove(self, row: MemberRow) -> None:
        """Takes a line away; the cursor goes to the one that comes into its place."""
        if row.is_empty:
            return
        place = self.rows.index(row)
        self.rows.remove(row)
        for widget in (*row.widgets, row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for number, other in enumerate(self.rows, start=1):
            other.show_number(number)
        self._arrange()
        self._row_typed()
        self.typed()
        self.rows[min(place, len(self.rows) - 1)].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_pasted(self, line: Line, lines: list[str]) -> None:
        """A table is of members, wherever on this page it is pasted; other words stay where they are."""
        if any("\t" in each for each in lines):
            line.clear()
            self._pasted(self.rows[-1], lines)
        else:
            line.setText(" ".join(lines))

    def _pasted(self, row: MemberRow, lines: list[str]) -> None:
        """Each line that was pasted is a member, the first in `row`; the cursor goes to the empty one."""
        for line in without_headings(lines):
            for field, words in zip(row.lines, cells(line), strict=True):
                field.setText(words or field.text())
            self._row_typed()
            row = self.rows[-1]
        row.name.setFocus(Qt.FocusReason.OtherFocusReason)
