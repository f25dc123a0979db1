"""The agenda of a meeting: its parts with their times, and who reports back on what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    Paragraph,
    Rank,
    Section,
    Span,
    SpanRole,
    Spans,
    TableBlock,
    TableColumn,
    quiet,
)
from lfl_desktop.content.papers.meeting_scene import (
    Scene,
    scene_of,
    title_of_meeting,
    when_and_where_of_meeting,
)
from lfl_desktop.content.papers.meeting_sections import by_when
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, name_of_set, programme_of, top_line
from lfl_desktop.content.wording import own_word
from lfl_desktop.domain.actions import carried_into
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Action, Meeting, ReportBack
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.scales import words as scale_words
from lfl_desktop.domain.templates import Part, StageTemplate
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.domain.year import members_on
from lfl_desktop.words import mark, plural, tr

ASKS = {
    Part.CHECK_IN: mark("Welcome, ground rules, and how each of us arrives."),
    Part.REPORT_BACK: mark("What happened, and what was learned."),
    Part.BIDS: mark("“If I were presenting today, it would be about …”"),
    Part.IMPACT: mark("What is different now: in me, for colleagues, for pupils, in the school."),
    Part.SET_REVIEW: mark("How did we work today?"),
    Part.NEXT_MEETING: mark("Date, place, and who is the host."),
}
"""What a part is for, in a line."""


class _Needs(NamedTuple):
    """Minutes that a part usually takes: for all together, and for each who speaks."""

    together: int = 0
    each: int = 0


USUAL = {
    Part.CHECK_IN: _Needs(5, 2),
    Part.REPORT_BACK: _Needs(0, 3),
    Part.BIDS: _Needs(5),
    Part.IMPACT: _Needs(0, 10),
    Part.SET_REVIEW: _Needs(10),
    Part.NEXT_MEETING: _Needs(5),
}
"""Within what published guides to action learning give: welcome 5 and check-in 2 to 3 each, report back 2 to
3 each, bids 5, set review 5 to 15 minutes. The slots have what is left."""


def agenda_document(seen: Visible, meeting_id: UUID, template: StageTemplate) -> Document:
    """The agenda of one meeting, held as `template` says, for the audience of `seen`.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    meeting or set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    scene = scene_of(seen, meeting_id)
    head = Section(tr("Heading"), tuple(agenda_heading(scene, tr("Agenda"))))
    carried = _carried(scene)
    title = " · ".join((title_of_meeting(scene), tr("Agenda")))
    author = scene.learning_set.facilitator or programme_of(seen)
    body = (_parts(scene, template, carried), _reports(scene, carried))
    return Document(title, author, mark_for(seen), head, body, is_sample=is_sample(seen))


def agenda_heading(scene: Scene, paper: str) -> Iterator[Paragraph]:
    """Programme and mark, the set, when and where, and what paper it is."""
    yield top_line(scene.seen, mark_for(scene.seen))
    spans = (
        Span(paper, SpanRole.TITLE),
        Span(f" · {name_of_set(scene.learning_set)}", SpanRole.ACCENT),
    )
    yield Paragraph(spans, rank=Rank.TITLE)
    if scene.meeting:
        yield Paragraph((Span(" · ".join(when_and_where_of_meeting(scene, scene.meeting)), SpanRole.STRONG),))
    if scene.learning_set.facilitator:
        word = own_word(scene.seen, "facilitator", tr("facilitator"))
        yield Paragraph((Span(f"{word[:1].upper()}{word[1:]}: {scene.learning_set.facilitator}."),))


def _carried(scene: Scene) -> dict[UUID, list[Action]]:
    """Leader -> the actions that they report on."""
    if scene.meeting is None:
        return {}
    seen, found = scene.seen, dict[UUID, list[Action]]()
    order = {m.person: m.position for m in seen.all(Membership)}
    carried = carried_into(scene.meeting, seen.all(Action), seen.all(ReportBack), seen.all(Meeting))
    for action in sorted(carried, key=lambda a: order.get(a.person, len(order))):
        found.setdefault(action.person, []).append(action)
    return found


def _parts(scene: Scene, template: StageTemplate, carried: dict[UUID, list[Action]]) -> Section:
    scene.seen.tell(template, "stages")
    members = len(members_on(scene.seen.all(Membership), scene.meeting.date if scene.meeting else None))
    speaking = {Part.REPORT_BACK: len(carried), Part.CHECK_IN: members, Part.IMPACT: members}
    length = _minutes(scene.meeting)
    parts = [part for part in template.parts if part != Part.REPORT_BACK or carried or not _knows(scene)]
    if Part.SET_REVIEW in parts:
        scene.seen.tell(template, "scales")
    shares = _shared(parts, speaking, length)
    begins = scene.meeting.starts if scene.meeting else None
    rows: list[tuple[Spans, ...]] = []
    past = 0
    for part, minutes in zip(parts, shares, strict=True):
        when = _clock(begins, past) if begins and length else ""
        told = tr("{n} min", n=minutes) if minutes else ""
        what = [Span(tr(PARTS[part]), SpanRole.STRONG), *_about(part, template)]
        rows.append(((Span(when),), tuple(what), (Span(told, SpanRole.QUIET),)))
        past += minutes
    if begins and length:
        rows.append(((Span(_clock(begins, past)),), (Span(tr("Close"), SpanRole.STRONG),), (Span(""),)))
    name = tr("The meeting")
    if not rows:
        return Section(
            name, (Paragraph((Span(tr("This way of meeting has no parts."), SpanRole.QUIET),)),), name
        )
    items: list[DocumentBlock] = [
        TableBlock((TableColumn("", 0.1), TableColumn("", 0.78), TableColumn("", 0.12)), tuple(rows))
    ]
    if length:
        proposed = tr("Times are a proposal; the set decides.")
        items.append(Paragraph((Span(proposed, SpanRole.QUIET),), rank=Rank.SMALL))
    return Section(name, tuple(items), name)


def _minutes(meeting: Meeting | None) -> int:
    """How long the meeting is to be; 0 where that is not known."""
    if meeting is None or meeting.starts is None or meeting.ends is None:
        return 0
    length = (meeting.ends.hour - meeting.starts.hour) * 60 + meeting.ends.minute - meeting.starts.minute
    return max(0, length)


def _shared(parts: Sequence[Part], speaking: dict[Part, int], length: int) -> list[int]:
    """The minutes of each part. The slots have what the others leave; where there are none, or too little is
    left, all parts get longer or shorter together. Whole minutes that add up to `length`."""
    usual = [_usual(part, speaking) for part in parts]
    if not length:
        return [0] * len(usual)
    left = length - sum(usual)
    slots = [nth for nth, part in enumerate(parts) if part == Part.SLOTS]
    if slots and left >= length // 3:
        for nth in slots:
            usual[nth] = left // len(slots)
        usual[slots[0]] += left - left // len(slots) * len(slots)
        return usual
    weights = [minutes or (sum(usual) or 1) for minutes in usual] if slots else usual
    ends = [round(length * sum(weights[: nth + 1]) / (sum(weights) or 1)) for nth in range(len(weights))]
    return [end - before for before, end in zip([0, *ends], ends, strict=False)]


def _usual(part: Part, speaking: dict[Part, int]) -> int:
    if part == Part.SLOTS:
        return 0
    needs = USUAL[part]
    minutes = needs.together + needs.each * speaking.get(part, 0)
    return -(-minutes // 5) * 5  # to five minutes


def _clock(begins: dt.time, minutes: int) -> str:
    past = begins.hour * 60 + begins.minute + minutes
    return f"{past // 60 % 24:02}:{past % 60:02}"


def _about(part: Part, template: StageTemplate) -> Iterator[Span]:
    if part == Part.SLOTS:
        stages = [_stage(stage.name, stage.minutes) for stage in template.stages if stage.name]
        told = tr("Each: {stages}.", stages=", ".join(stages)) if stages else ""
    elif part == Part.SET_REVIEW and template.scales:
        scales = ", ".join(scale_words(scale) for scale in template.scales)
        told = " ".join((tr(ASKS[part]), tr("{scales}, from 1 to 5.", scales=scales)))
    else:
        told = tr(ASKS[part])
    if told:
        yield Span(f"\n{told}", SpanRole.QUIET)


def _stage(name: str, minutes: int) -> str:
    told = tr("{n} min", n=minutes).replace(" ", "\u00a0")
    return f"{tr(name)} {told}" if minutes > 0 else tr(name)


def _knows(scene: Scene) -> bool:
    """Whether these readers may know which actions are open."""
    return scene.meeting is not None and scene.seen.shows("actions")


def _reports(scene: Scene, carried: dict[UUID, list[Action]]) -> Section:
    heading = tr("Who reports back")
    if not _knows(scene):
        return Section(heading, ())
    rows = tuple(
        (
            (Span(scene.people.full(person), SpanRole.STRONG),) if not nth else (Span(""),),
            (Span(action.wording),),
            (quiet(by_when(scene, action)),),
        )
        for person, actions in carried.items()
        for nth, action in enumerate(actions)
    )
    if not rows:
        words = tr("No action is open, so nobody has to report back.")
        return Section(heading, (Paragraph((Span(words, SpanRole.QUIET),)),), heading)
    counted = plural("%n open actions", "%n open action", len(rows))
    columns = (TableColumn("", 0.22), TableColumn(counted, 0.58), TableColumn(tr("By when"), 0.2))
    return Section(heading, (TableBlock(columns, rows),), heading)
