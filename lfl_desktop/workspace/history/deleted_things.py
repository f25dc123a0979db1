"""What people delete, by the kinds of it: how each is called, and where what belongs to the whole programme
stands."""

from __future__ import annotations

from typing import NamedTuple

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, EvidenceSource, ReportHeading
from lfl_desktop.domain.coordinator.register import Circumstance, CoachingContact, ScheduleLine
from lfl_desktop.domain.coordinator.reports_kept import ReportParagraph
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole, SchoolGroup
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
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
from lfl_desktop.domain.people import DiagnosticArea, GroundRules, Membership, Person
from lfl_desktop.domain.programme import SchoolEvent
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.words import Counted, mark, plural, tr
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName


class NamedThing(NamedTuple):
    """How a kind of thing is called: alone, and counted. `alone`: it is listed even without words."""

    one: str
    counted: Counted
    alone: bool = False


THINGS: dict[type[Record], NamedThing] = {
    Meeting: NamedThing(mark("Meeting"), lambda n: plural("%n meetings", "%n meeting", n), alone=True),
    Person: NamedThing(mark("Member"), lambda n: plural("%n members", "%n member", n)),
    Membership: NamedThing(mark("Member"), lambda n: plural("%n memberships", "%n membership", n)),
    Slot: NamedThing(mark("Slot"), lambda n: plural("%n slots", "%n slot", n), alone=True),
    Challenge: NamedThing(mark("Challenge"), lambda n: plural("%n challenges", "%n challenge", n)),
    Action: NamedThing(mark("Action"), lambda n: plural("%n actions", "%n action", n)),
    Impact: NamedThing(mark("Impact"), lambda n: plural("%n notes of impact", "%n note of impact", n)),
    ActivitySystem: NamedThing(
        mark("Activity system"), lambda n: plural("%n activity systems", "%n activity system", n), alone=True
    ),
    SystemVersion: NamedThing(
        mark("Version of an activity system"), lambda n: plural("%n versions", "%n version", n), alone=True
    ),
    SystemItem: NamedThing(mark("Line of an activity system"), lambda n: plural("%n lines", "%n line", n)),
    Tension: NamedThing(mark("Tension"), lambda n: plural("%n tensions", "%n tension", n)),
    ProgrammeEvent: NamedThing(mark("Event"), lambda n: plural("%n events", "%n event", n), alone=True),
    EventAttendance: NamedThing(
        mark("What was taken home"), lambda n: plural("%n notes of who came", "%n note of who came", n)
    ),
    SchoolEvent: NamedThing(
        mark("Event in a school"), lambda n: plural("%n school events", "%n school event", n)
    ),
    DiagnosticArea: NamedThing(
        mark("Diagnostic area"), lambda n: plural("%n diagnostic areas", "%n diagnostic area", n)
    ),
    Participant: NamedThing(
        mark("Person on the roster"),
        lambda n: plural("%n people on the roster", "%n person on the roster", n),
    ),
    ProgrammeRole: NamedThing(mark("Role"), lambda n: plural("%n roles", "%n role", n)),
    SchoolGroup: NamedThing(
        mark("Group of schools"), lambda n: plural("%n groups of schools", "%n group of schools", n)
    ),
    EvidenceSource: NamedThing(
        mark("Source of evidence"),
        lambda n: plural("%n sources of evidence", "%n source of evidence", n),
        alone=True,
    ),
    EvidenceSaid: NamedThing(mark("What was said"), lambda n: plural("%n statements", "%n statement", n)),
    ReportHeading: NamedThing(
        mark("Heading of the final report"), lambda n: plural("%n headings", "%n heading", n)
    ),
    ReportParagraph: NamedThing(
        mark("Own words in a report"), lambda n: plural("own words in %n parts", "own words in %n part", n)
    ),
    ScheduleLine: NamedThing(
        mark("Line of the schedule"),
        lambda n: plural("%n lines of the schedule", "%n line of the schedule", n),
    ),
    CoachingContact: NamedThing(
        mark("Coaching contact"),
        lambda n: plural("%n coaching contacts", "%n coaching contact", n),
        alone=True,
    ),
    Circumstance: NamedThing(
        mark("What helped or hindered"),
        lambda n: plural("%n circumstances", "%n circumstance", n),
    ),
    StageTemplate: NamedThing(
        mark("Stage template"), lambda n: plural("%n stage templates", "%n stage template", n)
    ),
    GroundRules: NamedThing(
        mark("Ground rules"), lambda n: plural("%n of ground rules", "%n record of ground rules", n)
    ),
    KeyLearning: NamedThing(
        mark("Key learning point"), lambda n: plural("%n key learning points", "%n key learning point", n)
    ),
    LearningNote: NamedThing(
        mark("Learning note"), lambda n: plural("%n learning notes", "%n learning note", n)
    ),
    SetReview: NamedThing(mark("Set review"), lambda n: plural("%n set reviews", "%n set review", n)),
    ReportBack: NamedThing(mark("Report back"), lambda n: plural("%n report backs", "%n report back", n)),
    Offer: NamedThing(mark("Offer"), lambda n: plural("%n offers", "%n offer", n)),
    Bid: NamedThing(mark("Bid"), lambda n: plural("%n bids", "%n bid", n)),
    LogEntry: NamedThing(
        mark("A note in the private log"),
        lambda n: plural("%n notes in the private log", "%n note in the private log", n),
    ),
}
"""What people delete, the weightiest first: an entry is named by the first of these that it holds."""

FIELDS = {
    "stated": mark("as it was stated"),
    "restated": mark("Restated"),
    "headline": mark("Headline"),
    "desired_outcome": mark("Desired outcome"),
    "questions": mark("Questions that landed"),
    "sign": mark("Sign"),
    "happened": mark("What happened"),
    "learned": mark("Learned"),
    "reason": mark("Reason"),
    "evidence": mark("Evidence"),
    "measure": mark("Measure"),
    "how": mark("What was done"),
    "other_contributors": mark("Others who contributed"),
    "quote": mark("Quote"),
    "question": mark("Question"),
    "place": mark("Place"),
}
"""How a field is called whose text was emptied; others need no name beside that of their record."""

PRIVATE = mark("a note in the private log")


_PARTS: tuple[tuple[tuple[type[Record], ...], PlaceName, str], ...] = (
    ((Participant, CoachingContact), PlaceName.ROSTER, "people"),
    ((SchoolGroup,), PlaceName.ROSTER, "schools"),
    ((ProgrammeRole,), PlaceName.ROSTER, "roles"),
    ((Circumstance,), PlaceName.REGISTER, "circumstances"),
    ((EvidenceSource, EvidenceSaid), PlaceName.EVIDENCE, "sources"),
    ((ReportHeading,), PlaceName.EVIDENCE, "placing"),
    ((ReportParagraph,), PlaceName.EVIDENCE, "words"),
)
"""The part of a place where a coordinator keeps these."""

_CHOSEN = (Participant, EvidenceSource)
"""What has a line of its own there."""


def place_of_programme(record: Record) -> tuple[Destination, str] | None:
    """The place where a coordinator keeps a record, and that in words; None for what is of a set."""
    words = {
        PlaceName.ROSTER: tr("on the roster"),
        PlaceName.REGISTER: tr("in Events and coaching"),
        PlaceName.EVIDENCE: tr("in Evidence"),
    }
    if isinstance(record, ScheduleLine):
        part = "events" if record.event else "steps"
        return PartDestination(PlaceName.REGISTER, None, part), words[PlaceName.REGISTER]
    for kinds, place, part in _PARTS:
        if isinstance(record, kinds):
            chosen = record.id if isinstance(record, _CHOSEN) else None
            return PartDestination(place, chosen, part), words[place]
    return None
