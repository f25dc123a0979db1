"""Files: which edition of each set is here, and when it came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.content.tables.sets_table import SetsTableLine, missing_words
from lfl_desktop.content.tables.table_columns import day_words
from lfl_desktop.domain.editions import Edition
from lfl_desktop.views.coordinator.decisions_card import DecisionsCard
from lfl_desktop.views.coordinator.looking import look_at_line, overview_in_view
from lfl_desktop.views.coordinator.printing_lists import prints_list
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.parts.adding_dialog import ask_for_files, show_adding
from lfl_desktop.views.parts.left_files import files_left
from lfl_desktop.views.parts.mail_program import Letter, write_letter
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator.letters import letter_to_facilitator
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, awaited_lines, set_lines
from lfl_desktop.workspace.destination import Destination, PartDestination
from lfl_desktop.workspace.exchange.adding import take_back
from lfl_desktop.workspace.exchange.adding_words import edition_of_set
from lfl_desktop.workspace.exchange.received_editions import received_editions, received_words

MOST_NAMED = 3
"""Files that were left and are named, before the others are counted."""

DECISIONS = "decisions"
"""The part of the place in which is what waits for her."""

COLUMNS: tuple[Column[SetsTableLine], ...] = (
    Column(mark("Set"), lambda line: line.name),
    Column(mark("Facilitator"), lambda line: line.facilitator),
    Column(mark("Edition"), lambda line: str(line.edition or ""), lambda line: f"{line.edition:05}"),
    Column(mark("Added"), lambda line: day_words(line.received), lambda line: str(line.received or "")),
    Column(
        mark("What is missing"),
        missing_words,
        lambda line: str(line.late_since or "9999") if line.edition else "",
        wide=True,
    ),
)


class FilesScreen(Screen):
    """The files that were added, the newest of each set. Enter looks at the set."""

    form = "coordinator/files_screen"

    figures: QLabel
    copy: QPushButton
    save_list: QPushButton
    print_list: QPushButton
    add_files: QPushButton
    left_files: QPushButton
    filter: QLineEdit
    table_card: QFrame
    table: QTableView
    chosen: QLabel
    look: QPushButton
    ask: QPushButton
    take_back: QPushButton
    received: QLabel
    decisions_card: QFrame
    decisions_heading: QLabel

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._overview: ProgrammeOverview | None = None
        self._to_decide = False
        self.list: Table[SetsTableLine] = Table(self.table, COLUMNS)
        self.decisions = DecisionsCard(desk, self.decisions_card, self.decisions_heading)
        self.filter.textChanged.connect(lambda words: self.list.sift(words, lambda _line: True))
        self.filter.returnPressed.connect(self.table.setFocus)
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        self.list.copied.connect(desk.said)
        saves_list(self.save_list, self.list, tr("Files"), desk, self)
        prints_list(self.print_list, self.list, tr("Files"), desk, self)
        self.list.opened.connect(self._look_at)
        self.list.chose.connect(self._show_chosen)
        self.add_files.clicked.connect(lambda: ask_for_files(desk, self))
        self.left_files.clicked.connect(lambda: show_adding(desk, files_left(desk), self))
        desk.preferences.changed.connect(lambda name: self._show_left() if name == "left_files" else None)
        self.look.clicked.connect(self._look)
        self.ask.clicked.connect(self._ask)
        self.take_back.clicked.connect(self._take_back)

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        return {"filter": self.filter.setFocus}

    def refresh(self) -> None:
        self._overview = overview = overview_in_view(self.desk)
        came, awaited = set_lines(overview), awaited_lines(overview)
        lines = [*came, *awaited]
        self.list.show_lines(lines)
        self.figures.setText(_counted(came, len(awaited)))
        chosen = (self.look, self.ask, self.take_back, self.chosen, self.received)
        for widget in (self.copy, self.save_list, self.print_list, self.filter, self.table_card, *chosen):
            widget.setVisible(bool(lines))
        self.decisions.show_things(overview.shared)
        self._show_left()
        self._show_chosen()

    def show_destination(self, wanted: Destination) -> None:
        """Chooses the line of that record, or goes to what is to be decided."""
        self._to_decide = isinstance(wanted, PartDestination) and wanted.part == DECISIONS
        if wanted.record is not None:
            self.filter.clear()
            if self._stale:
                self.enter()
            self.list.choose(wanted.record)

    def focus_first(self) -> None:
        if self._to_decide and self.decisions.focus_first():
            return
        (self.table if self.list.model.lines else self.add_files).setFocus()

    def _show_left(self) -> None:
        left = files_left(self.desk)
        names = ", ".join(path.name for path in left[:MOST_NAMED])
        more = len(left) - MOST_NAMED
        if more > 0:
            names = tr("{names} and {n} more", names=names, n=more)
        words = plural("%n files were left for now", "%n file was left for now", len(left))
        self.left_files.setText(tr("{said}: {names}", said=words, names=names))
        self.left_files.setVisible(bool(left))

    def _show_chosen(self) -> None:
        edition = self._edition
        for button in (self.look, self.take_back):
            button.setEnabled(edition is not None)
        line = self.list.chosen
        self.ask.setEnabled(line is not None)
        if edition is None and line is not None:
            words = tr("Set {name}", name=line.name)
            self.chosen.setText(tr("{set}: no file yet", set=words))
            self.received.setText("")
            self.ask.setAccessibleName(tr("Ask for the newest file of {set}", set=words))
        if edition is not None:
            words = self._called(edition)
            self.chosen.setText(words[:1].upper() + words[1:])
            self.received.setText(received_words(self.desk.file, edition))
            self.look.setAccessibleName(tr("Look at {set}", set=words))
            self.ask.setAccessibleName(tr("Ask for the newest file of {set}", set=words))
            self.take_back.setAccessibleName(tr("Take back what {set} sent", set=words))

    @property
    def _edition(self) -> Edition | None:
        line = self.list.chosen
        every = received_editions(self.desk.file)
        return next((one for one in every if line is not None and one.line == line.id), None)

    def _look(self) -> None:
        if self.list.chosen is not None:
            self._look_at(self.list.chosen.id)

    def _look_at(self, line: UUID) -> None:
        look_at_line(self.desk, line)

    def _ask(self) -> None:
        line = self.list.chosen
        if line is not None and self._overview is not None:
            letter = Letter(*letter_to_facilitator(self._overview, line))
            write_letter(self, letter, self.desk.said.emit)

    def _take_back(self) -> None:
        edition = self._edition
        if edition is not None and self.desk.succeeds(lambda: take_back(self.desk.file, edition)):
            self.desk.said.emit(tr("What {set} sent was taken back", set=self._called(edition)))

    def _called(self, edition: Edition) -> str:
        """What the set is called where all are told apart."""
        names = {one.id: one.name for one in set_lines(self._overview)} if self._overview else {}
        return edition_of_set(replace(edition, set_name=names.get(edition.line, edition.set_name)))


def _counted(lines: list[SetsTableLine], awaited: int) -> str:
    if not lines:
        return tr("No set has sent its file yet.")
    sent = plural("%n sets have sent their files", "%n set has sent its file", len(lines))
    if awaited:
        sent = tr("{sets}, {n} not yet", sets=sent, n=awaited)
    late = sum(line.late_since is not None for line in lines)
    if not late:
        return tr("{sets} · each is as new as the last meeting", sets=sent)
    return tr("{sets} · {n} older than the last meeting", sets=sent, n=late)
