"""The table of challenges: how each was worded, how it stands, and its slots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.tables.table_columns import (
    LineColumn,
    LineSource,
    LineTable,
    Noted,
    day_words,
)
from lfl_desktop.domain.meetings import Challenge, Slot
from lfl_desktop.domain.slots import slots_held
from lfl_desktop.domain.wording.state_names import CHALLENGE_STATES
from lfl_desktop.words import mark, plural, tr


@dataclass(frozen=True)
class HeldSlot:
    """A slot that took place, and the number of its meeting, None where that has none."""

    slot: Slot
    number: int | None


@dataclass(frozen=True)
class ChallengeLine:
    """One challenge; `slots` are those that took place, in the order of the year. Its state is told where
    it `has_state`: it is held back with the headline until that is agreed."""

    challenge: Challenge
    leader: str
    slots: tuple[HeldSlot, ...]
    has_state: bool = True

    @property
    def id(self) -> UUID:
        """The id of the challenge."""
        return self.challenge.id

    @property
    def wording(self) -> str:
        """Its headline, else as it was stated."""
        return self.challenge.headline or self.challenge.stated


def challenge_lines(
    source: LineSource,
    challenges: Sequence[Challenge],
    slots: Sequence[Slot],
    written: Collection[UUID] | None = None,
    has_state: Callable[[Challenge], bool] = lambda _challenge: True,
) -> list[ChallengeLine]:
    """A line for each challenge, in the order given; `written` as for `slots_held`."""
    places = {meeting.id: place for place, meeting in enumerate(source.meetings)}
    of: dict[UUID, list[HeldSlot]] = {}
    held = slots_held(slots, source.meetings, written)
    for slot in sorted(held, key=lambda s: (places[s.meeting], s.position)):
        if slot.challenge:
            found = HeldSlot(slot, source.numbers.get(slot.meeting))
            of.setdefault(slot.challenge, []).append(found)
    return [
        ChallengeLine(c, source.name(c.person), tuple(of.get(c.id, ())), has_state(c)) for c in challenges
    ]


def slots_words(line: ChallengeLine) -> str:
    """The slots of a challenge: "1 (38 min), 4 (25 min)"."""
    told = []
    for held in line.slots:
        n, minutes = held.number or "–", held.slot.used_minutes
        told.append(tr("{n} ({minutes} min)", n=n, minutes=minutes) if minutes else str(n))
    return ", ".join(told)


def _state_noted(line: ChallengeLine) -> list[Noted]:
    return [(line.challenge, "state")] if line.has_state else []


def _first_slot(line: ChallengeLine) -> str:
    return f"{(line.slots[0].number or 0) if line.slots else 9999:04}"


CHALLENGES_TABLE = LineTable(
    mark("List of challenges"),
    lambda n: plural("%n challenges", "%n challenge", n),
    (
        LineColumn[ChallengeLine](mark("Leader"), lambda line: line.leader, ("people",)),
        LineColumn[ChallengeLine](
            mark("Challenge"), lambda line: line.wording, ("headlines", "challenges"), wide=True
        ),
        LineColumn[ChallengeLine](
            mark("Restated"), lambda line: line.challenge.restated, ("challenges",), wide=True
        ),
        LineColumn[ChallengeLine](
            mark("State"),
            lambda line: tr(CHALLENGE_STATES[line.challenge.state]) if line.has_state else "",
            ("headlines",),
            notes=_state_noted,
        ),
        LineColumn[ChallengeLine](
            mark("Slots"),
            slots_words,
            ("slots",),
            order=_first_slot,
            notes=lambda line: [(held.slot, "used_minutes") for held in line.slots],
        ),
        LineColumn[ChallengeLine](
            mark("Agreed"),
            lambda line: day_words(line.challenge.agreed_on) or tr("not yet"),
            ("headlines",),
            value=lambda line: line.challenge.agreed_on,
        ),
    ),
)
