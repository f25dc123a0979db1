"""The leader's sheet: one leader's year, in their own words and nobody else's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from lfl_desktop.content.wording import short_date
from lfl_desktop.domain.actions import ACTION_STATES
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, ActionState, Challenge, LearningNote, ReportBack, Slot
from lfl_desktop.domain.people import DiagnosticArea
from lfl_desktop.domain.programme import Cohort, Theme
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.wording.by_when import long_date
from lfl_desktop.domain.wording.state_names import LEARNED_ABOUT, LEVELS, measured
from lfl_desktop.domain.year import airtime, this_year
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.paper_text import Span
from lfl_desktop.printing.layout.section_document import Document
from lfl_desktop.printing.layout.sheet import Item, Para, Section, Spans, Table
from lfl_desktop.printing.leader_systems import systems_of
from lfl_desktop.printing.one_leader import Leader, leader_of
from lfl_desktop.printing.sections import ended, in_grey
from lfl_desktop.typography.fonts import Face
from lfl_desktop.words import mark, plural, tr


def leader_document(seen: Visible, person_id: UUID) -> Document:
    """The year of one leader for the audience of `seen`, which holds the records of one set.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    leader."""
    leader = leader_of(seen, person_id)
    body = [
        _areas(leader),
        *_challenges(leader),
        _actions(leader),
        _learned(leader),
        _impact(leader),
        _came_to(leader),
        *systems_of(leader),
    ]
    if not any(section.items for section in body):
        words = tr("Nothing has been written down about {name}’s year yet.", name=leader.name)
        body = [Section(tr("The year"), (Para((Span(words, colour=look.GREY),)),))]
    title = " · ".join((leader.name, tr("The leader’s year")))
    head = Section(tr("Heading"), (*leader.heading(), *_airtime(leader)))
    return Document(title, leader.author, leader.reader, head, tuple(body))


def _airtime(leader: Leader) -> Iterator[Para]:
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
    yield Para((Span(words),))


def _minutes(n: int) -> str:
    return plural(n, "{n} minute", "{n} minutes")


def _counted(slots: int) -> str:
    return plural(slots, "{n} slot", "{n} slots")


def _few(n: int) -> str:
    return tr("one") if n == 1 else str(n)


def _areas(leader: Leader) -> Section:
    heading = tr("Areas chosen from the diagnostic")
    areas = [area for area in leader.own(DiagnosticArea) if area.wording]
    items = tuple(_point(Span(area.wording), area.chosen_on and long_date(area.chosen_on)) for area in areas)
    return Section(heading, items, heading)


def _point(words: Span, aside: object = "") -> Para:
    grey = (Span(f" · {aside}", colour=look.GREY),) if aside else ()
    return Para((Span("•  ", colour=look.ACCENT), words, *grey))


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
        yield Section(name, (Para((Span(name, Face.BOLD, look.ACCENT),), keep=True), *items), boxed=True)


def _challenge(leader: Leader, challenge: Challenge, brought: dict[UUID, list[Slot]]) -> list[Item]:
    told = (
        ("", challenge.headline, Face.SEMIBOLD),
        ("", challenge.stated if challenge.stated != challenge.headline else "", Face.REGULAR),
        (tr("Restated:"), challenge.restated, Face.REGULAR),
        (tr("Desired outcome:"), challenge.desired_outcome, Face.REGULAR),
    )
    items: list[Item] = []
    for label, text, face in told:
        if text:
            items.append(Para((*((in_grey(label),) if label else ()), Span(text, face))))
    held = [slot for slot in brought.get(challenge.id, ()) if slot in leader.slots_held]
    when = [" · ".join(_slot(leader, slot)) for slot in held]
    if items and any(when):
        items.append(Para((in_grey(tr("Slots:")), Span("; ".join(words for words in when if words)))))
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
    head = (tr("Decided at"), tr("Action"), tr("Report backs"))
    return Section(heading, (Table((0.14, 0.43, 0.43), rows, head),) if rows else (), heading)


def _decided(leader: Leader, action: Action) -> Spans:
    meeting = leader.meetings.get(action.meeting)
    year = meeting.date.year if meeting and meeting.date else None
    due = action.due_words or (tr("by {day}", day=short_date(action.due, year)) if action.due else "")
    spans = [Span(action.wording)]
    if due:
        spans.append(Span(f" · {due}", colour=look.GREY))
    if action.sign:
        spans += [Span(f"\n{tr('Sign:')} ", colour=look.GREY), Span(action.sign)]
    return tuple(spans)


def _reported(leader: Leader, action: Action) -> Spans:
    reports = [report for report in leader.seen.all(ReportBack) if report.action == action.id]
    reports.sort(key=lambda r: (leader.place_of(r.meeting), str(r.id)))
    if not reports:
        told = tr("Open") if leader.seen.shows("report_backs") else ""
        return (Span(told, colour=look.GREY),)
    spans: list[Span] = []
    for report in reports:
        leader.seen.tell(report, "state")
        spans += [
            Span(("\n" if spans else "") + f"{leader.meeting(report.meeting)} ", colour=look.GREY),
            Span(f"{tr(ACTION_STATES[report.state])}. ", Face.SEMIBOLD),
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
        _point(
            Span(note.wording),
            ", ".join(part for part in (tr(LEARNED_ABOUT[note.about]), leader.meeting(note.meeting)) if part),
        )
        for note in notes
    )
    return Section(heading, items, heading)


def _impact(leader: Leader) -> Section:
    heading = tr("Impact")
    items: list[Item] = []
    for impact in leader.own(Impact):
        items += impact_paras(leader.seen, impact)
    return Section(heading, tuple(items), heading)


def impact_paras(seen: Visible, impact: Impact) -> Iterator[Para]:
    """A change with what shows it, as its owner worded it."""
    themes = {theme.id: theme.name for theme in seen.all(Theme)}
    grey = [tr(LEVELS[impact.level])]
    if impact.agreed_on is None:
        grey.append(tr("wording not agreed yet"))
    told = (
        (tr("Measure:"), measured(impact)),
        (tr("Evidence:"), impact.evidence),
        (tr("Others who contributed:"), impact.other_contributors),
        (tr("Themes:"), ", ".join(themes[theme] for theme in impact.themes if theme in themes)),
        (tr("Quote:"), impact.quote),
    )
    details = [(label, text) for label, text in told if text]
    if impact.wording or details:
        seen.tell(impact, "level")
        first = _point(Span(impact.wording), " · ".join(grey))
        yield first._replace(keep=bool(details))
    if details:
        yield Para(labelled(details))


def labelled(told: Sequence[tuple[str, str]]) -> tuple[Span, ...]:
    """Labels with what they name in a line, a point between them; nothing where all are empty."""
    spans: list[Span] = []
    for label, text in told:
        if text:
            spans += [Span(" · ", colour=look.GREY)] if spans else []
            spans += [*((in_grey(label),) if label else ()), Span(text)]
    return tuple(spans)


def _came_to(leader: Leader) -> Section:
    heading = tr("What {name} came to, and took home", name=leader.name)
    items: list[Item] = []
    meetings = [number for m in leader.came_to_meetings if (number := leader.numbers.get(m.id))]
    if meetings:
        listed = ", ".join(map(str, meetings))
        one, many = mark("{n} meeting of the set: {which}."), mark("{n} meetings of the set: {which}.")
        words = tr(one if len(meetings) == 1 else many, n=len(meetings), which=listed)
        items.append(Para((Span(words),)))
    came = leader.came_to_events
    home = any(attended.taken_home for _event, attended in came)
    rows = tuple(_event(leader, event, attended.taken_home if home else None) for event, attended in came)
    columns = (tr("When"), tr("What"), *([tr("Taken home")] if home else []))
    shares = (0.27, 0.36, 0.37) if home else (0.27, 0.73)
    if rows:
        items.append(Table(shares, rows, columns))
    return Section(heading, tuple(items), heading)


def _event(leader: Leader, event: ProgrammeEvent, taken_home: str | None) -> tuple[Spans, ...]:
    when = (Span(long_date(event.date) if event.date else "", colour=look.GREY),)
    what = (Span(leader.event(event)),)
    return (when, what) if taken_home is None else (when, what, (Span(taken_home),))
