"""The actions and the challenges of a set as lists: a line each, to sort, filter and copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.actions import CARRIED, standing
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Challenge,
    ReportBack,
    Slot,
)
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.domain.slots import slots_held
from lfl_desktop.domain.wording.by_when import said
from lfl_desktop.domain.wording.state_names import report_words
from lfl_desktop.domain.year import so_far
from lfl_desktop.words import tr
from lfl_desktop.workspace.set_book import SetBook


@dataclass(frozen=True)
class ActionLine:
    """One action and how it stands. `number` is that of the meeting that decided it, None for a
    cancelled one; `last_report` is what was said of it last."""

    action: Action
    leader: str
    number: int | None
    by_when: str
    state: ActionState
    last_report: str

    @property
    def id(self) -> UUID:
        """The id of the action."""
        return self.action.id

    @property
    def is_open(self) -> bool:
        """Whether it returns at the next meeting."""
        return self.state in CARRIED


@dataclass(frozen=True)
class ChallengeLine:
    """One challenge; `slots` are those that took place, as (number of the meeting, minutes used), in
    the order of the year."""

    challenge: Challenge
    leader: str
    slots: tuple[tuple[int | None, int | None], ...]
    last_meeting: UUID | None
    agreed: str

    @property
    def id(self) -> UUID:
        """The id of the challenge."""
        return self.challenge.id

    @property
    def wording(self) -> str:
        """Its headline, else as it was stated."""
        return self.challenge.headline or self.challenge.stated


def actions(book: SetBook, pretended: dt.date | None) -> list[ActionLine]:
    """The actions in the order of the year, as they stand after the last of the meetings so far.

    `pretended` is the sample's own today; None counts the whole year."""
    meetings = so_far(book.meetings, pretended)
    order = {meeting.id: place for place, meeting in enumerate(meetings)}
    decided = [action for action in book.actions if action.meeting in order]
    states = standing(decided, book.report_backs, meetings)
    reports = _last_reports(book, order)
    today = pretended or book.reading.today()
    return [
        ActionLine(
            action=action,
            leader=_name(book, action.person),
            number=book.numbers.get(action.meeting),
            by_when=said(action.due, today) if action.due else action.due_words,
            state=states[action.id],
            last_report=_report_words(book, reports.get(action.id)),
        )
        for action in sorted(decided, key=lambda a: (order[a.meeting], a.position, str(a.id)))
    ]


def open_actions(book: SetBook) -> int:
    """How many actions are open now (in the sample: on its own today)."""
    return sum(line.is_open for line in actions(book, book.programme.sample_today))


def challenges(book: SetBook) -> list[ChallengeLine]:
    """The challenges in the order in which they came to a slot; those without one come last."""
    order = {meeting.id: place for place, meeting in enumerate(book.meetings)}
    slots: dict[UUID, list[Slot]] = {}
    for slot in sorted(book.slots, key=lambda s: (order[s.meeting], s.position)):
        if slot.challenge:
            slots.setdefault(slot.challenge, []).append(slot)
    held = {slot.id for slot in slots_held(book.slots, book.meetings)}
    waiting = [id for id in book.challenges if id not in slots]
    today = book.reading.today()
    return [
        ChallengeLine(
            challenge=book.challenges[id],
            leader=_name(book, book.challenges[id].person),
            slots=tuple(
                (book.numbers.get(s.meeting), s.used_minutes) for s in slots.get(id, ()) if s.id in held
            ),
            last_meeting=slots[id][-1].meeting if id in slots else None,
            agreed=said(day, today) if (day := book.challenges[id].agreed_on) else tr("not yet"),
        )
        for id in (*slots, *waiting)
        if id in book.challenges
    ]


def slots_words(line: ChallengeLine) -> str:
    """The slots of a challenge: "1 (38 min), 4 (25 min)"."""
    return ", ".join(
        tr("{n} ({minutes} min)", n=number or "–", minutes=minutes) if minutes else str(number or "–")
        for number, minutes in line.slots
    )


def leaders(book: SetBook, used: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """The people among `used`, in the set's order, to choose one from."""
    wanted = set(used)
    return [(person, _name(book, person)) for person in by_person(book.memberships) if person in wanted]


def _name(book: SetBook, person: UUID) -> str:
    return book.full(person) or tr("No name yet")


def _last_reports(book: SetBook, order: dict[UUID, int]) -> dict[UUID, ReportBack]:
    told = [report for report in book.report_backs if report.meeting in order]
    return {r.action: r for r in sorted(told, key=lambda r: (order[r.meeting], str(r.id)))}


def _report_words(book: SetBook, report: ReportBack | None) -> str:
    if report is None:
        return ""
    words = report_words(report)
    if not words:
        return ""
    return tr("Meeting {n}: {words}", n=book.numbers.get(report.meeting) or "–", words=words)
