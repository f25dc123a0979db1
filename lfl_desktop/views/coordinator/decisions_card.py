"""What waits for the coordinator: two that may be one, and what sets say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.decisions import (
    decide_on_pair,
    decide_on_suggestion,
    question_of_pair,
    question_of_suggestion,
)
from lfl_desktop.workspace.coordinator.shared_things import SharedThings

MOST = 12
"""Questions that are shown at once; the next come when one is answered."""


class DecisionsCard(QWidget):
    """A line for each question with its two answers, which one undo takes back."""

    def __init__(self, desk: Desk, card: QFrame, heading: QLabel) -> None:
        super().__init__(card)
        self._desk = desk
        self._card = card
        self._heading = heading
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        layout = card.layout()
        assert layout is not None
        layout.addWidget(self)

    def show_things(self, things: SharedThings) -> None:
        """Shows what is to be decided."""
        while (item := self._box.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        count = len(things.proposals) + len(things.suggestions)
        self._heading.setText(plural("%n things wait for you", "%n thing waits for you", count))
        self._card.setVisible(count > 0)
        file = self._desk.file
        for proposal in things.proposals[:MOST]:
            self._add(
                question_of_pair(proposal),
                (tr("They are one"), partial(decide_on_pair, file, proposal, are_one=True)),
                (tr("Keep apart"), partial(decide_on_pair, file, proposal, are_one=False)),
            )
        for suggestion in things.suggestions[: MOST - len(things.proposals[:MOST])]:
            self._add(
                question_of_suggestion(suggestion),
                (tr("Take it"), partial(decide_on_suggestion, file, suggestion, take=True)),
                (tr("Leave"), partial(decide_on_suggestion, file, suggestion, take=False)),
            )

    def _add(self, question: str, *answers: tuple[str, Callable[[], None]]) -> None:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(label(question, parent=row), 1)
        for words, job in answers:
            button = QPushButton(words, row)
            button.setAccessibleName(f"{words}: {question}")
            button.clicked.connect(partial(self._answer, job))
            line.addWidget(button)
        self._box.addWidget(row)

    def _answer(self, job: Callable[[], None], _checked: bool = False) -> None:
        self._desk.attempt(job)
