"""What is said when a meeting has just been finished: what is still open, and what follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.meeting.left_open import left_open_words
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.papers.paper_kinds import PaperName


class FinishedCard(QFrame):
    """Asks nothing. It has the cursor itself, so that no key pressed twice does anything."""

    next_wanted = Signal()
    """The next meeting is to be planned."""

    finished_heading: QLabel
    left_open: QLabel
    following: QWidget
    to_slips: QPushButton
    to_summary: QPushButton
    to_file: QPushButton
    to_next: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: MeetingPage | None = None
        fill_with_form(self, "meeting/finished_card")
        row = Wrapping(self.following, 10)
        for button in (self.to_slips, self.to_summary, self.to_file, self.to_next):
            row.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for kind, button in (
            (PaperName.SLIPS, self.to_slips),
            (PaperName.SUMMARY, self.to_summary),
            (PaperName.FILE, self.to_file),
        ):
            button.clicked.connect(lambda _on=False, kind=kind: desk.wanted.emit(self._paper(kind)))
        self.to_next.clicked.connect(self.next_wanted)
        self.hide()

    def show_finished(self, page: MeetingPage) -> None:
        """Shows what is so now that this meeting is finished."""
        self._page = page
        self.finished_heading.setText(tr("Meeting {n} is finished", n=page.number))
        self.left_open.setText(left_open_words(page))
        self.setAccessibleName(f"{self.finished_heading.text()}. {self.left_open.text()}")
        self.show()

    def _paper(self, kind: PaperName) -> object:
        about = self._page.meeting.id if self._page and kind != PaperName.FILE else None
        return at_paper(kind, about)
