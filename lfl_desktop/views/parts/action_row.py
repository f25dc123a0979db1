"""An action as a row: what, by when, and how will I know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel

from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.wording.by_when import is_written_day, split_due, understand
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.due_said import by_due
from lfl_desktop.views.kit.binding.forms import grid_of
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.due_line import DueLine
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.controls.showing import show_text
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.parts.action_fold import ActionFold
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.set_book import SetBook


class ActionRow(Row[Action]):
    """One action. A wording that ends in "by half term" fills in by when, if that is still empty, once Enter
    or Tab goes on from it."""

    form = "parts/action_row"
    title = mark("Add action")
    editing = mark("Edit action")
    removal = mark("Remove action")
    removed = mark("Action removed")
    before_due: ClassVar[Sequence[str]] = ("wording",)
    """The fields that stand before by when in its line; none where it has a line of its own."""

    wording: GrowingText
    due_words: DueLine
    sign: GrowingText
    day: QLabel

    def __init__(self, desk: Desk, action: Action, book: SetBook) -> None:
        self._book = book
        meeting = next((m for m in book.meetings if m.id == action.meeting), None)
        self._from = meeting.date if meeting and meeting.date else desk.reading.today()
        super().__init__(desk, action)
        self._fold: ActionFold | None = None
        self._needed = 0
        self._was_split = ""
        if before := [getattr(self, name) for name in self.before_due]:
            self._fold = ActionFold(grid_of(self, "whole"), before, self.due_words, self.day, self.sign)
        self.due_words.set_today(lambda: self._from)
        self.due_words.textChanged.connect(lambda _text: self._show_due())
        self.wording.entered.disconnect()
        self.wording.entered.connect(self._split)
        self.wording.tabbed.connect(self._split)
        self.due_words.returnPressed.disconnect(self.entered)
        for gone_on in (self.wording.entered, self.due_words.returnPressed):
            gone_on.connect(self._go_on)
        self._show_due()

    def called(self, number: int) -> str:
        return tr("{name}, action {n}", name=self._book.short(self.record.person), n=number)

    def show_record(self, record: Action) -> None:
        super().show_record(record)
        if not self.due_words.text() and record.due:
            show_text(self.due_words, day_and_month(record.due, self._from))
        self._show_due()

    def _split(self) -> None:
        typed = self.wording.toPlainText()
        if self.due_words.text().strip() or typed == self._was_split:
            return  # whoever took it back wants the line as it is
        wording, words, due = split_due(typed, self._from, self.desk.school_year())
        if due:
            self._was_split = typed
            self.kept.keep()  # so that undo gives back the line as it was typed
            self.kept.set(wording=wording, due_words=words)
            self.show_record(self.record)

    def _go_on(self) -> None:
        """With what and by when, the sign is what is left to say; else the next action follows."""
        is_dated = self.due_words.text().strip() and self.wording.toPlainText().strip()
        if is_dated and not self.sign.toPlainText().strip() and self.sign.isVisible():
            self.sign.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def of_line(self, record: Action, line: str) -> Action:
        wording, words, due = split_due(line, self._from, self.desk.school_year())
        return replace(record, wording=wording, due_words=words, due=due)

    def _show_due(self) -> None:
        """Says the day that the words mean, where they are not that day already. Words that name none are a
        full answer too, and nothing is said of them."""
        words = self.due_words.text().strip()
        day = self._day_of(words)
        told = by_due(day, "", self._from) if day and not is_written_day(words, day) else ""
        self.day.setText(told)
        self.day.setVisible(bool(told))
        self._fit_all()
        self.due_words.setAccessibleDescription(told)

    def _fit_all(self) -> None:
        """All rows of the list, once this one needs more or less."""
        if self._fold is not None and self._fold.needed != self._needed:
            self._needed = self._fold.needed
            for row in self._rows_of_list():
                row.fit(row.width())

    def fit(self, width: int) -> None:
        """Gives by when the room that it has in all rows of the list."""
        if self._fold is not None:
            self._fold.fit(width, [row.needed for row in self._rows_of_list()])

    @property
    def needed(self) -> int:
        """Pixels that by when takes in the line of the wording; none where it has a line of its own."""
        return self._needed

    def _rows_of_list(self) -> list[ActionRow]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        parent = self.parentWidget()
        rows = parent.findChildren(type(self), options=direct) if parent else [self]
        return [row for row in rows if row._fold is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())

    def _day_of(self, words: str) -> dt.date | None:
        kept = self.record
        if kept.due and words == kept.due_words.strip():
            return kept.due
        return understand(words, self._from, self.desk.school_year())


class OtherActionRow(ActionRow):
    """An action decided outside a slot, with whose it is."""

    form = "parts/other_action_row"
    before_due = ("person", "wording")

    person: QComboBox

    def called(self, number: int) -> str:
        return tr("Other action {n}", n=number)

    def set_choices(self) -> None:
        fill_choices(self.person, [(id, self._book.short(id)) for id in self._book.people])
