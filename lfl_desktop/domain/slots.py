"""Which slots took place, and which actions belong to each: what every count and every paper asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.meetings import Action, Meeting, MeetingState, Slot
from lfl_desktop.domain.year import took_place
from lfl_desktop.words import tr


def was_held(slot: Slot, meeting: Meeting) -> bool:
    """Whether a slot of `meeting` took place: its meeting did, or minutes of it were used at one that is not
    over yet. At a cancelled meeting none did, whatever was written down before."""
    if meeting.state == MeetingState.CANCELLED:
        return False
    return took_place(meeting) or slot.used_minutes is not None


def slots_held(slots: Iterable[Slot], meetings: Iterable[Meeting]) -> list[Slot]:
    """The slots of `meetings` that took place, in the order in which they came."""
    known = {meeting.id: meeting for meeting in meetings}
    return [slot for slot in slots if slot.meeting in known and was_held(slot, known[slot.meeting])]


def minutes_words(slot: Slot, meeting: Meeting) -> str:
    """The minutes of a slot of `meeting`: "34 min" where they are known, "30 min planned" where they are not;
    empty where nothing is known."""
    if was_held(slot, meeting) and slot.used_minutes is not None:
        return tr("{n} min", n=slot.used_minutes)
    if meeting.state == MeetingState.CANCELLED:
        return tr("did not take place")
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
