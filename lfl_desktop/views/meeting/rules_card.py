"""The ground rules at a check-in: one line, unfolded to be read, agreed to again with one key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.views.kit.binding.forms import fill
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.meeting import rules_at_meeting as jobs
from lfl_desktop.workspace.set_book import SetBook

AGREE_KEY = "Ctrl+G"


class RulesCard(QFrame):
    """The ground rules in force at a meeting."""

    unfold: QPushButton
    agreed_line: QLabel
    new_line: QLabel
    rules_words: QLabel
    agree_again: QPushButton
    write_rules: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        fill(self, "meeting/rules_card")
        for shown in (self.agreed_line, self.new_line, self.rules_words):
            shown.setTextFormat(Qt.TextFormat.PlainText)
        self.rules_words.hide()
        self.unfold.toggled.connect(self._unfold)
        self.agree_again.clicked.connect(self._agree)
        self.write_rules.clicked.connect(lambda: desk.wanted.emit(Destination(PlaceName.MEMBERS)))
        QShortcut(QKeySequence(AGREE_KEY), self, self.agree_again.click)

    def show_rules(self, book: SetBook, meeting: Meeting) -> None:
        """Shows the rules as they are at `meeting`."""
        self._meeting = meeting
        shown = jobs.at_meeting(book, meeting)
        words = shown.rules.wording.strip() if shown.rules else ""
        self.agreed_line.setText(jobs.agreed_line(shown))
        self.new_line.setText(jobs.new_line(shown))
        self.new_line.setVisible(bool(self.new_line.text()))
        self.rules_words.setText(words)
        self.unfold.setVisible(bool(words))
        self.write_rules.setVisible(not words)
        self.agree_again.setVisible(bool(words))
        self.agree_again.setEnabled(shown.may_agree)
        self.agree_again.setText(jobs.agree_words(shown, self._desk.reading.today()))

    def _unfold(self, shown: bool) -> None:
        self.rules_words.setVisible(shown)
        self.unfold.setText(tr("Fold") if shown else tr("Show"))

    def _agree(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        if self._desk.succeeds(lambda: jobs.agree_again(self._desk.own_book(), meeting)):
            self._desk.kept.emit()
