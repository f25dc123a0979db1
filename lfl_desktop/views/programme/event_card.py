"""An event around the set: what, when, where, and who came."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from lfl_desktop.domain.event_kinds import EVENT_KINDS
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import named_id
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import (
    day_without_year_meant,
    fill_choices,
    half_a_year_ahead,
    school_choices,
)
from lfl_desktop.views.kit.controls.own_controls import DateLine, GrowingText, TimeLine
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.programme.calendar_cards import show_words
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar import event_changes as jobs
from lfl_desktop.workspace.calendar.remarks_on_days import remark_on
from lfl_desktop.workspace.set_book import SetBook

FIELDS = ("kind", "title", "date", "starts", "ends", "place", "from_school", "host_school", "cancelled")


class CameRow(QWidget):
    """Whether one member came, and what they took home from a visit."""

    came: QCheckBox
    taken_home: GrowingText

    def __init__(self, desk: Desk, book: SetBook, event: ProgrammeEvent, person: Person) -> None:
        super().__init__()
        self._desk = desk
        self._event = event
        self._person = person
        fill_with_form(self, "programme/came_row")
        self.came.setText(literal(book.full(person.id)))
        self.taken_home.setAccessibleName(tr("What {name} took home", name=book.short(person.id)))
        self._form = RecordForm(desk, self, self._blank, mark("Edit what was taken home"), ("taken_home",))
        self.came.toggled.connect(self._mark)

    def show_one(self, found: EventAttendance | None, is_visit: bool) -> None:
        """Shows whether this member came; None is not marked."""
        self._form.show(found or self._blank)
        show_ticked(self.came, found is not None)
        self.taken_home.setVisible(found is not None and (is_visit or bool(found.taken_home)))

    @property
    def _blank(self) -> EventAttendance:
        id = named_id("came", self._event.id, self._person.id)
        return EventAttendance(id=id, event=self._event.id, person=self._person.id)

    def _mark(self, came: bool) -> None:
        self._form.keep()
        if not self._desk.succeeds(
            lambda: jobs.mark_came(self._desk.own_book(), self._event, self._person.id, came)
        ):
            show_ticked(self.came, not came)


class EventCard(QFrame):
    """One event. Whoever holds it listens to `remove`."""

    event_heading: QLabel
    kind: QComboBox
    title: QLineEdit
    date: DateLine
    starts: TimeLine
    ends: TimeLine
    remark: QLabel
    place: QLineEdit
    visit: QFrame
    from_school: QComboBox
    host_school: QComboBox
    cancelled: QCheckBox
    came_heading: QLabel
    everyone: QPushButton
    remove: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._form: RecordForm | None = None
        self._rows: dict[UUID, CameRow] = {}
        self._of: UUID | None = None
        fill_with_form(self, "programme/event_card")
        self.setProperty("role", "card")
        fill_choices(self.kind, [(kind, tr(words)) for kind, words in EVENT_KINDS.items()])
        today = desk.reading.today
        day_without_year_meant(self.date, today, half_a_year_ahead(today))
        self._layout = layout_of(self, "came_rows")
        self.everyone.clicked.connect(self._everyone)
        for combo in (self.kind, self.from_school, self.host_school):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)

    def show_event(self, book: SetBook, event: ProgrammeEvent) -> None:
        """Shows one event."""
        for combo in (self.from_school, self.host_school):
            fill_choices(combo, school_choices(book), tr("none"))
        if self._form is None:
            self._form = RecordForm(self._desk, self, event, mark("Change event"), FIELDS)
        else:
            self._form.show(event)
        self.follow(book)

    def follow(self, book: SetBook) -> None:
        """Shows what follows from the fields as they were kept last."""
        event = self._event
        if event is None:
            return
        is_visit = event.kind == EventKind.SCHOOL_VISIT
        whose = tr("this set’s own") if event.learning_set else tr("for all sets")
        self.event_heading.setText(tr("{kind}, {whose}", kind=tr(EVENT_KINDS[event.kind]), whose=whose))
        show_words(self.remark, remark_on(book, event.date, event.id))
        self.visit.setVisible(is_visit or bool(event.from_school or event.host_school))
        self._show_rows(book, event, is_visit)

    def focus_first(self) -> None:
        """Puts the cursor into the title."""
        self.title.setFocus()

    @property
    def _event(self) -> ProgrammeEvent | None:
        record = self._form.record if self._form else None
        return record if isinstance(record, ProgrammeEvent) else None

    def _show_rows(self, book: SetBook, event: ProgrammeEvent, is_visit: bool) -> None:
        came = jobs.who_came_to(book, [event])[event.id]
        people = jobs.invited(book, event, came)
        if self._of != event.id:
            self._drop(set(self._rows))
            self._of = event.id
        self._drop(set(self._rows) - {person.id for person in people})
        for place, person in enumerate(people):
            if person.id not in self._rows:
                self._rows[person.id] = CameRow(self._desk, book, event, person)
                self._layout.insertWidget(place, self._rows[person.id])
                self._rows[person.id].show()
            self._rows[person.id].show_one(came.get(person.id), is_visit)
        for widget in (self.came_heading, self.everyone):
            widget.setVisible(bool(people))
        ordered = [self._rows[person.id] for person in people]
        stops = [stop for row in ordered for stop in focusable(row)]
        set_tab_order([self.cancelled, self.everyone, *stops, self.remove])

    def _drop(self, people: set[UUID]) -> None:
        for person in people:
            row = self._rows.pop(person)
            row.hide()
            row.deleteLater()

    def _everyone(self) -> None:
        event = self._event
        if event is not None:
            self._desk.attempt(lambda: jobs.everyone_came(self._desk.own_book(), event))
