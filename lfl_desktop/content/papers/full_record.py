"""The full record of a meeting: everything that was written down at it and may leave, on as many pages."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    ListItem,
    Paragraph,
    Section,
    Span,
    SpanRole,
    TableBlock,
    TableColumn,
    field_line,
    quiet,
)
from lfl_desktop.content.papers.impact_blocks import impact_blocks
from lfl_desktop.content.papers.meeting_scene import Scene, heading_of, scene_of, title_of_meeting
from lfl_desktop.content.papers.meeting_sections import (
    decided,
    figures_of,
    learned,
    next_meeting_section,
    other_actions,
    review_of,
    since_last_meeting,
    slot_of,
)
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, programme_of
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Attendance, Bid, BidState, LearningNote, Offer, Slot
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.domain.wording.state_names import LEARNED_ABOUT
from lfl_desktop.domain.year import term_on
from lfl_desktop.words import mark, tr

BIDS = {
    BidState.MADE: "",
    BidState.AGREED: mark("given a slot"),
    BidState.WITHDRAWN: mark("withdrawn"),
}
"""What became of a bid, said beside it."""


def record_document(seen: Visible, meeting_id: UUID) -> Document:
    """The record of one meeting for the audience of `seen`, which holds the records of its set.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    meeting or set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    scene = scene_of(seen, meeting_id)
    slots = sorted(scene.here(Slot), key=lambda s: (s.position, str(s.id)))
    mine, others = decided(scene, slots)
    said = [
        _about(scene),
        _attendance(scene),
        _ground_rules(scene),
        since_last_meeting(scene),
        _bids(scene),
        *(_slot(scene, slot, slot_of(scene, slot, mine[slot.id], 0)) for slot in slots),
        other_actions(scene, others),
        figures_of(scene),
        _learning(scene),
        learned(scene),
        _impact(scene),
        review_of(scene),
    ]
    if not any(section.blocks for section in said):
        words = tr("Nothing has been written down at this meeting yet.")
        said = [Section(tr("The meeting"), (Paragraph((Span(words, SpanRole.QUIET),)),))]
    head = Section(tr("Heading"), tuple(heading_of(scene)))
    author = scene.learning_set.facilitator or programme_of(seen)
    title = " · ".join((title_of_meeting(scene), tr("Full record")))
    body = (*said, next_meeting_section(scene))
    return Document(title, author, mark_for(seen), head, body, is_sample=is_sample(seen))


def _about(scene: Scene) -> Section:
    """What is out of the ordinary about when it met."""
    heading = tr("About this meeting")
    meeting = scene.meeting
    if meeting is None:
        return Section(heading, ())
    term = term_on(scene.seen.all(Term), meeting.date)
    moved = tr("Moved from {day}.", day=long_date(meeting.moved_from)) if meeting.moved_from else ""
    told = (
        (tr("Term:"), term.label if term else ""),
        ("", moved),
        (tr("Why:"), meeting.reason),
    )
    return Section(heading, field_line(told) if moved or meeting.reason else ())


def _attendance(scene: Scene) -> Section:
    """What was noted beside names; who was here stands in the heading."""
    heading = tr("Noted beside names")
    notes = [one for one in scene.here(Attendance) if one.note]
    notes.sort(key=lambda one: (collated(scene.people.full(one.person)), str(one.id)))
    rows = tuple(((Span(scene.people.full(one.person)),), (Span(one.note),)) for one in notes)
    return Section(
        heading, (TableBlock((TableColumn("", 0.25), TableColumn("", 0.75)), rows),) if rows else (), heading
    )


def _ground_rules(scene: Scene) -> Section:
    """Those that were agreed on the day of the meeting."""
    heading = tr("Ground rules agreed")
    day = scene.meeting.date if scene.meeting else None
    found = [r for r in scene.seen.all(GroundRules) if day and r.agreed_on == day and r.wording]
    found.sort(key=lambda rules: str(rules.id))
    return Section(heading, tuple(Paragraph((Span(rules.wording),)) for rules in found), heading)


def _bids(scene: Scene) -> Section:
    heading = tr("Bids")
    bids = sorted(scene.here(Bid), key=lambda b: (b.position, str(b.id)))
    return Section(heading, tuple(_bid(scene, bid) for bid in bids), heading)


def _bid(scene: Scene, bid: Bid) -> Paragraph:
    scene.seen.tell(bid, "state")
    minutes = tr("{n} min", n=bid.minutes) if bid.minutes is not None else ""
    words = " · ".join(part for part in (minutes, tr(BIDS[bid.state]) if BIDS[bid.state] else "") if part)
    grey = (Span(f" · {words}" if words else "", SpanRole.QUIET),)
    return Paragraph((Span(f"{scene.people.short(bid.person)}: ", SpanRole.STRONG), Span(bid.wording), *grey))


def _slot(scene: Scene, slot: Slot, section: Section) -> Section:
    """The slot of the summary, with who held it and what was offered."""
    opening, *rest = section.blocks
    return Section(section.name, (opening, *_held(scene, slot), *rest, *_offers(scene, slot)), boxed=True)


def _held(scene: Scene, slot: Slot) -> Iterator[DocumentBlock]:
    told = [
        (tr("Facilitator:"), scene.people.full(slot.facilitator) if slot.facilitator else ""),
        (tr("Timekeeper:"), scene.people.full(slot.timekeeper) if slot.timekeeper else ""),
        (tr("Planned:"), tr("{n} min", n=slot.planned_minutes) if slot.planned_minutes is not None else ""),
    ]
    yield from field_line(told)


def _offers(scene: Scene, slot: Slot) -> Iterator[DocumentBlock]:
    offers = [offer for offer in scene.seen.all(Offer) if offer.slot == slot.id]
    for offer in sorted(offers, key=lambda o: (o.position, str(o.id))):
        name = scene.people.short(offer.person)
        yield Paragraph((quiet(tr("{name} offers:", name=name)), Span(offer.wording)))


def _learning(scene: Scene) -> Section:
    heading = tr("What members learned")
    notes = sorted(
        (note for note in scene.here(LearningNote) if note.wording),
        key=lambda n: (collated(scene.people.full(n.person)), n.position, str(n.id)),
    )
    items = tuple(
        Paragraph(
            (
                Span(scene.people.short(note.person), SpanRole.STRONG),
                quiet(f" {tr(LEARNED_ABOUT[note.about])}:"),
                Span(note.wording),
            )
        )
        for note in notes
    )
    return Section(heading, items, heading)


def _impact(scene: Scene) -> Section:
    heading = tr("Impact")
    found = sorted(
        scene.here(Impact), key=lambda i: (collated(scene.people.full(i.person)), i.position, str(i.id))
    )
    items: list[DocumentBlock] = []
    for impact in found:
        named = Span(f"{scene.people.short(impact.person)}: ", SpanRole.STRONG)
        items += [
            block._replace(spans=(named, *block.spans)) if isinstance(block, ListItem) else block
            for block in impact_blocks(scene.seen, impact)
        ]
    return Section(heading, tuple(items), heading)
