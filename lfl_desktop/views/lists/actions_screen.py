"""Actions: every action of the year, who has it and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from lfl_desktop.content.tables.actions_table import ACTIONS_TABLE, ActionLine
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.kit.tables.list_screen import ListScreen
from lfl_desktop.views.kit.tables.table_lines import Column, shown_columns
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.destination import at_slot
from lfl_desktop.workspace.lists import set_lists
from lfl_desktop.workspace.papers.paper_kinds import PaperName
from lfl_desktop.workspace.set_book import SetBook


class ActionsScreen(ListScreen[ActionLine]):
    """The actions as a list. Enter opens the meeting at which one was decided."""

    form = "lists/actions_screen"
    paper = PaperName.ACTIONS
    nothing = mark("No action yet. Actions are written down in the slots of a meeting.")
    columns: ClassVar[Sequence[Column[ActionLine]]] = shown_columns(
        ACTIONS_TABLE, fields={"Action": "wording", "By when": "due_words", "Sign": "sign"}
    )

    def lines(self, book: SetBook) -> list[ActionLine]:
        self._sample_today = book.programme.sample_today
        return set_lists.actions(book, self._sample_today)

    def person_of(self, line: ActionLine) -> UUID:
        return line.action.person

    def quick_filters(self) -> list[tuple[str, Callable[[ActionLine], bool]]]:
        ended = (ActionState.CHANGED, ActionState.DROPPED, ActionState.HANDED_ON)
        return [
            (tr("All"), lambda _line: True),
            (tr("Open"), lambda line: line.is_open),
            (tr("Done"), lambda line: line.state == ActionState.DONE),
            (tr("Changed, dropped, handed on"), lambda line: line.state in ended),
        ]

    def counted(self, lines: Sequence[ActionLine]) -> str:
        words = plural("%n actions", "%n action", len(lines))
        left = tr("{n} open", n=sum(line.is_open for line in lines))
        day = self._sample_today
        asof = (
            tr("as the sample stands on {day} {year}", day=day_and_month(day), year=day.year) if day else ""
        )
        return " · ".join(part for part in (words, left, asof) if part)

    def is_quiet(self, line: ActionLine) -> bool:
        return not line.is_open

    def open_line(self, record: UUID) -> None:
        line = next(line for line in self.list.model.lines if line.id == record)
        action = line.action
        self.desk.wanted.emit(at_slot(action.meeting, action.challenge, record, self.list.asked_field))
