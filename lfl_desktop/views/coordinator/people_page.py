"""The roster: who takes part, from which school, and their coaching."""

from __future__ import annotations

from dataclasses import dataclass
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

from lfl_desktop.domain.coordinator.kept_names import MEANS, OFFERS
from lfl_desktop.domain.coordinator.register import CoachingContact
from lfl_desktop.domain.coordinator.roster import CoachingOffer, Participant, RoleKind
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.views.coordinator.kept_list_part import KeptListPart
from lfl_desktop.views.coordinator.kept_screen import Keeping
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import (
    choose,
    day_without_year_meant,
    fill_choices,
    half_a_year_ahead,
    levels,
)
from lfl_desktop.views.kit.controls.own_controls import DateLine, Minutes
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator import keeping_programme as jobs
from lfl_desktop.workspace.coordinator.preparing_sets import (
    PreparedSet,
    add_people_known,
    people_not_on_roster,
    put_into_set,
    set_of_participants,
    sets_prepared,
)

FIELDS = ("name", "title", "level", "school", "coaching", "coach", "diagnostic_done")


@dataclass(frozen=True)
class PersonLine:
    """Somebody on the roster with the name of their school, and of the set that is prepared for them."""

    person: Participant
    school: str
    learning_set: LearningSet | None = None

    @property
    def id(self) -> UUID:
        """The id of the participant."""
        return self.person.id


COLUMNS: tuple[Column[PersonLine], ...] = (
    Column(mark("Name"), lambda line: line.person.name or tr("No name yet"), wide=True),
    Column(mark("School"), lambda line: line.school),
    Column(mark("Level"), lambda line: jobs.level_in_a_word(line.person)),
    Column(mark("Set"), lambda line: line.learning_set.name if line.learning_set else ""),
    Column(
        mark("Coaching"),
        lambda line: (
            "" if line.person.coaching == CoachingOffer.NOT_OFFERED else tr(OFFERS[line.person.coaching])
        ),
    ),
)


class CoachingContactRow(Row[CoachingContact]):
    """That somebody and their coach were in touch."""

    form = "coordinator/coaching_contact_row"
    title = mark("Change coaching contact")
    removal = mark("Remove coaching contact")
    removed = mark("Coaching contact removed")

    date: DateLine
    means: QComboBox
    minutes: Minutes
    when: QLineEdit

    def set_choices(self) -> None:
        fill_choices(self.means, [(means, tr(words)) for means, words in MEANS.items()])
        today = self.desk.file.today
        day_without_year_meant(self.date, today, half_a_year_ahead(today))


class PeoplePage(KeptListPart[PersonLine]):
    """A table of the roster, and the person who is chosen in it."""

    listed = mark("People")

    new_person: Line
    add_person: QPushButton
    add_known: QPushButton
    no_people: QLabel
    people_table: QTableView
    people_table_card: QFrame
    person_card: QFrame
    person_heading: QLabel
    person_fields: QWidget
    name: QLineEdit
    level: QComboBox
    school: QComboBox
    learning_set: QComboBox
    coaching: QComboBox
    coach: QComboBox
    diagnostic_done: QCheckBox
    remove_person: QPushButton
    erase_person: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._prepared: list[PreparedSet] = []
        fill_with_form(self, "coordinator/people_page")
        self.make_list(
            self.people_table,
            COLUMNS,
            card=self.people_table_card,
            nothing=self.no_people,
            opens=self.name,
            begins=self.new_person,
        )
        fill_choices(self.level, levels())
        fill_choices(self.coaching, [(offer, tr(words)) for offer, words in OFFERS.items()])
        self.contacts: Rows[CoachingContact] = Rows(
            self,
            layout_of(self, "contact_rows"),
            lambda contact: CoachingContactRow(desk, contact),
            self._blank_contact,
        )
        self.contacts.arranged.connect(self._set_tab_order)
        self.add_person.clicked.connect(lambda: self._add([self.new_person.text()]))
        self.add_known.clicked.connect(self._add_known)
        self.new_person.returnPressed.connect(lambda: self._add([self.new_person.text()]))
        self.new_person.takes_list = lambda: True
        self.new_person.lines_pasted.connect(self._add)
        self.learning_set.currentIndexChanged.connect(lambda _place: self._put_into_set())
        self.remove_person.clicked.connect(self._remove)
        self.erase_person.clicked.connect(self._ask_to_erase)

    def lines(self, keeping: Keeping) -> list[PersonLine]:
        schools = keeping.kept.schools
        names = {id: school.name for id, school in schools.items()}
        roster = keeping.kept.roster
        self._prepared = sets_prepared(self.desk.file, roster, keeping.cohort.id)
        sets = set_of_participants(self._prepared)
        return [
            PersonLine(one, names.get(one.school, "") if one.school else "", sets.get(one.id))
            for one in roster
        ]

    def show_kept(self, keeping: Keeping) -> None:
        super().show_kept(keeping)
        known = len(people_not_on_roster(self.desk.file, keeping.cohort))
        self.add_known.setText(
            plural("Add the %n people of your own sets", "Add the %n person of your own sets", known)
        )
        self.add_known.setVisible(bool(known))

    def show_chosen(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        self.person_card.setVisible(line is not None)
        if line is None or keeping is None:
            return
        self._fill_choices(keeping)
        if self._form is None:
            title = mark("Change person on the roster")
            self._form = RecordForm(self.desk, self.person_fields, line.person, title, FIELDS)
        elif self._form.record.id != line.id:
            self.contacts.show_none()
        self._form.show(line.person)
        choose(self.learning_set, line.learning_set.id if line.learning_set else None)
        self.contacts.show([one for one in keeping.kept.contacts if one.participant == line.id])
        self.head()

    def _fill_choices(self, keeping: Keeping) -> None:
        self.offer_schools(self.school, keeping)
        sets = [(one.id, one.learning_set.name or tr("No name yet")) for one in self._prepared]
        fill_choices(self.learning_set, sets, tr("none") if sets else tr("none prepared yet"))
        coaches = keeping.kept.roles_of(RoleKind.COACH)
        fill_choices(self.coach, [(role.id, role.name) for role in coaches], tr("none"))

    def _blank_contact(self, position: int) -> CoachingContact:
        return CoachingContact(participant=self.chosen_line().id, position=position)

    def head(self) -> None:
        line = self.list.chosen
        self.person_heading.setText((line.person.name if line else "") or tr("No name yet"))

    def _set_tab_order(self) -> None:
        set_tab_order(
            [*focusable(self.person_fields), *self.contacts.stops, self.remove_person, self.erase_person]
        )

    def _add(self, lines: list[str]) -> None:
        self.add_record(
            lambda keeping: jobs.add_participants(self.desk.workspace, keeping.cohort, lines),
            self.name,
            self.new_person,
        )

    def _add_known(self) -> None:
        keeping = self._keeping
        if keeping is not None:
            self.desk.attempt(lambda: add_people_known(self.desk.workspace, keeping.cohort))

    def _put_into_set(self) -> None:
        if (line := self.list.chosen) is not None:
            wanted = self.learning_set.currentData()
            self.desk.attempt(lambda: put_into_set(self.desk.workspace, [line.person], wanted))

    def _ask_to_erase(self) -> None:
        if self._form is not None and self._form.keep():
            self.desk.erase_wanted.emit(self.name.text())

    def _remove(self) -> None:
        if (line := self.list.chosen) is not None:
            title = mark("Remove person from the roster")
            self.remove_record(line.person, title, mark("Person removed from the roster"))
