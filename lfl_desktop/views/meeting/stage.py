"""What the stages of a meeting have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.lock import LOCKED, lock, unlock
from lfl_desktop.views.kit.binding.record_rows import Rows, focusable
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.set_book import SetBook


class Stage(QWidget):
    """One stage of a meeting. A subclass names its `form`.

    It is filled when it is first looked at: a meeting opens at one of its stages, and most of the others
    are not looked at before the next is opened."""

    form = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.is_made = False

    def make(self) -> None:
        """Fills it with its form, once."""
        if not self.is_made:
            self.is_made = True
            fill_with_form(self, self.form)
            self.build()

    def build(self) -> None:
        """Makes what the form does not hold. Called once."""

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        """Shows the meeting as it is now, keeping the cursor where it is."""
        raise NotImplementedError

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        """Text that is typed in this stage was kept: what else shows it follows."""

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        """A word on how far this stage has got, and whether something is recorded in it."""
        raise NotImplementedError

    def show_meeting(self, book: SetBook, page: MeetingPage) -> None:
        """Shows the meeting as it is now, to read only where it is locked."""
        if self.locked(page):
            self.setProperty(LOCKED, True)  # before anything is shown that would be written into
            self.show_page(book, page)
            for rows in self.findChildren(Rows):
                rows.drop_blank()
            lock(self)
        else:
            if self.property(LOCKED):
                unlock(self)
            self.show_page(book, page)

    def locked(self, page: MeetingPage) -> bool:
        """Whether what this stage shows is finished, so that it is there to read."""
        return page.finished

    def focus_first(self) -> None:
        """Puts the cursor where this stage begins."""
        widgets = [w for w in focusable(self) if w.isEnabled() and w.isVisibleTo(self)]
        if widgets:
            widgets[0].setFocus()
