"""Meetings proposed for the terms that have fewer than the set meets in a term."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID, uuid4

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.terms import THURSDAY, USUAL_TIMES, propose_meetings
from lfl_desktop.domain.year import term_on
from lfl_desktop.words import mark
from lfl_desktop.workspace.calendar.remarks_on_days import remark_on
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook

A_WEEK = dt.timedelta(days=7)
NEARBY = 3
"""Weeks before and after the even spread within which a day is looked for that nothing speaks against."""


def proposals(book: SetBook, today: dt.date, by_hand: Mapping[UUID, dt.date] | None = None) -> list[Meeting]:
    """Meetings for each term that is not over yet and has fewer than the set's number, on the weekday
    and at the times the set usually meets, where possible on days that nothing speaks against.

    They are not kept yet. What is proposed for the same day has the same id each time; `by_hand`
    (id -> day) holds the days that somebody gave to some of them."""
    found: list[Meeting] = []
    for term in (term for term in book.terms if not term.ends or term.ends >= today):
        for day in _days(book, term, book.meetings_in[term.id], today):
            gap = named_id("proposal", book.learning_set.id, term.id, day)
            found.append(_at(book, gap, (by_hand or {}).get(gap, day)))
    return found


def accept(book: OwnSetBook, accepted: Sequence[Meeting]) -> None:
    """Keeps proposed meetings as planned ones, in one step."""
    title = mark("Plan meeting") if len(accepted) == 1 else mark("Plan meetings")
    with book.workspace.step(title) as step:
        for meeting in accepted:
            step.put(replace(meeting, id=uuid4()))


def plan_on(book: OwnSetBook, day: dt.date) -> UUID:
    """Plans a meeting on `day`, at the times the set usually meets; its id."""
    meeting = _at(book, uuid4(), day)
    with book.workspace.step(mark("Plan meeting")) as step:
        return step.put(meeting).id


def _planned(book: SetBook) -> list[Meeting]:
    return [m for m in book.meetings if m.state != MeetingState.CANCELLED]


def _at(book: SetBook, id: UUID, day: dt.date) -> Meeting:
    last = next((m for m in reversed(_planned(book)) if m.starts), None)
    starts, ends = (last.starts, last.ends) if last else USUAL_TIMES
    term = term_on(book.terms, day)
    return Meeting(
        id=id,
        learning_set=book.learning_set.id,
        term=term.id if term else None,
        date=day,
        starts=starts,
        ends=ends,
    )


def _days(book: SetBook, term: Term, have: Sequence[Meeting], today: dt.date) -> list[dt.date]:
    """Days for what the term lacks: of an even spread those farthest from the meetings there are."""
    wanted = book.learning_set.meetings_a_term
    earliest = max(today + dt.timedelta(days=1), book.cohort.starts or dt.date.min)
    spread = propose_meetings(
        book.learning_set.id, [term], wanted, _weekday(book), starts=earliest, ends=book.cohort.ends
    )
    left = [m.date for m in spread if m.date]
    there = [m.date for m in have if m.date]
    last = min(filter(None, (term.ends, book.cohort.ends)), default=dt.date.max)
    taken: list[dt.date] = []
    while left and len(taken) < wanted - len(have):
        left.remove(day := _farthest(left, there + taken))
        near = (other for other in _around(day) if earliest <= other <= last and other not in taken)
        taken.append(next((other for other in near if not remark_on(book, other)), day))
    return sorted(set(taken))


def _farthest(days: Sequence[dt.date], others: Sequence[dt.date]) -> dt.date:
    """The day that is farthest from all others, the first of those that are alike."""
    return max(days, key=lambda day: min((abs((day - other).days) for other in others), default=0))


def _around(day: dt.date) -> Iterator[dt.date]:
    yield day
    for weeks in range(1, NEARBY + 1):
        yield day + weeks * A_WEEK
        yield day - weeks * A_WEEK


def _weekday(book: SetBook) -> int:
    days = Counter(m.date.weekday() for m in _planned(book) if m.date)
    return days.most_common(1)[0][0] if days else THURSDAY


def shifted(meeting: Meeting, weeks: int) -> dt.date | None:
    """The day of a meeting so many weeks later."""
    return meeting.date + weeks * A_WEEK if meeting.date else None
