"""The sets of the pack: which there will be, who facilitates them, and who of the roster is in which."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.coordinator.kept_list_part import KeptListPart
from lfl_desktop.views.coordinator.kept_screen import Keeping
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.asking_where import ask_where
from lfl_desktop.views.kit.controls.completing import NameCompleter
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator import preparing_sets as jobs
from lfl_desktop.workspace.coordinator.keeping_programme import add_members_of_set
from lfl_desktop.workspace.coordinator.preparing_sets import PreparedSet
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName
from lfl_desktop.workspace.exchange.programme_pack import begin_prepared_set
from lfl_desktop.workspace.start.new_file import new_file

FIELDS = ("name", "facilitator", "focus")

COLUMNS: tuple[Column[PreparedSet], ...] = (
    Column(mark("Set"), lambda line: line.learning_set.name or tr("No name yet")),
    Column(mark("Facilitator"), lambda line: line.learning_set.facilitator, wide=True),
    Column(mark("Members"), lambda line: str(line.size), lambda line: f"{line.size:03}"),
)


@dataclass(frozen=True)
class MemberLine:
    """A member of the set that is chosen: `participant` is None for somebody who is on no roster."""

    id: UUID
    name: str
    title: str = ""
    school: str = ""
    participant: Participant | None = None


MEMBER_COLUMNS: tuple[Column[MemberLine], ...] = (
    Column(mark("Name"), lambda line: line.name or tr("No name yet"), wide=True),
    Column(mark("Post"), lambda line: line.title, wide=True),
    Column(mark("School"), lambda line: line.school, wide=True),
)


class PreparedSetsPage(KeptListPart[PreparedSet]):
    """A table of the sets that are prepared for the pack, and the one that is chosen in it."""

    listed = mark("Sets of the pack")

    new_set: Line
    add_set: QPushButton
    no_sets: QLabel
    sets_table: QTableView
    sets_table_card: QFrame
    pack_words: QLabel
    to_pack: QPushButton
    set_card: QFrame
    set_heading: QLabel
    set_fields: QWidget
    name: QLineEdit
    facilitator: QLineEdit
    new_member: Line
    add_member: QPushButton
    no_members: QLabel
    members_table: QTableView
    take_out: QPushButton
    facilitate: QPushButton
    remove_set: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        fill_with_form(self, "coordinator/prepared_sets_page")
        self.make_list(
            self.sets_table,
            COLUMNS,
            card=self.sets_table_card,
            nothing=self.no_sets,
            opens=self.facilitator,
            begins=self.new_set,
        )
        self.members: Table[MemberLine] = Table(self.members_table, MEMBER_COLUMNS)
        self.members.copied.connect(desk.said)
        self.members.chose.connect(self._name_take_out)
        self.members.opened.connect(self._go_to_person)
        self._names = QStringListModel(self)
        self.new_member.setCompleter(NameCompleter(self._names, self.new_member))
        self.new_member.takes_list = lambda: True
        self.new_member.lines_pasted.connect(self._put)
        self.new_member.returnPressed.connect(self._put_typed)
        self.add_member.clicked.connect(self._put_typed)
        self.add_set.clicked.connect(self._add)
        self.new_set.returnPressed.connect(self._add)
        self.take_out.clicked.connect(self._take_out)
        self.facilitate.clicked.connect(self._facilitate)
        self.remove_set.clicked.connect(self._remove)
        self.to_pack.clicked.connect(lambda: desk.wanted.emit(Destination(PlaceName.REPORTS)))

    def lines(self, keeping: Keeping) -> list[PreparedSet]:
        self.pack_words.setText(jobs.pack_in_words(self.desk.file))
        found = jobs.sets_prepared(self.desk.file, keeping.kept.roster, keeping.cohort.id)
        for widget in (self.pack_words, self.to_pack):
            widget.setVisible(bool(found))
        return found

    def show_chosen(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        self.set_card.setVisible(line is not None)
        if line is None or keeping is None:
            return
        if self._form is None:
            title = mark("Change set of the pack")
            self._form = RecordForm(self.desk, self.set_fields, line.learning_set, title, FIELDS)
        self._form.show(line.learning_set)
        self._show_members(keeping, line)
        self.head()

    def head(self) -> None:
        line = self.list.chosen
        name = line.learning_set.name if line else ""
        self.set_heading.setText(tr("Set {name}", name=name) if name else tr("No name yet"))

    def _show_members(self, keeping: Keeping, line: PreparedSet) -> None:
        schools = keeping.kept.schools
        members = [
            MemberLine(one.id, one.name, one.title, schools[one.school].name if one.school else "", one)
            for one in line.members
        ]
        members += [MemberLine(one.id, one.name) for one in line.others]
        self.members.show_lines(members)
        self.no_members.setVisible(not members)
        for widget in (self.members_table, self.take_out):
            widget.setVisible(bool(members))
        self._name_take_out()
        here = {one.id for one in line.members}
        names = {one.name for one in keeping.kept.roster if one.id not in here and one.name}
        self._names.setStringList(sorted(names, key=collated))

    def _name_take_out(self) -> None:
        line = self.members.chosen
        self.take_out.setEnabled(line is not None and line.participant is not None)
        if line is not None:
            self.take_out.setText(tr("Take {name} out of the set", name=line.name or tr("No name yet")))

    def _add(self) -> None:
        name = self.new_set.text()
        self.add_record(
            lambda keeping: jobs.add_prepared_set(self.desk.workspace, keeping.cohort, name),
            self.facilitator,
            self.new_set,
        )

    def _put_typed(self) -> None:
        self._put([self.new_member.text()])

    def _put(self, lines: list[str]) -> None:
        """Puts people into the set: who is on the roster already, and who is new."""
        keeping, line = self._keeping, self.list.chosen
        if keeping is None or line is None:
            return
        put = self.desk.attempt(
            lambda: add_members_of_set(self.desk.workspace, keeping.cohort, line.learning_set, lines)
        )
        if put is not None:
            self.new_member.clear()
            self.members.choose(put.id)
        self.new_member.setFocus()

    def _take_out(self) -> None:
        line = self.members.chosen
        if line is not None and line.participant is not None:
            one = line.participant
            words = tr("{name} taken out of the set", name=one.name)
            self.desk.removes(lambda: jobs.put_into_set(self.desk.workspace, [one], None), words)

    def _go_to_person(self, person: UUID) -> None:
        self.desk.wanted.emit(PartDestination(PlaceName.ROSTER, person, "people"))

    def _facilitate(self) -> None:
        """Makes the records file of a set that whoever coordinates the programme facilitates too."""
        line, programme = self.list.chosen, next(iter(self.desk.file.select(Programme)), None)
        if line is None or programme is None:
            return
        path = new_file(self.desk.file.path.parent, programme.name, line.learning_set.name)
        title = tr("Records file for set {name}", name=line.learning_set.name)
        ask_where(self, title, path.name, tr("Records files (*.lfl)"), lambda to: self._begin_set(line, to))

    def _begin_set(self, line: PreparedSet, path: Path) -> None:
        if self.desk.succeeds(lambda: begin_prepared_set(self.desk.workspace, line.id, path)):
            self.desk.preferences.made(path)
            words = mark("Set {name} begins in “{file}”. Open it with File, Open recent.")
            self.desk.said.emit(tr(words, name=line.learning_set.name, file=path.name))

    def _remove(self) -> None:
        if (line := self.list.chosen) is not None:
            self.desk.removes(lambda: jobs.remove_prepared_set(self.desk.workspace, line), tr("Set removed"))
