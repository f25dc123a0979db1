"""The kinds of content that are kept: in which fields each is, and who may see it at the widest.

The table that the gate, `sharing`, asks.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum, auto
from typing import Any

import msgspec

from lfl_desktop.domain.activity import ActionLink, ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import AgreedTo, Known, has_words
from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, EvidenceSource, Placement, ReportHeading
from lfl_desktop.domain.coordinator.register import (
    Circumstance,
    CoachingContact,
    ParticipantCame,
    ScheduleLine,
)
from lfl_desktop.domain.coordinator.reports_kept import ReportMade, ReportParagraph
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole, SchoolGroup
from lfl_desktop.domain.editions import Decision, Edition
from lfl_desktop.domain.erasure import Erasure
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import DiagnosticArea, GroundRules, LearningSet, Membership, Person, Post
from lfl_desktop.domain.poster import PosterChoice
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Cohort, Programme, ProgrammeLogo, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.receipts import (
    EventFigures,
    ExportReceipt,
    Handling,
    ImportReceipt,
    MeetingFigures,
    SetFigures,
)
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.words import mark


class Audience(IntEnum):
    """From the narrowest to the widest. `LEADER` is one leader of the set, who is named wherever the gate is
    asked: they see what the set sees, and whatever is their own. Only names are kept, never these numbers."""

    FACILITATOR = 0
    LEADER = 1
    SET = 2
    COORDINATOR = 3
    PUBLIC = 4

    @classmethod
    def named(cls, name: str) -> Audience:
        """The audience called `name` ("set").

        Raises KeyError if there is none of that name."""
        return cls[name.upper()]


class Standing(StrEnum):
    """What becomes of one kind of content for one audience."""

    LEAVES = auto()
    HELD_BACK = auto()
    STAYS = auto()
    NEVER = auto()


class Content(msgspec.Struct, frozen=True):
    """One row of the table: a kind of content, where it is kept, and who may see it at the widest.

    `ready` tells whether one record may leave the facilitator yet, given all records by id;
    `waits` says in a few words what it waits for. `says` tells whether a record holds any of it, where
    that is more than a field that is filled in. `never` content does not leave for anybody, the
    facilitator's own paper included.
    """

    key: str
    title: str
    audience: Audience
    fields: dict[type[Record], tuple[str, ...]]
    ready: Callable[[Any, Known], bool] | None = None
    waits: str = ""
    says: Callable[[Any], bool] | None = None
    never: bool = False


def _all(kind: type[Record], *but: str) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in ("id", *references(kind), *but))


def _whole(*kinds: type[Record]) -> dict[type[Record], tuple[str, ...]]:
    return {kind: _all(kind) for kind in kinds}


def _is_agreed(about: AgreedTo) -> Callable[[Any, Known], bool]:
    """Whether its owner has agreed to the words that are in a record now."""
    return lambda record, known: known.agreed.covers(about, record)


def _quotable(impact: Impact, known: Known) -> bool:
    return all(known.agreed.covers(about, impact) for about in (AgreedTo.IMPACT, AgreedTo.QUOTE))


def _on_poster(line: ReleasedLine, known: Known) -> bool:
    """Whether the set released a line of its poster as it is now, and its owner what it is made of."""
    return known.is_on_poster(line)


def _released(
    record: ActivitySystem | SystemVersion | SystemItem | Tension | ActionLink, known: Known
) -> bool:
    """Whether its leader has released it as it is now: what is in a version goes with that, but for what is
    held back, and for what was added or changed since."""
    if isinstance(record, ActivitySystem):
        return record.id in known.released
    if isinstance(record, ActionLink):
        ends = [known.get(id) for id in (record.item, record.tension) if id]
        return all(isinstance(end, SystemItem | Tension) and known.is_released(end) for end in ends)
    return known.is_released(record)


def _says(about: AgreedTo) -> Callable[[Any], bool]:
    return lambda record: has_words(about, record)


F, S, C, P = Audience.FACILITATOR, Audience.SET, Audience.COORDINATOR, Audience.PUBLIC

CONTENTS: tuple[Content, ...] = (
    Content(
        "programme",
        mark("Programme, terms and themes"),
        P,
        {Programme: _all(Programme, "coordinator"), **_whole(Cohort, Term, Theme, ProgrammeLogo)},
    ),
    Content("focus", mark("The set and its focus"), P, {LearningSet: _all(LearningSet, "facilitator")}),
    Content(
        "people",
        mark("Leaders by role, without names"),
        P,
        {Person: (), Post: ("level",), SetFigures: ("levels",)},
    ),
    Content(
        "facilitator",
        mark("Names of facilitator and coordinator"),
        C,
        {LearningSet: ("facilitator",), Programme: ("coordinator",)},
    ),
    Content("meetings", mark("Date, place and how the set met"), C, {Meeting: _all(Meeting, "reason")}),
    Content(
        "events",
        mark("Events of the programme, how many came"),
        C,
        _whole(ProgrammeEvent, EventFigures),
    ),
    Content(
        "figures",
        mark("How many belong and were here, actions as counts"),
        C,
        {**_whole(MeetingFigures), SetFigures: _all(SetFigures, "levels")},
    ),
    Content("slots", mark("Slots and their minutes"), C, {Slot: _all(Slot, "questions")}),
    Content("schools", mark("Schools"), C, _whole(School)),
    Content(
        "headlines",
        mark("Challenge headlines"),
        C,
        {Challenge: ("headline", "state", "agreed_on")},
        ready=_is_agreed(AgreedTo.HEADLINE),
        waits=mark("waits for its presenter’s agreement"),
        says=_says(AgreedTo.HEADLINE),
    ),
    Content(
        "impact",
        mark("Impact"),
        P,
        {Impact: _all(Impact, "quote", "quote_consent")},
        ready=_is_agreed(AgreedTo.IMPACT),
        waits=mark("waits for its owner’s agreement"),
        says=_says(AgreedTo.IMPACT),
    ),
    Content(
        "quotes",
        mark("Quotes"),
        P,
        {Impact: ("quote", "quote_consent")},
        ready=_quotable,
        waits=mark("waits for consent"),
        says=_says(AgreedTo.QUOTE),
    ),
    Content("key_learning", mark("Key learning points"), P, _whole(KeyLearning)),
    Content(
        "poster_lines",
        mark("Lines of the poster that the set released"),
        P,
        _whole(ReleasedLine),
        ready=_on_poster,
        waits=mark("waits for the set to release it as it is now"),
    ),
    Content(
        "names", mark("Names and posts"), S, {Person: _all(Person), Post: (*_all(Post, "level"), "school")}
    ),
    Content("attendance", mark("Who was here, by name"), S, _whole(Attendance)),
    Content("membership", mark("Who joined and left, as dates"), S, {Membership: _all(Membership, "reason")}),
    Content("came", mark("Who came to events, by name"), S, {EventAttendance: ()}),
    Content("ground_rules", mark("Ground rules"), S, _whole(GroundRules)),
    Content(
        "reasons",
        mark("Why somebody left, or a meeting was moved"),
        S,
        {Membership: ("reason",), Meeting: ("reason",)},
    ),
    Content("school_events", mark("What happened in the schools"), S, _whole(SchoolEvent)),
    Content("diagnostic", mark("Areas chosen from the diagnostic"), S, _whole(DiagnosticArea)),
    Content("taken_home", mark("What was taken home from visits"), S, {EventAttendance: ("taken_home",)}),
    Content("templates", mark("The set’s own stage templates"), S, _whole(StageTemplate)),
    Content(
        "challenges",
        mark("Challenges in their presenters’ words"),
        S,
        {Challenge: ("stated", "restated", "desired_outcome")},
    ),
    Content("questions", mark("Questions that landed"), S, {Slot: ("questions",)}),
    Content("actions", mark("Actions, by when, how we’ll know"), S, _whole(Action)),
    Content("report_backs", mark("Report backs"), S, _whole(ReportBack)),
    Content("offers", mark("Offers"), S, _whole(Offer)),
    Content("set_review", mark("How the set worked"), S, _whole(SetReview)),
    Content("learning", mark("Learning notes"), S, _whole(LearningNote)),
    Content(
        "activity_systems",
        mark("Activity systems"),
        S,
        _whole(ActivitySystem, SystemVersion, SystemItem, Tension, ActionLink),
        ready=_released,
        waits=mark("waits for its leader to release it"),
    ),
    Content("bids", mark("Bids"), F, _whole(Bid)),
    Content("log", mark("Facilitator’s private log"), F, _whole(LogEntry), never=True),
    Content("poster", mark("How posters are arranged"), F, _whole(PosterChoice), never=True),
    Content(
        "receipts",  # with what a coordinator keeps herself, which is in no file that has a set of its own
        mark("What was sent and received"),
        F,
        {
            **_whole(ExportReceipt, ImportReceipt, Edition, Decision, Erasure, SetKeeping, Handling),
            **_whole(ProgrammeRole, Participant, SchoolGroup, ScheduleLine, ParticipantCame),
            **_whole(CoachingContact, Circumstance, ReportHeading, EvidenceSource, EvidenceSaid),
            **_whole(Placement, ReportParagraph, ReportMade),
        },
        never=True,
    ),
)

ROWS_OF_PEOPLE = frozenset({"attendance", "membership", "came"})
"""What is a line for each person, whose order and number would tell them apart: it goes no further than their
names, and beyond that as counts."""

NAMED_BY_GROUND_RULES = ROWS_OF_PEOPLE | {"names"}
"""What a set opens to the coordinator in its ground rules or keeps to itself, whatever its programme says."""
