"""The records that a paper about a meeting or a leader is about: what stays is counted among them.

What the gate needs to judge the others is always among them: the programme and all ground rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from lfl_desktop.domain.actions import actions_open_after, carried_into
from lfl_desktop.domain.activity import ActionLink, ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Action, ActionState, Meeting, ReportBack, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.workspace.papers.paper_kinds import About, AskedPaper, PaperName, paper_kind

WHOLE = (Programme, Cohort, LearningSet, GroundRules, Agreement)
"""What belongs to every paper: the gate asks the programme, the ground rules and what was agreed."""


SYSTEMS_KEPT = (ActivitySystem, SystemVersion, SystemItem, Tension, ActionLink)
"""What is kept of activity systems: no paper of a meeting tells of it."""


def is_of_meeting(asked: AskedPaper, widest: Mapping[str, Audience]) -> bool:
    """Whether a paper tells of one meeting and nothing else; `widest` tells who may see each kind of content.
    Readers who may see nothing of a meeting are told of everything that stays."""
    return paper_kind(asked.kind).about == About.MEETING and widest["meetings"] >= asked.audience


def of_meeting_paper(
    records: Sequence[Record], of_meeting: Sequence[Record], kind: PaperName, meeting_id: UUID
) -> list[Record]:
    """What of the records `of_meeting` a paper of this kind tells of; slips and agenda have their own actions
    among all `records`."""
    if kind == PaperName.RECORD:
        return [record for record in of_meeting if not isinstance(record, Membership)]
    if kind not in (PaperName.SLIPS, PaperName.AGENDA):
        return list(of_meeting)
    meeting = next(r for r in records if isinstance(r, Meeting) and r.id == meeting_id)
    mine = {action.id for action in _actions(records, kind, meeting)}
    theirs = {record.id for record in of_meeting}

    def belongs(record: Record) -> bool:
        if isinstance(record, Action):
            return record.id in mine
        if isinstance(record, ReportBack):
            partly = record.state == ActionState.PARTLY and record.meeting == meeting_id
            return kind == PaperName.SLIPS and partly and record.action in mine
        if isinstance(record, StageTemplate):
            return record.key == meeting.template
        # an action belongs to the meeting where it was decided
        return isinstance(record, Meeting) or record.id in theirs

    return [record for record in records if belongs(record)]


def _actions(records: Sequence[Record], kind: PaperName, meeting: Meeting) -> list[Action]:
    actions = [record for record in records if isinstance(record, Action)]
    reports = [record for record in records if isinstance(record, ReportBack)]
    meetings = [record for record in records if isinstance(record, Meeting)]
    if kind == PaperName.AGENDA:
        return carried_into(meeting, actions, reports, meetings)
    decided = [action for action in actions if action.meeting == meeting.id]
    return [*decided, *actions_open_after(meeting, actions, reports, meetings)]


def of_leader(records: Sequence[Record], person_id: UUID) -> list[Record]:
    """What is one leader's own, with the meetings and schools that it names."""
    own = {r.id for r in records if getattr(r, "person", None) == person_id}
    came = {r.event for r in records if isinstance(r, EventAttendance) and r.id in own}
    versions = {r.id for r in records if isinstance(r, SystemVersion) and r.system in own}

    def belongs(record: Record) -> bool:
        if isinstance(record, Person):
            return record.id == person_id
        if isinstance(record, Slot):
            return record.presenter == person_id
        if isinstance(record, ReportBack):
            return record.action in own
        if isinstance(record, ProgrammeEvent):
            return record.id in came
        if isinstance(record, SystemVersion):
            return record.id in versions
        if isinstance(record, SystemItem | Tension):
            return record.version in versions
        if isinstance(record, ActionLink | ActivitySystem):
            return record.id in own
        shared = isinstance(record, (*WHOLE, Meeting, School, Term, Theme))
        return shared or record.id in own

    return [record for record in records if belongs(record)]
