"""Challenges: what the set has worked on, and the thread of each through the year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QWidget

from lfl_desktop.content.tables.challenges_table import CHALLENGES_TABLE, ChallengeLine
from lfl_desktop.domain.meetings import Challenge, ChallengeState
from lfl_desktop.domain.wording.state_names import CHALLENGE_STATES
from lfl_desktop.exchange.document_html import html_text
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.list_screen import ListScreen
from lfl_desktop.views.kit.tables.table_lines import Column, shown_columns
from lfl_desktop.views.kit.text.story import Story
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.destination import at_slot
from lfl_desktop.workspace.lists import set_lists
from lfl_desktop.workspace.members.diagnostic_areas import areas_line
from lfl_desktop.workspace.papers import challenge_threads
from lfl_desktop.workspace.papers.paper_kinds import PaperName
from lfl_desktop.workspace.set_book import SetBook


class ChallengesScreen(ListScreen[ChallengeLine]):
    """The challenges as a list, and beside it the story of the one that is chosen."""

    form = "lists/challenges_screen"
    paper = PaperName.CHALLENGES
    nothing = mark("No challenge yet. A challenge begins with a slot at a meeting.")
    columns: ClassVar[Sequence[Column[ChallengeLine]]] = shown_columns(
        CHALLENGES_TABLE, fields={"Challenge": "stated", "Restated": "restated", "Agreed": "headline"}
    )

    story_card: QFrame
    areas: QLabel
    story: Story
    copy_story: QPushButton
    open_meeting: QPushButton
    state: QComboBox
    continues: QComboBox

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._form: RecordForm | None = None
        fill_choices(self.state, [(state, tr(words)) for state, words in CHALLENGE_STATES.items()])
        for combo in (self.state, self.continues):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
        self.copy_story.clicked.connect(self._copy_story)
        self.open_meeting.clicked.connect(self._open_chosen)

    def lines(self, book: SetBook) -> list[ChallengeLine]:
        return set_lists.challenges(book)

    def person_of(self, line: ChallengeLine) -> UUID:
        return line.challenge.person

    def quick_filters(self) -> list[tuple[str, Callable[[ChallengeLine], bool]]]:
        def standing(state: ChallengeState) -> Callable[[ChallengeLine], bool]:
            return lambda line: line.challenge.state == state

        states = [(tr(words), standing(state)) for state, words in CHALLENGE_STATES.items()]
        return [(tr("All"), lambda _line: True), *states]

    def counted(self, lines: Sequence[ChallengeLine]) -> str:
        worked_on = sum(line.challenge.state == ChallengeState.WORKED_ON for line in lines)
        words = plural("%n challenges", "%n challenge", len(lines))
        return " · ".join((words, tr("{n} worked on", n=worked_on)))

    def is_quiet(self, line: ChallengeLine) -> bool:
        return line.challenge.state == ChallengeState.CLOSED

    def open_line(self, record: UUID) -> None:
        if meeting := set_lists.last_slot(self.desk.book(), record):
            self.desk.wanted.emit(at_slot(meeting, record, field=self.list.asked_field))

    def show_chosen(self) -> None:
        line = self.list.chosen
        self.story_card.setVisible(line is not None)
        if line is None:
            return
        book = self.desk.book()
        self._show_story(book, line)
        if self._form is None:
            self._form = RecordForm(
                self.desk, self.story_card, line.challenge, mark("Edit challenge"), ("state", "continues")
            )
        else:
            self._form.show(line.challenge)

    def follow(self, book: SetBook) -> None:
        if line := self.list.chosen:
            self._show_story(book, line)

    def _show_story(self, book: SetBook, line: ChallengeLine) -> None:
        kept = book.challenges.get(line.id)
        if kept is None:
            return
        self.story.show_document(challenge_threads.thread(book, line.id).document)
        self.areas.setText(areas_line(book, kept.person))
        self.areas.setVisible(bool(self.areas.text()))
        self.open_meeting.setEnabled(set_lists.last_slot(book, line.id) is not None)
        self._show_choices(book, kept)

    def _show_choices(self, book: SetBook, challenge: Challenge) -> None:
        earlier = challenge_threads.may_continue(book, challenge)
        named: list[tuple[object, str]] = [
            (c.id, c.headline or c.stated or tr("A challenge without words yet")) for c in earlier
        ]
        fill_choices(self.continues, named, tr("nothing: it is new"))
        self.continues.setEnabled(bool(named))

    def _copy_story(self) -> None:
        if line := self.list.chosen:
            told = challenge_threads.thread(self.desk.book(), line.id).document
            clipboard.copy_to_clipboard(plain_text(told), html_text(told))
            self.desk.said.emit(tr("The story is copied"))

    def _open_chosen(self) -> None:
        if line := self.list.chosen:
            self.open_line(line.id)
