"""What the termly report says of a term: every figure of it comes from the overview of the programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lfl_desktop.content.papers.termly_report import (
    QUOTES,
    FigureRow,
    ImpactRow,
    ReportEventRow,
    SetRow,
    TermInFigures,
    in_span,
)
from lfl_desktop.content.tables.sets_table import attendance_words
from lfl_desktop.domain.coordinator.register import Effect
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.gate.set_figures import FEW
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.domain.wording.state_names import LEVELS, measure_said
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.events_told import came_words, is_held
from lfl_desktop.workspace.coordinator.programme_charts import year_figure
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, term_before
from lfl_desktop.workspace.coordinator.programme_totals import MeetingTotals, SetImpact, meeting_totals
from lfl_desktop.workspace.coordinator.programme_words import (
    about_programme,
    attendance_share,
    awaited_in_words,
    event_words_once,
    learning_of,
    role_of_teller,
    school_event_words,
)
from lfl_desktop.workspace.coordinator.report_parts import part_of_term

COMING = 8
"""Events and meetings that the report names."""


def term_report(overview: ProgrammeOverview, term: Term) -> TermInFigures:
    """The report of a term of the programme."""
    before = term_before(overview, term)
    impacts = _impacts_in(overview, term)
    programme = overview.programme
    return TermInFigures(
        programme=programme.name if programme else "",
        about=about_programme(overview),
        term=term.label,
        term_days=tr("{start} to {end}", start=long_date(term.starts), end=long_date(term.ends))
        if term.starts and term.ends
        else "",
        term_before=before.label if before else "",
        coordinator=programme.coordinator if programme else "",
        own=overview.kept.own_words(part_of_term(term)),
        figures=tuple(_figures(overview, term, before)),
        charts=tuple(filter(None, (year_figure(overview),))),
        events=tuple(_events(overview, term)),
        sets=tuple(_sets(overview, term)),
        impact=tuple(_by_theme(overview, impacts)),
        learning=tuple(learning_of(overview, {meeting.id for _set, meeting in overview.in_term(term)})),
        hindrances=tuple(_hindrances(overview, term)),
        coming=tuple(_coming(overview, term)),
        sources=tuple(_sources(overview)),
        is_sample=bool(programme and programme.sample_today),
    )


def _figures(overview: ProgrammeOverview, term: Term, before: Term | None) -> Iterable[FigureRow]:
    now = meeting_totals(m for _set, m in overview.in_term(term))
    then = meeting_totals(m for _set, m in overview.in_term(before)) if before else None
    ever = overview.totals
    impacts = [len(_impacts_in(overview, one)) if one else None for one in (term, before)]

    def row(name: str, said_of: object) -> FigureRow:
        assert callable(said_of)
        return FigureRow(name, said_of(now), said_of(then) if then else "", said_of(ever))

    yield row(tr("Meetings held"), _meetings)
    yield row(tr("Attendance"), _attendance)
    yield row(tr("Slots"), lambda t: str(t.slots))
    yield row(tr("Actions decided"), lambda t: str(t.decided))
    yield row(tr("of them done or partly done"), lambda t: str(t.done))
    yield row(tr("changed, dropped or handed on"), _other_ends)
    yield row(tr("still open"), lambda t: str(t.actions[ActionState.OPEN]))
    held = [_held_in(overview, one) if one else None for one in (term, before)]
    ever_held = sum(is_held(overview, event) for event in overview.events)
    yield FigureRow(
        tr("Events held for all sets"),
        str(held[0]),
        "" if held[1] is None else str(held[1]),
        str(ever_held),
    )
    yield FigureRow(
        tr("Agreed notes of impact"),
        str(impacts[0]),
        "" if impacts[1] is None else str(impacts[1]),
        str(len(overview.impacts)),
    )
    members = overview.members
    change = tr(
        "{start} began, {joined} joined, {left} left: {now}",
        start=members.at_start,
        joined=members.joined,
        left=members.left,
        now=members.at_end,
    )
    yield FigureRow(tr("Members"), "", "", change)


def _held_in(overview: ProgrammeOverview, term: Term) -> int:
    return sum(is_held(overview, event) for event in _events_in(overview, term))


def _meetings(totals: MeetingTotals) -> str:
    return tr("{held} of {planned}", held=totals.held, planned=totals.planned)


def _attendance(totals: MeetingTotals) -> str:
    here = attendance_words(totals.here, totals.members)
    return f"{attendance_share(totals)} ({here})" if here else "–"


def _other_ends(totals: MeetingTotals) -> str:
    ends = (ActionState.CHANGED, ActionState.DROPPED, ActionState.HANDED_ON)
    return str(sum(totals.actions[state] for state in ends))


def _events(overview: ProgrammeOverview, term: Term) -> Iterable[ReportEventRow]:
    for each in _events_in(overview, term):
        assert each.date is not None
        yield ReportEventRow(
            day_and_month(each.date, overview.today), _event_line(overview, each), came_words(overview, each)
        )


def _events_in(overview: ProgrammeOverview, term: Term) -> list[ProgrammeEvent]:
    return [e for e in overview.events if in_span(e.date, term.starts, term.ends) and not e.cancelled]


def _event_line(overview: ProgrammeOverview, event: ProgrammeEvent) -> str:
    line = overview.kept.line_of(event.id)
    speaker = line.speaker if line else ""
    return f"{event_words_once(event)} ({speaker})" if speaker else event_words_once(event)


def _sets(overview: ProgrammeOverview, term: Term) -> Iterable[SetRow]:
    met = {received.id for received, meeting in overview.in_term(term) if meeting.took_place}
    for received in overview.sets:
        if received.id in met and received.overview:
            headlines = tuple(
                one.headline
                for one in received.overview.challenges
                if in_span(one.last, term.starts, term.ends)
            )
            focus = received.overview.learning_set.focus
            yield SetRow(tr("Set {name}", name=received.name), focus, headlines)


def _impacts_in(overview: ProgrammeOverview, term: Term) -> list[SetImpact]:
    """The changes that were told at a meeting of the term."""
    meetings = {meeting.id for _set, meeting in overview.in_term(term)}
    return [one for one in overview.impacts if one.told.impact.meeting in meetings]


def _by_theme(
    overview: ProgrammeOverview, impacts: Sequence[SetImpact]
) -> Iterable[tuple[str, tuple[ImpactRow, ...]]]:
    """Each change under the theme that its owner put first; a few of the quotes."""
    names = overview.theme_names
    found: defaultdict[str, list[ImpactRow]] = defaultdict(list)
    quotes = 0
    for one in sorted(impacts, key=_shows_most):
        impact = one.told.impact
        first = next((names[theme] for theme in impact.themes if theme in names), tr("Other impact"))
        quoted = impact.quote if impact.quote and impact.quote_consent and quotes < QUOTES else ""
        quotes += bool(quoted)
        whose = role_of_teller(one.told.leader)
        level, measure = tr(LEVELS[impact.level]), measure_said(impact)
        place = tr("set {name}", name=one.of.name)
        beside = " · ".join(words for words in (measure, level, whose, place) if words)
        found[first].append(ImpactRow(impact.wording, beside, quoted))
    for name in overview.by_theme(impacts):
        if name in found:
            yield name, tuple(found.pop(name))
    for name, rows in found.items():
        yield name, tuple(rows)


def _shows_most(one: SetImpact) -> tuple[bool, bool]:
    """Before others: a change with a measure, then one with a quote that may be told."""
    impact = one.told.impact
    return not measure_said(impact), not (impact.quote and impact.quote_consent)


def _hindrances(overview: ProgrammeOverview, term: Term) -> Iterable[str]:
    for event, school in overview.school_events:
        if in_span(event.date, term.starts, term.ends):
            yield school_event_words(event, school.name if school else "", overview.today)
    for one in overview.kept.circumstances:
        if one.effect == Effect.HINDERED and one.wording.strip():
            yield one.wording.strip()
    if overview.members.left >= FEW:
        left = plural("%n members have", "%n member has", overview.members.left)
        yield tr("{members} left since the beginning.", members=left)
    for received in overview.sets:
        if day := overview.late_since(received):
            yield tr(
                "Set {name} has not sent its file since its meeting on {day}; its figures here are older.",
                name=received.name,
                day=day_and_month(day, overview.today),
            )
    yield from awaited_in_words(overview)


def _coming(overview: ProgrammeOverview, term: Term) -> Iterable[str]:
    after = term.ends or overview.today
    days = [
        (event.date, event_words_once(event))
        for event in overview.events
        if event.date and event.date > after and not event.cancelled
    ]
    days += [
        (meeting.date, tr("Set {name} meets", name=received.name))
        for received, meeting in overview.meetings
        if meeting.date and meeting.date > after
    ]
    for day, words in sorted(days, key=lambda each: each[0])[:COMING]:
        yield f"{day_and_month(day, overview.today)} · {words}"


def _sources(overview: ProgrammeOverview) -> Iterable[str]:
    """Where the figures are from: the files of the sets, by edition and day."""
    files = []
    for received in overview.sets:
        edition = received.edition
        day = (
            day_and_month(edition.received_at.astimezone().date(), overview.today)
            if edition.received_at
            else ""
        )
        files.append(tr("{name}: edition {n}, {day}", name=received.name, n=edition.number, day=day))
    yield tr(
        "Meetings, attendance, slots, actions and agreed words are as the newest files of the sets tell them"
        " ({files}). Schools and events are the coordinator’s own.",
        files="; ".join(files),
    )
    if overview.kept.came:
        yield tr("Who came is from the coordinator’s register; where that is silent, the sets tell it.")
    yield tr("Counts of members at an event are left out where fewer than three of a set came.")
