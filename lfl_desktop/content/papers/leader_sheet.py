"""The leader's sheet: one leader's year, in their own words and nobody else's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    Field,
    Fields,
    Paragraph,
    Section,
    Span,
    SpanRole,
    Spans,
    TableBlock,
    TableColumn,
)
from lfl_desktop.content.papers.impact_blocks import impact_blocks, pointed
from lfl_desktop.content.papers.leader_systems import systems_of
from lfl_desktop.content.papers.meeting_sections import ended
from lfl_desktop.content.papers.one_leader import Leader, leader_with_id
from lfl_desktop.content.papers.paper_heading import is_sample
from lfl_desktop.content.wording import day_unbroken
from lfl_desktop.domain.actions import ACTION_STATES, due_day
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, ActionState, Challenge, LearningNote, ReportBack, Slot
from lfl_desktop.domain.people import DiagnosticArea
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.due_said import by_due
from lfl_desktop.domain.wording.state_names import LEARNED_ABOUT
from lfl_desktop.domain.year import airtime, this_year
from lfl_desktop.words import plural, tr


def leader_document(seen: Visible, person_id: UUID) -> Document:
    """The year of one leader for the audience of `seen`, which holds the records of one set.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    leader."""
    leader = leader_with_id(seen, person_id)
    body = [
        _areas(leader),
        *_challenges(leader),
        _actions(leader),
        _learned(leader),
        _impact(leader),
        *systems_of(leader),
        _came_to(leader),
    ]
    if not any(section.blocks for section in body):
        words = tr("Nothing has been written down about {name}’s year yet.", name=leader.name)
        body = [Section(tr("The year"), (Paragraph((Span(words, SpanRole.QUIET),)),))]
    title = " · ".join((leader.name, tr("The leader’s year")))
    head = Section(tr("Heading"), (*leader.heading(), *_airtime(leader)))
    sample = is_sample(seen)
    return Document(title, leader.author, leader.reader, head, tuple(body), is_sample=sample)


def _airtime(leader: Leader) -> Iterator[Paragraph]:
    starts = next((cohort.starts for cohort in leader.seen.all(Cohort)), None)
    every = list(leader.meetings.values())
    year = {m.id for m in this_year(every, dt.date.max, starts)}
    slots = [slot for slot in leader.slots_held if slot.meeting in year]
    minutes = airtime(slots).get(leader.id)
    if minutes is None:
        return
    for slot in slots:
        leader.seen.tell(slot, "used_minutes")
    told = tr("{minutes} in {slots}", minutes=_minutes(minutes), slots=_counted(len(slots)))
    if unknown := sum(slot.used_minutes is None for slot in slots):
        told = tr("{told}, of {n} the minutes are not known", told=told, n=_few(unknown))
    of_years = any(m.id not in year and m.id in leader.numbers for m in every)
    words = tr("Airtime this year: {told}.", told=told) if of_years else tr("Airtime: {told}.", told=told)
    yield Paragraph((Span(words),))


def _minutes(n: int) -> str:
    return plural("%n minutes", "%n minute", n)


def _counted(slots: int) -> str:
    return plural("%n slots", "%n slot", slots)


def _few(n: int) -> str:
    return tr("one") if n == 1 else str(n)


def _areas(leader: Leader) -> Section:
    heading = tr("Areas chosen from the diagnostic")
    areas = [area for area in leader.own(DiagnosticArea) if area.wording]
    items = tuple(pointed(area.wording, area.chosen_on and long_date(area.chosen_on)) for area in areas)
    return Section(heading, items, heading)


def _challenges(leader: Leader) -> Iterator[Section]:
    """A box for each challenge, in the order in which they were brought."""
    mine = (slot for slot in leader.seen.all(Slot) if slot.presenter == leader.id)
    slots = sorted(mine, key=lambda slot: (leader.place_of(slot.meeting), slot.position, str(slot.id)))
    brought: dict[UUID, list[Slot]] = {}
    for slot in slots:
        if slot.challenge:
            brought.setdefault(slot.challenge, []).append(slot)
    own = leader.own(Challenge)
    order = list(brought)
    own.sort(key=lambda c: (order.index(c.id) if c.id in order else len(order), str(c.id)))
    told = [items for challenge in own if (items := _challenge(leader, challenge, brought))]
    for nth, items in enumerate(told, start=1):
        name = tr("Challenge {n}", n=nth) if len(told) > 1 else tr("Challenge")
        yield Section(name, (Paragraph((Span(name, SpanRole.TITLE),), keep=True), *items), boxed=True)


def _challenge(leader: Leader, challenge: Challenge, brought: dict[UUID, list[Slot]]) -> list[DocumentBlock]:
    stated = challenge.stated if challenge.stated != challenge.headline else ""
    told = ((challenge.headline, SpanRole.STRONG), (stated, SpanRole.PLAIN))
    items: list[DocumentBlock] = [Paragraph((Span(text, role),)) for text, role in told if text]
    named = (
        (tr("Restated:"), challenge.restated),
        (tr("Desired outcome:"), challenge.desired_outcome),
    )
    items += [Fields((Field(label, text),)) for label, text in named if text]
    held = [slot for slot in brought.get(challenge.id, ()) if slot in leader.slots_held]
    when = [" · ".join(_slot(leader, slot)) for slot in held]
    if items and any(when):
        items.append(Fields((Field(tr("Slots:"), "; ".join(words for words in when if words)),)))
    return items


def _slot(leader: Leader, slot: Slot) -> Iterator[str]:
    if words := leader.meeting(slot.meeting):
        yield words
    leader.seen.tell(slot, "used_minutes")
    if slot.used_minutes is not None:
        yield tr("{n} min", n=slot.used_minutes)


def _actions(leader: Leader) -> Section:
    heading = tr("Actions, and how they went")
    actions = sorted(leader.own(Action), key=lambda a: (leader.place_of(a.meeting), a.position, str(a.id)))
    rows = tuple(
        ((Span(leader.meeting(action.meeting)),), _decided(leader, action), _reported(leader, action))
        for action in actions
    )
    columns = (
        TableColumn(tr("Decided at"), 0.14),
        TableColumn(tr("Action"), 0.43),
        TableColumn(tr("Report backs"), 0.43),
    )
    return Section(heading, (TableBlock(columns, rows),) if rows else (), heading)


def _decided(leader: Leader, action: Action) -> Spans:
    meeting = leader.meetings.get(action.meeting)
    today = meeting.date if meeting else None
    day, following = due_day(action, leader.meetings.values())
    if following:
        leader.seen.tell(following, "date")
    due = day_unbroken(by_due(day, action.due_words, today), day, today)
    due = due.replace(" ", "\u00a0", 1) if day else due  # its "by" stays with the day
    spans = [Span(action.wording)]
    if due:
        spans.append(Span(f" · {due}", SpanRole.QUIET))
    if action.sign:
        spans += [Span("\n" + tr("Sign:") + " ", SpanRole.QUIET), Span(action.sign)]
    return tuple(spans)


def _reported(leader: Leader, action: Action) -> Spans:
    reports = [report for report in leader.seen.all(ReportBack) if report.action == action.id]
    reports.sort(key=lambda r: (leader.place_of(r.meeting), str(r.id)))
    if not reports:
        told = tr("Open") if leader.seen.shows("report_backs") else ""
        return (Span(told, SpanRole.QUIET),)
    spans: list[Span] = []
    for report in reports:
        leader.seen.tell(report, "state")
        spans += [
            Span(("\n" if spans else "") + f"{leader.meeting(report.meeting)} ", SpanRole.QUIET),
            Span(f"{tr(ACTION_STATES[report.state])}. ", SpanRole.STRONG),
            Span(_said(report)),
        ]
    return tuple(spans)


def _said(report: ReportBack) -> str:
    handed = tr("To {name}", name=report.handed_to) if report.handed_to else ""
    learned = tr("Learned: {words}", words=report.learned) if report.learned else ""
    first = (
        (report.reason, report.happened)
        if report.state == ActionState.DROPPED
        else (
            report.happened,
            report.reason,
        )
    )
    return " ".join(ended(text) for text in (handed, *first, learned) if text)


def _learned(leader: Leader) -> Section:
    heading = tr("What was learned")
    notes = [note for note in leader.own(LearningNote) if note.wording]
    notes.sort(key=lambda n: (leader.place_of(n.meeting), n.position, str(n.id)))
    items = tuple(
        pointed(
            note.wording,
            ", ".join(part for part in (tr(LEARNED_ABOUT[note.about]), leader.meeting(note.meeting)) if part),
        )
        for note in notes
    )
    return Section(heading, items, heading)


def _impact(leader: Leader) -> Section:
    heading = tr("Impact")
    items: list[DocumentBlock] = []
    for impact in leader.own(Impact):
        items += impact_blocks(leader.seen, impact)
    return Section(heading, tuple(items), heading)


def _came_to(leader: Leader) -> Section:
    heading = tr("What {name} came to, and took home", name=leader.name)
    items: list[DocumentBlock] = []
    meetings = [number for m in leader.came_to_meetings if (number := leader.numbers.get(m.id))]
    if meetings:
        listed = ", ".join(map(str, meetings))
        words = plural(
            "%n meetings of the set: {which}.",
            "%n meeting of the set: {which}.",
            len(meetings),
            which=listed,
        )
        items.append(Paragraph((Span(words),)))
    came = leader.came_to_events
    home = any(attended.taken_home for _event, attended in came)
    rows = tuple(_event(leader, event, attended.taken_home if home else None) for event, attended in came)
    columns = [TableColumn(tr("When"), 0.27), TableColumn(tr("What"), 0.36 if home else 0.73)]
    if home:
        columns.append(TableColumn(tr("Taken home"), 0.37))
    if rows:
        items.append(TableBlock(tuple(columns), rows))
    return Section(heading, tuple(items), heading)


def _event(leader: Leader, event: ProgrammeEvent, taken_home: str | None) -> tuple[Spans, ...]:
    when = (Span(long_date(event.date) if event.date else "", SpanRole.QUIET),)
    what = (Span(leader.event(event)),)
    return (when, what) if taken_home is None else (when, what, (Span(taken_home),))
