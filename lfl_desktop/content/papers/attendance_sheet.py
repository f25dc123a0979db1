"""The attendance sheet of a meeting: a line for each member to sign."""

from __future__ import annotations

from uuid import UUID

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    Paragraph,
    Section,
    Span,
    SpanRole,
    Spans,
    TableBlock,
    TableColumn,
)
from lfl_desktop.content.papers.agenda import agenda_heading
from lfl_desktop.content.papers.meeting_scene import Scene, scene_of, title_of_meeting
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, programme_of
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import Membership, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.year import members_on, posts_on
from lfl_desktop.words import tr

GUESTS = 3
"""Empty rows below the members."""


def attendance_document(seen: Visible, meeting_id: UUID) -> Document:
    """The sheet for one meeting, for the audience of `seen`, which holds the records of its set.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    meeting or set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    scene = scene_of(seen, meeting_id)
    head = Section(tr("Heading"), tuple(agenda_heading(scene, tr("Attendance"))))
    title = " · ".join((title_of_meeting(scene), tr("Attendance sheet")))
    author = scene.learning_set.facilitator or programme_of(seen)
    return Document(title, author, mark_for(seen), head, (_members(scene),), is_sample=is_sample(seen))


def _members(scene: Scene) -> Section:
    name = tr("Members")
    day = scene.meeting.date if scene.meeting else None
    members = members_on(scene.seen.all(Membership), day)
    posts = posts_on(scene.seen.all(Post), day)
    rows: list[tuple[Spans, ...]] = []
    for member in members:
        post = posts.get(member.person)
        school = scene.seen.get(School, post.school) if post else None
        told = ", ".join(p for p in (post.title if post else "", school.name if school else "") if p)
        full = (Span(scene.people.full(member.person), SpanRole.STRONG),)
        rows.append((full, (Span(told),), (Span(""),)))
    empty: tuple[Spans, ...] = ((Span(""),),) * 3
    columns = (
        TableColumn(tr("Name"), 0.28),
        TableColumn(tr("Post and school"), 0.36),
        TableColumn(tr("Signature"), 0.36),
    )
    items: list[DocumentBlock] = [TableBlock(columns, (*rows, *((empty,) * GUESTS)), to_sign=True)]
    if not rows:
        words = tr("Nobody belongs to the set on this day yet, so there are only empty lines.")
        items.insert(0, Paragraph((Span(words, SpanRole.QUIET),)))
    return Section(name, tuple(items))
