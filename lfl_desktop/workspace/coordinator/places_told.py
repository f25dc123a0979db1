"""The membership, the dates and the schools of a programme, line by line, as its places list them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from lfl_desktop.content.tables.membership_table import MembershipLine
from lfl_desktop.content.tables.programme_dates_table import ProgrammeDateLine
from lfl_desktop.content.tables.programme_schools_table import ProgrammeSchoolLine
from lfl_desktop.content.tables.sets_table import attendance_words
from lfl_desktop.content.tables.table_columns import day_words
from lfl_desktop.domain.levels import levels_words
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.set_overview import MeetingTold
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator.events_told import came_words, is_held
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import event_words_once, school_event_words
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet


def membership_lines(overview: ProgrammeOverview) -> list[MembershipLine]:
    """A line for each set, in their order."""
    return overview.remembered.of(_membership_lines, overview.sets)


def _membership_lines(sets: Iterable[ReceivedSet]) -> list[MembershipLine]:
    found = []
    for one in sets:
        if one.overview is None:
            continue
        figures = one.overview.members
        focus = one.overview.learning_set.focus
        levels = levels_words(figures.levels) if figures else ""
        found.append(MembershipLine(one.id, one.name, focus, figures, levels))
    return found


def date_lines(overview: ProgrammeOverview) -> list[ProgrammeDateLine]:
    """Meetings and events by their days, then those that have none."""
    meetings = overview.remembered.of(_meetings, overview.sets, overview.meetings, overview.today)
    every = [*meetings, *_events(overview)]
    dated = sorted((line for line in every if line.day), key=lambda line: line.day or dt.date.max)
    return [*dated, *(line for line in every if line.day is None), *_steps(overview)]


def _meetings(
    sets: Iterable[ReceivedSet], meetings: Sequence[tuple[ReceivedSet, MeetingTold]], today: dt.date
) -> list[ProgrammeDateLine]:
    names = {one.id: tr("Set {name}", name=one.name) for one in sets}
    last = max((meeting.number for _one, meeting in meetings), default=0)
    numbers = [tr("Meeting {n}", n=n) for n in range(last + 1)]
    states = {state: tr(words) for state, words in _STATES.items()}
    days = {day: _when(day) for day in {meeting.date for _one, meeting in meetings}}
    return [
        ProgrammeDateLine(
            meeting.id,
            meeting.date,
            days[meeting.date],
            numbers[meeting.number],
            names[one.id],
            "",
            attendance_words(meeting.here, meeting.members) if meeting.took_place else "",
            states[_state(meeting, today)],
            one.id,
            meeting.state == MeetingState.CANCELLED,
        )
        for one, meeting in meetings
    ]


class _State(Enum):
    HELD = "held"
    TO_COME = "to come"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


_STATES = {
    _State.HELD: mark("held"),
    _State.TO_COME: mark("to come"),
    _State.UNKNOWN: mark("nothing known yet"),
    _State.CANCELLED: mark("cancelled"),
}


def _state(meeting: MeetingTold, today: dt.date) -> _State:
    if meeting.took_place:
        return _State.HELD
    if meeting.state == MeetingState.CANCELLED:
        return _State.CANCELLED
    return _State.UNKNOWN if meeting.date and meeting.date < today else _State.TO_COME


def _events(overview: ProgrammeOverview) -> Iterator[ProgrammeDateLine]:
    everyone = tr("all sets")
    for event in overview.events:
        held = is_held(overview, event)
        state = tr("cancelled") if event.cancelled else tr("held") if held else tr("to come")
        line = overview.kept.line_of(event.id)
        came = came_words(overview, event) if held else ""
        whom = line.for_whom if line and line.for_whom else everyone
        yield ProgrammeDateLine(
            event.id, event.date, _when(event.date), event_words_once(event), whom, event.place, came, state
        )


def _when(day: dt.date | None) -> str:
    return day_words(day) or tr("no day yet")


def _steps(overview: ProgrammeOverview) -> Iterator[ProgrammeDateLine]:
    """What the coordinator wrote down without a day."""
    for step in overview.kept.schedule:
        if step.event is None and step.wording.strip():
            what, when = step.wording.strip(), step.when.strip()
            told = tr("{what} ({when})", what=what, when=when) if when else what
            yield ProgrammeDateLine(step.id, None, tr("no day"), told, step.for_whom, "", "", "")


def school_lines(overview: ProgrammeOverview) -> list[ProgrammeSchoolLine]:
    """A line for each school that the coordinator keeps or a set names, by name."""
    happened: dict[object, list[str]] = {}
    for event, where in overview.school_events:
        if where is not None:
            words = school_event_words(event, "", overview.today)
            happened.setdefault(where.id, []).append(words)
    people = Counter(one.school for one in overview.kept.roster if one.school)
    came = _came_by_school(overview)
    return [
        ProgrammeSchoolLine(
            school.id,
            school.name,
            _part(overview, school),
            _group(overview, school),
            people[school.id],
            "; ".join(happened.get(school.id, ())),
            ", ".join(came.get(school.id, ())),
        )
        for school in overview.schools
    ]


def _part(overview: ProgrammeOverview, school: School) -> str:
    if school.partner_city:
        return tr("guest from {city}", city=school.partner_city)
    if not overview.kept.roster:
        return ""
    return tr("yes") if overview.kept.takes_part(school.id) else tr("named only")


def _group(overview: ProgrammeOverview, school: School) -> str:
    """The chain that its record names, and the groups with their years."""
    told = [school.chain] if school.chain else []
    for group in overview.kept.groups:
        if group.school == school.id and group.name and group.name not in told:
            since = tr("{name}, from {year}", name=group.name, year=group.starts.year) if group.starts else ""
            told.append(since or group.name)
    return "; ".join(told)


def _came_by_school(overview: ProgrammeOverview) -> dict[object, list[str]]:
    """How many of each school's people on the roster came to each event, as the register says."""
    schools = {one.id: one.school for one in overview.kept.roster}
    counts = Counter(
        (schools[one.participant], one.event) for one in overview.kept.came if one.participant in schools
    )
    found: dict[object, list[str]] = {}
    for event in overview.events:
        for school in dict.fromkeys(schools.values()):
            if n := counts[school, event.id]:
                found.setdefault(school, []).append(f"{event_words_once(event)} ({n})")
    return found


def schools_in_words(overview: ProgrammeOverview) -> str:
    """How many take part, of those that are named."""
    taking = sum(overview.kept.takes_part(school.id) for school in overview.schools)
    named = plural("%n schools are named", "%n school is named", len(overview.schools))
    if not overview.kept.roster:
        return tr("{named}. Who takes part is known once people are on your roster.", named=named)
    return tr("{n} take part; {named}.", n=taking, named=named)
