"""What waits for the coordinator: two that may be one, and what sets say otherwise; and what she decided of
that before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lfl_desktop.views.kit.binding.forms import clear_layout, layout_of
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.alike_things import Proposal
from lfl_desktop.workspace.coordinator.decisions import (
    ask_again,
    decide_on_pair,
    decide_on_suggestion,
    decided_in_words,
    evidence_of_pair,
    question_of_pair,
    question_of_suggestion,
)
from lfl_desktop.workspace.coordinator.shared_things import Decided, SharedThings

MOST = 12
"""Questions that are shown at once; the next come when one is answered."""

MOST_DECIDED = 40
"""Decisions that are listed, those about two of a kind first."""


class DecisionsCard(QWidget):
    """A line for each question with its two answers, which one undo takes back. What was decided is folded
    below it, to be asked again."""

    def __init__(self, desk: Desk, card: QFrame, heading: QLabel) -> None:
        super().__init__(card)
        self._desk = desk
        self._card = card
        self._heading = heading
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        self._before = QPushButton(self)
        self._before.setCheckable(True)
        self._before.setProperty("role", "link")
        self._before.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._decided = QWidget(self)
        self._decided_box = QVBoxLayout(self._decided)
        self._decided_box.setContentsMargins(0, 0, 0, 0)
        self._decided_box.setSpacing(10)
        self._of_before: Sequence[Decided] = ()
        self._before.toggled.connect(lambda _wanted: self._list_decided())
        self._decided.hide()
        for widget in (self, self._before, self._decided):
            layout_of(card, "decisions_box").addWidget(widget)

    def show_things(self, things: SharedThings) -> None:
        """Shows what is to be decided."""
        clear_layout(self._box)
        count = len(things.proposals) + len(things.suggestions)
        self._heading.setText(
            plural("%n things wait for you", "%n thing waits for you", count)
            if count
            else tr("Nothing waits for you")
        )
        self._card.setVisible(count > 0 or bool(things.decided))
        self.setVisible(count > 0)
        file = self._desk.file
        for proposal in things.proposals[:MOST]:
            evidence = evidence_of_pair(file, proposal)
            self._add(
                self._box,
                " ".join(filter(None, (question_of_pair(proposal), evidence))),
                (tr("They are one"), partial(decide_on_pair, file, proposal, are_one=True)),
                (tr("Keep apart"), partial(decide_on_pair, file, proposal, are_one=False)),
            )
        for suggestion in things.suggestions[: MOST - len(things.proposals[:MOST])]:
            self._add(
                self._box,
                question_of_suggestion(suggestion),
                (tr("Take it"), partial(decide_on_suggestion, file, suggestion, take=True)),
                (tr("Leave"), partial(decide_on_suggestion, file, suggestion, take=False)),
            )
        self._show_decided(things.decided)

    def focus_first(self) -> bool:
        """Puts the cursor on the first answer; False where nothing waits."""
        answers = self.findChildren(QPushButton)
        for button in answers[:1]:
            button.setFocus()
        return bool(answers)

    def _show_decided(self, decided: Sequence[Decided]) -> None:
        self._of_before = decided
        self._before.setVisible(bool(decided))
        self._before.setText(plural("Decided before: %n", "Decided before: %n", len(decided)))
        self._list_decided()

    def _list_decided(self) -> None:
        """Makes the lines of what was decided where they are unfolded."""
        file = self._desk.file
        clear_layout(self._decided_box)
        unfolded = bool(self._of_before) and self._before.isChecked()
        for one in self._of_before[:MOST_DECIDED] if unfolded else ():
            if one.decision is not None:
                answer = (tr("Ask again"), partial(ask_again, file, one))
            elif isinstance(one.about, Proposal):
                answer = (tr("Keep apart"), partial(decide_on_pair, file, one.about, are_one=False))
            self._add(self._decided_box, decided_in_words(one), answer)
        self._decided.setVisible(unfolded)

    def _add(self, box: QVBoxLayout, question: str, *answers: tuple[str, Callable[[], None]]) -> None:
        row = QWidget(box.parentWidget())
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(label(question, parent=row), 1)
        for words, job in answers:
            button = QPushButton(words, row)
            button.setAccessibleName(f"{words}: {question}")
            button.clicked.connect(partial(self._answer, job))
            line.addWidget(button)
        box.addWidget(row)

    def _answer(self, job: Callable[[], None], _checked: bool = False) -> None:
        self._desk.attempt(job)
