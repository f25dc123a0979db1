"""The list of all records, each after the records it refers to."""

from __future__ import annotations

from lfl_desktop.domain.activity import ActionLink, ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import Agreement
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
from lfl_desktop.domain.record import Record, table_name
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.domain.templates import StageTemplate

ALL: tuple[type[Record], ...] = (
    Programme,
    Cohort,
    Term,
    Theme,
    School,
    SchoolEvent,
    StageTemplate,
    Person,
    Post,
    LearningSet,
    Membership,
    GroundRules,
    DiagnosticArea,
    ProgrammeEvent,
    EventAttendance,
    Meeting,
    Attendance,
    Bid,
    Challenge,
    Slot,
    Action,
    ReportBack,
    Offer,
    SetReview,
    LearningNote,
    LogEntry,
    Impact,
    KeyLearning,
    PosterChoice,
    ReleasedLine,
    ActivitySystem,
    SystemVersion,
    SystemItem,
    Tension,
    ActionLink,
    Agreement,
    MeetingFigures,
    SetFigures,
    EventFigures,
    ExportReceipt,
    ImportReceipt,
    Edition,
    Decision,
    Erasure,
    SetKeeping,
    Handling,
    ProgrammeRole,
    Participant,
    SchoolGroup,
    ScheduleLine,
    ParticipantCame,
    CoachingContact,
    Circumstance,
    ReportHeading,
    EvidenceSource,
    EvidenceSaid,
    Placement,
    ReportParagraph,
    ReportMade,
    ProgrammeLogo,
)

NOTES: tuple[type[Record], ...] = (Handling, ExportReceipt, ReportMade)
"""What the program notes of its own doings: what the records say is the same before and after."""

TABLES: dict[type[Record], str] = {kind: table_name(kind.__name__) for kind in ALL}
BY_TABLE: dict[str, type[Record]] = {table: kind for kind, table in TABLES.items()}
