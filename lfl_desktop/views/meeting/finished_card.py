"""What is said when a meeting has just been finished: what is still open, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import clear_layout, fill_with_form, layout_of
from lfl_desktop.views.kit.controls.shortened_label import ShortenedButton
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.meeting.left_open import (
    StillOpen,
    left_open,
    left_open_words,
    next_meeting_words,
)
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.papers.paper_kinds import PaperName


class FinishedCard(QFrame):
    """Asks nothing. It has the cursor itself, so that no key pressed twice does anything."""

    next_wanted = Signal()
    """The next meeting is to be planned."""

    finished_heading: QLabel
    left_open: QLabel
    next_said: QLabel
    following: QWidget
    to_slips: QPushButton
    to_summary: QPushButton
    to_file: QPushButton
    to_next: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: MeetingPage | None = None
        self._told = ("", "")
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
        found, self._told = left_open(page), _told(page)
        words, day = self._told
        self.left_open.setText(tr("Still open:") if found else words)
        self.next_said.setText(day)
        self.next_said.setVisible(bool(day))
        self.to_next.setVisible(not day)
        self.setAccessibleName(
            " ".join(part for part in (f"{self.finished_heading.text()}.", words, day) if part)
        )
        self._show_open(found)
        self.show()

    def follow(self, page: MeetingPage) -> None:
        """Shows what became of it since, while that is what it shows."""
        if self.isVisible() and page.finished and _told(page) != self._told:
            self.show_finished(page)

    def _show_open(self, found: Sequence[StillOpen]) -> None:
        """Each leads to where it is looked after; Tab goes through them first."""
        layout = layout_of(self, "open_ways")
        clear_layout(layout)
        before: QWidget = self
        for each in found:
            way = ShortenedButton()
            way.setProperty("role", "link")
            way.setText(literal(each.words[:1].upper() + each.words[1:]))
            way.clicked.connect(lambda _on=False, where=each.where: self._desk.wanted.emit(where))
            layout.addWidget(way, alignment=Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(before, way)
            before = way
        QWidget.setTabOrder(before, self.to_slips)

    def _paper(self, kind: PaperName) -> object:
        about = self._page.meeting.id if self._page and kind != PaperName.FILE else None
        return at_paper(kind, about)


def _told(page: MeetingPage) -> tuple[str, str]:
    return left_open_words(page), next_meeting_words(page)
