"""Set review: the set looking at its own work, and what it learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import LearningNote, SetReview
from lfl_desktop.domain.scales import words as scale_words
from lfl_desktop.domain.wording.state_names import LEARNED_ABOUT
from lfl_desktop.views.kit.binding.forms import grid_of, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, set_tab_order
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.meeting.from_line import FromLine, above
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.views.meeting.trend import Trend
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.meeting.lines_become import Where
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.meeting.review_scores import earlier, last_words, trend_words, trends
from lfl_desktop.workspace.set_book import SetBook

ABOUT = tuple(LEARNED_ABOUT.items())


class KeyLearningRow(Row[KeyLearning]):
    """One key learning point."""

    form = "meeting/key_learning_row"
    title = mark("Add key learning point")
    editing = mark("Edit key learning point")
    removal = mark("Remove key learning point")
    removed = mark("Key learning point removed")

    wording: GrowingText

    def called(self, number: int) -> str:
        return tr("Key learning point {n}", n=number)


class LearningNoteRow(Row[LearningNote]):
    """What one member says they learned."""

    form = "meeting/learning_note_row"
    title = mark("Add learning note")
    editing = mark("Edit learning note")
    removal = mark("Remove learning note")
    removed = mark("Learning note removed")

    person: QComboBox
    about: QComboBox
    wording: GrowingText

    def __init__(self, desk: Desk, note: LearningNote, people: list[tuple[object, str]]) -> None:
        self._people = people
        super().__init__(desk, note)

    def called(self, number: int) -> str:
        return tr("Learning note {n}", n=number)

    def set_choices(self) -> None:
        fill_choices(self.person, self._people)
        fill_choices(self.about, [(about, tr(words)) for about, words in ABOUT])


class SetReviewStage(Stage):
    """Short scales and words; nothing of it leaves the set but the key learning points."""

    form = "meeting/set_review_stage"

    words: GrowingText
    last_toggle: QPushButton
    last_words: QLabel

    def build(self) -> None:
        self._page: MeetingPage | None = None
        self._book: SetBook | None = None
        self._review: RecordForm | None = None
        self._scales: dict[str, Segmented] = {}
        self._scale_labels: dict[str, QLabel] = {}
        self._ends: dict[str, QLabel] = {}
        self._trends: dict[str, Trend] = {}
        self.words.entered.connect(self.words.focusNextChild)
        self.last_toggle.toggled.connect(self.last_words.setVisible)
        self.last_words.hide()
        self._key: Rows[KeyLearning] = Rows(
            self, layout_of(self, "key_rows"), lambda r: KeyLearningRow(self.desk, r), self._new_key
        )
        self._notes: Rows[LearningNote] = Rows(
            self,
            layout_of(self, "note_rows"),
            lambda r: LearningNoteRow(self.desk, r, self._people()),
            self._new_note,
        )
        for rows in (self._key, self._notes):
            rows.arranged.connect(self._set_tab_order)
        FromLine(self, self._where, lambda _record: None)

    def _where(self, field: QWidget) -> Where | None:
        note = above(field, LearningNoteRow)
        meeting = self._page.meeting.id if self._page else None
        return Where(meeting, note.record.person if note else None) if meeting else None

    def _show_scales(self, page: MeetingPage) -> None:
        """The scales of the meeting's template, and any other that was scored, with what was scored."""
        scored = page.review.scores
        wanted = list(dict.fromkeys([*page.template.scales, *scored]))
        if wanted != list(self._scales):
            self._arrange_scales(wanted)
        for scale, chooser in self._scales.items():
            chooser.set_value(scored.get(scale))

    def _arrange_scales(self, wanted: list[str]) -> None:
        grid = grid_of(self, "scales")
        for scale in [scale for scale in self._scales if scale not in wanted]:
            for gone in (parts.pop(scale) for parts in self._parts_of_scales()):
                grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self._scales = {scale: self._scales.get(scale) or self._chooser(scale) for scale in wanted}
        for row, (scale, chooser) in enumerate(self._scales.items()):
            grid.addWidget(self._scale_labels[scale], 2 * row, 0)
            grid.addWidget(chooser, 2 * row, 1)
            grid.addWidget(self._trends[scale], 2 * row, 2)
            grid.addWidget(self._ends[scale], 2 * row + 1, 1, 1, 2)

    def _parts_of_scales(self) -> Sequence[dict[str, Any]]:
        return (self._scales, self._scale_labels, self._trends, self._ends)

    def _chooser(self, scale: str) -> Segmented:
        chooser = Segmented()
        chooser.set_options([(score, str(score)) for score in range(1, 6)])
        chooser.setAccessibleName(tr("{scale}, from 1, not well, to 5, very well", scale=scale_words(scale)))
        chooser.changed.connect(lambda score: self._score(scale, score))
        chooser.lettered.connect(lambda: self._after(scale).setFocus(Qt.FocusReason.TabFocusReason))
        self._scale_labels[scale] = label(scale_words(scale), "field")
        self._ends[scale] = label(tr("1 not well · 5 very well"), "muted")
        self._trends[scale] = Trend(self)
        return chooser

    def _after(self, scale: str) -> QWidget:
        """What is asked after a scale."""
        scales = list(self._scales)
        place = scales.index(scale) + 1
        return self._scales[scales[place]] if place < len(scales) else self.words

    def _set_tab_order(self) -> None:
        set_tab_order(
            [*self._scales.values(), self.words, *self._key.stops, *self._notes.stops, self.last_toggle]
        )

    def focus_first(self) -> None:
        first = next((chooser for chooser in self._scales.values() if chooser.isEnabled()), self.words)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._book, self._page = book, page
        if self._review is None:
            self._review = RecordForm(self.desk, self, page.review, mark("Edit set review"), ("words",))
        else:
            self._review.show(page.review)
        self._show_scales(page)
        self._show_earlier(book, page)
        self._key.show(page.key_learning)
        if page.members:
            self._notes.show(page.notes)

    def _show_earlier(self, book: SetBook, page: MeetingPage) -> None:
        """How the set saw its work at earlier meetings: the trend of each scale, and what was said last."""
        reviews = earlier(book, page.meeting)
        scores = trends(reviews)
        for scale, chooser in self._scales.items():
            self._trends[scale].set_scores(scale_words(scale), scores.get(scale, []))
            chooser.setToolTip(trend_words(scores.get(scale, [])))
        last = last_words(reviews)
        self.last_toggle.setVisible(last is not None)
        if last is None:
            self.last_toggle.setChecked(False)
        else:
            self.last_toggle.setText(tr("What the set said at meeting {n}", n=last[0]))
            self.last_words.setText(last[1])

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        return tr("Set review"), bool(page.review.scores or page.review.words or page.key_learning)

    def _score(self, scale: str, score: object) -> None:
        assert self._review is not None
        self._review.keep()
        record = self._review.record
        assert isinstance(record, SetReview)
        stored = self.desk.reading.get(SetReview, record.id) or record
        scores = {k: v for k, v in stored.scores.items() if k != scale}
        if isinstance(score, int):
            scores[scale] = score
        self._review.set(scores=scores)
        self.desk.file.settle()

    def _people(self) -> list[tuple[object, str]]:
        assert self._book is not None and self._page is not None
        return [(person.id, self._book.short(person.id)) for person in self._page.members]

    def _new_key(self, position: int) -> KeyLearning:
        assert self._page is not None
        meeting = self._page.meeting
        return KeyLearning(learning_set=meeting.learning_set, meeting=meeting.id, position=position)

    def _new_note(self, position: int) -> LearningNote:
        assert self._page is not None
        return LearningNote(meeting=self._page.meeting.id, person=self._page.members[0].id, position=position)
