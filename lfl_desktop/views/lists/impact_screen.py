"""Impact: what came of the work of the set, in its owners' words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from lfl_desktop.content.tables.impact_table import IMPACT_TABLE, ImpactLine
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.possessives import impact_of_words
from lfl_desktop.domain.wording.state_names import LEVELS
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import set_tab_order
from lfl_desktop.views.kit.binding.row_removal import REMOVE_KEY
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.number_line import NumberLine
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.controls.showing import show_text, show_ticked
from lfl_desktop.views.kit.controls.ticks import Ticks
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.list_screen import ListScreen
from lfl_desktop.views.kit.tables.table_lines import Column, shown_columns
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.lists import impact_changes as jobs
from lfl_desktop.workspace.lists.set_lists import leaders
from lfl_desktop.workspace.papers.paper_kinds import PaperName
from lfl_desktop.workspace.set_book import SetBook


class ImpactScreen(ListScreen[ImpactLine]):
    """The impact as a list, and beside it the form of the one that is chosen."""

    form = "lists/impact_screen"
    paper = PaperName.IMPACT
    nothing = mark("No impact yet. Add what a leader says has changed, when they say it.")
    columns: ClassVar[Sequence[Column[ImpactLine]]] = shown_columns(
        IMPACT_TABLE,
        aside=("Measure", "Themes"),
        fields={"Leader": "person", "What changed": "wording", "Level": "level"},
    )

    add: QPushButton
    impact_card: QFrame
    impact_heading: QLabel
    agree: QPushButton
    agreed_words: QLabel
    person: QComboBox
    wording: GrowingText
    how: GrowingText
    level: QComboBox
    before: NumberLine
    after: NumberLine
    unit: QLineEdit
    other_contributors: GrowingText
    themes: Ticks
    quote: GrowingText
    quote_consent: QCheckBox
    meeting: QComboBox
    challenge: QComboBox
    remove: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._form: RecordForm | None = None
        fill_choices(self.level, [(level, tr(words)) for level, words in LEVELS.items()])
        for combo in (self.person, self.level, self.meeting, self.challenge):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
        self.add.clicked.connect(self._add)
        self.agree.toggled.connect(self._agree)
        self.remove.clicked.connect(self._remove)
        pressed_once(self.agree, self.remove)
        within(self.table, REMOVE_KEY, self._remove)
        self.list.menu_asked.connect(self._add_to)
        for line in (self.before, self.after):
            line.named_unit.connect(self._name_unit)

    def lines(self, book: SetBook) -> list[ImpactLine]:
        return jobs.lines_of_impact(book)

    def person_of(self, line: ImpactLine) -> UUID:
        return line.impact.person

    def quick_filters(self) -> list[tuple[str, Callable[[ImpactLine], bool]]]:
        return [
            (tr("All"), lambda _line: True),
            (tr("Agreed"), lambda line: line.impact.agreed_on is not None),
            (tr("Not agreed yet"), lambda line: line.impact.agreed_on is None),
        ]

    def counted(self, lines: Sequence[ImpactLine]) -> str:
        agreed = sum(line.impact.agreed_on is not None for line in lines)
        words = plural("%n notes of impact", "%n note of impact", len(lines))
        return " · ".join((words, tr("{n} agreed by their owners", n=agreed)))

    def focus_first(self) -> None:
        (self.table if self.list.model.lines else self.add).setFocus()

    def open_line(self, record: UUID) -> None:
        asked = self.findChild(QWidget, self.list.asked_field or "wording")
        (asked if asked is not None and asked.isEnabled() else self.wording).setFocus()

    def show_chosen(self) -> None:
        line = self.list.chosen
        self.impact_card.setVisible(line is not None)
        if line is None:
            return
        book = self.desk.book()
        self._show_choices(book, line.impact)
        if self._form is None:
            self._form = RecordForm(self.desk, self.impact_card, line.impact, jobs.EDIT)
            self._form.derive = self._let_go
        else:
            self._form.show(line.impact)
        self._show_around(book, line)

    def follow(self, book: SetBook) -> None:
        if line := self.list.chosen:
            self._show_choices(book, line.impact)
            choose(self.challenge, line.impact.challenge)
            self.quote_consent.setChecked(line.impact.quote_consent)
            self._show_around(book, line)

    def _let_go(self, typed: dict[str, object]) -> dict[str, object]:
        """A challenge of somebody else is let go when the person changes."""
        if "person" not in typed or self._form is None or "challenge" in typed:
            return {}
        impact = self._form.record
        assert isinstance(impact, Impact)
        challenge = self.desk.book().challenges.get(impact.challenge) if impact.challenge else None
        return {"challenge": None} if challenge and challenge.person != typed["person"] else {}

    def _show_choices(self, book: SetBook, impact: Impact) -> None:
        without_name = [] if impact.person in book.people else [(impact.person, book.full(impact.person))]
        fill_choices(self.person, [*leaders(book, list(book.people)), *without_name])
        challenges: list[tuple[object, str]] = [
            (c.id, c.headline or c.stated or tr("A challenge without words yet"))
            for c in book.challenges.values()
            if c.person == impact.person or c.id == impact.challenge
        ]
        fill_choices(self.challenge, challenges, tr("none"))
        today = self.desk.reading.today()
        meetings: list[tuple[object, str]] = [
            (
                m.id,
                tr("Meeting {n} · {day}", n=book.numbers.get(m.id) or "–", day=day_and_month(m.date, today))
                if m.date
                else tr("Meeting {n}", n=book.numbers.get(m.id) or "–"),
            )
            for m in book.meetings
        ]
        fill_choices(self.meeting, meetings, tr("no meeting"))
        self.themes.set_options([(theme.id, theme.name) for theme in jobs.outcome_themes(book)])
        set_tab_order([self.other_contributors, *self.themes.boxes, self.quote])

    def _show_around(self, book: SetBook, line: ImpactLine) -> None:
        short = book.short(line.impact.person) or line.leader
        agreed = line.impact.agreed_on is not None
        self.impact_heading.setText(impact_of_words(short))
        show_ticked(self.agree, agreed)
        words = tr("{name} agreed this wording ✓", name=short) if agreed else tr("{name} agrees", name=short)
        self.agree.setText(literal(words))
        self.agreed_words.setText(
            tr("{agreed}. It may leave the set.", agreed=jobs.agreement_said(line.impact))
            if agreed
            else tr("Read it back. May leave once agreed.")
        )

    def _name_unit(self, unit: str) -> None:
        if self._form is not None and not self.unit.text().strip():
            self._form.set(unit=unit)
            show_text(self.unit, unit)

    def _add(self) -> None:
        self.show_all()
        self.desk.attempt(self._add_and_choose)

    def _add_and_choose(self) -> None:
        added = jobs.add_impact(self.desk.own_book(), self.desk.reading.today())
        if added is None:
            self.desk.said.emit(tr("Add a member first: impact belongs to somebody."))
            return
        self.list.choose(added.id)
        self.person.setFocus()

    def _agree(self, agreed: bool) -> None:
        day = self.desk.reading.today() if agreed else None
        self._try(lambda impact: jobs.agree_impact(self.desk.workspace, impact, day))

    def _remove(self) -> None:
        line = self.list.chosen
        if line is None or self._form is None or is_locked(self):
            return
        self._form.keep()
        self.desk.removes(partial(jobs.remove_impact, self.desk.workspace, line.impact), tr("Impact removed"))
        self.focus_first()

    def _add_to(self, menu: QMenu) -> None:
        if self.list.chosen is not None and not is_locked(self):
            menu.addSeparator()
            menu.addAction(tr("Remove impact"), self._remove).setShortcut(QKeySequence(REMOVE_KEY))

    def _try(self, job: Callable[[Impact], None]) -> None:
        line = self.list.chosen
        if line is None or self._form is None:
            return
        self._form.keep()
        if not self.desk.agrees(lambda: job(line.impact), self.wording.setFocus):
            self._show_around(self.desk.book(), line)
