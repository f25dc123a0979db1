"""How long sets are kept, who is erased, and what was done with the records: what people may ask of whoever
keeps records of them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.kit.attempts import attempt
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.completing import NameCompleter
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.showing import follow_selection, make_room
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.rights.for_good_dialog import ForGood, ForGoodDialog
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.exchange.erased_people import ToErase, erase, to_erase, what_goes
from lfl_desktop.workspace.exchange.sets_here import sets_here
from lfl_desktop.workspace.history.anonymised_set import EXPLAINED, anonymise, keeping_of
from lfl_desktop.workspace.in_view import ProgrammeInView, SetInView
from lfl_desktop.workspace.keeping.backups import Backups, backups_of
from lfl_desktop.workspace.papers.handling_told import handled, sentence_of, sentences_still_holding
from lfl_desktop.workspace.writing import KeptChange

NOTHING_BY_ITSELF = mark(
    "Nothing goes by itself on that day: you are reminded of it until you have decided. Records of people are"
    " kept no longer than they are needed."
)


class RightsDialog(QDialog):
    """Of the file that is open at the desk, whatever is in view of it."""

    which: QComboBox
    keep_until: DateLine
    anonymise: QPushButton
    how_long_told: QLabel
    who: QLineEdit
    erase: QPushButton
    told: QLabel
    noted: QListWidget
    nothing: QLabel
    papers: QPushButton
    close_it: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "rights/rights_dialog")
        self._window_desk = desk
        self._desk = desk if not desk.is_received else self._desk_of_file(desk)
        self.setWindowTitle(tr("People’s rights"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sets = sets_here(desk.file)
        fill_choices(self.which, [(one.id, _named(one.name, one.facilitator)) for one in self._sets])
        if isinstance(desk.in_view, SetInView):
            choose(self.which, desk.in_view.set_id)
        self._form: RecordForm | None = None
        self._own = {one.id for one in desk.file.select(LearningSet)}
        show_whole_rows(self.noted)
        self.noted.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_selection(self.noted)
        self.told.hide()
        self.papers.setVisible(isinstance(desk.in_view, SetInView) and not desk.is_received)
        self._connect()
        self._show_set()
        self._read()
        (self.keep_until if self._sets else self.who).setFocus()
        line = self.fontMetrics().height()
        self.resize(line * 48, line * 38)

    @property
    def _backups(self) -> Backups:
        return backups_of(self._desk.file, self._desk.preferences.settings.second_folder)

    def _desk_of_file(self, desk: Desk) -> Desk:
        """A desk at which the coordinator's own records are written while a received set is in view."""
        own = Desk(desk.file, ProgrammeInView(), desk.preferences, self)
        own.said.connect(desk.said)
        own.troubled.connect(desk.troubled)
        return own

    def _connect(self) -> None:
        file = self._desk.file
        self.which.currentIndexChanged.connect(lambda _place: self._show_set())
        self.anonymise.clicked.connect(self._ask_to_anonymise)
        self.erase.clicked.connect(self._ask_to_erase)
        self.who.returnPressed.connect(self._ask_to_erase)
        self.papers.clicked.connect(self._show_papers)
        self.close_it.clicked.connect(self.close)
        file.listen(self._kept)
        self.finished.connect(lambda _result: self._let_go())

    def _let_go(self) -> None:
        if self._form is not None:
            self._form.keep()
        self._desk.file.unlisten(self._kept)

    def _kept(self, _change: KeptChange) -> None:
        self._tell_how_long()
        self._read()

    def _read(self) -> None:
        """What was done, and who can be erased, as it is now."""
        workspace = self._desk.file
        today = workspace.today()
        lines = [sentence_of(one, today) for one in handled(workspace)]
        self.noted.clear()
        self.noted.addItems(lines)
        self.noted.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        names = {one.name for one in workspace.select(Person)}
        names |= {one.name for one in workspace.select(Participant)}
        names |= {one.name for one in workspace.select(ProgrammeRole)}
        names -= {""}
        self.who.setCompleter(NameCompleter(QStringListModel(sorted(names, key=collated), self), self.who))
        is_written = workspace.only_read is None
        self.erase.setEnabled(is_written)

    def _show_set(self) -> None:
        set_id = self.which.currentData()
        for widget in (self.which, self.keep_until):
            widget.setEnabled(set_id is not None)
        if isinstance(set_id, UUID):
            keeping = keeping_of(self._desk.file, set_id)
            if self._form is None:
                title = mark("Change how long a set is kept")
                self._form = RecordForm(self._desk, self, keeping, title, ("keep_until",))
                self.keep_until.set_today(self._desk.file.today)
            else:
                self._form.show(keeping)
        self._tell_how_long()

    def _tell_how_long(self) -> None:
        set_id = self.which.currentData()
        told = tr(NOTHING_BY_ITSELF)
        can = isinstance(set_id, UUID) and set_id in self._own and self._desk.file.only_read is None
        if isinstance(set_id, UUID):
            keeping = keeping_of(self._desk.file, set_id)
            if keeping.anonymised_on is not None:
                told = tr("Its names were taken out on {day}.", day=long_date(keeping.anonymised_on))
                can = False
            elif keeping.has_passed(self._desk.file.today()):
                told = tr(
                    "The day has come. Take the names out, choose a later day, or delete the file and its"
                    " copies where nothing of it is needed any more."
                )
        self.how_long_told.setText(told)
        self.anonymise.setEnabled(can)

    def _ask_to_anonymise(self) -> None:
        set_id = self.which.currentData()
        if isinstance(set_id, UUID):
            people = [one.id for one in self._desk.file.select(Person)]
            asked = ForGood(
                tr("Take the names out"),
                tr(EXPLAINED),
                tr("What left before and still names somebody"),
                sentences_still_holding(self._desk.file, people),
                lambda with_copies: anonymise(
                    self._desk.file, set_id, self._backups, with_copies=with_copies
                ),
            )
            self._ask(asked, tr("The names are taken out."))

    def ask_about(self, name: str) -> None:
        """Asks whether somebody of this name is erased; where there is none it is typed first."""
        self.who.setText(name)
        self.who.setFocus()
        if name:
            self._ask_to_erase()

    def _ask_to_erase(self) -> None:
        self.told.hide()
        if found := attempt(lambda: to_erase(self._desk.file, self.who.text()), self._tell):
            self._ask(self._erasing(found), tr("{name} is erased for good.", name=self.who.text().strip()))

    def _erasing(self, found: ToErase) -> ForGood:
        return ForGood(
            tr("Erase for good"),
            what_goes(found),
            tr("What left before and still names them, or may; ask those who have it to destroy it"),
            sentences_still_holding(self._desk.file, [one.id for one in found.people]),
            lambda with_copies: erase(self._desk.file, found, self._backups, with_copies=with_copies),
        )

    def _ask(self, asked: ForGood, done: str) -> None:
        if self._form is not None:
            self._form.keep()
        dialog = ForGoodDialog(asked, self._backups, self)
        dialog.went.connect(lambda: self._say_done(done))
        dialog.open()

    def _say_done(self, sentence: str) -> None:
        self.who.clear()
        self._tell(sentence)
        self._show_set()

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        make_room(self)

    def _show_papers(self) -> None:
        self.close()
        self._window_desk.wanted.emit(at_paper("privacy_notice"))


def _named(name: str, facilitator: str) -> str:
    said = tr("Set {name}", name=name) if name else tr("A set without a name")
    return tr("{what} ({who})", what=said, who=facilitator) if facilitator else said
