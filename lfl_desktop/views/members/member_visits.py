"""What a member came to, on their card: read, but for what was taken home; a visit can be added."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton

from lfl_desktop.domain.events import EventAttendance
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.panel import Panel, by_name
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.kit.binding.row_removal import REMOVE_KEY
from lfl_desktop.views.kit.controls.choices import (
    choose,
    day_without_year_meant,
    fill_choices,
    half_a_year_ahead,
    school_choices,
)
from lfl_desktop.views.kit.controls.own_controls import DateLine, GrowingText
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.members import visits
from lfl_desktop.workspace.members.visits import CameTo, Visit


class EventRow(Row[EventAttendance]):
    """One event, and what was taken home from it. Only a visit of the set can be removed here."""

    form = "members/event_row"
    title = mark("Edit what was taken home")
    only = ("taken_home",)

    what: QLabel
    taken_home: GrowingText
    delete: QPushButton

    def __init__(self, desk: Desk, came: CameTo) -> None:
        self._came = came
        super().__init__(desk, came.came)
        self.delete.clicked.connect(self.remove)
        self.show_event(came)

    def show_event(self, came: CameTo) -> None:
        """Shows the event as it is now."""
        self._came = came
        self.show_record(came.came)
        self.what.setText(came.words)
        self.taken_home.setAccessibleName(tr("Taken home from: {event}", event=came.words))
        self.delete.setVisible(came.is_visit)
        self.delete.setAccessibleName(tr("Remove: {event}", event=came.words))

    def remove(self) -> None:
        self.kept.keep()
        if self._came.is_visit:
            self.desk.removes(
                lambda: visits.remove_from_visit(self.desk.own_book(), self._came), tr("Visit removed")
            )

    def fill_menu(self, menu: QMenu) -> None:
        if self._came.is_visit and not is_locked(self):
            menu.addAction(self.delete.accessibleName(), self.remove).setShortcut(QKeySequence(REMOVE_KEY))

    def tidy(self) -> None:
        """That somebody came is worth keeping without a word."""
        self.kept.keep()


class VisitPanel(Panel):
    """Asks about a visit to another school."""

    added = Signal()

    form = "members/visit"

    visit_from: QComboBox
    visit_to: QComboBox
    day: DateLine
    visit_home: GrowingText

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        for combo in (self.visit_from, self.visit_to):
            by_name(combo)
        day_without_year_meant(self.day, desk.reading.today, half_a_year_ahead(desk.reading.today))
        self.day.set_year(desk.school_year)

    def ask(self, person: UUID) -> None:
        """Asks about a visit of `person`, from their own school and today unless it is said otherwise."""
        book = self.desk.book()
        schools = school_choices(book)
        for combo in (self.visit_from, self.visit_to):
            fill_choices(combo, [(None, ""), *schools])
        today = self.desk.reading.today()
        post = book.posts_on(today).get(person)
        choose(self.visit_from, post.school if post else None)
        choose(self.visit_to, None)
        self.day.set_value(today)
        self.visit_home.setPlainText("")
        self.open_panel(person)
        self.visit_to.setFocus()

    def problem(self) -> str:
        if self.day.property("unclear"):
            return tr("The day is not understood yet. Try 24 May or next Friday.")
        return visits.visit_problem(self._typed())

    def do(self) -> None:
        assert self.person is not None
        visits.add_visit(self.desk.own_book(), [self.person], self._typed())
        self.added.emit()

    def _typed(self) -> Visit:
        return Visit(
            day=self.day.value(),
            from_school=self.visit_from.currentText(),
            to_school=self.visit_to.currentText(),
            taken_home=self.visit_home.toPlainText(),
        )
