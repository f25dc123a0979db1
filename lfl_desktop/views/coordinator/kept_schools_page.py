"""The schools: which take part and which are only named, what they belong to and what happened there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.domain.coordinator.kept_names import GROUPS
from lfl_desktop.domain.coordinator.roster import SchoolGroup
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.coordinator.kept_list_part import KeptListPart
from lfl_desktop.views.coordinator.kept_screen import Keeping
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.parts.school_event_row import SchoolEvents
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.calendar.programme_changes import remove_school, school_events
from lfl_desktop.workspace.coordinator import keeping_programme as jobs


@dataclass(frozen=True)
class KeptSchoolLine:
    """A school with how it is part of the programme, and what it belongs to."""

    school: School
    part: str
    groups: str

    @property
    def id(self) -> UUID:
        """The id of the school."""
        return self.school.id


COLUMNS: tuple[Column[KeptSchoolLine], ...] = (
    Column(mark("School"), lambda line: line.school.name or tr("No name yet")),
    Column(mark("Takes part"), lambda line: line.part, wide=True),
    Column(mark("Belongs to"), lambda line: line.groups, wide=True),
)


class SchoolGroupRow(Row[SchoolGroup]):
    """What a school belongs to, and from when to when."""

    form = "coordinator/school_group_row"
    title = mark("Change group of schools")
    removal = mark("Remove group of schools")
    removed = mark("Group of schools removed")
    named_by = "name"

    kind: QComboBox
    name: QLineEdit
    starts: DateLine
    ends: DateLine

    def set_choices(self) -> None:
        fill_choices(self.kind, [(kind, tr(words)) for kind, words in GROUPS.items()])
        today = self.desk.file.today
        for line in (self.starts, self.ends):
            day_without_year_meant(line, today, half_a_year_ahead(today))


class KeptSchoolsPage(KeptListPart[KeptSchoolLine]):
    """A table of the schools, and the one that is chosen in it."""

    listed = mark("Schools")

    new_school: Line
    add_school: QPushButton
    no_schools: QLabel
    schools_table: QTableView
    schools_table_card: QFrame
    school_card: QFrame
    school_heading: QLabel
    school_part: QLabel
    school_fields: QWidget
    name: QLineEdit
    school_remark: QLabel
    remove_school: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.events: SchoolEvents | None = None
        fill_with_form(self, "coordinator/kept_schools_page")
        self.make_list(
            self.schools_table,
            COLUMNS,
            card=self.schools_table_card,
            nothing=self.no_schools,
            opens=self.name,
            begins=self.new_school,
        )
        self.groups: Rows[SchoolGroup] = Rows(
            self, layout_of(self, "group_rows"), lambda group: SchoolGroupRow(desk, group), self._blank_group
        )
        self.groups.arranged.connect(self._set_tab_order)
        self.add_school.clicked.connect(self._add)
        self.new_school.returnPressed.connect(self._add)
        self.remove_school.clicked.connect(self._remove)
        self.school_remark.hide()

    def lines(self, keeping: Keeping) -> list[KeptSchoolLine]:
        schools = sorted(keeping.kept.schools.values(), key=lambda school: collated(school.name))
        return [_line(keeping, school) for school in schools]

    def show_chosen(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        self.school_card.setVisible(line is not None)
        if line is None or keeping is None:
            return
        if self._form is None:
            only = ("name", "partner_city")
            self._form = RecordForm(self.desk, self.school_fields, line.school, mark("Change school"), only)
        elif self._form.record.id != line.id:
            self.school_remark.hide()
            self.groups.show_none()
        self._form.show(line.school)
        self.groups.show([one for one in keeping.kept.groups if one.school == line.id])
        self._show_events(line.id)
        self.head()

    def _show_events(self, school: UUID) -> None:
        if self.events is None or self.events.school != school:
            if self.events is not None:
                keep_all(self.events)
                self.events.hide()
                self.events.deleteLater()
            self.events = SchoolEvents(self.desk, school)
            layout_of(self, "event_rows").addWidget(self.events)
            self.events.show()
            self.events.rows.arranged.connect(self._set_tab_order)
        self.events.rows.show(school_events(self.desk.workspace, [school]))

    def _blank_group(self, position: int) -> SchoolGroup:
        return SchoolGroup(school=self.chosen_line().id, position=position)

    def head(self) -> None:
        line = self.list.chosen
        self.school_heading.setText((line.school.name if line else "") or tr("No name yet"))
        self.school_part.setText(line.part if line else "")

    def _set_tab_order(self) -> None:
        events = self.events.rows.stops if self.events else []
        set_tab_order([*focusable(self.school_fields), *self.groups.stops, *events, self.remove_school])

    def _add(self) -> None:
        name = self.new_school.text()
        self.add_record(
            lambda keeping: jobs.add_school_to_programme(self.desk.workspace, keeping.cohort, name),
            self.name,
            self.new_school,
        )

    def _remove(self) -> None:
        line = self.list.chosen
        if line is None:
            return
        removed = self.desk.attempt(lambda: remove_school(self.desk.workspace, line.school))
        if removed is not None:
            self.school_remark.setVisible(not removed)
            if not removed:
                words = tr("{name} is in other records, so it stays.", name=line.school.name)
                self.school_remark.setText(words)


def _line(keeping: Keeping, school: School) -> KeptSchoolLine:
    kept = keeping.kept
    people = sum(one.school == school.id for one in kept.leaders)
    guests = sum(one.school == school.id for one in kept.partners)
    if people:
        part = plural("%n people take part", "%n person takes part", people)
    elif school.partner_city:
        part = tr("guest from {city}", city=school.partner_city)
        part = f"{part}, {plural('%n leaders', '%n leader', guests)}" if guests else part
    else:
        part = tr("only named")
    groups = ", ".join(one.name for one in kept.groups if one.school == school.id and one.name)
    return KeptSchoolLine(school, part, groups)
