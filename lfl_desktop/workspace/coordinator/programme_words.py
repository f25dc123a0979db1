"""The figures of a programme in words, as screens, papers and the command line say them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from lfl_desktop.content.tables.programme_impact_table import ProgrammeImpactLine
from lfl_desktop.content.tables.programme_learning_table import ProgrammeLearningLine
from lfl_desktop.content.tables.sets_table import SETS_TABLE, SetsTableLine, attendance_words
from lfl_desktop.content.tables.table_columns import day_words
from lfl_desktop.domain.event_kinds import EVENT_KINDS
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.levels import LEVELS
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.programme import SchoolEvent
from lfl_desktop.domain.set_overview import Teller
from lfl_desktop.domain.wording.cohort_names import cohort_months
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.state_names import LEVELS as IMPACT_LEVELS
from lfl_desktop.domain.wording.state_names import measure_said
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.calendar.programme_changes import SCHOOL_EVENTS
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, set_lines
from lfl_desktop.workspace.coordinator.programme_totals import MeetingTotals, MemberTotals, SetImpact
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet


def about_programme(overview: ProgrammeOverview) -> str:
    """As in "Leadership for Learning, cohort 1 · January to November 2013 · coordinator Marion Pell"."""
    programme, cohort = overview.programme, overview.cohort
    if programme is None:
        return ""
    name = ", ".join(words for words in (programme.name, cohort.name if cohort else "") if words)
    whose = tr("coordinator {name}", name=programme.coordinator) if programme.coordinator else ""
    return " · ".join(words for words in (name, cohort_months(cohort), whose) if words)


def event_words_once(event: ProgrammeEvent) -> str:
    """An event by its kind and title; a title that is its kind is not said twice."""
    kind, title = tr(EVENT_KINDS[event.kind]), event.title.strip()
    return kind if title.casefold() in ("", kind.casefold()) else f"{kind}: {title}"


def school_event_words(event: SchoolEvent, school: str, today: dt.date) -> str:
    """As in "Hillcross CE: Change of head, 3 Sep (the deputy acts)", "Northway: Staff turnover, 75 %"."""
    day = day_and_month(event.date, today) if event.date else ""
    share = tr("{n} %", n=event.percent) if event.percent is not None else ""
    what = ", ".join(words for words in (tr(SCHOOL_EVENTS[event.kind]), share, day) if words)
    beside = f" ({event.wording})" if event.wording else ""
    return f"{school}: {what}{beside}" if school else f"{what}{beside}"


def members_in_words(members: MemberTotals) -> str:
    """As in "28 began, 3 left, 1 joined"."""
    return tr(
        "{start} began, {left} left, {joined} joined",
        start=members.at_start,
        left=members.left,
        joined=members.joined,
    )


def attendance_share(totals: MeetingTotals) -> str:
    """As in "93 %"; a dash before anybody could be there."""
    share = totals.attendance
    return tr("{n} %", n=round(share * 100)) if share is not None else "–"


def actions_in_words(totals: MeetingTotals) -> str:
    """As in "90 actions: 68 done, 6 changed, 5 dropped, 4 handed on, 7 open", or "21 actions: 20 done, 5 of
    them partly, 1 open"."""
    counts = totals.actions
    partly = counts[ActionState.PARTLY]
    done = (
        tr("{n} done, {some} of them partly", n=totals.done, some=partly)
        if partly
        else tr("{n} done", n=totals.done)
    )
    others = (
        (ActionState.CHANGED, tr("{n} changed", n=counts[ActionState.CHANGED])),
        (ActionState.DROPPED, tr("{n} dropped", n=counts[ActionState.DROPPED])),
        (ActionState.HANDED_ON, tr("{n} handed on", n=counts[ActionState.HANDED_ON])),
    )
    parts = [done, *(words for state, words in others if counts[state])]
    parts.append(tr("{n} open", n=counts[ActionState.OPEN]))
    actions = plural("%n actions", "%n action", totals.decided)
    return tr("{actions}: {how}", actions=actions, how=", ".join(parts)) if totals.decided else actions


def totals_in_words(overview: ProgrammeOverview) -> list[str]:
    """The totals of a programme, a line each."""
    totals, members = overview.totals, overview.members
    sets = plural("%n sets", "%n set", len(overview.sets))
    return [
        tr(
            "{sets} · {held} of {planned} meetings held · {slots}",
            sets=sets,
            held=totals.held,
            planned=totals.planned,
            slots=plural("%n slots", "%n slot", totals.slots),
        ),
        tr(
            "{now} members: {how}",
            now=members.at_end,
            how=members_in_words(members),
        ),
        tr(
            "{share} attendance ({here})",
            share=attendance_share(totals),
            here=attendance_words(totals.here, totals.members) or "–",
        ),
        actions_in_words(totals),
        plural("%n agreed notes of impact", "%n agreed note of impact", len(overview.impacts)),
    ]


def teller_words(teller: Teller) -> str:
    """Whose it is: by name where the set opened names, else by level, else nothing."""
    return teller.name or role_of_teller(teller)


def role_of_teller(teller: Teller) -> str:
    """Whose it is for those to whom no set opened its names: by level, or nothing."""
    return tr(LEVELS[teller.level][0]).lower() if teller.level else ""


def impact_lines_of(overview: ProgrammeOverview) -> list[ProgrammeImpactLine]:
    """A line for each agreed change of all sets."""
    return overview.remembered.of(_impact_lines, overview.impacts, overview.theme_names)


def _impact_lines(impacts: Iterable[SetImpact], names: Mapping[UUID, str]) -> list[ProgrammeImpactLine]:
    themes: dict[tuple[UUID, ...], tuple[tuple[str, ...], str]] = {}
    levels = {level: tr(words) for level, words in IMPACT_LEVELS.items()}
    days: dict[dt.date | None, str] = {}
    lines = []
    for one in impacts:
        impact = one.told.impact
        named = themes.get(impact.themes)  # asked once of each of thousands: an id is slow to look up
        if named is None:
            told = tuple(names[theme] for theme in impact.themes if theme in names)
            named = themes[impact.themes] = told, ", ".join(told)
        agreed = days.get(impact.agreed_on)
        if agreed is None:
            agreed = days[impact.agreed_on] = day_words(impact.agreed_on)
        said = (*named, levels[impact.level], measure_said(impact), agreed)
        lines.append(ProgrammeImpactLine(impact, one.of.name, teller_words(one.told.leader), *said))
    return lines


def learning_of(overview: ProgrammeOverview, meetings: Collection[UUID] | None = None) -> list[str]:
    """What the sets learned, each with its set: all of it, or what was told at some `meetings`."""
    return [
        "{} ({})".format(one.wording, tr("set {name}", name=received.name))
        for received in overview.sets
        if received.overview
        for one in received.overview.learning
        if meetings is None or one.meeting in meetings
    ]


def learning_lines_of(overview: ProgrammeOverview) -> list[ProgrammeLearningLine]:
    """A line for each point that the sets learned, set by set."""
    return overview.remembered.of(_learning_lines, overview.sets)


def _learning_lines(sets: Iterable[ReceivedSet]) -> list[ProgrammeLearningLine]:
    return [
        ProgrammeLearningLine(one.id, one.wording, received.name)
        for received in sets
        if received.overview
        for one in received.overview.learning
    ]


def awaited_in_words(overview: ProgrammeOverview) -> list[str]:
    """In a sentence, the sets of the pack of which no file came yet; nothing where there is none."""
    if not overview.awaited:
        return []
    names = ", ".join(one.name for one in overview.awaited)
    return [tr("No file yet of these sets: {names}.", names=names)]


def sets_in_words(overview: ProgrammeOverview) -> str:
    """The table of all sets as text, and the totals below it."""
    lines = set_lines(overview)
    if not lines:
        return tr("No set has sent its file yet.")
    return "\n".join([*_table(lines), "", *totals_in_words(overview)])


def _table(lines: Sequence[SetsTableLine]) -> list[str]:
    several = len({line.cohort for line in lines}) > 1
    columns = [column for column in SETS_TABLE.columns if several or column.heading != "Cohort"]
    heads = [tr(column.heading) for column in columns]
    rows = [heads, *([column.words(line) for column in columns] for line in lines)]
    widths = [max(len(row[nth]) for row in rows) for nth in range(len(heads))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
