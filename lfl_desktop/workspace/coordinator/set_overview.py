"""A received set in figures: what its newest edition says, counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import ActionState, Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import held
from lfl_desktop.workspace.exchange.received_editions import content_of, received_editions
from lfl_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class SetOverview:
    """What is told of one received set. `here` and `members` are those of the meetings that were held, so
    that their ratio is the attendance; `actions` counts them by how they stood when the file was made. `last`
    and `next` are days of meetings. Without content (`is_readable`) all of it is empty."""

    edition: Edition
    focus: str = ""
    held: int = 0
    planned: int = 0
    here: int = 0
    members: int = 0
    actions: tuple[tuple[ActionState, int], ...] = ()
    impact: int = 0
    learning: int = 0
    last: dt.date | None = None
    next: dt.date | None = None
    is_readable: bool = True

    @property
    def id(self) -> UUID:
        """The line of the set."""
        return self.edition.line

    def actions_that(self, *states: ActionState) -> int:
        """How many actions stand so."""
        return sum(n for state, n in self.actions if state in states)


def set_overview(edition: Edition, records: Iterable[Record], today: dt.date) -> SetOverview:
    """The overview of an edition with these records, on a day."""
    of: dict[type[Record], list[Record]] = {}
    for record in records:
        of.setdefault(type(record), []).append(record)
    meetings = [
        m for m in of.get(Meeting, []) if isinstance(m, Meeting) and m.state != MeetingState.CANCELLED
    ]
    took_place = {meeting.id for meeting in held(meetings)}
    figures = [f for f in of.get(MeetingFigures, []) if isinstance(f, MeetingFigures)]
    actions: Counter[ActionState] = Counter()
    for one in figures:
        for state in ActionState:
            actions[state] += getattr(one, state.value)
    days = sorted(m.date for m in meetings if m.date)
    the_set = next((r for r in of.get(LearningSet, []) if isinstance(r, LearningSet)), None)
    return SetOverview(
        edition,
        focus=the_set.focus if the_set else "",
        held=len(took_place),
        planned=len(meetings),
        here=sum(f.here for f in figures if f.meeting in took_place),
        members=sum(f.members for f in figures if f.meeting in took_place),
        actions=tuple((state, actions[state]) for state in ActionState),
        impact=len(of.get(Impact, [])),
        learning=len(of.get(KeyLearning, [])),
        last=max((m.date for m in meetings if m.date and m.id in took_place), default=None),
        next=next((day for day in days if day >= today), None),
    )


def overviews_of_sets(workspace: Workspace) -> Iterator[SetOverview]:
    """The overview of every received set, by the names of the sets."""
    today = workspace.today()
    for edition in received_editions(workspace):
        try:
            records = content_of(workspace, edition).records
        except WorldError:
            yield SetOverview(edition, is_readable=False)
        else:
            yield set_overview(edition, records, today)
