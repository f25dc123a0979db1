"""The actions and the challenges of a set as lists: a line each, to sort, filter and copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.actions import CARRIED, standing_of_actions
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.domain.year import so_far
from lfl_desktop.words import tr
from lfl_desktop.workspace.set_book import SetBook

if TYPE_CHECKING:
    from lfl_desktop.content.tables.actions_table import ActionLine
    from lfl_desktop.content.tables.challenges_table import ChallengeLine
    from lfl_desktop.content.tables.table_columns import LineSource


def actions(book: SetBook, pretended: dt.date | None) -> list[ActionLine]:
    """The actions in the order of the year, as they stand after the last of the meetings so far.

    `pretended` is the sample's own today; None counts the whole year."""
    from lfl_desktop.content.tables.actions_table import action_lines  # of a list: Today asks for none

    source = _source(book, pretended)
    order = {meeting.id: place for place, meeting in enumerate(source.until)}
    decided = [action for action in book.actions if action.meeting in order]
    decided.sort(key=lambda action: (order[action.meeting], action.position, str(action.id)))
    return action_lines(source, decided, book.report_backs)


def open_actions(book: SetBook) -> int:
    """How many actions are open now (in the sample: on its own today)."""
    until = so_far(book.meetings, book.programme.sample_today)
    by_then = {meeting.id for meeting in until}
    decided = [action for action in book.actions if action.meeting in by_then]
    told = [report for report in book.report_backs if report.meeting in by_then]
    states = standing_of_actions(decided, told, until)
    return sum(states.get(action.id, ActionState.OPEN) in CARRIED for action in decided)


def challenges(book: SetBook) -> list[ChallengeLine]:
    """The challenges in the order in which they came to a slot; those without one come last."""
    from lfl_desktop.content.tables.challenges_table import challenge_lines  # of a list: Today asks for none

    order = {meeting.id: place for place, meeting in enumerate(book.meetings)}
    slots = sorted(book.slots, key=lambda s: (order[s.meeting], s.position))
    ids = dict.fromkeys((*(slot.challenge for slot in slots), *book.challenges))
    listed = [book.challenges[id] for id in ids if id in book.challenges]
    return challenge_lines(_source(book, None), listed, book.slots, book.written_slots)


def last_slot(book: SetBook, challenge: UUID) -> UUID | None:
    """The meeting of the last slot that a challenge has had or will have."""
    order = {meeting.id: place for place, meeting in enumerate(book.meetings)}
    slots = [slot for slot in book.slots if slot.challenge == challenge]
    last = max(slots, key=lambda slot: (order[slot.meeting], slot.position), default=None)
    return last.meeting if last else None


def _source(book: SetBook, pretended: dt.date | None) -> LineSource:
    from lfl_desktop.content.tables.table_columns import LineSource

    today = pretended or book.reading.today()
    until = so_far(book.meetings, pretended)
    return LineSource(lambda person: _name(book, person), book.meetings, until, book.numbers, today)


def leaders(book: SetBook, used: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """The people among `used`, in the set's order, to choose one from."""
    wanted = set(used)
    return [(person, _name(book, person)) for person in by_person(book.memberships) if person in wanted]


def _name(book: SetBook, person: UUID) -> str:
    return book.full(person) or tr("No name yet")
