"""The facts of the programme: its name and aim, the cohort, the terms, the outcome themes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from lfl_desktop.domain.programme import Cohort, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.own_controls import DateLine, Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.bank_holidays import NATIONS
from lfl_desktop.workspace.calendar import programme_changes as jobs
from lfl_desktop.workspace.calendar.programme_book import AroundSets, OwnAroundSets
from lfl_desktop.workspace.calendar.programme_logo import choose_logo, logo_of, remove_logo
from lfl_desktop.workspace.members import pasted_lists
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.start.first_run import remark_on_cohort
from lfl_desktop.workspace.writing import KeptChange

MOST_A_TERM = 4
"""The most meetings a term that are offered; more can be added to the calendar."""


class Facts(QWidget):
    """One record's form within a card."""

    form = ""
    title = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.kept: RecordForm | None = None
        fill_with_form(self, self.form)

    def show_record(self, record: Record) -> None:
        """Shows the record as it is now."""
        if self.kept is None:
            self.kept = RecordForm(self.desk, self, record, self.title)
        else:
            self.kept.show(record)


class ProgrammeFacts(Facts):
    """What the programme is called, what it is for, who pays and who holds it together."""

    form = "programme/programme_facts"
    title = mark("Change programme")

    name: QLineEdit
    nation: QComboBox
    logo_shown: QLabel
    choose_logo: QPushButton
    remove_logo: QPushButton

    def __init__(self, desk: Desk, own_book: Callable[[], OwnAroundSets]) -> None:
        super().__init__(desk)
        self._own_book = own_book
        fill_choices(self.nation, [(nation, tr(words)) for nation, words in NATIONS.items()])
        self.choose_logo.clicked.connect(self._ask_for_logo)
        self.remove_logo.clicked.connect(self._without_logo)

    def show_logo(self, book: AroundSets) -> None:
        """Shows the logo on its papers, as high as a button."""
        logo = logo_of(book)
        self.logo_shown.setVisible(logo is not None)
        self.remove_logo.setVisible(logo is not None)
        if logo is not None:
            picture = QPixmap()
            picture.loadFromData(logo.picture)
            high = self.choose_logo.sizeHint().height()
            self.logo_shown.setPixmap(
                picture.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation)
            )

    def _ask_for_logo(self) -> None:
        dialog = QFileDialog(self, tr("Choose a logo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda name: self.desk.attempt(lambda: choose_logo(self._own_book(), Path(name)))
        )
        dialog.open()

    def _without_logo(self) -> None:
        self.choose_logo.setFocus()
        self.desk.attempt(lambda: remove_logo(self._own_book()))


class CohortFacts(Facts):
    """From when to when the cohort runs."""

    form = "programme/cohort_facts"
    title = mark("Change cohort")

    starts: DateLine
    ends: DateLine
    cohort_remark: QLabel

    def show_remark(self, cohort: Cohort) -> None:
        """Says what is unusual about the dates."""
        wrong = bool(cohort.starts and cohort.ends and remark_on_cohort(cohort.starts, cohort.ends))
        self.cohort_remark.setText(tr("Please look at these dates: no meetings are proposed for them."))
        self.cohort_remark.setVisible(wrong)


class SetFacts(Facts):
    """How often the set meets."""

    form = "programme/set_facts"
    title = mark("Change meetings a term")

    meetings_a_term: Segmented

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.meetings_a_term.set_options([(n, str(n)) for n in range(1, MOST_A_TERM + 1)])


class TermRow(Row[Term]):
    """One term with its half-term holiday."""

    form = "programme/term_row"
    title = mark("Change term")
    removal = mark("Remove term")
    removed = mark("Term removed")

    label: QLineEdit
    starts: DateLine
    ends: DateLine
    half_term_starts: DateLine
    half_term_ends: DateLine
    half_term_words: QLabel

    def called(self, number: int) -> str:
        return tr("Term {n}", n=number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The days of half term stand below those of the term."""
        self.half_term_words.setMinimumWidth(self.label.minimumSizeHint().width())
        super().resizeEvent(event)


class ThemeRow(Row[Theme]):
    """One outcome theme. What has impact under it can be renamed, not removed."""

    form = "programme/theme_row"
    title = mark("Rename theme")
    removal = mark("Remove theme")
    removed = mark("Theme removed")

    name: QLineEdit
    uses: QLabel
    up: QPushButton
    down: QPushButton

    def called(self, number: int) -> str:
        return tr("Theme {n}", n=number)

    def __init__(self, desk: Desk, record: Theme) -> None:
        self._count = 0
        super().__init__(desk, record)

    def show_uses(self, count: int, first: bool, last: bool) -> None:
        """Says how much impact is gathered here, and names the buttons for those who do not see them."""
        self.uses.setText(plural("%n impact notes", "%n impact note", count) if count else "")
        self._count = count
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        name = self.record.name
        for button, words in (
            (self.up, tr("Move “{name}” up", name=name)),
            (self.down, tr("Move “{name}” down", name=name)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def may_be_removed(self) -> bool:
        return super().may_be_removed() and not self._count

    def remove(self) -> None:
        """Takes the theme away where no impact is gathered under it."""
        self.kept.keep()
        if not is_locked(self):
            self.desk.removes(lambda: jobs.remove_theme(self.desk.workspace, self.record), tr(self.removed))

    def tidy(self) -> None:
        """A name that was emptied by mistake does not take the theme away from what refers to it."""
        if self.is_empty():
            self.remove()


class ProgrammePage(QWidget):
    """Programme and themes on the left, cohort and terms on the right; of a set in view also how often it
    meets. `own_book` reads anew what is changed here."""

    programme_card: QFrame
    cohort_card: QFrame
    theme_remark: QLabel
    new_theme: Line
    add_theme: QPushButton

    def __init__(self, desk: Desk, own_book: Callable[[], OwnAroundSets]) -> None:
        super().__init__()
        self.desk = desk
        self._own_book = own_book
        fill_with_form(self, "programme/programme_page")
        self.programme = ProgrammeFacts(desk, own_book)
        self.cohort, self.of_set = CohortFacts(desk), SetFacts(desk)
        layout_of(self, "programme_card_body").addWidget(self.programme)
        for facts in (self.cohort, self.of_set):
            layout_of(self, "cohort_card_body").addWidget(facts)
        self._book: AroundSets | None = None
        self.terms: Rows[Term] = Rows(
            self, layout_of(self, "term_rows"), lambda term: self._term_row(term), self._blank_term
        )
        self.themes: Rows[Theme] = Rows(self, layout_of(self, "theme_rows"), self._theme_row)
        self.terms.arranged.connect(self._set_tab_order)
        self.themes.arranged.connect(self._set_tab_order)
        self.add_theme.clicked.connect(self._add_theme)
        self.new_theme.returnPressed.connect(self._add_theme)
        self.new_theme.takes_list = lambda: True
        self.new_theme.lines_pasted.connect(self._add_themes)
        self.theme_remark.hide()

    def show_book(self, book: AroundSets) -> None:
        """Shows the programme as it is now, keeping the cursor where it is."""
        self._book = book
        self.programme.show_record(book.programme)
        self.programme.show_logo(book)
        self.cohort.show_record(book.cohort)
        self.of_set.setVisible(isinstance(book, SetBook))
        if isinstance(book, SetBook):
            self.of_set.show_record(book.learning_set)
        self.terms.show(book.terms)
        self.themes.show(jobs.themes_in_order(book))
        self._follow(book)

    def text_kept(self, book: AroundSets, change: KeptChange) -> None:
        """Text typed here was kept: what else shows it follows."""
        self._book = book
        self._follow(book)

    def focus_first(self) -> None:
        """Puts the cursor into the programme's name."""
        self.programme.name.setFocus()

    def _follow(self, book: AroundSets) -> None:
        self.cohort.show_remark(book.cohort)
        rows = [row for row in self.themes.rows if isinstance(row, ThemeRow)]
        for place, row in enumerate(rows):
            count = jobs.uses_of_theme(book.reading, row.record.id)
            row.show_uses(count, place == 0, place == len(rows) - 1)

    def _term_row(self, term: Term) -> TermRow:
        row = TermRow(self.desk, term)
        for line in (row.starts, row.ends, row.half_term_starts, row.half_term_ends):
            line.set_today(self._from, self.desk.reading.today)
        return row

    def _from(self) -> dt.date:
        """A day and month without a year is the first such day of the cohort."""
        starts = self._book.cohort.starts if self._book else None
        return starts - dt.timedelta(days=60) if starts else self.desk.reading.today()

    def _blank_term(self, position: int) -> Term:
        assert self._book is not None
        return jobs.next_term(self._book, position)

    def _theme_row(self, theme: Theme) -> ThemeRow:
        row = ThemeRow(self.desk, theme)
        row.up.clicked.connect(lambda: self._move(row, -1))
        row.down.clicked.connect(lambda: self._move(row, 1))
        return row

    def _move(self, row: ThemeRow, places: int) -> None:
        pressed = QApplication.focusWidget()
        row.kept.keep()
        self.desk.attempt(lambda: jobs.move_theme(self._own_book(), row.record, places))
        if pressed is not None and not pressed.isEnabled():
            (row.down if places < 0 else row.up).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_theme(self) -> None:
        if self.desk.attempt(lambda: jobs.add_theme(self._own_book(), self.new_theme.text())):
            self.new_theme.clear()
        self.new_theme.setFocus()

    def _add_themes(self, lines: list[str]) -> None:
        self.desk.attempt(lambda: pasted_lists.pasted_themes(self._own_book(), lines))
        self.new_theme.clear()

    def _set_tab_order(self) -> None:
        themes = [*self.themes.stops, self.new_theme, self.add_theme]
        stops = [*focusable(self.programme), *themes, *focusable(self.cohort), *focusable(self.of_set)]
        set_tab_order([*stops, *self.terms.stops])
