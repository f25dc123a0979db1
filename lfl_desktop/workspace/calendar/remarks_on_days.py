"""What is to be known about a day before a meeting is planned for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from lfl_desktop.domain.event_kinds import event_words
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.wording.days_said import WEEKDAYS, day_and_month
from lfl_desktop.domain.year import term_on
from lfl_desktop.words import tr
from lfl_desktop.workspace.bank_holidays import bank_holidays
from lfl_desktop.workspace.calendar.event_changes import events, times_and_place
from lfl_desktop.workspace.set_book import SetBook


def remark_on(book: SetBook, day: dt.date | None, but: UUID | None = None) -> str:
    """What is to be known about a meeting on `day`, in one sentence; empty where nothing speaks
    against it. `but` is the meeting that is planned, which does not stand in its own way."""
    if day is None:
        return ""
    what = [*_holiday_remarks(book, day), *_same_day(book, day, but)]
    if not what:
        return ""
    *most, last = what
    joined = tr("{most} and {last}", most=", ".join(most), last=last) if most else last
    return tr("{day} is {what}.", day=short_day(day), what=joined)


def _holiday_remarks(book: SetBook, day: dt.date) -> Iterator[str]:
    name = bank_holidays(book.programme.nation, day.year).get(day)
    if name:
        yield tr("a bank holiday ({name})", name=tr(name))
    elif day.weekday() >= WEEKDAYS.index("Saturday"):
        yield tr("a {weekday}", weekday=tr(WEEKDAYS[day.weekday()]))
    term = term_on(book.terms, day)
    if term and in_half_term(term, day):
        yield tr("in the half-term holiday")
    starts, ends = book.cohort.starts, book.cohort.ends
    if (starts and day < starts) or (ends and day > ends):
        yield tr("outside the cohort’s dates")
    elif term is None and any(t.starts and t.ends for t in book.terms):
        yield tr("between terms")


def _same_day(book: SetBook, day: dt.date, but: UUID | None) -> Iterator[str]:
    for event in events(book):
        if event.date == day and not event.cancelled and event.id != but:
            what = event_words(event)
            times = times_and_place(event.starts, event.ends, "")
            yield (
                tr("the day of “{what}” ({times})", what=what, times=times)
                if times
                else tr("the day of “{what}”", what=what)
            )
    for meeting in book.meetings:
        if meeting.date == day and meeting.id != but and meeting.state != MeetingState.CANCELLED:
            yield tr("the day of meeting {n}", n=book.numbers.get(meeting.id, 0))


def short_day(day: dt.date) -> str:
    """A day in few letters: "Thu 31 Jan"."""
    return tr("{weekday} {day}", weekday=tr(WEEKDAYS[day.weekday()])[:3], day=day_and_month(day))


def in_half_term(term: Term, day: dt.date) -> bool:
    """Whether a day is in the half-term holiday of a term."""
    first = term.half_term_starts
    return first is not None and first <= day <= (term.half_term_ends or first)
