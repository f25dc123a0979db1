"""A finished meeting is locked, whoever writes: what was recorded at it stays until it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from lfl_desktop.domain.errors import AgainstARule
from lfl_desktop.domain.meetings import Challenge, Meeting, MeetingState, Offer, Slot
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.rule import Rule, StepUnderRules, cannot_be_without, changed


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

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Something was recorded about this at a later meeting, which is finished, and would go too."
                " So nothing was changed. Open that meeting again to change it."
            )
        )


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
        if before is not None and after is not None and changed(before, after) <= self._free:
            return
        for record in (before, after):
            if record is not None and any(_locks(change, id) for id in self._at(change, record)):
                raise MeetingIsFinished

    def check_with(self, change: StepUnderRules, record: Record) -> None:
        """Raises GoesWithIt where something of a finished meeting would be deleted along with `record`."""
        for other in cannot_be_without(change.records, record):
            if any(_locks(change, id) for id in _meetings_of(change, other)):
                raise GoesWithIt
            self.check_with(change, other)


class LockedItself(Rule):
    """The meeting. Its state may change, and its term follows the terms."""

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if not isinstance(before, Meeting) or not isinstance(after, Meeting):
            return
        stays = before.state == after.state == MeetingState.FINISHED
        if stays and before.id not in change.finished and changed(before, after) - {"term"}:
            raise MeetingIsFinished

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


def _meetings_of(change: StepUnderRules, record: Record) -> Iterable[UUID | None]:
    if isinstance(record, Challenge):
        return at_its_slots(change, record)
    return at_its_slot(change, record) if isinstance(record, Offer) else _its_meeting(change, record)


def _locks(change: StepUnderRules, meeting: UUID | None) -> bool:
    """Whether a meeting was finished before this step: one that finishes a meeting may fill it too."""
    return meeting is not None and meeting not in change.finished and is_finished(change.records, meeting)
