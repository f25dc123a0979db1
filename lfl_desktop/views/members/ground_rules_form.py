"""The ground rules of the set: what was agreed, on which day, and agreed again."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton

from lfl_desktop.domain.people import GroundRules
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.lock import lock_field
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine, GrowingText
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting import rules_agreed
from lfl_desktop.workspace.set_book import SetBook


class GroundRulesCard(QFrame):
    """The rules that hold now, to be worded and dated."""

    agree: QPushButton
    agreed_words: QLabel
    agreed_on: DateLine
    wording: GrowingText
    names_to_coordinator: QCheckBox
    rules_remark: QLabel

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._rules: RecordForm | None = None
        fill_with_form(self, "members/ground_rules_form")
        today = desk.reading.today
        day_without_year_meant(self.agreed_on, today, half_a_year_ahead(today))
        self.agree.clicked.connect(self._agree)
        self.wording.textChanged.connect(self._typed)
        self.names_to_coordinator.toggled.connect(self._open_names)
        if desk.is_only_read:
            lock_field(self.names_to_coordinator)

    def show_rules(self, book: SetBook) -> None:
        """Shows the rules as they are now."""
        rules = book.ground_rules or GroundRules(learning_set=book.learning_set.id)
        if self._rules is None:
            title = mark("Change ground rules")
            self._rules = RecordForm(self.desk, self, rules, title, only=("wording", "agreed_on"))
        else:
            self._rules.show(rules)
        show_ticked(self.names_to_coordinator, rules.names_to_coordinator)
        self.follow(book)

    def follow(self, book: SetBook) -> None:
        """Shows what follows from what was typed."""
        every = self.desk.reading.select(GroundRules, learning_set=book.learning_set.id)
        words = rules_agreed.rules_agreed_said(every)
        self.agreed_words.setText(words)
        self.agreed_words.setVisible(bool(words))
        rules = book.ground_rules
        self.agree.setText(tr("Agree again") if rules and rules.agreed_on else tr("Agreed today"))
        self.agree.setEnabled(self._may_agree(rules.wording if rules else ""))
        remark = rules_agreed.names_remark(every)
        self.rules_remark.setText(remark)
        self.rules_remark.setVisible(bool(remark))

    def _open_names(self, opened: bool) -> None:
        """A choice of today: what was agreed on an earlier day stays as it was."""
        rules = self._rules.record_now() if self._rules and self._rules.keep() else None
        if not isinstance(rules, GroundRules):
            return
        workspace = self.desk.workspace
        self.desk.attempt(lambda: rules_agreed.open_names(workspace, rules, opened, workspace.today()))

    def _typed(self) -> None:
        """What is being typed can be agreed to at once: agreeing keeps it first."""
        if self.wording.hasFocus():
            self.agree.setEnabled(self._may_agree(self.wording.toPlainText()))

    def _may_agree(self, words: str) -> bool:
        """Whether the set can agree to these words: not twice on one day."""
        rules = self.desk.book().ground_rules
        day = rules.agreed_on if rules else None
        return bool(words.strip()) and (day is None or day < self.desk.reading.today())

    def _agree(self) -> None:
        if self._rules is not None and not self._rules.keep():
            return
        rules = self.desk.book().ground_rules
        if rules is None:
            return
        workspace = self.desk.workspace
        self.desk.attempt(lambda: rules_agreed.agree_again(workspace, rules, workspace.today()))
