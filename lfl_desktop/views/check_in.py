"""Check-in: who is here, and the facts of the meeting."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Presence
from lfl_desktop.views.controls import Segmented
from lfl_desktop.views.forms import fill
from lfl_desktop.views.stage import MeetingFacts, Stage
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace import meeting as jobs
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.meeting import MeetingPage
from lfl_desktop.workspace.members import on_leave_words

PRESENCES = (
    (Presence.HERE, mark("Here")),
    (Presence.LATE, mark("Late")),
    (Presence.LEFT_EARLY, mark("Left early")),
    (Presence.APOLOGIES, mark("Apologies")),
)


class PresenceRow(QWidget):
    """One member and whether they are here."""

    name: QLabel
    post: QLabel
    presence: Segmented

    def __init__(self) -> None:
        super().__init__()
        fill(self, "presence_row")
        self.presence.set_options([(value, tr(words)) for value, words in PRESENCES], "hlea")


class CheckInStage(Stage):
    """Who is here. Nothing that is said in the check-in is kept."""

    form = "check_in"
    label = mark("Check-in")

    everyone: QPushButton
    away: QLabel

    def build(self) -> None:
        self._rows: dict[UUID, PresenceRow] = {}
        self._page: MeetingPage | None = None
        self._facts = MeetingFacts(self.desk, mark("Edit meeting"))
        self._layout("facts_place").addWidget(self._facts)
        self.everyone.clicked.connect(self._everyone)

    def _layout(self, name: str) -> QVBoxLayout:
        found = self.findChild(QVBoxLayout, name)
        assert found is not None
        return found

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._page = page
        wanted = [person.id for person in page.members]
        for id in [id for id in self._rows if id not in wanted]:
            self._rows.pop(id).deleteLater()
        layout = self._layout("here_rows")
        before: QWidget = self.everyone
        posts = book.posts_on(page.meeting.date)
        for place, person in enumerate(page.members):
            row = self._rows.get(person.id)
            if row is None:
                row = self._rows[person.id] = PresenceRow()
                row.presence.changed.connect(lambda value, id=person.id: self._mark(id, value))
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)
            post = posts.get(person.id)
            row.name.setText(person.name)
            row.post.setText(post.title if post else "")
            row.presence.setAccessibleName(tr("{name} is", name=person.name))
            found = page.attendance.get(person.id)
            row.presence.set_value(found.presence if found else None)
            QWidget.setTabOrder(before, row.presence)
            before = row.presence
        self.away.setText(on_leave_words(book, page.meeting.date))
        self.away.setVisible(bool(self.away.text()))
        self._facts.show_meeting(book, page.meeting)

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        if not page.attendance:
            return tr("Check-in"), False
        return tr("Check-in · {here} of {members} here", here=page.here, members=len(page.members)), True

    def _mark(self, person: UUID, presence: object) -> None:
        assert self._page is not None
        try:
            jobs.mark(
                self.desk.workspace,
                self._page,
                person,
                presence if isinstance(presence, Presence) else None,
            )
        except WorldError as error:
            self.desk.trouble(error)
            return
        self.desk.kept.emit()

    def _everyone(self) -> None:
        assert self._page is not None
        try:
            jobs.everyone_is_here(self.desk.workspace, self._page)
        except WorldError as error:
            self.desk.trouble(error)
            return
        self.desk.kept.emit()
