"""The calendar file (.ics, RFC 5545): the dates of a set and of its programme for other calendars.

It holds days, times, places and the name of the set; of what was called off, only the day and that it was.
Times are those on the clock in the room, in
the time zone of the United Kingdom, which the file describes by its rules so that each client
shows them right on both sides of the clock change. Each entry keeps its UID for good; SEQUENCE grows
with the clock, so that a file that was saved later puts right what an earlier one said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.event_kinds import EVENT_KINDS, event_words
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Meeting, MeetingState, Mode
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.year import numbered
from lfl_desktop.words import mark, tr

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONE = "Europe/London"

COUNTED_FROM = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""SEQUENCE is the number of seconds since then: a whole number that clients can hold until 2068."""

_MODES = {Mode.VIDEO: mark("by video"), Mode.PHONE: mark("by phone")}


def calendar_file(seen: Visible, set_id: UUID, now: dt.datetime) -> bytes:
    """The file for the set `set_id`, as it is at `now` (with its time zone).

    What has no day is not in it. What was typed as title or place of one of the set's own events stays out,
    because it may name somebody.
    Raises TypeError for what did not come through the gate, LookupError where the set did not."""
    if type(seen) is not Visible:
        raise TypeError("A calendar file is made of what sharing.visible() lets through")
    learning_set = seen.get(LearningSet, set_id)
    if learning_set is None:
        raise LookupError(f"no set {set_id}")
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//LfL Desktop//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(_name(seen, learning_set)))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_time_zone())
    for entry in _entries(seen, learning_set, now.astimezone(dt.UTC).replace(microsecond=0)):
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def _name(seen: Visible, learning_set: LearningSet) -> str:
    names = [programme.name for programme in seen.all(Programme)]
    return " · ".join(part for part in (_set_words(learning_set), *names) if part)


def _set_words(learning_set: LearningSet) -> str:
    if not learning_set.name:
        return tr("Action learning set")
    return tr("Action learning set {name}", name=learning_set.name)


def _entries(seen: Visible, learning_set: LearningSet, now: dt.datetime) -> Iterator[Event]:
    meetings = [m for m in seen.all(Meeting) if m.learning_set == learning_set.id]
    numbers = numbered(meetings)
    place = _places(seen)
    for meeting in meetings:
        number = numbers.get(meeting.id)
        words = _set_words(learning_set)
        summary = tr("{set}, meeting {n}", set=words, n=number) if number else words
        where = [place(meeting.host_school), meeting.place, tr(_MODES.get(meeting.mode, ""))]
        yield from _entry(meeting, summary, where, meeting.state == MeetingState.CANCELLED, now)
    for event in seen.all(ProgrammeEvent):
        typed = "" if event.learning_set else event.place  # whom a coach visits is told by the place
        where = [place(event.host_school), typed]
        yield from _entry(event, _event_words(event, learning_set), where, event.cancelled, now)


def _places(seen: Visible) -> Callable[[UUID | None], str]:
    def name(id: UUID | None) -> str:
        school = seen.get(School, id)
        return school.name if school else ""

    return name


def _event_words(event: ProgrammeEvent, learning_set: LearningSet) -> str:
    """Titles of the set's own events stay out: they may name somebody."""
    kind = tr(EVENT_KINDS[event.kind])
    if event.learning_set is None:
        return kind if event.cancelled else event_words(event)
    return tr("{kind}, {set}", kind=kind, set=_set_words(learning_set))


def _entry(
    record: Meeting | ProgrammeEvent, summary: str, where: list[str], cancelled: bool, now: dt.datetime
) -> Iterator[Event]:
    """One entry of the calendar; none for what has no day. Of what is cancelled it tells the day and nothing
    that was written about it."""
    if record.date is None:
        return
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{record.id}@lfl-desktop")
    entry.add("sequence", max(0, int((now - COUNTED_FROM).total_seconds())))
    entry.add("dtstamp", now)
    entry.add("last-modified", now)
    if cancelled:
        _add_times(entry, record.date, None, None)
        # not every client shows STATUS, and in none must a meeting look as if it took place
        entry.add("summary", _plain(tr("Cancelled: {what}", what=summary)))
        entry.add("status", "CANCELLED")
        yield entry
        return
    _add_times(entry, record.date, record.starts, record.ends)
    entry.add("summary", _plain(summary))
    entry.add("status", "CONFIRMED")
    if places := list(dict.fromkeys(_plain(part) for part in where if _plain(part))):
        entry.add("location", ", ".join(places))
    yield entry


def _add_times(entry: Event, day: dt.date, starts: dt.time | None, ends: dt.time | None) -> None:
    """The times on the clock; without a start the whole day. An end that is not after the start is a slip
    and left out."""
    if starts is None:
        entry.add("dtstart", day)
        if day < dt.date.max:
            entry.add("dtend", day + dt.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        return
    zone = {"TZID": ZONE}
    entry.add("dtstart", dt.datetime.combine(day, _whole(starts)), parameters=zone)
    if ends is not None and _whole(ends) > _whole(starts):
        entry.add("dtend", dt.datetime.combine(day, _whole(ends)), parameters=zone)


def _whole(time: dt.time) -> dt.time:
    return time.replace(microsecond=0, tzinfo=None)


def _plain(text: str) -> str:
    """Text in one line, without characters that no calendar can show."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable() or letter == "\u200d")


def _time_zone() -> Timezone:
    """The United Kingdom's time since 1996: forward on the last Sunday of March, back on that of October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    none, hour = dt.timedelta(0), dt.timedelta(hours=1)
    for part, name, change, start, before, after in (
        (TimezoneDaylight(), "BST", 3, dt.datetime(1996, 3, 31, 1), none, hour),
        (TimezoneStandard(), "GMT", 10, dt.datetime(1996, 10, 27, 2), hour, none),
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": change, "byday": "-1su"})
        zone.add_component(part)
    return zone
