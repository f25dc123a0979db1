"""Something that happened to a member: its day, and only what else it needs."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from lfl_desktop.domain.wording.guessed_level import guessed_level
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.kit.binding.panel import Panel, by_name
from lfl_desktop.views.kit.controls.choices import (
    choose,
    day_without_year_meant,
    fill_choices,
    half_a_year_ahead,
    levels,
    school_choices,
)
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.members import member_happenings
from lfl_desktop.workspace.members.happenings_explained import EXPLAINED
from lfl_desktop.workspace.members.member_happenings import SAID, Happening, HappeningKind
from lfl_desktop.workspace.set_book import SetBook

WITH_REASON = frozenset((*member_happenings.ENDINGS,))


class HappeningPanel(Panel):
    """Asks about one happening of one member, whose it stays while others are looked at."""

    done = Signal(object)
    """It was kept: the id of the person to show next."""

    form = "members/happening_panel"

    happening_heading: QLabel
    explained: QLabel
    who_part: QWidget
    who: QComboBox
    post_part: QWidget
    new_title: QLineEdit
    new_level: QComboBox
    new_school: QComboBox
    day: DateLine
    day_label: QLabel
    why_part: QWidget
    why: Sentence

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind = HappeningKind.LEAVES
        fill_choices(self.new_level, levels())
        for combo in (self.who, self.new_school):
            by_name(combo)
        today = desk.reading.today
        day_without_year_meant(self.day, today, half_a_year_ahead(today))
        self.day.set_year(desk.school_year)
        self.who.editTextChanged.connect(lambda _name: self._show_post_part())
        self.new_title.textChanged.connect(self._guess_level)

    def ask(self, person: UUID, kind: HappeningKind) -> None:
        """Asks about what happened to `person`, with the likely answers filled in."""
        book = self.desk.book()
        self._kind = kind
        command = tr(SAID[kind].command).replace("&", "").rstrip("…")
        name = book.people[person].name or tr("New member")
        self.happening_heading.setText(tr("{name}: {happening}", name=name, happening=command.lower()))
        self.explained.setText(tr(EXPLAINED[kind]))
        self.day_label.setText(tr(SAID[kind].day))
        self.day.set_value(member_happenings.proposed_day(book, kind, person))
        self.why.clear()
        self._propose_post(book, person)
        self.who_part.setVisible(kind == HappeningKind.REPLACED)
        self.why_part.setVisible(kind in WITH_REASON)
        self._show_post_part()
        self.open_panel(person)
        first = (
            self.who
            if kind == HappeningKind.REPLACED
            else self.new_title
            if kind == HappeningKind.PROMOTED
            else self.day
        )
        first.setFocus()
        if first is self.day:
            self.day.selectAll()

    def problem(self) -> str:
        if self.day.property("unclear") or self.person is None:
            return tr("The day is not understood yet. Try 24 May or next Friday.")
        return member_happenings.happening_problem(self.desk.book(), self.person, self._typed())

    def do(self) -> None:
        assert self.person is not None
        shown = member_happenings.happen(self.desk.own_book(), self.person, self._typed())
        self.done.emit(shown)

    def _typed(self) -> Happening:
        return Happening(
            kind=self._kind,
            day=self.day.value(),
            reason=self.why.toPlainText() if self._kind in WITH_REASON else "",
            name=self.who.currentText(),
            title=self.new_title.text(),
            level=self.new_level.currentData(),
            school=self.new_school.currentText(),
        )

    def _propose_post(self, book: SetBook, person: UUID) -> None:
        known = [(id, name) for id, name in member_happenings.newcomers(book).items() if id != person]
        fill_choices(self.who, sorted(known, key=lambda one: collated(one[1])))
        self.who.setCurrentIndex(-1)
        self.who.clearEditText()
        schools = school_choices(book)
        fill_choices(self.new_school, [(None, ""), *schools])
        post = book.posts.get(person)
        choose(self.new_school, post.school if post else None)
        choose(self.new_level, post.level if post else None)
        self.new_title.clear()

    def _guess_level(self, title: str) -> None:
        if (level := guessed_level(title)) is not None:
            choose(self.new_level, level)

    def _show_post_part(self) -> None:
        """A post is asked for where there is a new one: of a promotion, or of somebody new to the file."""
        known = bool(member_happenings.known_as(self.desk.book(), self.who.currentText()))
        newcomer = self._kind == HappeningKind.REPLACED and not known
        self.post_part.setVisible(newcomer or self._kind == HappeningKind.PROMOTED)
