"""Questions to have in mind: a prompt for whoever is stuck. Nothing is recorded, nobody is judged."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.known_templates import question_kinds

AT_ONCE = 4
"""As many questions as can be taken in at a glance."""

USUAL = "open"
"""The kind before a stage names one."""


class QuestionCard(QFrame):
    """Four questions of the kind that fits the stage; another kind can be chosen until the next stage."""

    kind: QComboBox
    others: QPushButton

    def __init__(self, timing: Timing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timing = timing
        self._stage = ""
        self._first = 0
        fill_with_form(self, "meeting/question_card")
        cards = layout_of(self, "cards")
        self._hint = label("", "muted")
        cards.addWidget(self._hint)
        self._labels = [label("") for _ in range(AT_ONCE)]
        for each in self._labels:
            cards.addWidget(each)
        fill_choices(self.kind, [(k.key, tr(k.name)) for k in question_kinds()])
        choose(self.kind, USUAL)
        self.kind.currentIndexChanged.connect(lambda _place: self._show_from(0))
        self.others.clicked.connect(lambda: self._show_from(self._first + AT_ONCE))
        timing.changed.connect(self._follow)
        self._show_from(0)
        self._follow()

    @property
    def questions(self) -> list[str]:
        """The questions in sight."""
        return [each.text() for each in self._labels if each.text()]

    def _follow(self) -> None:
        """The kind follows the stage, once for each stage that is reached."""
        timed = self._timing.shown
        stage = timed.stage if timed and not timed.timer.finished else None
        key = f"{timed.id} {stage.name}" if timed and stage else ""
        if key == self._stage:
            return
        self._stage = key
        hint = tr(stage.hint) if stage and stage.hint else ""
        if stage and stage.optional:
            hint = tr("If the set wants it. {hint}", hint=hint).strip()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._hint.setVisible(bool(hint))
        if stage and stage.questions:
            choose(self.kind, stage.questions)
            self._show_from(0)

    def _show_from(self, first: int) -> None:
        asked = question_kinds()[max(0, self.kind.currentIndex())].questions
        self._first = first if first < len(asked) else 0
        # the last few are filled up with the first: always four, so that nothing below moves
        rolled = [asked[(self._first + n) % len(asked)] for n in range(min(AT_ONCE, len(asked)))]
        for each, words in zip(self._labels, rolled + [""] * AT_ONCE, strict=False):
            each.setText(tr(words) if words else "")
            each.setVisible(bool(words))
