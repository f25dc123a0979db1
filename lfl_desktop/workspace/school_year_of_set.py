"""The year of the schools around a set, made of its terms, meetings and events and of the bank holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from lfl_desktop.domain.event_kinds import EVENT_KINDS, event_words
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Nation, Programme, Term
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR, NamedDay, SchoolYear, plain_words
from lfl_desktop.workspace.bank_holidays import KNOWN_YEARS, bank_holidays
from lfl_desktop.workspace.reading import Reading

MADE_OF: tuple[type[Record], ...] = (LearningSet, Cohort, Programme, Term, Meeting, ProgrammeEvent)
"""The kinds of record that the year of a set is made of."""

SHORT_NAMES = {
    EventKind.CORE_WORKSHOP: ("workshop",),
    EventKind.PUBLIC_SEMINAR: ("seminar",),
    EventKind.PRESENTATION: ("presentation", "presentations"),
    EventKind.ADVISORY_GROUP: ("advisory group meeting",),
    EventKind.COACHING: ("coaching session",),
    EventKind.SCHOOL_VISIT: ("visit",),
}
"""What people call an event besides its kind in full and its title; English, as all that is understood."""


def school_year_of_set(records: Reading, learning_set: UUID) -> SchoolYear:
    """What is known of the year around a set; nothing where there is no such set."""
    found = records.get(LearningSet, learning_set)
    if found is None:
        return NO_SCHOOL_YEAR
    terms = tuple(records.select(Term, cohort=found.cohort))
    planned = records.select(Meeting, learning_set=learning_set)
    meetings = [m.date for m in planned if m.date and m.state != MeetingState.CANCELLED]
    named = tuple(_named(records, found))
    ends = (day for term in terms for day in (term.starts, term.ends) if day)
    days = (records.today(), *ends, *meetings, *(one.day for one in named))
    holidays = frozenset(_bank_holidays(_nation(records, found), days))
    return SchoolYear(terms, tuple(sorted(meetings)), holidays, named)


def _named(records: Reading, of: LearningSet) -> Iterator[NamedDay]:
    """The events for all sets of the cohort and the set's own, those that were not called off."""
    for event in records.select(ProgrammeEvent, cohort=of.cohort):
        if event.date and not event.cancelled and event.learning_set in (None, of.id):
            kind = EVENT_KINDS[event.kind] if event.kind != EventKind.OTHER else ""
            names = (kind, event.title, *SHORT_NAMES.get(event.kind, ()))
            known = frozenset(plain_words(name) for name in names if name.strip())
            is_inset = any("inset" in name.split() for name in known)
            yield NamedDay(event.date, known, is_inset, event_words(event))


def _nation(records: Reading, of: LearningSet) -> Nation:
    cohort = records.get(Cohort, of.cohort)
    programme = records.get(Programme, cohort.programme) if cohort else None
    return programme.nation if programme else Nation.ENGLAND


def _bank_holidays(nation: Nation, days: Iterable[dt.date]) -> Iterator[dt.date]:
    """Those of all years in which one of `days` is, and of the year after."""
    years = {year for day in days for year in (day.year, day.year + 1)}
    for year in sorted(years.intersection(KNOWN_YEARS)):
        yield from bank_holidays(nation, year)
