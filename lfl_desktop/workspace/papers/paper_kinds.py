"""The papers that can be made of a set's records, and what is asked about each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import USUAL, USUAL_POSTER, Filling, PosterSetting, Setting
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark


class PaperName(StrEnum):
    """What can be made of a set's records."""

    SUMMARY = "summary"
    ACTIVITY_SYSTEM = "activity_system"
    THEN_AND_NOW = "then_and_now"
    TWO_SYSTEMS = "two_systems"
    POSTER = "poster"
    BLANK = "blank"
    PRIVACY_NOTICE = "privacy_notice"
    PROCESSING_RECORD = "processing_record"
    IMPACT_ASSESSMENT = "impact_assessment"
    SLIPS = "slips"
    LEADER_SHEET = "leader_sheet"
    RECORD = "record"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    CERTIFICATE = "certificate"
    FILE = "file"
    MEMBERS = "members"
    CHALLENGES = "challenges"
    ACTIONS = "actions"
    IMPACT = "impact"


class About(StrEnum):
    """What a paper is about, which is asked for with it."""

    SET = auto()
    MEETING = auto()
    LEADER = auto()
    VERSION = auto()
    LINES = auto()
    FORM = auto()


class Group(StrEnum):
    """What papers are looked for under."""

    MEETING = "meeting"
    LEADER = "leader"
    SYSTEM = "system"
    SET = "set"
    LISTS = "lists"
    PENS = "pens"
    COORDINATOR = "coordinator"


GROUPS = {
    Group.MEETING: mark("A meeting"),
    Group.LEADER: mark("A leader"),
    Group.SYSTEM: mark("Activity system"),
    Group.SET: mark("The year"),
    Group.LISTS: mark("Lists"),
    Group.PENS: mark("To fill with a pen"),
    Group.COORDINATOR: mark("File for coordinator"),
}
"""How each group is called."""


@dataclass(frozen=True)
class PaperKind:
    """One thing to make: its title, what it is `about` and the question that asks for it, and who it can be
    for, of whom the first is proposed. `called` is its part of a file name.

    `maker` names what makes it, imported once it is wanted. A function of `content.papers` makes a document
    of what came through the gate, and of what the paper is about; its pages are the usual ones. One of
    `workspace.papers` goes by more that is asked for, or has pages of its own: a `paper_said.Maker`. The
    file for the coordinator is no paper, and has none.

    `tells` are the keys of the contents (`contents.CONTENTS`) that it would show if all were ready to leave:
    what waits is counted among them; None for whatever may leave. What it does show, its makers tell."""

    kind: PaperName
    maker: str
    group: Group
    title: str
    called: str
    about: About
    question: str
    audiences: tuple[tuple[Audience, str], ...]
    tells: frozenset[str] | None = None


_LIST_HEADING = ("programme", "focus", "facilitator", "people", "names")
_HEADING = (*_LIST_HEADING, "meetings")
_OF_A_MEETING = (
    *("attendance", "figures", "slots", "challenges", "headlines", "questions"),
    *("actions", "report_backs", "offers", "set_review", "key_learning"),
)

_OF_A_RECORD = (*_OF_A_MEETING, "ground_rules", "reasons", "bids", "learning", "impact", "quotes")
_OF_A_LEADER = (
    *("slots", "challenges", "headlines", "actions", "report_backs", "learning", "impact", "quotes"),
    *("diagnostic", "attendance", "events", "taken_home", "activity_systems", "schools"),
)

LISTED: dict[PaperName, type[Record]] = {
    PaperName.MEMBERS: Membership,
    PaperName.CHALLENGES: Challenge,
    PaperName.ACTIONS: Action,
    PaperName.IMPACT: Impact,
}
"""The papers that are lists, and what each line of them is."""

TELLING_HOW_KEPT = (PaperName.PRIVACY_NOTICE, PaperName.PROCESSING_RECORD, PaperName.IMPACT_ASSESSMENT)
"""The papers that tell how the records themselves are kept."""

SYSTEMS = frozenset((PaperName.ACTIVITY_SYSTEM, PaperName.THEN_AND_NOW, PaperName.TWO_SYSTEMS))
"""The papers of activity systems, which have a size and may be empty."""

IN_LARGE_PRINT = frozenset((PaperName.SUMMARY, PaperName.SLIPS, PaperName.LEADER_SHEET))
"""The papers that are read in the hand, which there are in large print too."""

_LINES = mark("Which lines?")
_MEETING = mark("Which meeting?")
_WHOSE = mark("Whose?")
_SET = (Audience.SET, mark("The set"))
_LEADER = (Audience.LEADER, mark("Its leader"))
_FACILITATOR = (Audience.FACILITATOR, mark("Facilitator"))
_COORDINATOR = (Audience.COORDINATOR, mark("Coordinator"))
_PUBLIC = (Audience.PUBLIC, mark("Public"))
_SYSTEM = frozenset((*_HEADING, "activity_systems"))


def _listed(
    kind: PaperName, title: str, called: str, audiences: tuple[tuple[Audience, str], ...], *tells: str
) -> PaperKind:
    made = "workspace.papers.list_papers:made_list"
    return PaperKind(kind, made, Group.LISTS, title, called, About.LINES, _LINES, audiences, frozenset(tells))


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        PaperName.SUMMARY,
        "workspace.papers.meeting_papers:made_summary",
        Group.MEETING,
        mark("Set summary, one page"),
        mark("summary"),
        About.MEETING,
        _MEETING,
        (_SET, _COORDINATOR, _PUBLIC),
        frozenset((*_HEADING, *_OF_A_MEETING)),
    ),
    PaperKind(
        PaperName.SLIPS,
        "workspace.papers.meeting_papers:made_slips",
        Group.MEETING,
        mark("Action slips"),
        mark("action slips"),
        About.MEETING,
        _MEETING,
        (_SET,),
        frozenset(("focus", "people", "names", "meetings", "actions", "report_backs")),
    ),
    PaperKind(
        PaperName.RECORD,
        "content.papers.full_record:record_document",
        Group.MEETING,
        mark("Full record of a meeting"),
        mark("full record"),
        About.MEETING,
        _MEETING,
        (_SET, _COORDINATOR, _FACILITATOR),
        frozenset((*_HEADING, *_OF_A_RECORD)),
    ),
    PaperKind(
        PaperName.AGENDA,
        "workspace.papers.meeting_papers:made_agenda",
        Group.MEETING,
        mark("Agenda"),
        mark("agenda"),
        About.MEETING,
        _MEETING,
        (_SET,),
        frozenset((*_HEADING, "actions", "templates")),
    ),
    PaperKind(
        PaperName.ATTENDANCE,
        "content.papers.attendance_sheet:attendance_document",
        Group.MEETING,
        mark("Attendance sheet"),
        mark("attendance sheet"),
        About.MEETING,
        _MEETING,
        (_SET,),
        frozenset((*_HEADING, "schools")),
    ),
    PaperKind(
        PaperName.LEADER_SHEET,
        "workspace.papers.leader_papers:made_leader_sheet",
        Group.LEADER,
        mark("Leader’s sheet"),
        mark("year"),
        About.LEADER,
        _WHOSE,
        (_LEADER, _SET),
        frozenset((*_HEADING, *_OF_A_LEADER)),
    ),
    PaperKind(
        PaperName.CERTIFICATE,
        "workspace.papers.leader_papers:made_certificate",
        Group.LEADER,
        mark("Certificate of attendance"),
        mark("certificate"),
        About.LEADER,
        _WHOSE,
        (_LEADER,),
        frozenset((*_HEADING, "attendance", "events", "schools")),
    ),
    PaperKind(
        PaperName.ACTIVITY_SYSTEM,
        "workspace.papers.system_papers:made_activity_system",
        Group.SYSTEM,
        mark("Activity system"),
        mark("activity system"),
        About.VERSION,
        mark("Whose, and from when?"),
        (_SET, _LEADER),
        _SYSTEM,
    ),
    PaperKind(
        PaperName.THEN_AND_NOW,
        "workspace.papers.system_papers:made_then_and_now",
        Group.SYSTEM,
        mark("Then and now"),
        mark("then and now"),
        About.VERSION,
        mark("Whose, and until when?"),
        (_SET, _LEADER),
        _SYSTEM,
    ),
    PaperKind(
        PaperName.TWO_SYSTEMS,
        "workspace.papers.system_papers:made_two_systems",
        Group.SYSTEM,
        mark("Two systems"),
        mark("two systems"),
        About.VERSION,
        mark("Whose, and from when?"),
        (_SET, _LEADER),
        _SYSTEM,
    ),
    PaperKind(
        PaperName.POSTER,
        "workspace.papers.year_papers:made_poster",
        Group.SET,
        mark("Impact poster"),
        mark("impact poster"),
        About.SET,
        "",
        (_PUBLIC, _SET, _COORDINATOR),
        frozenset(
            (
                *("programme", "focus", "people", "names", "challenges", "headlines"),
                *("actions", "impact", "quotes", "key_learning", "poster_lines", "reasons"),
            )
        ),
    ),
    _listed(
        PaperName.MEMBERS,
        mark("List of members"),
        mark("list of members"),
        (_SET, _COORDINATOR, _FACILITATOR),
        *(*_LIST_HEADING, "membership", "reasons", "schools"),
    ),
    _listed(
        PaperName.CHALLENGES,
        mark("List of challenges"),
        mark("list of challenges"),
        (_SET, _COORDINATOR, _FACILITATOR),
        *(*_HEADING, "challenges", "headlines", "slots"),
    ),
    _listed(
        PaperName.ACTIONS,
        mark("List of actions"),
        mark("list of actions"),
        (_SET, _COORDINATOR, _FACILITATOR),
        *(*_HEADING, "actions", "report_backs"),
    ),
    _listed(
        PaperName.IMPACT,
        mark("List of impact"),
        mark("list of impact"),
        (_SET, _COORDINATOR, _PUBLIC, _FACILITATOR),
        *(*_LIST_HEADING, "impact"),
    ),
    PaperKind(
        PaperName.BLANK,
        "workspace.papers.pen_papers:made_blank_form",
        Group.PENS,
        mark("Blank forms"),
        mark("blank forms"),
        About.FORM,
        mark("Which form?"),
        (_SET,),
        frozenset(("programme", "focus")),
    ),
    PaperKind(
        PaperName.PRIVACY_NOTICE,
        "workspace.papers.pen_papers:made_of_how_kept",
        Group.PENS,
        mark("Privacy notice"),
        mark("privacy notice"),
        About.SET,
        "",
        (_SET,),
        frozenset(("programme", "focus", "facilitator")),
    ),
    PaperKind(
        PaperName.PROCESSING_RECORD,
        "workspace.papers.pen_papers:made_of_how_kept",
        Group.PENS,
        mark("Record of processing"),
        mark("record of processing"),
        About.SET,
        "",
        (_FACILITATOR,),
        frozenset(("programme", "focus", "facilitator")),
    ),
    PaperKind(
        PaperName.IMPACT_ASSESSMENT,
        "workspace.papers.pen_papers:made_of_how_kept",
        Group.PENS,
        mark("Impact assessment"),
        mark("impact assessment"),
        About.SET,
        "",
        (_FACILITATOR,),
        frozenset(("programme", "focus", "facilitator", "people")),
    ),
    PaperKind(
        PaperName.FILE,
        "",
        Group.COORDINATOR,
        mark("File for coordinator"),
        "",
        About.SET,
        "",
        (_COORDINATOR,),
    ),
)
"""In the order in which they are offered, those of a group together."""


def paper_kind(kind: PaperName) -> PaperKind:
    """What is known of one kind of paper."""
    return next(paper for paper in PAPERS if paper.kind == kind)


@dataclass(frozen=True)
class AskedPaper:
    """Which paper is wanted, for whom, and of what: a meeting, a leader or a version of an activity system
    (`about`), or the lines of a list (ids in their order; None for all).

    `setting` is how an activity system is to be printed: one to be filled with pens is about nothing. `then`
    is the earlier version of then and now; None for the one before. `poster` is how a poster is to be, `form`
    which form for pens is wanted. `leader` is who reads it, where the audience is one leader and the paper is
    not about them."""

    kind: PaperName
    audience: Audience
    about: UUID | None = None
    lines: tuple[UUID, ...] | None = None
    setting: Setting = USUAL
    then: UUID | None = None
    poster: PosterSetting = USUAL_POSTER
    form: BlankForm = BlankForm.ALL
    leader: UUID | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it is a form or the seven boxes, to be filled with pens."""
        empty = self.setting.filling != Filling.FILLED
        return self.kind == PaperName.BLANK or (self.kind == PaperName.ACTIVITY_SYSTEM and empty)
