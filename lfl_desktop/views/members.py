"""Members: who belongs to the set, since when and until when, and the ground rules they agreed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import GroundRules, Membership
from lfl_desktop.domain.saying import STATUSES
from lfl_desktop.views.choices import fill_choices, half_a_year_ahead, levels, meant
from lfl_desktop.views.controls import DateLine, GrowingText
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.keeping import RecordForm, keep_all
from lfl_desktop.views.members_table import MembersTable
from lfl_desktop.views.post_form import CHANGE, PostForm
from lfl_desktop.views.screen import Screen
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace import members
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.members import Member
from lfl_desktop.workspace.what_leaves import Kind
from lfl_desktop.workspace.workspace import Change


class MembersScreen(Screen):
    """A table of everybody who ever belonged, and the one who is chosen in it."""

    form = "members"
    title = tr("Members")

    figures: QLabel
    add: QPushButton
    print_list: QPushButton
    table: QTableView
    person_card: QFrame
    person_heading: QLabel
    name: QLineEdit
    known_as: QLineEdit
    level: QComboBox
    school: QComboBox
    status: QComboBox
    starts: DateLine
    ends: DateLine
    remove: QPushButton
    remove_words: QLabel
    rules_card: QFrame
    agree: QPushButton
    agreed_words: QLabel
    agreed_on: DateLine
    wording: GrowingText
    names_to_coordinator: QCheckBox
    rules_remark: QLabel
    rank_remark: QLabel

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = MembersTable(self.table)
        self._person: RecordForm | None = None
        self._post: PostForm | None = None
        self._membership: RecordForm | None = None
        self._rules: RecordForm | None = None
        self._set_choices()
        self.remove_words.hide()
        self._lines.chose.connect(self._show_chosen)
        self._lines.opened.connect(lambda _id: self.name.setFocus())
        self.add.clicked.connect(self._add)
        self.print_list.clicked.connect(lambda: self.desk.wanted.emit("share", self.to_print()))
        self.remove.clicked.connect(self._remove)
        self.agree.clicked.connect(self._agree)

    def refresh(self) -> None:
        keep_all(self)
        book = self.desk.book()
        self._show_lines(book)
        self._show_chosen()
        self._show_rules(book)

    def text_kept(self, change: Change) -> None:
        book = self.desk.book()
        self._show_lines(book)
        if change.has(Membership):
            self._show_following()
        self._head_person()
        self._show_agreed(book)

    def to_print(self) -> object:
        shown = tuple(member.id for member in self._lines.shown)
        return (Kind.MEMBERS, shown) if shown else None

    def show_item(self, item: object) -> None:
        """Chooses somebody by the id of their person or membership."""
        self.enter()
        found = (m for m in self._lines.model.lines if item in (m.person.id, m.membership.id))
        if (member := next(found, None)) is not None:
            self._lines.choose(member.membership.id)

    def _today(self) -> dt.date:
        return self.desk.workspace.today()

    def _set_choices(self) -> None:
        fill_choices(self.level, levels())
        fill_choices(self.status, [(status, tr(words)) for status, words in STATUSES.items()])
        for combo in (self.level, self.status, self.school):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(14)
        self.school.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for day in (self.starts, self.ends, self.agreed_on):
            meant(day, self._today, half_a_year_ahead(self._today))

    def _show_schools(self, book: SetBook) -> None:
        names = sorted(((s.id, s.name) for s in book.schools.values()), key=lambda pair: pair[1].casefold())
        fill_choices(self.school, [(None, ""), *names])

    def _show_lines(self, book: SetBook) -> None:
        today = self._today()
        listed = members.members(book, today)
        self._lines.show_lines(listed)
        self.rank_remark.setText(members.unequal_words(listed, today))
        self.rank_remark.setVisible(bool(self.rank_remark.text()))
        counted = members.figures(book.memberships, today, members.began(book))
        self.figures.setText(members.figures_line(counted))

    def _show_chosen(self) -> None:
        member = self._lines.chosen
        self._show_schools(self.desk.book())
        self.person_card.setEnabled(member is not None)
        self._head_person()
        if member is None:
            return
        if self._person is None or self._post is None or self._membership is None:
            self._tie(member)
        elif self._person.record.id != member.person.id:
            self.remove_words.hide()
        assert self._person and self._post and self._membership
        self._person.show(member.person)
        self._post.show(member.post)
        self._membership.show(member.membership)

    def _tie(self, member: Member) -> None:
        card = self.person_card
        self._person = RecordForm(self.desk, card, member.person, CHANGE)
        self._post = PostForm(self.desk, card, member.post, self.school, self.desk.book().programme.id)
        self._membership = RecordForm(
            self.desk, card, member.membership, CHANGE, only=("starts", "ends", "status", "reason")
        )
        self._membership.derive = self._following

    def _following(self, typed: dict[str, object]) -> dict[str, object]:
        assert self._membership is not None
        membership = self._membership.record
        assert isinstance(membership, Membership)
        return members.following(membership, typed, self._today())

    def _show_following(self) -> None:
        """Shows what followed from a change of status or of the last day, in the other field."""
        if (member := self._lines.chosen) is None:
            return
        self.status.setCurrentIndex(self.status.findData(member.membership.status))
        if not (self.ends.hasFocus() and self.ends.isModified()):
            self.ends.set_value(member.membership.ends)

    def _head_person(self) -> None:
        member = self._lines.chosen
        if member is None:
            self.person_heading.setText(tr("Nobody yet. Add the first member."))
        else:
            self.person_heading.setText(member.person.name or tr("New member"))
            self.known_as.setPlaceholderText((member.person.name.split() or [""])[0])

    def _add(self) -> None:
        try:
            added = members.add(self.desk.book(), self._today())
        except WorldError as error:
            self.desk.trouble(error)
            return
        self._lines.choose(added.id)
        self.name.setFocus()

    def _remove(self) -> None:
        member = self._lines.chosen
        if member is None:
            return
        try:
            removed = members.remove(self.desk.workspace, member.membership)
        except WorldError as error:
            self.desk.trouble(error)
            return
        self.remove_words.setVisible(not removed)
        if not removed:
            self.remove_words.setText(
                tr(
                    "{name} is in the set’s records, so nothing is removed. Leaving is a status with its"
                    " day: choose it above, and what was recorded stays.",
                    name=member.person.name or tr("This member"),
                )
            )
            self.status.setFocus()

    def _show_rules(self, book: SetBook) -> None:
        rules = book.ground_rules or GroundRules(learning_set=book.learning_set.id)
        if self._rules is None:
            self._rules = RecordForm(self.desk, self.rules_card, rules, mark("Change ground rules"))
        else:
            self._rules.show(rules)
        self._show_agreed(book)

    def _show_agreed(self, book: SetBook) -> None:
        every = self.desk.workspace.select(GroundRules, learning_set=book.learning_set.id)
        words = members.agreed_words(every)
        self.agreed_words.setText(words)
        self.agreed_words.setVisible(bool(words))
        rules = book.ground_rules
        day = rules.agreed_on if rules else None
        self.agree.setEnabled(bool(rules and rules.wording and (day is None or day < self._today())))
        undated = bool(rules and rules.names_to_coordinator and day is None)
        self.rules_remark.setText(
            tr("Until it has the day it was agreed on, the coordinator sees numbers only.")
        )
        self.rules_remark.setVisible(undated)

    def _agree(self) -> None:
        rules = self.desk.book().ground_rules
        if rules is None:
            return
        try:
            members.agree_again(self.desk.workspace, rules, self._today())
        except WorldError as error:
            self.desk.trouble(error)
