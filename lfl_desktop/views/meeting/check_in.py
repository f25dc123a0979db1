"""Check-in: who is here, and the facts of the meeting."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget

from lfl_desktop.domain.meetings import Attendance, Presence
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.row_menu import RowMenu
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.meeting.meeting_facts import MeetingFacts
from lfl_desktop.views.meeting.rules_card import RulesCard
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.views.parts.opened_rows import OpenedByDoubleClick
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import Destination, at_member
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.meeting.who_was_here import not_in_rows
from lfl_desktop.workspace.members.belonging import add_to_set
from lfl_desktop.workspace.set_book import SetBook

PRESENCES = (
    (Presence.HERE, mark("Here")),
    (Presence.LATE, mark("Late")),
    (Presence.LEFT_EARLY, mark("Left early")),
    (Presence.APOLOGIES, mark("Apologies")),
)


class PresenceRow(QWidget):
    """One member, whether they are here, and a note on that once they are marked. The note is there where
    it was asked for, with N or for all of them, and where there is one."""

    name: QLabel
    post: QLabel
    presence: Segmented
    note: Sentence

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: RecordForm | None = None
        self._marked = self._asked = False
        fill_with_form(self, "meeting/presence_row")
        self.presence.set_options([(value, tr(words)) for value, words in PRESENCES], "hlea")
        self.note.hide()
        self.note.entered.connect(self.focusNextChild)
        self.person: UUID | None = None
        """Whose row it is."""
        for part in (self.name, self.post):
            OpenedByDoubleClick(desk, part, self._card)
        RowMenu(self, self._fill_menu)

    def _card(self) -> Destination:
        assert self.person is not None
        return at_member(self.person)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Open their card"), lambda: self._desk.wanted.emit(self._card()))
        if is_locked(self):
            return
        menu.addSeparator()
        for place, (value, words) in enumerate(PRESENCES):
            action = menu.addAction(tr(words), partial(self.presence.choose, place))
            action.setCheckable(True)
            action.setChecked(self.presence.value() == value)
        if self._marked:
            menu.addSeparator()
            menu.addAction(tr("Write a note"), self._ask_for_note).setShortcut(QKeySequence("N"))

    def _ask_for_note(self) -> None:
        self._asked = True
        self.note.show()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_attendance(self, found: Attendance | None, notes: bool) -> None:
        """Shows how somebody is marked; with `notes` a line for a note on whoever is."""
        self._marked = found is not None
        self.presence.set_value(found.presence if found else None)
        if found is None:
            self._asked = False
            self.note.hide()
            return
        if self._form is None:
            self._form = RecordForm(self._desk, self, found, mark("Note who was here"), ("note",))
        else:
            self._form.show(found)
        self.note.setVisible(notes or self._asked or bool(self.note.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._marked and self.presence.hasFocus() and event.text().casefold() == "n":
            self._ask_for_note()
        else:
            super().keyPressEvent(event)


class CheckInStage(Stage):
    """Who is here. Nothing that is said in the check-in is kept."""

    form = "meeting/check_in"

    notes: QPushButton
    everyone: QPushButton
    away: QLabel
    first_member: QLineEdit

    def build(self) -> None:
        self._rows: dict[UUID, PresenceRow] = {}
        self._page: MeetingPage | None = None
        self._facts = MeetingFacts(self.desk, mark("Edit meeting"), self)
        layout_of(self, "facts_place").addWidget(self._facts)
        self._rules = RulesCard(self.desk, self)
        layout_of(self, "rules_place").addWidget(self._rules)
        self.everyone.clicked.connect(self._everyone)
        self.notes.toggled.connect(lambda _on: self._show_notes())
        self.first_member.editingFinished.connect(self._add_first)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._page = page
        wanted = [person.id for person in page.members]
        for id in [id for id in self._rows if id not in wanted]:
            gone = self._rows.pop(id)
            gone.hide()
            gone.deleteLater()
        layout = layout_of(self, "here_rows")
        before: QWidget = self.everyone
        posts = book.posts_on(page.meeting.date)
        for place, person in enumerate(page.members):
            row = self._rows.get(person.id)
            if row is None:
                row = self._rows[person.id] = PresenceRow(self.desk, self)
                row.person = person.id
                row.presence.changed.connect(lambda value, id=person.id: self._mark(id, value))
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)
            post = posts.get(person.id)
            name = book.full(person.id)
            row.name.setText(name)
            row.post.setText(post.title if post else "")
            row.presence.setAccessibleName(tr("{name} is", name=name))
            row.note.setAccessibleName(tr("Note on {name}", name=name))
            QWidget.setTabOrder(before, row.presence)
            QWidget.setTabOrder(row.presence, row.note)
            before = row.note
        self._show_notes()
        for widget in (self.notes, self.everyone):
            widget.setVisible(bool(page.members))
        self.first_member.setVisible(not page.members and book.figures is None)
        self.away.setText(not_in_rows(book, page))
        self.away.setVisible(bool(self.away.text()))
        self._facts.show_meeting(book, page.meeting)
        self._rules.show_rules(book, page.meeting)

    def _show_notes(self) -> None:
        attendance = self._page.attendance if self._page else {}
        for person, row in self._rows.items():
            row.show_attendance(attendance.get(person), self.notes.isChecked())

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        self._page = page
        self._rules.text_kept(book, page.meeting)

    def focus_first(self) -> None:
        if not self.first_member.isHidden():
            self.first_member.setFocus()
        elif self.everyone.isEnabled():
            self.everyone.setFocus()
        else:
            super().focus_first()

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        if not page.is_attended:
            return tr("Check-in"), False
        words = tr("Check-in · {here} of {members} here", **page.turnout._asdict())
        return words, all(person.id in page.attendance for person in page.members)

    def _mark(self, person: UUID, presence: object) -> None:
        page, marked = self._page, presence if isinstance(presence, Presence) else None
        assert page is not None
        if self.desk.succeeds(lambda: jobs.mark_presence(self.desk.workspace, page, person, marked)):
            self.desk.kept.emit()
        else:
            self._show_notes()

    def _everyone(self) -> None:
        page = self._page
        assert page is not None
        if self.desk.succeeds(lambda: jobs.everyone_is_here(self.desk.workspace, page)):
            self.desk.kept.emit()

    def _add_first(self) -> None:
        """A set that has nobody yet is given its first member here."""
        name, desk = self.first_member.text().strip(), self.desk
        if not name or self.first_member.isHidden():
            return
        if desk.succeeds(lambda: add_to_set(desk.own_book(), desk.reading.today(), name)):
            self.first_member.clear()
            self.desk.kept.emit()
            self.everyone.setFocus()
