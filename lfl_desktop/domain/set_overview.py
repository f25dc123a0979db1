"""What a set sent, in short: all that overviews, lists and reports of a programme are made of, so that the
whole edition is not read again."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.set_figures import event_figures, set_figures
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import ActionState, Challenge, Meeting, MeetingState, Slot
from lfl_desktop.domain.people import LearningSet, Level, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.receipts import EventFigures, MeetingFigures, SetFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.year import airtime, meetings_in_order, posts_on, took_place

R = TypeVar("R", bound=Record)

FORMAT = 2
"""Of `packed`: an overview of another one is made anew of its edition."""


class MeetingTold(msgspec.Struct, frozen=True, gc=False):
    """One meeting in figures. `actions` counts those decided at it, by how they stood when the file was
    made; `minutes` are those of its slots that were noted."""

    id: UUID
    state: MeetingState
    number: int = 0
    date: dt.date | None = None
    term: UUID | None = None
    here: int = 0
    members: int = 0
    slots: int = 0
    minutes: int = 0
    actions: dict[ActionState, int] = {}

    @property
    def took_place(self) -> bool:
        """Whether it was held."""
        return self.state == MeetingState.FINISHED


class Teller(msgspec.Struct, frozen=True, gc=False):
    """Whose a change or a challenge is, as far as that is told: by name, or by level."""

    name: str = ""
    level: Level | None = None


class ImpactTold(msgspec.Struct, frozen=True, gc=False):
    """A change that its owner agreed to, and whose it is."""

    impact: Impact
    leader: Teller


class ChallengeTold(msgspec.Struct, frozen=True, gc=False):
    """The headline of a challenge, and whose it is."""

    headline: str
    leader: Teller
    last: dt.date | None = None


class NamedCame(msgspec.Struct, frozen=True, gc=False):
    """That somebody came to an event, of a set that tells who."""

    event: UUID
    name: str


class SharedParts(msgspec.Struct, frozen=True, gc=False):
    """What a file says of the programme around its set: mostly the same in all files of a programme."""

    programme: Programme
    cohort: Cohort | None = None
    terms: tuple[Term, ...] = ()
    themes: tuple[Theme, ...] = ()
    schools: tuple[School, ...] = ()
    events: tuple[ProgrammeEvent, ...] = ()


class SetOverview(msgspec.Struct, frozen=True, gc=False):
    """One set in figures and in agreed words. `own_events` are the set's alone. `airtime` are the minutes of
    each who presented, and `named_came` who came to what, where the set tells them apart."""

    learning_set: LearningSet
    shared: SharedParts
    members: SetFigures
    meetings: tuple[MeetingTold, ...] = ()
    impacts: tuple[ImpactTold, ...] = ()
    learning: tuple[KeyLearning, ...] = ()
    challenges: tuple[ChallengeTold, ...] = ()
    came: tuple[EventFigures, ...] = ()
    airtime: tuple[int, ...] = ()
    own_events: tuple[ProgrammeEvent, ...] = ()
    named_came: tuple[NamedCame, ...] = ()

    @property
    def programme(self) -> Programme:
        """The programme of the set."""
        return self.shared.programme

    @property
    def cohort(self) -> Cohort | None:
        """The cohort of the set."""
        return self.shared.cohort

    @property
    def held(self) -> list[MeetingTold]:
        """The meetings that took place, in order."""
        return [meeting for meeting in self.meetings if meeting.took_place]

    @property
    def planned(self) -> list[MeetingTold]:
        """All meetings but those that were cancelled."""
        return [meeting for meeting in self.meetings if meeting.state != MeetingState.CANCELLED]

    @property
    def actions(self) -> Counter[ActionState]:
        """The actions by how they stood."""
        return sum((Counter(m.actions) for m in self.meetings), Counter[ActionState]())


def overview_of(records: Iterable[Record]) -> SetOverview:
    """The overview of what a set sent. Raises StopIteration where the set or its programme is missing."""
    every: dict[type[Record], list[Any]] = {}
    for record in records:
        every.setdefault(type(record), []).append(record)
    figures = {one.meeting: one for one in _of(every, MeetingFigures)}
    meetings = meetings_in_order(_of(every, Meeting))
    slots = _of(every, Slot)
    happened = {meeting.id for meeting in meetings if took_place(meeting)}
    events = _of(every, ProgrammeEvent)
    people = {person.id: person for person in _of(every, Person)}
    tellers = _Tellers(people, posts_on(_of(every, Post), None))
    told_apart = any(person.name for person in people.values())
    return SetOverview(
        learning_set=next(iter(_of(every, LearningSet))),
        shared=SharedParts(
            programme=next(iter(_of(every, Programme))),
            cohort=next(iter(_of(every, Cohort)), None),
            terms=tuple(_of(every, Term)),
            themes=tuple(_of(every, Theme)),
            schools=tuple(_of(every, School)),
            events=tuple(event for event in events if event.learning_set is None),
        ),
        members=next(iter(_of(every, SetFigures) or set_figures(_all_of(every)))),
        meetings=tuple(_meeting(m, figures.get(m.id), slots, n) for n, m in enumerate(meetings, 1)),
        impacts=tuple(ImpactTold(one, tellers.of(one.person)) for one in _of(every, Impact)),
        learning=tuple(_of(every, KeyLearning)),
        challenges=tuple(_challenges(_of(every, Challenge), tellers, slots, meetings)),
        came=tuple(_of(every, EventFigures) or event_figures(_all_of(every))),
        airtime=tuple(sorted(airtime([s for s in slots if s.meeting in happened]).values()))
        if told_apart
        else (),
        own_events=tuple(event for event in events if event.learning_set),
        named_came=tuple(_named_came(_of(every, EventAttendance), people)),
    )


def _named_came(came: Iterable[EventAttendance], people: Mapping[UUID, Person]) -> Iterator[NamedCame]:
    for each in came:
        person = people.get(each.person)
        if person is not None and person.name:
            yield NamedCame(each.event, person.name)


_OwnParts = msgspec.defstruct(
    "_OwnParts",
    [
        (field.name, field.type, field.default) if not field.required else (field.name, field.type)
        for field in msgspec.structs.fields(SetOverview)
        if field.name != "shared"
    ],
    frozen=True,
)


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    format: int
    own: msgspec.Raw
    shared: msgspec.Raw


_packed = msgspec.msgpack.Decoder(_Packed)
_own = msgspec.msgpack.Decoder(_OwnParts)
_shared = msgspec.msgpack.Decoder(SharedParts)


def packed(overview: SetOverview) -> bytes:
    """The bytes of an overview, as it is kept beside its edition."""
    own = {name: getattr(overview, name) for name in overview.__struct_fields__ if name != "shared"}
    encode = msgspec.msgpack.encode
    return encode(_Packed(FORMAT, msgspec.Raw(encode(own)), msgspec.Raw(encode(overview.shared))))


def unpacked(data: bytes, known: dict[bytes, SharedParts]) -> SetOverview | None:
    """The overview in `data`; None where another version of the program made it, or it is damaged. What it
    shares with others is read once: `known` holds what was read so far, and grows."""
    try:
        found = _packed.decode(data)
        if found.format != FORMAT:
            return None
        around = bytes(found.shared)
        if around not in known:
            known[around] = _shared.decode(around)
        own = _own.decode(found.own)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    told = {name: getattr(own, name) for name in own.__struct_fields__}
    return SetOverview(shared=known[around], **told)


class _Tellers:
    def __init__(self, people: dict[UUID, Person], posts: dict[UUID, Post]) -> None:
        self._people = people
        self._posts = posts

    def of(self, person: UUID | None) -> Teller:
        """How somebody is told."""
        found = self._people.get(person) if person else None
        post = self._posts.get(person) if person else None
        return Teller(found.name if found else "", post.level if post else None)


def _meeting(meeting: Meeting, figures: MeetingFigures | None, slots: list[Slot], number: int) -> MeetingTold:
    mine = [slot for slot in slots if slot.meeting == meeting.id] if took_place(meeting) else []
    counts = {state: n for state in ActionState if figures and (n := getattr(figures, state.value))}
    return MeetingTold(
        meeting.id,
        meeting.state,
        number,
        meeting.date,
        meeting.term,
        figures.here if figures else 0,
        figures.members if figures else 0,
        len(mine),
        sum(slot.used_minutes or 0 for slot in mine),
        counts,
    )


def _challenges(
    challenges: list[Challenge], tellers: _Tellers, slots: list[Slot], meetings: list[Meeting]
) -> list[ChallengeTold]:
    days = {meeting.id: meeting.date for meeting in meetings}
    last: dict[UUID, dt.date] = {}
    for slot in slots:
        day = days.get(slot.meeting)
        if slot.challenge and day:
            last[slot.challenge] = max(day, last.get(slot.challenge, day))
    return [
        ChallengeTold(one.headline, tellers.of(one.person), last.get(one.id))
        for one in challenges
        if one.headline
    ]


def _of(records: Mapping[type[Record], list[Any]], kind: type[R]) -> list[R]:
    return records.get(kind, [])


def _all_of(records: Mapping[type[Record], list[Any]]) -> list[Record]:
    return [record for each in records.values() for record in each]
