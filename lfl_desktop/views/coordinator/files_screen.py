"""Files: which edition of each set is here, and when it came."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.wording.days_said import said
from lfl_desktop.views.coordinator.decisions_card import DecisionsCard
from lfl_desktop.views.coordinator.looking import look_at_line
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.parts.adding_dialog import ask_for_files
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator.shared_things import shared_things
from lfl_desktop.workspace.exchange.adding import take_back
from lfl_desktop.workspace.exchange.adding_words import of_set
from lfl_desktop.workspace.exchange.received_editions import received_editions


def _received(edition: Edition) -> str:
    if edition.received_at is None:
        return ""
    at = edition.received_at.astimezone()
    return tr("{day} {year}, {time}", day=said(at.date()), year=at.year, time=f"{at:%H:%M}")


COLUMNS: tuple[Column[Edition], ...] = (
    Column(mark("Set"), lambda one: one.set_name),
    Column(mark("Facilitator"), lambda one: one.facilitator),
    Column(mark("Programme"), lambda one: one.programme_name, wide=True),
    Column(mark("Edition"), lambda one: str(one.number), lambda one: f"{one.number:05}"),
    Column(mark("Added"), _received, lambda one: str(one.received_at or "")),
)


class FilesScreen(Screen):
    """The files that were added, the newest of each set. Enter looks at the set."""

    form = "coordinator/files_screen"

    figures: QLabel
    copy: QPushButton
    add_files: QPushButton
    filter: QLineEdit
    table_card: QFrame
    table: QTableView
    chosen: QLabel
    look: QPushButton
    take_back: QPushButton
    decisions_card: QFrame
    decisions_heading: QLabel

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.list: Table[Edition] = Table(self.table, COLUMNS)
        self.decisions = DecisionsCard(desk, self.decisions_card, self.decisions_heading)
        self.filter.textChanged.connect(lambda words: self.list.sift(words, lambda _line: True))
        self.filter.returnPressed.connect(self.table.setFocus)
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        self.list.copied.connect(desk.said)
        self.list.opened.connect(self._look_at)
        self.list.chose.connect(self._show_chosen)
        self.add_files.clicked.connect(lambda: ask_for_files(desk, self))
        self.look.clicked.connect(self._look)
        self.take_back.clicked.connect(self._take_back)
        QShortcut(QKeySequence("Ctrl+F"), self, self.filter.setFocus)

    def refresh(self) -> None:
        editions = received_editions(self.desk.file)
        self.list.show_lines(editions)
        said_of = plural(len(editions), "{n} set has sent its file", "{n} sets have sent their files")
        self.figures.setText(said_of if editions else tr("No set has sent its file yet."))
        for widget in (self.copy, self.filter, self.table_card, self.look, self.take_back, self.chosen):
            widget.setVisible(bool(editions))
        self.decisions.show_things(shared_things(self.desk.file))
        self._show_chosen()

    def focus_first(self) -> None:
        (self.table if self.list.model.lines else self.add_files).setFocus()

    def _show_chosen(self) -> None:
        edition = self.list.chosen
        for button in (self.look, self.take_back):
            button.setEnabled(edition is not None)
        if edition is not None:
            words = of_set(edition)
            self.chosen.setText(words[:1].upper() + words[1:])
            self.look.setAccessibleName(tr("Look at {set}", set=words))
            self.take_back.setAccessibleName(tr("Take back what {set} sent", set=words))

    def _look(self) -> None:
        if self.list.chosen is not None:
            look_at_line(self.desk, self.list.chosen.line)

    def _look_at(self, edition: UUID) -> None:
        found = next((one for one in self.list.model.lines if one.id == edition), None)
        if found is not None:
            look_at_line(self.desk, found.line)

    def _take_back(self) -> None:
        edition = self.list.chosen
        if edition is not None and self.desk.succeeds(lambda: take_back(self.desk.file, edition)):
            self.desk.said.emit(tr("What {set} sent was taken back", set=of_set(edition)))
