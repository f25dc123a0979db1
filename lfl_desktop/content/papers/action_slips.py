"""Action slips: what each leader goes home with."""

from __future__ import annotations

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
)
from lfl_desktop.content.papers.meeting_scene import Scene, heading_of, number_of, scene_of, title_of_meeting
from lfl_desktop.content.papers.meeting_sections import action_row, meeting_after
from lfl_desktop.content.papers.paper_heading import (
    is_sample,
    mark_for,
    name_of_set,
    programme_of,
    sample_mark,
)
from lfl_desktop.content.wording import hours, place, unbroken
from lfl_desktop.domain.actions import ACTION_STATES, actions_open_after
from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Action, ActionState, Attendance, Meeting, ReportBack
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.year import members_at, numbered
from lfl_desktop.words import tr

SHARES = (0.17, 0.47, 0.36)
"""How the columns of a slip share its width."""


def slips_document(seen: Visible, meeting_id: UUID) -> Document:
    """A slip for each leader with actions decided at one meeting or open from before, in a section each. They
    have no heading: where there are none, it has one, and says why.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    meeting or set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    scene = scene_of(seen, meeting_id)
    given = _given(scene)
    body = tuple(_slip(scene, person, new, old) for person, (new, old) in given.items())
    head = Section(tr("Heading"), ())
    if not given:
        head = Section(tr("Heading"), tuple(heading_of(scene)))
        words = tr("No action was decided at this meeting and none is open, so there are no slips.")
        if not seen.shows("actions"):
            words = tr("Actions stay behind for these readers, so there are no slips.")
        body = (Section(tr("Slips"), (Paragraph((Span(words, SpanRole.QUIET),)),)),)
    title = " · ".join((title_of_meeting(scene), tr("Action slips")))
    author = scene.learning_set.facilitator or programme_of(seen)
    notes = _without(scene) if given else ()
    return Document(title, author, mark_for(seen), head, body, notes, is_sample(seen))


def _given(scene: Scene) -> dict[UUID, tuple[list[Action], list[Action]]]:
    """Leader -> the actions decided at this meeting, and those that are open from before."""
    if scene.meeting is None:
        return {}
    seen, meeting = scene.seen, scene.meeting
    decided = sorted(scene.here(Action), key=lambda a: (a.position, str(a.id)))
    waiting = actions_open_after(meeting, seen.all(Action), seen.all(ReportBack), seen.all(Meeting))
    actions = [*decided, *(action for action in waiting if action.meeting != meeting.id)]
    order = {m.person: m.position for m in seen.all(Membership)}
    found: dict[UUID, tuple[list[Action], list[Action]]] = {}
    for action in sorted(actions, key=lambda a: (order.get(a.person, len(order)), str(a.person))):
        found.setdefault(action.person, ([], []))[action.meeting != meeting.id].append(action)
    return found


def _without(scene: Scene) -> tuple[str, ...]:
    """Who of those that were here gets no slip."""
    came = {a.person for a in scene.here(Attendance) if a.presence in PRESENT}
    day = scene.meeting.date if scene.meeting else None
    given = _given(scene)
    members = members_at(scene.seen.all(Membership), day, came)
    names = [scene.people.full(m.person) for m in members if m.person not in given]
    return (tr("No open action, so no slip: {names}.", names=", ".join(names)),) if names else ()


def _slip(scene: Scene, person: UUID, new: list[Action], old: list[Action]) -> Section:
    name = scene.people.full(person)
    date = scene.meeting.date if scene.meeting else None
    about = " · ".join(
        part
        for part in (
            name_of_set(scene.learning_set),
            number_of(scene),
            unbroken(long_date(date)) if date else "",
        )
        if part
    )
    aside = (*sample_mark(scene.seen), Span(about, SpanRole.QUIET))
    items: list[DocumentBlock] = [Paragraph((Span(name, SpanRole.TITLE),), aside, Rank.TITLE)]
    headings = (tr("By when"), tr("What I will do"), tr("How I will know"))
    columns = tuple(map(TableColumn, headings, SHARES))
    if new:
        items.append(TableBlock(columns, tuple(action_row(scene, action) for action in new)))
    if old:
        words = tr("Still open from before")
        items.append(Paragraph((Span(words, SpanRole.HEADING),), keep=True))
        if new:
            columns = tuple(column._replace(heading="") for column in columns)
        items.append(TableBlock(columns, tuple(_from_before(scene, a) for a in old)))
    items.append(Paragraph((Span(_next(scene), SpanRole.QUIET),), rank=Rank.SMALL))
    return Section(name, tuple(items))


def _from_before(scene: Scene, action: Action) -> tuple[Spans, ...]:
    when, what, sign = action_row(scene, action)
    number = numbered(scene.seen.all(Meeting)).get(action.meeting)
    reports = [r for r in scene.here(ReportBack) if r.action == action.id and r.state == ActionState.PARTLY]
    scene.seen.tell(scene.seen.get(Meeting, action.meeting), "date")
    for report in reports:
        scene.seen.tell(report, "state")
    told = [
        tr("from meeting {n}", n=number) if number else "",
        tr(ACTION_STATES[ActionState.PARTLY]).lower() if reports else "",
    ]
    grey = "".join(f" · {part}" for part in told if part)
    return when, (*what, Span(grey, SpanRole.QUIET)), sign


def _next(scene: Scene) -> str:
    following = meeting_after(scene, scene.meeting) if scene.meeting else None
    told = [unbroken(mark_for(scene.seen))]
    if following:
        when = [long_date(following.date) if following.date else "", hours(following)]
        scene.seen.tell(following, "date")
        words = ", ".join(part for part in (*when, place(scene.seen, following)) if part)
        if words:
            told.insert(0, tr("Next meeting: {when}", when=words))
    return "  ·  ".join(told)
