"""What leaves with a paper and what stays, told before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lfl_desktop.domain.actions import carried_into
from lfl_desktop.domain.activity import ActionLink, ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, Offer, ReportBack, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.sharing import Audience, Line, Standing, visible
from lfl_desktop.printing.setting import USUAL, Filling, Setting
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.versions import version_before, version_facing


class Kind(StrEnum):
    """What can be made of a set's records."""

    SUMMARY = "summary"
    ACTIVITY_SYSTEM = "activity_system"
    THEN_AND_NOW = "then_and_now"
    TWO_SYSTEMS = "two_systems"
    FILE = "file"


@dataclass(frozen=True)
class PaperKind:
    """One thing to make: its title, what is asked about it, and who it can be for, of whom the first
    is proposed. `tells` are the keys of the contents (`sharing.CONTENTS`) that it shows; None for whatever
    may leave."""

    kind: Kind
    title: str
    about: str
    audiences: tuple[tuple[Audience, str], ...]
    tells: frozenset[str] | None = None


_HEADING = ("programme", "focus", "facilitator", "people", "names", "meetings")
_OF_A_MEETING = (
    *("attendance", "figures", "slots", "challenges", "headlines", "questions"),
    *("actions", "report_backs", "offers", "set_review", "key_learning"),
)

PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        Kind.SUMMARY,
        mark("Set summary, one page"),
        mark("Which meeting?"),
        (
            (Audience.SET, mark("The set")),
            (Audience.COORDINATOR, mark("Coordinator")),
            (Audience.PUBLIC, mark("Public")),
        ),
        frozenset((*_HEADING, *_OF_A_MEETING)),
    ),
    PaperKind(
        Kind.ACTIVITY_SYSTEM,
        mark("Activity system"),
        mark("Whose, and from when?"),
        ((Audience.SET, mark("The set")), (Audience.FACILITATOR, mark("Its leader"))),
        frozenset((*_HEADING, "activity_systems")),
    ),
    PaperKind(
        Kind.THEN_AND_NOW,
        mark("Then and now"),
        mark("Whose, and until when?"),
        ((Audience.SET, mark("The set")), (Audience.FACILITATOR, mark("Its leader"))),
        frozenset((*_HEADING, "activity_systems")),
    ),
    PaperKind(
        Kind.TWO_SYSTEMS,
        mark("Two systems"),
        mark("Whose, and from when?"),
        ((Audience.SET, mark("The set")), (Audience.FACILITATOR, mark("Its leader"))),
        frozenset((*_HEADING, "activity_systems")),
    ),
    PaperKind(Kind.FILE, mark("File for coordinator"), "", ((Audience.COORDINATOR, mark("Coordinator")),)),
)
"""In the order in which they are offered."""


@dataclass(frozen=True)
class Asked:
    """Which paper is wanted, for whom, and of what: a meeting or a version of an activity system.

    `setting` is how an activity system is to be printed: one to be filled with pens is about nothing."""

    kind: Kind
    audience: Audience
    about: UUID | None = None
    setting: Setting = USUAL

    @property
    def is_blank(self) -> bool:
        """Whether it is the seven boxes to be filled with pens."""
        return self.kind == Kind.ACTIVITY_SYSTEM and self.setting.filling != Filling.FILLED


@dataclass(frozen=True)
class Fate:
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

_TOLD_BETTER = {"people": "names", "figures": "actions", "headlines": "challenges"}
"""What a paper leaves out where it may tell the fuller thing."""


def what_leaves(records: Sequence[Record], asked: Asked) -> list[Fate]:
    """What leaves with a paper, what is held back, what stays and what never leaves, in this order.

    It counts what belongs to the paper: one meeting, one version, or the whole set. What cannot be
    counted is told together."""
    tells = next(paper.tells for paper in PAPERS if paper.kind == asked.kind)
    lines = visible(_concerned(records, asked), asked.audience).lines
    told = [line for line in lines if tells is None or line.key in tells]
    if tells is not None:
        leaving = {line.key for line in lines if line.leaving}
        told = [line for line in told if _TOLD_BETTER.get(line.key) not in leaving]
    return [
        *_leaving([line for line in told if line.leaving]),
        *(_held_back(line) for line in told if line.staying and line.why),
        *_together(Standing.STAYS, [x for x in lines if x.standing == Standing.STAYS and x.staying]),
        *_together(Standing.NEVER, [x for x in lines if x.standing == Standing.NEVER]),
    ]


def _leaving(lines: Sequence[Line]) -> Iterator[Fate]:
    together = [line for line in lines if line.key not in COUNTED]
    for line in lines:
        if line.key in COUNTED:
            yield Fate(Standing.LEAVES, tr(line.title), line.leaving, line.audience)
        elif line is next(x for x in together if x.audience == line.audience):
            yield from _together(Standing.LEAVES, [x for x in together if x.audience == line.audience])


def _held_back(line: Line) -> Fate:
    count = line.staying if line.key in COUNTED else None
    return Fate(Standing.HELD_BACK, tr(line.title), count, line.audience, tr(line.why))


def _together(standing: Standing, lines: Sequence[Line]) -> Iterator[Fate]:
    """One row for all that has the same widest audience."""
    for audience in sorted({line.audience for line in lines}, reverse=True):
        titles = [tr(line.title) for line in lines if line.audience == audience]
        yield Fate(standing, " · ".join(titles), None, audience)


def _concerned(records: Sequence[Record], asked: Asked) -> list[Record]:
    """The records that a paper is about, with those that the gate needs to judge them."""
    if asked.is_blank:
        return [record for record in records if isinstance(record, _WHOLE)]
    if asked.kind in (Kind.ACTIVITY_SYSTEM, Kind.THEN_AND_NOW, Kind.TWO_SYSTEMS) and asked.about:
        return _of_versions(records, _versions(records, asked.kind, asked.about))
    if asked.kind == Kind.SUMMARY and visible(records, asked.audience).shows("meetings"):
        return _of_meeting(records, asked.about)
    return list(records)


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
        if isinstance(record, ActivitySystem | SystemVersion | SystemItem | Tension | ActionLink):
            return False
        return getattr(record, "meeting", meeting_id) == meeting_id

    return [record for record in records if belongs(record)]


_WHOLE = (Programme, Cohort, LearningSet, GroundRules)


def _versions(records: Sequence[Record], kind: Kind, about: UUID) -> set[UUID]:
    """The versions on a paper; only the first where it cannot be made for want of the second."""
    found = {about}
    with suppress(WorldError):
        if kind == Kind.THEN_AND_NOW:
            found.add(version_before(records, about))
        elif kind == Kind.TWO_SYSTEMS:
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
        return isinstance(record, _WHOLE) or record.id in ids

    return [record for record in records if belongs(record)]
