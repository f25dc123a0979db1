"""A finished meeting is locked, whoever writes: what was recorded at it stays until it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from lfl_desktop.domain.errors import AgainstARule
from lfl_desktop.domain.meetings import Meeting, MeetingState, Offer, Slot
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.rule import Rule, StepUnderRules, changed


class MeetingIsFinished(AgainstARule):
    """Something was to be changed at a meeting that is finished; nothing was."""

    def __init__(self, words: str = "") -> None:
        super().__init__(
            words
            or tr(
                "This meeting is finished, so nothing was changed. Open it again (the button at the top)"
                " to change something."
            )
        )


class GoesWithIt(MeetingIsFinished):
    """What was recorded at a finished meeting would go along with something else; nothing was changed."""

    def __init__(self, meeting: Meeting | None = None) -> None:
        named = (
            tr(
                "Something was recorded about this at the meeting of {day}, which is finished, and would go"
                " too. So nothing was changed. Open that meeting again to change it.",
                day=long_date(meeting.date),
            )
            if meeting and meeting.date
            else tr(
                "Something was recorded about this at a later meeting, which is finished, and would go too."
                " So nothing was changed. Open that meeting again to change it."
            )
        )
        super().__init__(named)


def is_finished(records: Reading, meeting: UUID | None) -> bool:
    """Whether a meeting is finished, which locks what was recorded at it."""
    found = records.get(Meeting, meeting)
    return found is not None and found.state == MeetingState.FINISHED


At = Callable[[StepUnderRules, Record], Iterable[UUID | None]]


class Locked(Rule):
    """A record of a meeting. `at` tells of which, by default what its field `meeting` says; fields in
    `free` may change also later."""

    def __init__(self, at: At | None = None, free: Iterable[str] = ()) -> None:
        self._at = at or _its_meeting
        self._free = frozenset(free)

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if self.locking(change, before, after) is not None:
            raise MeetingIsFinished

    def locking(self, change: StepUnderRules, before: Record | None, after: Record | None) -> UUID | None:
        """The finished meeting that forbids this; None where nothing does."""
        if before is not None and after is not None and changed(before, after) <= self._free:
            return None
        meetings = (id for record in (before, after) if record is not None for id in self._at(change, record))
        return next((id for id in meetings if _locks(change, id)), None)


class LockedItself(Rule):
    """The meeting. Its state may change, and its term follows the terms."""

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if self.locking(change, before, after) is not None:
            raise MeetingIsFinished

    def locking(self, change: StepUnderRules, before: Record | None, after: Record | None) -> UUID | None:
        """The meeting, where being finished forbids this; None where it does not."""
        if before is None or not _locks(change, before.id):
            return None
        if after is None:
            return before.id
        goes_on = isinstance(after, Meeting) and after.state == MeetingState.FINISHED
        return before.id if goes_on and changed(before, after) - {"term"} else None

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        finishes = isinstance(after, Meeting) and after.state == MeetingState.FINISHED
        was = isinstance(before, Meeting) and before.state == MeetingState.FINISHED
        if finishes and after is not None and not was:
            change.finished.add(after.id)


def at_its_slots(change: StepUnderRules, record: Record) -> Iterable[UUID | None]:
    """A challenge belongs to the meetings of its slots; while one of them is open it can be worked on."""
    slots = change.records.select(Slot, challenge=record.id)
    meetings = {slot.meeting for slot in slots}
    return meetings if all(_locks(change, id) for id in meetings) else ()


def at_its_slot(change: StepUnderRules, record: Record) -> Iterable[UUID | None]:
    """An offer is made in a slot."""
    slot = change.records.get(Slot, record.slot) if isinstance(record, Offer) else None
    return (slot.meeting,) if slot else ()


def _its_meeting(_change: StepUnderRules, record: Record) -> Iterable[UUID | None]:
    return (getattr(record, "meeting", None),)


def _locks(change: StepUnderRules, meeting: UUID | None) -> bool:
    """Whether a meeting was finished before this step: one that finishes a meeting may fill it too."""
    return meeting is not None and meeting not in change.finished and is_finished(change.records, meeting)
