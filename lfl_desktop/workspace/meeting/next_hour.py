"""What the facilitator needs in the next hour, and the counts beside each place."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.actions import carried_into
from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.domain.meetings import Action, Meeting, MeetingState
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.slots import slots_held
from lfl_desktop.domain.year import (
    airtime,
    current_meeting,
    held,
    meetings_before,
    seen_from,
    so_far,
    this_year,
)
from lfl_desktop.words import tr
from lfl_desktop.workspace.lists.impact_changes import impact_of_set
from lfl_desktop.workspace.lists.set_lists import open_actions
from lfl_desktop.workspace.members.belonging import away_words
from lfl_desktop.workspace.set_book import SetBook


class MeetingCard(NamedTuple):
    """One meeting in the row of the year; `away` says who is not among its members any more, and why."""

    meeting: Meeting
    number: int
    term: str
    place: str
    here: int
    members: int
    away: str
    slots: int


class Waiting(NamedTuple):
    """An action that is open, who has it, and the meeting it was decided at."""

    action: Action
    person: Person
    since: Meeting
    carried_before: bool


class Overview(NamedTuple):
    """The Today screen: the year's meetings, the next one, what is carried into it, airtime.

    `open` counts all actions that are open: one that was decided at the meeting under way is carried into the
    one after it. `other_years` counts the meetings of a set that goes on for years which are not among the
    cards, `reported` what was carried in and is reported on already, while the meeting goes on. Who
    `presented` this year may have no airtime all the same: nobody noted the minutes."""

    today: dt.date
    cards: Sequence[MeetingCard]
    other_years: int
    next: Meeting | None
    waiting: Sequence[Waiting]
    reported: int
    open: int
    airtime: Sequence[tuple[Person, int]]
    presented: Collection[UUID]
    last_sent: ExportReceipt | None


def overview(book: SetBook, today: dt.date) -> Overview:
    """What is so on `today`. In the sample, what comes later that year does not count yet."""
    meetings = seen_from(book.meetings, _pretended(book))
    upcoming = current_meeting(meetings, today)
    members = book.members(upcoming.date if upcoming and upcoming.date else today)
    receipts = book.reading.select(ExportReceipt, learning_set=book.learning_set.id)
    year = this_year(meetings, today, book.cohort.starts)
    carried = _waiting(book, meetings, upcoming)
    reported = _reported_at(book, upcoming)
    slots = slots_held(book.slots, so_far(year, _pretended(book)), book.written_slots)
    spoken = airtime(slots)
    return Overview(
        today=today,
        cards=_cards(book, year),
        other_years=len(book.numbers) - len(year),
        next=upcoming,
        waiting=[each for each in carried if each.action.id not in reported],
        reported=sum(each.action.id in reported for each in carried),
        open=open_actions(book),
        airtime=sorted(((p, spoken.get(p.id, 0)) for p in members), key=lambda pair: -pair[1]),
        presented={slot.presenter for slot in slots},
        last_sent=max(receipts, key=lambda r: (r.edition, str(r.made_at)), default=None),
    )


def side_counts(book: SetBook, today: dt.date) -> dict[str, str]:
    """Place -> what there is in it, for the list of places."""
    meetings = seen_from(book.meetings, _pretended(book))
    systems = book.reading.select(ActivitySystem, learning_set=book.learning_set.id)
    left, impact = open_actions(book), impact_of_set(book)
    return {
        "meetings": tr("{held} of {all}", held=len(held(meetings)), all=len(book.numbers)),
        "members": str(book.figures.at_end if book.figures else len(book.members(today))),
        "challenges": str(len(book.challenges)) if book.challenges else "",
        "actions": tr("{n} open", n=left) if left else "",
        "impact": str(len(impact)) if impact else "",
        "activity_systems": str(len(systems)) if systems else "",
    }


def _pretended(book: SetBook) -> dt.date | None:
    return book.programme.sample_today


def _cards(book: SetBook, meetings: Sequence[Meeting]) -> list[MeetingCard]:
    slots = Counter(slot.meeting for slot in slots_held(book.slots, meetings, book.written_slots))
    return [_card(book, meeting, slots[meeting.id]) for meeting in meetings]


def _card(book: SetBook, meeting: Meeting, slots: int) -> MeetingCard:
    term, came = book.term(meeting), book.turnout(meeting)
    return MeetingCard(
        meeting=meeting,
        number=book.numbers[meeting.id],
        term=term.label if term else "",
        place=book.place(meeting),
        here=came.here,
        members=came.members,
        away=away_words(book, meeting.date) if meeting.date else "",
        slots=slots,
    )


def _reported_at(book: SetBook, upcoming: Meeting | None) -> set[UUID]:
    """The actions that are reported on at a meeting; none in the sample, where it has not begun yet."""
    if upcoming is None or _pretended(book) is not None:
        return set()
    return {report.action for report in book.report_backs if report.meeting == upcoming.id}


def _waiting(book: SetBook, meetings: Sequence[Meeting], upcoming: Meeting | None) -> list[Waiting]:
    if upcoming is None:
        return []
    by_id: dict[UUID, Meeting] = {m.id: m for m in meetings}
    met = (MeetingState.FINISHED, MeetingState.UNDER_WAY)  # one that was opened again was held too
    earlier = [m for m in meetings_before(meetings, upcoming) if m.state in met]
    last = earlier[-1].id if earlier else None
    order = {person.id: place for place, person in enumerate(book.members(None))}
    carried = carried_into(upcoming, book.actions, book.report_backs, meetings)
    return [
        Waiting(a, book.leaders[a.person], by_id[a.meeting], a.meeting != last)
        for a in sorted(carried, key=lambda a: order.get(a.person, len(order)))
        if a.person in book.leaders
    ]
