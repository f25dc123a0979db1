"""The sections of papers about one meeting: each shows what came through the gate, or nothing."""

from __future__ import annotations

import re
from uuid import UUID

from lfl_desktop.content.document import (
    DocumentBlock,
    Field,
    Fields,
    ListItem,
    Paragraph,
    Section,
    Span,
    SpanRole,
    Spans,
    TableBlock,
    TableColumn,
    quiet,
)
from lfl_desktop.content.papers.meeting_scene import Scene, slots_told
from lfl_desktop.content.wording import day_unbroken, hours, place
from lfl_desktop.domain.actions import (
    ACTION_STATES,
    actions_open_after,
    carried_into,
    due_day,
    says_next_meeting,
)
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.levels import levels_words
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Challenge,
    Meeting,
    MeetingState,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.receipts import MeetingFigures, SetFigures
from lfl_desktop.domain.scales import named
from lfl_desktop.domain.slots import minutes_words, shared_out
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.due_said import due_said
from lfl_desktop.domain.wording.possessives import slot_of_words
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.words import plural, tr

ACTION_SHARES = (0.15, 0.49, 0.36)
"""How by when, what, and its sign share the width of a table."""


def sections_of(scene: Scene) -> list[Section]:
    """The sections in their order on the page; those without anything to say have no items."""
    slots = sorted(scene.here(Slot), key=lambda s: (s.position, str(s.id)))
    mine, others = decided(scene, slots)
    found = [
        since_last_meeting(scene),
        *(slot_of(scene, slot, mine[slot.id], 90 - nth) for nth, slot in enumerate(slots)),
        other_actions(scene, others),
        figures_of(scene),
        _offers(scene, slots),
        _roles(scene),
        learned(scene),
        review_of(scene),
        next_meeting_section(scene),
    ]
    if not any(section.blocks for section in found[:-1]):
        empty = Paragraph((Span(tr("Nothing has been written down for this paper yet."), SpanRole.QUIET),))
        found.insert(0, Section("", (empty,)))
    return found


def since_last_meeting(scene: Scene) -> Section:
    """Report back: each action that was open, and how it went."""
    rows = tuple(
        (
            (Span(scene.people.short(action.person)),),
            (Span(action.wording),),
            how_it_went(scene, action, report),
        )
        for action, report in _reported(scene)
    )
    columns = (
        TableColumn(tr("Who"), 0.12),
        TableColumn(tr("Action"), 0.44),
        TableColumn(tr("How it went"), 0.44),
    )
    heading = tr("Since last time")
    return Section(heading, (TableBlock(columns, rows),) if rows else (), heading, weight=60)


def _reported(scene: Scene) -> list[tuple[Action, ReportBack | None]]:
    """The actions carried into this meeting, then any others reported on, with what was said."""
    if scene.meeting is None:
        return []
    actions = {action.id: action for action in scene.seen.all(Action)}
    meetings = scene.seen.all(Meeting)
    carried = carried_into(scene.meeting, actions.values(), scene.seen.all(ReportBack), meetings)
    reports: dict[UUID, list[ReportBack]] = {}
    for report in sorted(scene.here(ReportBack), key=lambda r: str(r.id)):
        reports.setdefault(report.action, []).append(report)
    rest = [actions[id] for id in reports if id not in {action.id for action in carried}]
    return [(action, told) for action in (*carried, *rest) for told in reports.get(action.id, [None])]


def how_it_went(scene: Scene, action: Action, report: ReportBack | None) -> Spans:
    """What was reported at this meeting, its state first."""
    if report is None:
        return (Span(tr("Open"), SpanRole.STRONG),)
    scene.seen.tell(report, "state")
    replaced = [a.wording for a in scene.here(Action) if a.replaces == action.id]
    said = {
        ActionState.CHANGED: " / ".join(replaced),
        ActionState.DROPPED: report.reason,
        ActionState.HANDED_ON: report.handed_to and tr("to {name}", name=report.handed_to),
    }.get(report.state, "")
    state = tr(ACTION_STATES[report.state])
    rest = [said, report.happened, "" if report.state == ActionState.DROPPED else report.reason]
    learned = tr("Learned: {words}", words=report.learned) if report.learned else ""
    words = " ".join(ended(text) for text in (*rest, learned) if text)
    if report.state == ActionState.HANDED_ON and said:
        return (Span(f"{state} ", SpanRole.STRONG), Span(words))
    return (Span(f"{state}: " if said else f"{state}. ", SpanRole.STRONG), Span(words))


def ended(text: str) -> str:
    """`text` with a full stop where it ends without one."""
    text = text.strip()
    return text if text.endswith((".", "?", "!", "…", "”", '"')) else f"{text}."


def decided(scene: Scene, slots: list[Slot]) -> tuple[dict[UUID, list[Action]], list[Action]]:
    """This meeting's actions by the slot they belong to, and those that belong to none: what took the place
    of an earlier action, with its day, is among these."""
    found = shared_out(scene.here(Action), slots)
    return found.of_slot, sorted([*found.replacing, *found.others], key=lambda a: (a.position, str(a.id)))


def slot_of(scene: Scene, slot: Slot, actions: list[Action], weight: int) -> Section:
    """A slot with its challenge, the questions that landed, and its actions."""
    challenge = scene.seen.get(Challenge, slot.challenge) or Challenge(
        person=slot.presenter, learning_set=scene.learning_set.id
    )
    stated = challenge.stated or challenge.headline
    minutes = minutes_words(slot, scene.meeting, slots_told(scene.seen)) if scene.meeting else ""
    if minutes:
        scene.seen.tell(slot, "used_minutes")
    opening = [Span(scene.people.full(slot.presenter), SpanRole.LEAD)]
    if minutes:
        opening.append(Span(f" · {minutes}", SpanRole.QUIET))
    if stated:
        opening.append(Span(f" — {stated}"))
    elif not scene.seen.shows("challenges"):
        opening.append(Span(" — " + tr("no agreed headline"), SpanRole.QUIET))
    told = (
        (tr("Restated:"), challenge.restated),
        (tr("Desired outcome:"), challenge.desired_outcome),
    )
    items: list[DocumentBlock] = [Paragraph(tuple(opening), keep=bool(stated or actions))]
    items += [Fields((Field(label, text),)) for label, text in told if text]
    items += _landed(slot.questions)
    if actions:
        rows = tuple(action_row(scene, action) for action in actions)
        items.append(TableBlock(action_columns(), rows))
    name = slot_of_words(scene.people.short(slot.presenter))
    return Section(name, tuple(items), boxed=True, weight=weight)


def _landed(questions: str) -> list[DocumentBlock]:
    """The questions that landed, each by itself: one a line as typed, or ended by its mark."""
    every = [one for line in questions.splitlines() for one in _ENDS.split(line.strip()) if one]
    label = tr("Questions that landed:")
    if len(every) < 2:
        return [Fields((Field(label, questions),))] if every else []
    items = [ListItem((Span(one),)) for one in every]
    return [Paragraph((Span(label, SpanRole.QUIET),), keep=True), *items]


_ENDS = re.compile(r"(?<=\?)[ \t]+")
"""Where one question ends and the next begins."""


def action_columns() -> tuple[TableColumn, ...]:
    """What stands in a table of actions."""
    headings = (tr("By when"), tr("Action"), tr("How will I know"))
    return tuple(map(TableColumn, headings, ACTION_SHARES))


def action_row(scene: Scene, action: Action, named: bool = False) -> tuple[Spans, ...]:
    """By when, what, and its sign, below their headings; `named` says whose it is."""
    who = (Span(f"{scene.people.short(action.person)}: ", SpanRole.STRONG),) if named else ()
    sign = (Span(action.sign),) if action.sign else ()
    return ((Span(by_when(scene, action)),), (*who, Span(action.wording)), sign)


def by_when(scene: Scene, action: Action) -> str:
    """By when, as of the day of the meeting; a heading says that it is this. What an earlier meeting called
    the next one is a day: on this paper, another is the next."""
    today = scene.meeting.date if scene.meeting else None
    due = due_day(action, scene.seen.all(Meeting))
    if due.meeting:
        scene.seen.tell(due.meeting, "date")
    here = scene.meeting is not None and action.meeting == scene.meeting.id
    words = "" if due.day and not here and says_next_meeting(action.due_words) else action.due_words
    return day_unbroken(due_said(due.day, words, today), due.day, today)


def other_actions(scene: Scene, actions: list[Action]) -> Section:
    """Actions that came from no slot."""
    rows = tuple(action_row(scene, action, named=True) for action in actions)
    heading = tr("Other actions")
    return Section(heading, (TableBlock(action_columns(), rows),) if rows else (), heading, weight=50)


def figures_of(scene: Scene) -> Section:
    """Counts of this meeting's actions, for those who may not see the actions themselves."""
    heading = tr("Actions")
    figures = scene.here(MeetingFigures)
    counts = {state: getattr(figures[0], state.value) for state in ActionState} if figures else {}
    decided = sum(counts.values())
    if not decided or scene.seen.shows("actions"):
        return Section(heading, ())
    scene.seen.tell(figures[0], "open")
    told = ", ".join(
        f"{count} {tr(ACTION_STATES[state]).lower()}" for state, count in counts.items() if count
    )
    text = plural("%n actions decided at this meeting.", "%n action decided at this meeting.", decided)
    return Section(
        heading, (Paragraph((Span(" ".join((text, tr("By now: {told}.", told=told)))),)),), heading, weight=50
    )


def _offers(scene: Scene, slots: list[Slot]) -> Section:
    presenters = {slot.id: slot.presenter for slot in slots}
    offers = [offer for offer in scene.seen.all(Offer) if offer.slot in presenters]
    order = list(presenters)
    offers.sort(key=lambda o: (order.index(o.slot), o.position, str(o.id)))
    items = tuple(
        Paragraph(
            (
                Span(scene.people.short(offer.person), SpanRole.STRONG),
                quiet(" " + tr("to {name}:", name=scene.people.short(presenters[offer.slot]))),
                Span(offer.wording),
            )
        )
        for offer in offers
    )
    return Section(tr("Offers"), items, tr("Offers"), weight=30)


def _roles(scene: Scene) -> Section:
    """Who takes part, by role, where the meeting itself stays behind."""
    heading = tr("Who takes part")
    if scene.meeting is not None:
        return Section(heading, ())
    figures = scene.seen.all(SetFigures)
    told = levels_words(figures[0].levels) if figures else ""
    if told:
        scene.seen.tell(figures[0], "levels")
    return Section(heading, (Paragraph((Span(f"{told}."),)),) if told else (), heading, weight=50)


def learned(scene: Scene) -> Section:
    """Key learning points of this meeting; of the set, where the meeting stays behind."""
    points = scene.here(KeyLearning) if scene.meeting else scene.seen.all(KeyLearning)
    points.sort(key=lambda p: (p.position, str(p.id)))
    items = tuple(ListItem((Span(p.wording),)) for p in points if p.wording)
    heading = tr("Key learning points")
    return Section(heading, items, heading, weight=40)


def review_of(scene: Scene) -> Section:
    """The set review: words and scores."""
    heading = tr("How the set worked")
    items: list[DocumentBlock] = []
    for review in scene.here(SetReview):
        if review.words:
            items.append(Paragraph((Span(review.words),)))
        if review.scores:
            scene.seen.tell(review, "scores")
            told = " · ".join(f"{scale} {score}" for scale, score in named(review.scores))
            items.append(Paragraph((Span(told), Span(" " + tr("(1 to 5)"), SpanRole.QUIET))))
    return Section(heading, tuple(items), heading, weight=20)


def next_meeting_section(scene: Scene) -> Section:
    """When and where, and how many actions are open until then."""
    heading = tr("Next meeting")
    if scene.meeting is None:
        return Section(heading, ())
    spans: list[Span] = []
    if following := meeting_after(scene, scene.meeting):
        when = [long_date(following.date) if following.date else "", hours(following)]
        scene.seen.tell(following, "date")
        told = ", ".join(part for part in (*when, place(scene.seen, following)) if part)
        spans.append(Span(ended(told) + " " if told else ""))
    if waiting := _waiting(scene, scene.meeting):
        spans.append(Span(tr("Open actions: {n}.", n=waiting), SpanRole.LEAD))
    if not any(span.text for span in spans):
        return Section(heading, ())
    return Section(heading, (Paragraph(tuple(spans)),), heading, weight=100)


def meeting_after(scene: Scene, meeting: Meeting) -> Meeting | None:
    """The one that follows and is not cancelled."""
    ordered = meetings_in_order(scene.seen.all(Meeting))
    later = ordered[[m.id for m in ordered].index(meeting.id) + 1 :]
    return next((m for m in later if m.state != MeetingState.CANCELLED), None)


def _waiting(scene: Scene, meeting: Meeting) -> int:
    """How many actions are open when this meeting is over."""
    seen = scene.seen
    return len(actions_open_after(meeting, seen.all(Action), seen.all(ReportBack), seen.all(Meeting)))
