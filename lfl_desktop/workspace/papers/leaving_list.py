"""What leaves with a paper and what stays, told before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.actions import carried_into
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.domain.gate.sharing import ContentLine, Visible, audiences
from lfl_desktop.domain.gate.tracing import Told
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, Offer, ReportBack, Slot
from lfl_desktop.domain.people import Person, Post
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.versions_together import version_before, version_facing
from lfl_desktop.workspace.papers.contents_told import by_content, details
from lfl_desktop.workspace.papers.paper_kinds import LISTED, SYSTEMS, About, AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.paper_readers import seen_by_readers
from lfl_desktop.workspace.papers.poster_arranged import on_poster
from lfl_desktop.workspace.papers.records_of_paper import (
    SYSTEMS_KEPT,
    WHOLE,
    is_of_meeting,
    of_leader,
    of_meeting_paper,
)


@dataclass(frozen=True)
class LeavingRow:
    """What becomes of some content: a row of what leaves and what stays.

    `count` is None where a number says nothing; `audience` is the widest that may see it."""

    standing: Standing
    title: str
    count: int | None
    audience: Audience
    why: str = ""


COUNTED = frozenset(
    (
        *("slots", "headlines", "impact", "quotes", "key_learning", "challenges"),
        *("questions", "actions", "report_backs", "offers", "learning", "bids"),
    )
)
"""Contents of which each record is a thing that people count."""

_TOLD_BETTER = {"headlines": "challenges"}
"""What a paper leaves out where it may tell the fuller thing, of what can be held back."""


def what_leaves(records: Sequence[Record], asked: AskedPaper, seen: Visible, told: Told) -> list[LeavingRow]:
    """What leaves with a paper, what is held back, what stays and what never leaves, in this order.

    What leaves is what its makers `told` of the records that came through the gate (`seen`). What stays is
    counted among the records that the paper is about. What cannot be counted is told together."""
    out = by_content(seen, told)
    return [*_leaving(seen, told, out), *what_stays(records, asked, out)]


def what_stays(
    records: Sequence[Record], asked: AskedPaper, out: Mapping[str, Collection[UUID]]
) -> list[LeavingRow]:
    """What is held back, stays and never leaves, where these kinds of content leave."""
    tells = paper_kind(asked.kind).tells
    lines = seen_by_readers(_concerned(records, asked), asked).lines
    told = [line for line in lines if tells is None or line.key in tells]
    if tells is not None:
        told = [line for line in told if _TOLD_BETTER.get(line.key) not in out]
    return [
        *(_held_back(line) for line in told if line.staying and line.why),
        *_together(Standing.STAYS, [x for x in lines if _stays(x, asked.audience)]),
        *_together(Standing.NEVER, [x for x in lines if x.standing == Standing.NEVER]),
    ]


def _stays(line: ContentLine, audience: Audience) -> bool:
    """Whether some of it is for narrower readers: of what is theirs alone, a leader gets their own."""
    return line.standing != Standing.NEVER and bool(line.staying) and line.audience < audience


def _leaving(seen: Visible, told: Told, out: Mapping[str, Collection[UUID]]) -> Iterator[LeavingRow]:
    lines = [line for line in seen.lines if line.key in out]
    together = [line for line in lines if line.key not in COUNTED]
    for line in lines:
        whom = max(line.audience, seen.audience)
        if line.key in COUNTED:
            more = details(seen, told, [line.key])
            yield LeavingRow(Standing.LEAVES, tr(line.title), len(out[line.key]), whom, _with(more))
        elif line is next(x for x in together if x.audience == line.audience):
            mine = [x for x in together if x.audience == line.audience]
            title = " · ".join(tr(one.title) for one in mine)
            more = details(seen, told, [one.key for one in mine])
            yield LeavingRow(Standing.LEAVES, title, None, whom, _with(more))


def _with(more: str) -> str:
    return tr("with {what}", what=more) if more else ""


def _held_back(line: ContentLine) -> LeavingRow:
    count = line.staying if line.key in COUNTED else None
    return LeavingRow(Standing.HELD_BACK, tr(line.title), count, line.audience, tr(line.why))


def _together(standing: Standing, lines: Sequence[ContentLine]) -> Iterator[LeavingRow]:
    """One row for all that has the same widest audience."""
    for audience in sorted({line.audience for line in lines}, reverse=True):
        titles = [tr(line.title) for line in lines if line.audience == audience]
        yield LeavingRow(standing, " · ".join(titles), None, audience)


def _concerned(records: Sequence[Record], asked: AskedPaper) -> list[Record]:
    """The records that a paper is about, with those that the gate needs to judge them."""
    if asked.is_blank:
        return [record for record in records if isinstance(record, WHOLE)]
    if asked.kind in SYSTEMS and asked.about:
        return _of_versions(records, _versions(records, asked.kind, asked.about))
    if asked.kind in LISTED:
        return _of_list(records, asked)
    if asked.kind == PaperName.POSTER:
        return on_poster(records, asked)
    if paper_kind(asked.kind).about == About.LEADER:
        assert asked.about is not None
        return of_leader(records, asked.about)
    if is_of_meeting(asked, audiences(records)):
        assert asked.about is not None
        found = _of_meeting(records, asked.about)
        return of_meeting_paper(records, found, asked.kind, asked.about)
    return list(records)


def _of_list(records: Sequence[Record], asked: AskedPaper) -> list[Record]:
    lines = set(asked.lines or ())

    def belongs(record: Record) -> bool:
        if isinstance(record, LISTED[asked.kind]):
            return record.id in lines
        if asked.kind == PaperName.ACTIONS and isinstance(record, ReportBack):
            return record.action in lines
        if asked.kind == PaperName.CHALLENGES and isinstance(record, Slot):
            return record.challenge in lines
        return True

    return [record for record in records if belongs(record)]


def _of_meeting(records: Sequence[Record], meeting_id: UUID | None) -> list[Record]:
    meeting = next(r for r in records if isinstance(r, Meeting) and r.id == meeting_id)
    slots = {r.id: r.challenge for r in records if isinstance(r, Slot) and r.meeting == meeting_id}
    actions = [r for r in records if isinstance(r, Action)]
    reports = [r for r in records if isinstance(r, ReportBack)]
    carried = carried_into(meeting, actions, reports, [r for r in records if isinstance(r, Meeting)])
    reported = {r.action for r in reports if r.meeting == meeting_id} | {a.id for a in carried}

    def belongs(record: Record) -> bool:
        if isinstance(record, Meeting):
            return record.id == meeting_id
        if isinstance(record, Action):
            return record.meeting == meeting_id or record.id in reported
        if isinstance(record, Challenge):
            return record.id in slots.values()
        if isinstance(record, Offer):
            return record.slot in slots
        if isinstance(record, SYSTEMS_KEPT):
            return False
        return getattr(record, "meeting", meeting_id) == meeting_id

    return [record for record in records if belongs(record)]


def _versions(records: Sequence[Record], kind: PaperName, about: UUID) -> set[UUID]:
    """The versions on a paper; only the first where it cannot be made for want of the second."""
    found = {about}
    with suppress(WorldError):
        if kind == PaperName.THEN_AND_NOW:
            found.add(version_before(records, about))
        elif kind == PaperName.TWO_SYSTEMS:
            found.add(version_facing(records, about))
    return found


def _of_versions(records: Sequence[Record], version_ids: set[UUID]) -> list[Record]:
    versions = [r for r in records if isinstance(r, SystemVersion) and r.id in version_ids]
    systems = [r for r in records if isinstance(r, ActivitySystem) and r.id in {v.system for v in versions}]
    leaders = {system.person for system in systems}
    ids = {record.id for record in (*versions, *systems)} | {v.meeting for v in versions}

    def belongs(record: Record) -> bool:
        if isinstance(record, Person):
            return record.id in leaders
        if isinstance(record, Post):
            return record.person in leaders
        if isinstance(record, SystemItem | Tension):
            return record.version in version_ids
        return isinstance(record, WHOLE) or record.id in ids

    return [record for record in records if belongs(record)]
