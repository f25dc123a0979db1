"""The register of what was held for all sets: who spoke, for whom it was, and who of the roster came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from lfl_desktop.content.tables.table_columns import day_words
from lfl_desktop.domain.coordinator.register import ScheduleLine
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.event_kinds import EVENT_KINDS, event_words
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import Level
from lfl_desktop.domain.record import named_id
from lfl_desktop.views.coordinator.kept_list_part import KeptListPart
from lfl_desktop.views.coordinator.kept_screen import Keeping
from lfl_desktop.views.coordinator.looking import overview_in_view
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.controls.wrapped_tick import WrappedTick
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator import keeping_programme as jobs
from lfl_desktop.workspace.coordinator.events_told import by_sets, in_words, named_by_sets

FIELDS = ("kind", "title", "date", "starts", "ends", "place", "host_school", "cancelled")
OF_LINE = ("speaker", "for_whom")


@dataclass(frozen=True)
class RegisterLine:
    """An event with who spoke and who came as the register has it."""

    event: ProgrammeEvent
    speaker: str
    came: str

    @property
    def id(self) -> UUID:
        """The id of the event."""
        return self.event.id


COLUMNS: tuple[Column[RegisterLine], ...] = (
    Column(mark("Day"), lambda line: day_words(line.event.date), lambda line: str(line.event.date or "9999")),
    Column(mark("Event"), lambda line: event_words(line.event), wide=True),
    Column(mark("Speaker"), lambda line: line.speaker, aside=True),
    Column(mark("Who came"), lambda line: line.came, wide=True),
)


class RegisterPage(KeptListPart[RegisterLine]):
    """A table of the events, and the one that is chosen in it with a tick for each person on the roster."""

    listed = mark("Events")

    new_event: Line
    add_event: QPushButton
    no_events: QLabel
    events_table: QTableView
    events_table_card: QFrame
    event_card: QFrame
    event_heading: QLabel
    event_fields: QWidget
    kind: QComboBox
    title: QLineEdit
    date: DateLine
    host_school: QComboBox
    line_fields: QWidget
    came_words: QLabel
    take_ticks: QPushButton
    everyone: QPushButton
    remove_event: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line: RecordForm | None = None
        self._ticks: dict[UUID, QCheckBox] = {}
        fill_with_form(self, "coordinator/register_page")
        self.make_list(
            self.events_table,
            COLUMNS,
            card=self.events_table_card,
            nothing=self.no_events,
            opens=self.title,
            begins=self.new_event,
        )
        fill_choices(self.kind, [(kind, tr(words)) for kind, words in EVENT_KINDS.items()])
        day_without_year_meant(self.date, desk.file.today, half_a_year_ahead(desk.file.today))
        self._rows = layout_of(self, "came_rows")
        self.add_event.clicked.connect(self._add)
        self.new_event.returnPressed.connect(self._add)
        self.take_ticks.clicked.connect(self._take_ticks)
        self.everyone.clicked.connect(self._everyone)
        self.remove_event.clicked.connect(self._remove)

    def lines(self, keeping: Keeping) -> list[RegisterLine]:
        every = self.desk.file.select(ProgrammeEvent, cohort=keeping.cohort.id, learning_set=None)
        ordered = sorted(every, key=lambda event: (str(event.date or "9999"), event.title))
        return [_line(keeping, event) for event in ordered]

    def show_chosen(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        self.event_card.setVisible(line is not None)
        if line is None or keeping is None:
            return
        self.offer_schools(self.host_school, keeping)
        told = keeping.kept.line_of(line.id) or _blank_line(keeping, line.id)
        if self._form is None or self._line is None:
            title = mark("Change event")
            self._form = RecordForm(self.desk, self.event_fields, line.event, title, FIELDS)
            self._line = RecordForm(self.desk, self.line_fields, told, title, OF_LINE)
        self._form.show(line.event)
        self._line.show(told)
        self.head()
        self._say_who_came(line)
        self._show_ticks(keeping, line.id)

    def head(self) -> None:
        if (line := self.list.chosen) is not None:
            self.event_heading.setText(event_words(line.event))

    def _say_who_came(self, line: RegisterLine) -> None:
        """What the register says, and beside it what the sets tell."""
        overview = overview_in_view(self.desk)
        told, some_few = by_sets(overview, line.event)
        suggested = tr("The sets tell that at least {n} of their members came.", n=told)
        if told and not some_few:
            suggested = tr("The sets tell that {n} of their members came.", n=told)
        counted = tr("In your register: {who}.", who=line.came) if line.came else tr("Nobody is ticked yet.")
        self.came_words.setText(f"{counted} {suggested}" if told else counted)
        named = len(named_by_sets(overview, line.event))
        self.take_ticks.setText(
            plural("Tick the %n people whom sets name", "Tick the %n person whom sets name", named)
        )
        self.take_ticks.setVisible(bool(named))

    def _show_ticks(self, keeping: Keeping, event: UUID) -> None:
        here = {one.participant for one in keeping.kept.came if one.event == event}
        people = sorted(keeping.kept.roster, key=lambda one: one.level == Level.GOVERNOR)
        for id in self._ticks.keys() - {one.id for one in people}:
            gone = self._ticks.pop(id)
            gone.hide()
            gone.deleteLater()
        for place, person in enumerate(people):
            if person.id not in self._ticks:
                self._ticks[person.id] = self._new_tick(person)
            tick = self._ticks[person.id]
            if self._rows.indexOf(tick) != place:
                self._rows.insertWidget(place, tick)
                tick.show()
            tick.setText(literal(_named(keeping, person)))
            show_ticked(tick, person.id in here)
        self.everyone.setVisible(bool(people))
        ticks = [self._ticks[one.id] for one in people]
        fields = [*focusable(self.event_fields), *focusable(self.line_fields)]
        set_tab_order([*fields, self.take_ticks, self.everyone, *ticks, self.remove_event])

    def _new_tick(self, person: Participant) -> QCheckBox:
        tick = WrappedTick(self.event_card)
        tick.setObjectName("came")
        tick.toggled.connect(partial(self._mark, person.id))
        return tick

    def _mark(self, person: UUID, came: bool) -> None:
        line = self.list.chosen
        if line is not None and not self.desk.succeeds(
            lambda: jobs.mark_participants(self.desk.workspace, line.id, [person], came=came)
        ):
            show_ticked(self._ticks[person], not came)

    def _take_ticks(self) -> None:
        line = self.list.chosen
        if line is not None:
            people = named_by_sets(overview_in_view(self.desk), line.event)
            self.desk.attempt(lambda: jobs.mark_participants(self.desk.workspace, line.id, people, came=True))

    def _everyone(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        if line is not None and keeping is not None:
            people = [one.id for one in keeping.kept.leaders]
            self.desk.attempt(lambda: jobs.mark_participants(self.desk.workspace, line.id, people, came=True))

    def _add(self) -> None:
        title = self.new_event.text()
        self.add_record(
            lambda keeping: jobs.add_event_for_all(self.desk.workspace, keeping.cohort, title),
            self.kind,
            self.new_event,
        )

    def _remove(self) -> None:
        if (line := self.list.chosen) is not None:
            self.remove_record(line.event, mark("Remove event"), mark("Event removed"))


def _line(keeping: Keeping, event: ProgrammeEvent) -> RegisterLine:
    told, came = keeping.kept.line_of(event.id), keeping.kept.came_to(event.id)
    return RegisterLine(event, told.speaker if told else "", in_words(came) if came else "")


def _blank_line(keeping: Keeping, event: UUID) -> ScheduleLine:
    id = named_id("schedule line", event)
    return ScheduleLine(id=id, cohort=keeping.cohort.id, event=event)


def _named(keeping: Keeping, person: Participant) -> str:
    school = keeping.kept.schools.get(person.school) if person.school else None
    name = person.name or person.title or tr("No name yet")
    return f"{name} · {school.name}" if school and school.name not in name else name
