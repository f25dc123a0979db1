"""Impact: what came of the work of the set, and whether its owner agreed to the wording."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.programme import Theme
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.content.tables.impact_table import ImpactLine

EDIT = mark("Edit impact")


def impact_of_set(book: SetBook) -> list[Impact]:
    """The impact of a set, in order."""
    return book.reading.select(Impact, learning_set=book.learning_set.id)


def outcome_themes(book: SetBook) -> list[Theme]:
    """The outcome themes of the programme, in order."""
    return book.reading.select(Theme, programme=book.programme.id)


def lines_of_impact(book: SetBook) -> list[ImpactLine]:
    """The list of impact."""
    from lfl_desktop.content.tables.impact_table import impact_lines  # of a list: Today asks for none

    return impact_lines(
        lambda person: book.full(person) or tr("No name yet"), impact_of_set(book), outcome_themes(book)
    )


def agreement_said(impact: Impact) -> str:
    """Whether it may leave the set: the day it was agreed, else that it may once it is."""
    if impact.agreed_on is None:
        return tr("May leave once agreed")
    return tr("Agreed {day} {year}", day=day_and_month(impact.agreed_on), year=impact.agreed_on.year)


def add_impact(book: OwnSetBook, today: dt.date) -> Impact | None:
    """A new impact without words yet, of the first member, at the last meeting up to `today`; None
    where there are no members yet."""
    people = book.members(today) or book.members(None)
    if not people:
        return None
    past = [m for m in meetings_in_order(book.meetings) if m.date and m.date <= today]
    past = [m for m in past if m.state != MeetingState.CANCELLED]
    with book.workspace.step(mark("Add impact")) as step:
        return step.put(
            Impact(
                learning_set=book.learning_set.id,
                person=people[0].id,
                meeting=past[-1].id if past else None,
                position=max((impact.position for impact in impact_of_set(book)), default=-1) + 1,
            )
        )


def remove_impact(workspace: Workspace, impact: Impact) -> None:
    """Takes an impact away; undo brings it back."""
    with workspace.step(mark("Remove impact")) as step:
        step.delete(impact)


def agree_impact(workspace: Workspace, impact: Impact, day: dt.date | None) -> None:
    """Keeps the day on which its owner agreed to the wording; None takes the agreement back."""
    title = mark("Agree wording") if day else mark("Take back agreement")
    with workspace.step(title) as step:
        step.put(replace(workspace.get(Impact, impact.id) or impact, agreed_on=day))
