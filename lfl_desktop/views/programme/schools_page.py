"""The schools of the programme, and what happened in them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from lfl_desktop.domain.programme import School, SchoolEvent
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import set_tab_order
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.parts.school_event_row import SchoolEvents
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar import programme_changes as jobs
from lfl_desktop.workspace.members import pasted_lists
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange


@dataclass(frozen=True)
class SchoolLine:
    """A school with how many of the set are from there, and what happened last."""

    school: School
    members: int
    happened: str

    @property
    def id(self) -> UUID:
        """The id of the school."""
        return self.school.id


COLUMNS: tuple[Column[SchoolLine], ...] = (
    Column(mark("School"), lambda line: line.school.name or tr("No name yet")),
    Column(mark("From this set"), lambda line: str(line.members) if line.members else ""),
    Column(mark("Partner city"), lambda line: line.school.partner_city),
    Column(mark("What happened"), lambda line: line.happened, wide=True),
)


class SchoolsPage(QWidget):
    """A table of the schools, and the one that is chosen in it."""

    new_school: Line
    add_school: QPushButton
    schools_table: QTableView
    school_card: QFrame
    school_heading: QLabel
    name: QLineEdit
    chain: QLineEdit
    partner_city: QLineEdit
    school_remark: QLabel
    remove_school: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        fill_with_form(self, "programme/schools_page")
        self.list: Table[SchoolLine] = Table(self.schools_table, COLUMNS)
        self.list.copied.connect(desk.said)
        self._form: RecordForm | None = None
        self.events: SchoolEvents | None = None
        self.school_remark.hide()
        self.list.chose.connect(self._show_chosen)
        self.list.opened.connect(lambda _id: self.name.setFocus())
        self.add_school.clicked.connect(self._add)
        self.new_school.returnPressed.connect(self._add)
        self.new_school.takes_list = lambda: True
        self.new_school.lines_pasted.connect(self._add_many)
        self.remove_school.clicked.connect(self._remove)

    def show_book(self, book: SetBook) -> None:
        """Shows the schools as they are now, keeping the cursor where it is."""
        self._show_lines(book)
        self._show_chosen()

    def text_kept(self, book: SetBook, change: KeptChange) -> None:
        """Text typed beside the table was kept: the table follows."""
        self._show_lines(book)
        self._head()

    def focus_first(self) -> None:
        """Puts the cursor into the table."""
        (self.schools_table if self.list.model.lines else self.new_school).setFocus()

    def _show_lines(self, book: SetBook) -> None:
        events: dict[UUID, list[SchoolEvent]] = {}
        for event in jobs.school_events(book.reading, sorted(book.schools)):
            events.setdefault(event.school, []).append(event)
        here = [book.posts[p.id].school for p in book.members(None) if p.id in book.posts]
        self.list.show_lines(
            [
                SchoolLine(s, here.count(s.id), _happened(events.get(s.id, [])))
                for s in jobs.schools_by_name(book)
            ]
        )

    def _show_chosen(self) -> None:
        line = self.list.chosen
        self.school_card.setVisible(line is not None)
        if line is None:
            return
        if self._form is None:
            only = ("name", "chain", "partner_city")
            self._form = RecordForm(self.desk, self.school_card, line.school, mark("Change school"), only)
        elif self._form.record.id != line.id:
            self.school_remark.hide()
        self._form.show(line.school)
        self._show_events(line.id)
        self._head()

    def _show_events(self, school: UUID) -> None:
        if self.events is None or self.events.school != school:
            layout = layout_of(self, "event_rows")
            if self.events is not None:
                keep_all(self.events)
                self.events.hide()
                self.events.deleteLater()
            self.events = SchoolEvents(self.desk, school)
            layout.addWidget(self.events)
            self.events.show()
            self.events.rows.arranged.connect(self._set_tab_order)
        self.events.rows.show(jobs.school_events(self.desk.workspace, [school]))

    def _head(self) -> None:
        line = self.list.chosen
        self.school_heading.setText((line.school.name if line else "") or tr("New school"))

    def _set_tab_order(self) -> None:
        events = self.events.rows.stops if self.events else []
        set_tab_order([self.name, self.chain, self.partner_city, *events, self.remove_school])

    def _add(self) -> None:
        added = self.desk.attempt(lambda: jobs.add_school(self.desk.own_book(), self.new_school.text()))
        if added is None:
            self.new_school.setFocus()
            return
        self.new_school.clear()
        self.list.choose(added.id)
        self._show_chosen()
        self.chain.setFocus()

    def _add_many(self, lines: list[str]) -> None:
        added = self.desk.attempt(lambda: pasted_lists.pasted_schools(self.desk.own_book(), lines))
        if added is not None:
            self.new_school.clear()
            self.list.choose(added)
            self._show_chosen()

    def _remove(self) -> None:
        line = self.list.chosen
        if line is None:
            return
        name = line.school.name or tr("New school")
        words = tr("{name} removed", name=name)
        removed = self.desk.removes(lambda: jobs.remove_school(self.desk.workspace, line.school), words)
        if removed is None:
            return
        self.school_remark.setVisible(not removed)
        if not removed:
            self.school_remark.setText(
                tr(
                    "{name} is in other records, of members or meetings, so it stays.",
                    name=line.school.name,
                )
            )


def _happened(events: list[SchoolEvent]) -> str:
    """What happened, in the order of days: "Inspection 6 Feb, Change of head 1 Sep"."""
    return ", ".join(
        tr("{what} {day}", what=tr(jobs.SCHOOL_EVENTS[event.kind]), day=day_and_month(event.date))
        if event.date
        else tr(jobs.SCHOOL_EVENTS[event.kind])
        for event in events
    )
