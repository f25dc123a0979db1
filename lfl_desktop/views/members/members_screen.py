"""Members: who belongs to the set, what happened to them over the year, and the ground rules they agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTableView, QWidget

from lfl_desktop.content.tables.members_table import Member
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.members.ground_rules_form import GroundRulesCard
from lfl_desktop.views.members.member_card import MemberCard
from lfl_desktop.views.members.members_table import MembersTable
from lfl_desktop.views.parts.rank_line import RankLine
from lfl_desktop.workspace.destination import Destination, PaperDestination, at_paper
from lfl_desktop.workspace.members import belonging, unequal_ranks
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.table_copy import TableCopy, table_copy
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange


class MembersScreen(Screen):
    """A table of everybody who ever belonged, and the one who is chosen in it."""

    form = "members/members_screen"
    chooses = ("copy", "save_list")

    heading: QLabel
    figures: QLabel
    copy: QPushButton
    save_list: QPushButton
    add: QPushButton
    print_list: QPushButton
    table_card: QFrame
    table: QTableView

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._lines = MembersTable(self.table)
        self.ranks = RankLine(desk)
        self.card = MemberCard(desk)
        self.rules = GroundRulesCard(desk)
        layout_of(self, "left").insertWidget(1, self.ranks)
        layout_of(self, "right").insertWidget(0, self.card)
        layout_of(self, "rules_place").addWidget(self.rules)
        self._lines.chose.connect(self._show_chosen)
        self._lines.opened.connect(lambda _id: self._open())
        self.card.wanted.connect(self._lines.choose)
        self.ranks.known.connect(self.table.setFocus)
        self.copy.clicked.connect(lambda: self._lines.copy(everything=True))
        saves_list(self.save_list, self._lines, self.heading.text(), desk, self)
        self._lines.taken = self._taken
        self._lines.copied.connect(self.desk.said)
        self.add.clicked.connect(self._add)
        self.print_list.clicked.connect(lambda: self.desk.wanted.emit(self.to_print()))

    def focus_first(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        keep_all(self)
        book = self.desk.book()
        with QSignalBlocker(self._lines):  # what is chosen is shown once
            self._show_lines(book)
        self._show_chosen()
        self.rules.show_rules(book)

    def text_kept(self, change: KeptChange) -> None:
        book = self.desk.book()
        self._show_lines(book)
        if (member := self._lines.chosen) is not None:
            self.card.follow(book, member)
        self.rules.follow(book)

    def to_print(self) -> PaperDestination:
        shown = tuple(member.first.id for member in self._lines.shown)
        return at_paper(PaperName.MEMBERS, lines=shown) if shown else super().to_print()

    def show_destination(self, wanted: Destination) -> None:
        """Chooses somebody by the id of their person or of one of their memberships."""
        self.enter()
        for member in self._lines.model.lines:
            if wanted.record == member.id or wanted.record in {spell.id for spell in member.spells}:
                self._lines.choose(member.id)

    def _today(self) -> dt.date:
        return self.desk.reading.today()

    def _show_lines(self, book: SetBook) -> None:
        today = self._today()
        self._lines.show_lines(belonging.members_ever(book, today))
        self.figures.setText(belonging.counted_line(book, today))
        self.figures.setToolTip(belonging.away_words(book, today))
        for widget in (self.table_card, self.card, self.copy, self.save_list, self.print_list):
            widget.setVisible(bool(book.memberships) or book.figures is None)
        found = unequal_ranks.pairs(book, today, self.desk.known)
        self.ranks.show_pairs(found, partial(unequal_ranks.for_members, book))

    def _show_chosen(self) -> None:
        self.card.show_member(self.desk.book(), self._lines.chosen)
        self.lock_received()

    def _open(self) -> None:
        asked = self.card.findChild(QWidget, self._lines.asked_field or "name")
        (asked if asked is not None and asked.isEnabled() else self.card.name).setFocus()

    def _taken(self, lines: Sequence[Member]) -> TableCopy:
        ids = tuple(member.first.id for member in lines)
        reader = self.desk.reader(PaperName.MEMBERS)
        return table_copy(self.desk.book(), AskedPaper(PaperName.MEMBERS, reader, lines=ids))

    def _add(self) -> None:
        added = self.desk.attempt(lambda: belonging.add_to_set(self.desk.own_book(), self._today()))
        if added is not None:
            self._lines.choose(added.person)
            self.card.name.setFocus()
