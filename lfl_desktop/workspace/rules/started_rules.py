"""A meeting that is being recorded has started, whether or not anybody said so."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.gate.set_figures import PRESENT
from lfl_desktop.domain.meetings import Attendance, Meeting, MeetingState, Offer, Slot
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.rules.rule import Rule, StepUnderRules


class StartsItsMeeting(Rule):
    """What is written down at a planned meeting starts it, in the same step, and gives it today's day where
    it has none. What comes in beforehand does not: apologies, and slots that are only agreed."""

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if after is None or not _says_that_it_goes_on(after):
            return
        meeting = change.records.get(Meeting, _meeting_of(change, after))
        if meeting is not None and meeting.state == MeetingState.PLANNED:
            day = meeting.date or change.records.today()
            change.step.put(replace(meeting, state=MeetingState.UNDER_WAY, date=day))


def _says_that_it_goes_on(record: Record) -> bool:
    if isinstance(record, Attendance):
        return record.presence in PRESENT
    return not isinstance(record, Slot) or record.used_minutes is not None or bool(record.questions.strip())


def _meeting_of(change: StepUnderRules, record: Record) -> UUID | None:
    if isinstance(record, Offer):
        slot = change.records.get(Slot, record.slot)
        return slot.meeting if slot else None
    return getattr(record, "meeting", None)
