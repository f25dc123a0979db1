"""Whether the leader of an activity system lets the set see the version in sight, and what has come since."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity import leaders_system as jobs
from lfl_desktop.workspace.activity.leaders_system import SystemPage
from lfl_desktop.workspace.activity.released_since import unreleased_since_words
from lfl_desktop.workspace.set_book import SetBook


class ReleaseLine(QObject):
    """The tick `released` with what is said of it in `words`; below it, `since` it was released, the button
    that releases `again`. `left()` comes before anything is done, so that what was typed is kept first."""

    left = Signal()

    def __init__(
        self, desk: Desk, released: QCheckBox, words: QLabel, since: QLabel, again: QPushButton
    ) -> None:
        super().__init__(released)
        self._desk = desk
        self._released, self._words, self._since, self._again = released, words, since, again
        self._page: SystemPage | None = None
        released.toggled.connect(self._release)
        again.clicked.connect(lambda: self._release(True))

    def show_page(self, book: SetBook, page: SystemPage) -> None:
        """Shows how it stands with the version of a page."""
        self._page = page
        short = book.short(page.system.person)
        day = page.version.released_on
        self._released.setText(literal(tr("{name} has released this to the set", name=short)))
        show_ticked(self._released, day is not None)
        self._words.setText(
            tr("Released on {day}.", day=day_and_month(day, self._desk.reading.today()))
            if day
            else tr("Until then only you and {name} see it, and it can be printed for {name}.", name=short)
        )
        since = unreleased_since_words(book, page)
        self._since.setText(since)
        for widget in (self._since, self._again):
            widget.setVisible(bool(since))

    def _release(self, released: bool) -> None:
        if self._page is None:
            return
        self.left.emit()
        page, workspace = self._page, self._desk.workspace
        day = workspace.today() if released else None
        if not self._desk.succeeds(lambda: jobs.release_page(workspace, page, day)):
            self.show_page(self._desk.book(), page)
