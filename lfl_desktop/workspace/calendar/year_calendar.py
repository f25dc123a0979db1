"""The year around the set by date: terms, meetings, events, and the holidays between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID

from lfl_desktop.domain.event_kinds import event_words
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.terms import LONGEST_COHORT
from lfl_desktop.domain.wording.days_said import WEEKDAYS, day_and_month
from lfl_desktop.domain.year import seen_from, term_on, took_place
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.bank_holidays import bank_holidays
from lfl_desktop.workspace.calendar.event_changes import (
    OF_THE_SET,
    Came,
    event_place,
    events,
    invited,
    times_and_place,
    who_came_to,
)
from lfl_desktop.workspace.calendar.remarks_on_days import in_half_term, short_day
from lfl_desktop.workspace.set_book import SetBook

ONE_DAY = dt.timedelta(days=1)
SATURDAY = WEEKDAYS.index("Saturday")


class LineKind(StrEnum):
    """What a line of the calendar is."""

    HEADING = auto()
    MEETING = auto()
    PROPOSED = auto()
    EVENT = auto()
    HOLIDAY = auto()


@dataclass(frozen=True)
class CalendarLine:
    """One line: a record of the calendar, a bank holiday, or the heading of what follows it.

    `event` is the kind of an event. `term` names the term of the day, empty in the holidays. `dates`
    are those of a term that is a heading."""

    id: UUID
    kind: LineKind
    date: dt.date | None
    what: str
    where: str = ""
    note: str = ""
    term: str = ""
    event: EventKind | None = None
    cancelled: bool = False
    dates: str = ""

    @property
    def day(self) -> str:
        """The day as a table says it: "Thu 31 Jan"."""
        return short_day(self.date) if self.date and self.kind != LineKind.HEADING else ""


def span(book: SetBook) -> tuple[dt.date, dt.date] | None:
    """From when to when the calendar goes: the terms and the cohort, without these what has a date."""
    terms = [day for t in book.terms for day in (t.starts, t.ends) if day]
    days = [*terms, *(day for day in (book.cohort.starts, book.cohort.ends) if day)]
    days = days or [m.date for m in book.meetings if m.date] + [e.date for e in events(book) if e.date]
    if not days:
        return None
    first = min(days)
    return first, min(max(days), first + dt.timedelta(days=366 * LONGEST_COHORT))


def holidays_between(book: SetBook, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """The bank holidays of the programme's nation in these days."""
    found: dict[dt.date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= bank_holidays(book.programme.nation, year)
    return {day: tr(name) for day, name in found.items() if first <= day <= last}


def lines_of_calendar(book: SetBook, proposed: Sequence[Meeting] = ()) -> list[CalendarLine]:
    """The whole calendar by date, under a heading for each term and for the holidays between. What
    has no date comes last."""
    within = span(book)
    listed = [*_meeting_lines(book), *(_proposed_line(book, m) for m in proposed), *_event_lines(book)]
    if within:
        listed += _holiday_lines(book, *within)
    order = list(LineKind)
    listed.sort(key=lambda line: (line.date or dt.date.max, order.index(line.kind), line.what, str(line.id)))
    return list(_under_headings(book, listed))


def _under_headings(book: SetBook, listed: Sequence[CalendarLine]) -> Iterator[CalendarLine]:
    waiting = sorted((t for t in book.terms if t.starts), key=lambda t: t.starts or dt.date.max)
    now: object = None
    for line in listed:
        while waiting and line.date and (waiting[0].starts or line.date) <= line.date:
            term = waiting.pop(0)
            yield _term_heading(book, term)
            now = term.id
        inside = term_on(book.terms, line.date)
        words = "" if inside else _without_a_term(book, line)
        if words and now != words:
            now = words
            yield CalendarLine(named_id("heading", line.id), LineKind.HEADING, line.date, words)
        yield line
    yield from (_term_heading(book, term) for term in waiting)


def _without_a_term(book: SetBook, line: CalendarLine) -> str:
    if line.date is None:
        return tr("No date yet")
    begun = [term.starts for term in book.terms if term.starts]
    ended = [term.ends or term.starts for term in book.terms if term.ends or term.starts]
    if begun and line.date < min(begun):
        return tr("Before the terms")
    if ended and line.date > max(day for day in ended if day):
        return tr("After the terms")
    return tr("Holidays") if book.terms else ""


def _term_heading(book: SetBook, term: Term) -> CalendarLine:
    assert term.starts is not None
    ends = (
        f"{day_and_month(term.starts)} – {day_and_month(term.ends)} {term.ends.year}"
        if term.ends
        else day_and_month(term.starts)
    )
    return CalendarLine(
        term.id,
        LineKind.HEADING,
        term.starts,
        term.label or tr("Term"),
        half_term_words(term),
        plural("%n meetings", "%n meeting", len(book.meetings_in[term.id])),
        term.label,
        dates=ends,
    )


def half_term_words(term: Term) -> str:
    """The half-term holiday of a term: "half term 11 – 15 Feb", empty where it has none."""
    if not term.half_term_starts:
        return ""
    if not term.half_term_ends or term.half_term_ends == term.half_term_starts:
        return tr("half term {day}", day=day_and_month(term.half_term_starts))
    same = term.half_term_starts.month == term.half_term_ends.month
    first = str(term.half_term_starts.day) if same else day_and_month(term.half_term_starts)
    return tr("half term {first} – {last}", first=first, last=day_and_month(term.half_term_ends))


def _meeting_lines(book: SetBook) -> Iterator[CalendarLine]:
    for meeting in seen_from(book.meetings, book.programme.sample_today):
        number = book.numbers.get(meeting.id)
        cancelled = meeting.state == MeetingState.CANCELLED
        yield CalendarLine(
            meeting.id,
            LineKind.MEETING,
            meeting.date,
            tr("Meeting {n}", n=number) if number else tr("Meeting"),
            times_and_place(meeting.starts, meeting.ends, book.place(meeting)),
            tr("cancelled") if cancelled else _meeting_note(book, meeting),
            _label(book, meeting.date),
            cancelled=cancelled,
        )


def _meeting_note(book: SetBook, meeting: Meeting) -> str:
    if took_place(meeting):
        came = book.turnout(meeting)
        return tr("{here} of {all} here", here=came.here, all=came.members)
    return tr("moved from {day}", day=day_and_month(meeting.moved_from)) if meeting.moved_from else ""


def _proposed_line(book: SetBook, meeting: Meeting) -> CalendarLine:
    return CalendarLine(
        meeting.id,
        LineKind.PROPOSED,
        meeting.date,
        tr("Meeting, proposed"),
        times_and_place(meeting.starts, meeting.ends, ""),
        tr("Enter accepts"),
        _label(book, meeting.date),
    )


def _event_lines(book: SetBook) -> Iterator[CalendarLine]:
    every = events(book)
    came = who_came_to(book, every)
    for event in every:
        yield CalendarLine(
            event.id,
            LineKind.EVENT,
            event.date,
            event_words(event),
            times_and_place(event.starts, event.ends, event_place(book, event)),
            tr("cancelled") if event.cancelled else _event_note(book, event, came[event.id]),
            _label(book, event.date),
            event.kind,
            event.cancelled,
        )


def _event_note(book: SetBook, event: ProgrammeEvent, came: Came) -> str:
    """Who came: their names to what is for one or two of a set, else how many."""
    pretended = book.programme.sample_today
    if not came or (pretended and event.date and event.date >= pretended):
        return ""
    if event.kind in OF_THE_SET:
        return ", ".join(book.short(person.id) for person in invited(book, event, came) if person.id in came)
    return tr("{came} of {all} came", came=len(came), all=len(invited(book, event, came)))


def _holiday_lines(book: SetBook, first: dt.date, last: dt.date) -> Iterator[CalendarLine]:
    for day, name in holidays_between(book, first, last).items():
        yield CalendarLine(
            named_id("holiday", day),
            LineKind.HOLIDAY,
            day,
            name,
            note=tr("bank holiday"),
            term=_label(book, day),
        )


def _label(book: SetBook, day: dt.date | None) -> str:
    term = term_on(book.terms, day)
    return term.label if term else ""


@dataclass(frozen=True)
class Day:
    """What the picture of the year shows of one day. `work` is a day in term."""

    work: bool
    lines: tuple[CalendarLine, ...] = ()


def days(book: SetBook, listed: Iterable[CalendarLine]) -> Mapping[dt.date, Day]:
    """Every day of the calendar, whole months, for the picture of the year."""
    within = span(book)
    if within is None:
        return {}
    first, last = within[0].replace(day=1), _end_of_month(within[1])
    on: dict[dt.date, list[CalendarLine]] = {}
    for line in listed:
        if line.date and line.kind != LineKind.HEADING:
            on.setdefault(line.date, []).append(line)
    work = _days_of_work(book)
    every = (first + number * ONE_DAY for number in range((last - first).days + 1))
    return {day: Day(day in work, tuple(on.get(day, ()))) for day in every}


def _end_of_month(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - ONE_DAY


def _days_of_work(book: SetBook) -> set[dt.date]:
    """The days of term, without weekends and half terms."""
    found: set[dt.date] = set()
    for term in book.terms:
        if term.starts and term.ends:
            every = (term.starts + number * ONE_DAY for number in range((term.ends - term.starts).days + 1))
            found |= {day for day in every if day.weekday() < SATURDAY and not in_half_term(term, day)}
    return found
