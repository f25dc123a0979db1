"""Which slots took place, and which actions belong to each: what every count and every paper asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.meetings import Action, Challenge, Meeting, MeetingState, Slot
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import took_place
from lfl_desktop.words import tr


def is_written(slot: Slot, challenge: Challenge | None, actions: Collection[Action]) -> bool:
    """Whether anything was written down in a slot but what it began with."""
    written = [slot.questions, *((challenge.restated, challenge.headline) if challenge else ())]
    return slot.used_minutes is not None or bool(actions) or any(text.strip() for text in written)


def slots_written(
    slots: Iterable[Slot], challenges: Mapping[UUID, Challenge], actions: Iterable[Action]
) -> set[UUID]:
    """The ids of the slots in which anything was written down."""
    decided: dict[UUID, list[Action]] = {}
    for action in (each for each in actions if each.replaces is None):
        decided.setdefault(action.meeting, []).append(action)
    return {
        slot.id
        for slot in slots
        if is_written(
            slot,
            challenges.get(slot.challenge) if slot.challenge else None,
            [action for action in decided.get(slot.meeting, ()) if _belongs(action, slot)],
        )
    }


def was_held(slot: Slot, meeting: Meeting, is_written: bool = True) -> bool:
    """Whether a slot of `meeting` took place: its meeting did and anything was written down in it, or minutes
    of it were used at one that is not over yet. At a cancelled meeting none did, whatever was written down
    before."""
    if meeting.state == MeetingState.CANCELLED:
        return False
    return slot.used_minutes is not None or (took_place(meeting) and is_written)


def slots_held(
    slots: Iterable[Slot], meetings: Iterable[Meeting], written: Collection[UUID] | None = None
) -> list[Slot]:
    """The slots of `meetings` that took place, in the order in which they came. `written` are those in which
    anything was written down; None where whoever told of them left out those that were not held."""
    known = {meeting.id: meeting for meeting in meetings}
    return [
        slot
        for slot in slots
        if slot.meeting in known
        and was_held(slot, known[slot.meeting], written is None or slot.id in written)
    ]


def not_held(records: Iterable[Record]) -> set[UUID]:
    """The ids of the slots among all records of a set whose meeting is over and which were not held: none
    where figures came in place of what is in them, because whoever sent those left them out."""
    every = list(records)
    if any(isinstance(each, MeetingFigures) for each in every):
        return set()
    slots = [each for each in every if isinstance(each, Slot)]
    meetings = {each.id: each for each in every if isinstance(each, Meeting)}
    challenges = {each.id: each for each in every if isinstance(each, Challenge)}
    written = slots_written(slots, challenges, (each for each in every if isinstance(each, Action)))
    over = (slot for slot in slots if slot.meeting in meetings and took_place(meetings[slot.meeting]))
    return {slot.id for slot in over if not was_held(slot, meetings[slot.meeting], slot.id in written)}


def minutes_words(slot: Slot, meeting: Meeting, written: Collection[UUID] | None) -> str:
    """The minutes of a slot of `meeting`: "34 min" where they are known, "30 min planned" where they are not,
    "not held" where the meeting is over without it; empty where nothing is known. `written` as for
    `slots_held`."""
    if meeting.state == MeetingState.CANCELLED:
        return tr("did not take place")
    is_held = was_held(slot, meeting, written is None or slot.id in written)
    if is_held and slot.used_minutes is not None:
        return tr("{n} min", n=slot.used_minutes)
    if took_place(meeting) and not is_held:
        return tr("not held")
    return tr("{n} min planned", n=slot.planned_minutes) if slot.planned_minutes is not None else ""


class SharedOut(NamedTuple):
    """The actions that were decided at one meeting: by the id of the slot they belong to, those that took the
    place of an earlier action in report back, and all others. Each is in one of these once."""

    of_slot: dict[UUID, list[Action]]
    replacing: list[Action]
    others: list[Action]


def shared_out(actions: Iterable[Action], slots: Sequence[Slot]) -> SharedOut:
    """`actions` of one meeting shared out among its `slots`, both in their order.

    An action belongs to the slot of its presenter in which its challenge was worked on; without a challenge,
    to their first."""
    ordered = sorted(slots, key=lambda s: (s.position, str(s.id)))
    found = SharedOut({slot.id: [] for slot in ordered}, [], [])
    for action in sorted(actions, key=lambda a: (a.position, str(a.id))):
        if action.replaces is not None:
            found.replacing.append(action)
        elif slot := next((slot for slot in ordered if _belongs(action, slot)), None):
            found.of_slot[slot.id].append(action)
        else:
            found.others.append(action)
    return found


def _belongs(action: Action, slot: Slot) -> bool:
    mine = action.meeting == slot.meeting and action.person == slot.presenter
    return mine and (action.challenge is None or action.challenge == slot.challenge)
