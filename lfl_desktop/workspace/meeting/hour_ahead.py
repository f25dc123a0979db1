"""What the next hour needs besides the report back: who might present, what is missing, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.event_kinds import event_words
from lfl_desktop.domain.meetings import BidState, Meeting, MeetingState
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.year import held, meetings_before, seen_from
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.calendar.event_changes import event_place, events
from lfl_desktop.workspace.destination import Destination, PlaceName, at_event, at_paper, destination_meeting
from lfl_desktop.workspace.meeting import meeting_page as pages
from lfl_desktop.workspace.meeting.bidding import earlier_bids
from lfl_desktop.workspace.meeting.left_open import left_open
from lfl_desktop.workspace.meeting.next_hour import Overview
from lfl_desktop.workspace.set_book import SetBook

MOST_NAMED = 4
"""So many are named who might present: more than there are slots in a meeting."""


class MightPresent(NamedTuple):
    """Somebody who may be asked to present, and why."""

    person: UUID
    why: str


class HourLine(NamedTuple):
    """Something to know, and where it is looked after."""

    words: str
    where: Destination


class HourAhead(NamedTuple):
    """Whoever may present at the next meeting, those with a slot first; what is to be done
    before it; the programme's next event."""

    presenting: Sequence[MightPresent]
    to_do: Sequence[HourLine]
    event: HourLine | None


def hour_ahead(book: SetBook, seen: Overview) -> HourAhead:
    """What is so on the day of an overview."""
    return HourAhead(_presenting(book, seen), _to_do(book, seen), _next_event(book, seen.today))


def _presenting(book: SetBook, seen: Overview) -> list[MightPresent]:
    """By slots that are agreed, then bids, then bids of earlier meetings, then the least airtime."""
    if seen.next is None:
        return []
    page = pages.read_meeting_page(book, seen.next.id)
    pretended = book.programme.sample_today is not None
    slots = [] if pretended else [slot.slot for slot in page.slots]
    bids = [] if pretended else [b for b in page.bids.values() if b.state == BidState.MADE and b.wording]
    found: dict[UUID, str] = {}
    for slot in slots:
        minutes = slot.planned_minutes
        found[slot.presenter] = tr("has a slot of {n} min", n=minutes) if minutes else tr("has a slot")
    for bid in bids:
        found.setdefault(bid.person, tr("bids for time"))
    for person in earlier_bids(book, page):
        found.setdefault(person, tr("bid last time, and was not taken up"))
    for member, minutes in sorted(seen.airtime, key=lambda pair: (pair[1], pair[0].id in seen.presented)):
        noted = tr("{n} min so far", n=minutes) if minutes else tr("has presented; the minutes are not noted")
        found.setdefault(member.id, noted if member.id in seen.presented else tr("has not presented yet"))
    here = {member.id for member, _minutes in seen.airtime}
    return [MightPresent(id, why) for id, why in found.items() if id in here][:MOST_NAMED]


def _to_do(book: SetBook, seen: Overview) -> list[HourLine]:
    """Meetings that are not finished though their day is over, what was left open at the last one, and what
    the next one is prepared with."""
    meetings = seen_from(book.meetings, book.programme.sample_today)
    lines = []
    if not seen.airtime and book.figures is None:
        lines.append(HourLine(tr("Add the members of the set"), Destination(PlaceName.MEMBERS)))
    lines += [_unfinished(book, m, seen.today) for m in meetings if _is_over(m, seen)]
    earlier = meetings_before(meetings, seen.next) if seen.next else meetings
    done = held(earlier)
    if done:
        page = pages.read_meeting_page(book, done[-1].id)
        words = tr("Meeting {n}", n=page.number)
        lines += [HourLine(f"{words}: {each.words}", each.where) for each in left_open(page)]
    if seen.next is None:
        return [*lines, HourLine(tr("Plan a meeting"), Destination(PlaceName.MEETINGS))]
    return [*lines, *_preparing(book, seen.next)]


def _preparing(book: SetBook, meeting: Meeting) -> list[HourLine]:
    rules = book.ground_rules
    agreed = rules is not None and rules.agreed_on is not None
    lines = (
        []
        if agreed
        else [HourLine(tr("Agree ground rules in the check-in"), destination_meeting(meeting.id))]
    )
    lines.append(HourLine(tr("Print the agenda"), at_paper("agenda", meeting.id)))
    lines.append(HourLine(tr("Print the attendance sheet"), at_paper("attendance", meeting.id)))
    return lines


def _is_over(meeting: Meeting, seen: Overview) -> bool:
    going_on = meeting.state in (MeetingState.PLANNED, MeetingState.UNDER_WAY)
    other = seen.next is None or meeting.id != seen.next.id
    return going_on and other and meeting.date is not None and meeting.date < seen.today


def _unfinished(book: SetBook, meeting: Meeting, today: dt.date) -> HourLine:
    number, day = (
        book.numbers.get(meeting.id, "–"),
        day_and_month(meeting.date, today) if meeting.date else "",
    )
    words = (
        tr("Meeting {n} of {day} is open: finish it when all is written down", n=number, day=day)
        if meeting.state == MeetingState.UNDER_WAY
        else tr("Meeting {n} of {day} was not recorded", n=number, day=day)
    )
    return HourLine(words, destination_meeting(meeting.id))


def _next_event(book: SetBook, today: dt.date) -> HourLine | None:
    coming = [e for e in events(book) if e.date and e.date >= today and not e.cancelled]
    if not coming:
        return None
    event = min(coming, key=lambda e: (e.date or dt.date.max, str(e.starts or "")))
    assert event.date is not None
    days = (event.date - today).days
    when = tr("today") if days == 0 else plural("in %n days", "in %n day", days)
    parts = (event_words(event), day_and_month(event.date, today), event_place(book, event), when)
    return HourLine(" · ".join(part for part in parts if part), at_event(event.id))
