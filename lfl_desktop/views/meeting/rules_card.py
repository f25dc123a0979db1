"""The ground rules at a check-in: written there where there are none, else one line that is unfolded to be
read, and agreed to with one key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.record import named_id
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting import rules_at_meeting as jobs
from lfl_desktop.workspace.set_book import SetBook

AGREE_KEY = "Ctrl+G"


class RulesCard(QFrame):
    """The ground rules in force at a meeting."""

    unfold: QPushButton
    agreed_line: QLabel
    new_line: QLabel
    rules_words: QLabel
    wording: GrowingText
    agree_again: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._form: RecordForm | None = None
        fill_with_form(self, "meeting/rules_card")
        for shown in (self.agreed_line, self.new_line, self.rules_words):
            shown.setTextFormat(Qt.TextFormat.PlainText)
        self.rules_words.hide()
        self.unfold.toggled.connect(self._unfold)
        self.agree_again.clicked.connect(self._agree)
        self.wording.textChanged.connect(self._typed)
        QShortcut(QKeySequence(AGREE_KEY), self, self.agree_again.click)

    def show_rules(self, book: SetBook, meeting: Meeting) -> None:
        """Shows the rules as they are at `meeting`."""
        self._meeting = meeting
        shown = jobs.rules_at_meeting(book, meeting)
        words = shown.rules.wording.strip() if shown.rules else ""
        agreed = shown.rules is not None and shown.rules.agreed_on is not None and bool(words)
        self._show_writing(shown.rules or self._blank(book), not agreed)
        self.new_line.setText(jobs.new_since_agreed(shown, self._desk.reading.today()))
        self.new_line.setVisible(bool(self.new_line.text()))
        self.rules_words.setText(words)
        self.unfold.setVisible(agreed)
        self.rules_words.setVisible(agreed and self.unfold.isChecked())
        self._show_agreeing(shown)

    def text_kept(self, book: SetBook, meeting: Meeting) -> None:
        """Words were typed here: now they can be agreed to."""
        self._show_agreeing(jobs.rules_at_meeting(book, meeting))

    def _show_writing(self, rules: GroundRules, asked: bool) -> None:
        """Asks for the rules where the set has agreed to none."""
        self.wording.setVisible(asked)
        if self._form is None:
            self._form = RecordForm(self._desk, self, rules, mark("Write ground rules"), ("wording",))
        else:
            self._form.show(rules)

    def _show_agreeing(self, shown: jobs.RulesOfMeeting) -> None:
        today = self._desk.reading.today()
        self.agreed_line.setText(jobs.agreed_line(shown, today))
        self.agree_again.setEnabled(shown.may_agree)
        is_agreed = shown.rules is not None and shown.rules.agreed_on is not None
        # where nothing is left to agree to, its words would read as if it had been done
        may_agree = shown.may_agree and not is_locked(self)
        self.agree_again.setVisible(may_agree or not is_agreed)
        self.agree_again.setText(jobs.agree_words(shown, today))

    def _typed(self) -> None:
        """What is being typed can be agreed to at once: agreeing keeps it first."""
        if self.wording.hasFocus():
            self.agree_again.setEnabled(bool(self.wording.toPlainText().strip()))

    def _blank(self, book: SetBook) -> GroundRules:
        """Rules that nobody has written yet, the same each time."""
        learning_set = book.learning_set.id
        return GroundRules(id=named_id("first rules", learning_set), learning_set=learning_set)

    def _unfold(self, shown: bool) -> None:
        self.rules_words.setVisible(shown)
        self.unfold.setText(tr("Fold") if shown else tr("Show"))

    def _agree(self) -> None:
        meeting, had_cursor = self._meeting, self.agree_again.hasFocus()
        if self._form is not None:
            self._form.keep()
        if meeting is None or not self._desk.succeeds(
            lambda: jobs.agree_rules(self._desk.own_book(), meeting)
        ):
            return
        self._desk.kept.emit()
        if had_cursor:
            self.unfold.setFocus(Qt.FocusReason.OtherFocusReason)
