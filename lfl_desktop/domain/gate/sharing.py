"""The one gate: who may see what.

Each field of each record belongs to one kind of content, and each kind has the widest
audience that may see it. Whatever leaves the program is built from `visible()`;
`printing` and `exchange` take nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, cast
from uuid import UUID

import msgspec

from lfl_desktop.domain.agreement import AgreedThere, Known
from lfl_desktop.domain.gate.contents import (
    CONTENTS,
    NAMED_BY_GROUND_RULES,
    ROWS_OF_PEOPLE,
    Audience,
    Content,
    Standing,
)
from lfl_desktop.domain.gate.opened_names import OpenedNames, has_agreed, opened_since
from lfl_desktop.domain.gate.owners import owner_of
from lfl_desktop.domain.gate.set_figures import event_figures, meeting_figures, set_figures
from lfl_desktop.domain.gate.without_names import DEEDS, without_names
from lfl_desktop.domain.meetings import LogEntry, Meeting
from lfl_desktop.domain.people import GroundRules, LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import EventFigures, MeetingFigures, SetFigures
from lfl_desktop.domain.record import NAMESPACE, Record, references
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.slots import not_held
from lfl_desktop.domain.year import numbered

R = TypeVar("R", bound=Record)


class ContentLine(msgspec.Struct, frozen=True):
    """What becomes of one kind of content: shown to whoever sends, before anything leaves.

    `leaving` and `staying` count the records on either side of the gate.
    """

    key: str
    title: str
    audience: Audience
    standing: Standing
    leaving: int
    staying: int
    why: str = ""


class Visible:
    """Records that came through the gate for one audience. Only `visible()` makes it.

    Fields that stay behind hold their defaults; a reference to a record that stays is empty. `leader` is the
    id of the leader who reads it, where the audience is one leader; `slots_not_held` are the ids of the slots
    that were not held, which cannot be told from what is left of them.
    """

    def __init__(
        self,
        key: object,
        audience: Audience,
        records: tuple[Record, ...],
        lines: tuple[ContentLine, ...],
        leader: UUID | None = None,
        slots_not_held: frozenset[UUID] = frozenset(),
        words: Callable[[Record], Record] | None = None,
    ):
        if key is not _GATE:
            raise TypeError("Only sharing.visible() makes what may leave")
        self.audience = audience
        self.leader = leader
        self._records = records
        self.lines = lines
        self.slots_not_held = slots_not_held
        self._words = words
        self._worded: dict[UUID, Record] = {}
        self.noted: set[tuple[UUID, str]] = set()
        self._by_id = {record.id: record for record in records}
        self._of: dict[type[Record], list[Any]] = {}
        for record in records:
            self._of.setdefault(type(record), []).append(record)

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them."""
        return tuple(map(self._told, self._records))

    def all(self, kind: type[R]) -> list[R]:
        """The visible records of one kind, in the order they came in."""
        return list(map(self._told, self._of.get(kind, ())))

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """The visible record with this id, or None where it stays behind."""
        record = self._by_id.get(id) if id else None
        return self._told(record) if isinstance(record, kind) else None

    def _told(self, record: R) -> R:
        """A record in the words that are wanted, which few are ever asked for."""
        if self._words is None:
            return record
        if (found := self._worded.get(record.id)) is None:
            found = self._worded[record.id] = self._words(record)
        return cast("R", found)

    def tell(self, record: Record | None, *fields: str) -> None:
        """Whoever makes a paper notes here what it says of a record without its words."""
        if record is not None:
            self.noted.update((record.id, name) for name in fields)

    def worded(self, words: Callable[[Record], Record]) -> Visible:
        """The same for the same readers in other words, to find out where they go (`tracing`)."""
        readers = self.audience, self._records, self.lines, self.leader, self.slots_not_held
        return Visible(_GATE, *readers, words)

    def shows(self, key: str) -> bool:
        """Whether content of this kind may be seen by this audience at all."""
        return any(line.key == key and line.standing == Standing.LEAVES for line in self.lines)


_GATE = object()


def visible(records: Iterable[Record], audience: Audience, leader: UUID | None = None) -> Visible:
    """What `audience` may see of `records`, and a line on each kind of content. Where the audience is one
    leader, `leader` says which; for others it says nothing.

    `records` should hold whatever the records refer to (the scope of one set, say): a record
    whose necessary reference stays behind stays too.

    Raises ValueError where nobody says which leader.
    """
    if audience == Audience.LEADER and leader is None:
        raise ValueError("The gate has to know which leader will read it")
    reader = leader if audience == Audience.LEADER else None
    every = list(records)
    never_held = not_held(every)  # nobody who cannot see all that is in a slot could tell
    if audience >= Audience.COORDINATOR:
        every = [record for record in every if record.id not in never_held]
        every += _figures(every)
    known = Known((record.id, record) for record in every)
    opened = OpenedNames(known)
    passed = _through(known, audience, reader, audiences(every), opened.holds)
    places: Mapping[UUID, int] = {record.id: place for place, record in enumerate(every)}
    kept = passed.kept
    if audience >= Audience.COORDINATOR:
        are_open = passed.widest["names"] >= audience
        kept = without_names(kept, known, opened if are_open else None)
        if not (are_open and opened.is_whole):
            places = _places_by_id(every)
    lines = tuple(passed.line(content, audience) for content in CONTENTS)
    ordered = sorted(kept.values(), key=lambda r: (_ORDER[type(r)], places.get(r.id, r.id.int)))
    return Visible(_GATE, audience, tuple(ordered), lines, reader, frozenset(never_held))


def could_be_sent(records: Iterable[Record]) -> tuple[Record, ...]:
    """What of `records` that came from elsewhere may be a coordinator's, by the kinds of content alone.

    What was agreed, what depends on days and who would be told apart was judged where they come from, which
    had all that is needed to do so. The ground rules usually stay behind, so where they are absent a set
    counts as having opened its names: whoever wrote the file asked them. The first versions of files had
    lines for each person without names."""
    every = list(records)
    known = Known((record.id, record) for record in every)
    known.agreed = AgreedThere(every)
    widest = widest_sent(every)
    kept = _through(known, Audience.COORDINATOR, None, widest, lambda _record: True, counted=False).kept
    told = (kept.get(record.id) for record in every)
    return tuple(record for record in told if record is not None)


def widest_sent(records: Iterable[Record]) -> dict[str, Audience]:
    """Content key -> the widest audience that may see it, of records that came from elsewhere.

    Raises KeyError for an audience that there is not."""
    every = list(records)
    there = every if any(type(r) is GroundRules for r in every) else [*every, NAMES_OPENED]
    return _settings(there) | dict.fromkeys(("membership", "came"), Audience.COORDINATOR)


NAMES_OPENED = GroundRules(learning_set=NAMESPACE, agreed_on=dt.date.min, names_to_coordinator=True)
"""The ground rules of a set that sent its leaders' names and not its rules."""


def _figures(records: Sequence[Record]) -> list[Record]:
    """The figures of `records`, but for those kinds of them that came with them."""
    made: dict[type[Record], Callable[[Sequence[Record]], Sequence[Record]]] = {
        MeetingFigures: meeting_figures,
        SetFigures: set_figures,
        EventFigures: event_figures,
    }
    there = {type(record) for record in records}
    return [figure for kind, make in made.items() if kind not in there for figure in make(records)]


def _places_by_id(records: Iterable[Record]) -> dict[UUID, int]:
    """Places in which nothing shows who was typed before whom."""
    return {r.id: place for place, r in enumerate(records) if type(r) not in DEEDS}


class _Passed(NamedTuple):
    """What came through by its content, and how much of each kind did and did not."""

    kept: dict[UUID, Record]
    widest: dict[str, Audience]
    leaving: Counter[str]
    staying: Counter[str]

    def line(self, content: Content, audience: Audience) -> ContentLine:
        """What is told of one kind of content."""
        return _line(content, self.widest[content.key], audience, self.leaving, self.staying)


def _through(
    known: Known,
    audience: Audience,
    reader: UUID | None,
    widest: dict[str, Audience],
    by_name: Callable[[Record], bool],
    *,
    counted: bool = True,
) -> _Passed:
    """`widest` is the widest audience of each kind of content; `by_name` tells of a record whether the ground
    rules open it. What leaves and stays is `counted` for the lines that are told of it."""
    passed: dict[UUID, Record] = {}
    leaving: Counter[str] = Counter()
    staying: Counter[str] = Counter()
    doors: dict[tuple[type[Record], Audience], ContentDoor] = {}
    for record in sorted(known.values(), key=lambda r: _ORDER[type(r)]):
        asking = _asking(record, audience, reader, known)
        door = doors.get((type(record), asking))
        if door is None:
            door = doors[type(record), asking] = ContentDoor(type(record), widest, asking)
        opened = door.opened_for(record, known, by_name) if door.asks else ()
        if counted:
            for content in _CONTENTS_OF[type(record)]:
                is_open = content.key in door.always or content.key in opened
                (leaving if is_open else staying)[content.key] += int(_says_something(record, content))
        if door.always or opened:
            told = record if asking == Audience.FACILITATOR else known.as_released(record)
            closed = door.closed_but(opened)
            passed[record.id] = msgspec.structs.replace(told, **closed) if closed else told
    return _Passed(_connected(passed), widest, leaving, staying)


class ContentDoor:
    """What of one kind of record whoever is `asking` may see: some content `always`, and some that each
    record is asked about (`asks`), where it may have to be ready (`waits`). Contents are told by their
    keys."""

    def __init__(self, kind: type[Record], widest: Mapping[str, Audience], asking: Audience) -> None:
        self.kind = kind
        self._asking = asking
        is_open = [content for content in _CONTENTS_OF[kind] if _open(content, widest, asking)]
        self.asks = tuple(content for content in is_open if self._is_asked(content))
        self.always = tuple(content.key for content in is_open if content not in self.asks)
        self.waits = any(content.ready is not None for content in self.asks)
        self._closed: dict[tuple[str, ...], dict[str, Any]] = {}

    def _is_asked(self, content: Content) -> bool:
        waits = content.ready is not None and self._asking != Audience.FACILITATOR
        return waits or (self._asking >= Audience.COORDINATOR and _is_named(content))

    def opened_for(self, record: Record, known: Known, by_name: Callable[[Record], bool]) -> tuple[str, ...]:
        """What of a record is open beside what always is."""
        return tuple(
            content.key
            for content in self.asks
            if _ready(content, record, self._asking, known)
            and (self._asking < Audience.COORDINATOR or not _is_named(content) or by_name(record))
        )

    def closed_but(self, opened: tuple[str, ...]) -> dict[str, Any]:
        """The fields that hold their defaults where what is `opened` may be seen beside what always may."""
        if opened not in self._closed:
            contents = (c for c in _CONTENTS_OF[self.kind] if c.key in self.always or c.key in opened)
            seen = {name for content in contents for name in content.fields[self.kind]}
            self._closed[opened] = {name: _DEFAULTS[self.kind][name] for name in _OWNED[self.kind] - seen}
        return self._closed[opened]


def _is_named(content: Content) -> bool:
    return content.key in NAMED_BY_GROUND_RULES


def audiences(records: Iterable[Record]) -> dict[str, Audience]:
    """Content key -> the widest audience that may see it, after the programme's settings and
    its ground rules as they are now. A setting that is not understood leaves the default; a quote goes no
    further than the impact it belongs to, a poster no further than what is on it, a line for each person,
    beyond the set, no further than names."""
    widest = _settings(records)
    named = max(widest["names"], Audience.SET)
    return widest | {key: min(widest[key], named) for key in ROWS_OF_PEOPLE}


def _settings(records: Iterable[Record]) -> dict[str, Audience]:
    every = list(records)
    widest = {content.key: content.audience for content in CONTENTS}
    for programme in (r for r in every if isinstance(r, Programme)):
        for key, name in programme.audiences.items():
            if key in widest and name.upper() in Audience.__members__:
                widest[key] = Audience.named(name)
    rules = [r for r in every if isinstance(r, GroundRules)]
    if has_agreed(rules):
        opened = opened_since(rules) is not None
        for key in NAMED_BY_GROUND_RULES:
            most = max if opened else min
            widest[key] = most(widest[key], Audience.COORDINATOR if opened else Audience.SET)
    widest["quotes"] = min(widest["quotes"], widest["impact"])
    widest["poster_lines"] = min(widest[key] for key in ("poster_lines", "impact", "quotes", "key_learning"))
    return widest


_ORDER = {kind: place for place, kind in enumerate(ALL)}
_CONTENTS_OF: dict[type[Record], tuple[Content, ...]] = {
    kind: tuple(content for content in CONTENTS if kind in content.fields) for kind in ALL
}


def _defaults(kind: type[Record]) -> dict[str, Any]:
    fields = msgspec.structs.fields(kind)
    return {f.name: f.default for f in fields if f.default is not msgspec.NODEFAULT} | {
        f.name: f.default_factory() for f in fields if f.default_factory is not msgspec.NODEFAULT
    }


_DEFAULTS = {kind: _defaults(kind) for kind in ALL}


_OWNED = {
    kind: frozenset(name for content in _CONTENTS_OF[kind] for name in content.fields[kind]) for kind in ALL
}
"""The fields of each kind of record that belong to a kind of content."""

_NEEDED = {kind: tuple(name for name in references(kind) if name not in _DEFAULTS[kind]) for kind in ALL}
"""The references without which a record of each kind cannot be."""

_MAY_BE_EMPTY = {kind: tuple(name for name in references(kind) if name not in _NEEDED[kind]) for kind in ALL}


def _asking(record: Record, audience: Audience, leader: UUID | None, known: Known) -> Audience:
    """As whom a record is asked for: a leader sees all of what is their own, and of the rest what the set
    sees."""
    if leader is None:
        return audience
    return Audience.FACILITATOR if owner_of(record, known) == leader else Audience.SET


def _open(content: Content, widest: Mapping[str, Audience], audience: Audience) -> bool:
    return not content.never and widest[content.key] >= audience


def _ready(content: Content, record: Record, audience: Audience, known: Known) -> bool:
    return audience == Audience.FACILITATOR or content.ready is None or content.ready(record, known)


def _says_something(record: Record, content: Content) -> bool:
    """A record with several kinds of content counts only for those that were filled in."""
    kind = type(record)
    if content.says is not None:
        return content.says(record)
    if len(_CONTENTS_OF[kind]) == 1:
        return True
    return any(getattr(record, name) != _DEFAULTS[kind][name] for name in content.fields[kind])


def _connected(passed: Mapping[UUID, Record]) -> dict[UUID, Record]:
    """Without the records that need one that stays, and without references to those that stay."""
    kept: dict[UUID, Record] = {}
    for id, record in passed.items():
        for name in _NEEDED[type(record)]:
            if getattr(record, name) not in kept:
                break
        else:
            kept[id] = record
    for id, record in kept.items():
        said = [(name, getattr(record, name)) for name in _MAY_BE_EMPTY[type(record)]]
        loose = [name for name, other in said if other is not None and other not in kept]
        if loose:
            kept[id] = msgspec.structs.replace(record, **dict.fromkeys(loose))
    return kept


def _line(
    content: Content,
    widest: Audience,
    audience: Audience,
    leaving: Mapping[str, int],
    staying: Mapping[str, int],
) -> ContentLine:
    out, back = leaving[content.key], staying[content.key]
    if content.never:
        standing = Standing.NEVER
    elif widest < audience and not out:
        standing = Standing.STAYS
    elif back and not out:
        standing = Standing.HELD_BACK
    else:
        standing = Standing.LEAVES
    waits = content.waits if back and widest >= audience else ""
    return ContentLine(content.key, content.title, widest, standing, out, back, waits)


class OwnNote(msgspec.Struct, frozen=True):
    """One note of a private log: the number and day of its meeting where it belongs to one, else the day
    it was written on."""

    number: int | None
    day: dt.date | None
    wording: str


class OwnLog:
    """A facilitator's private log for themselves and nobody else. Only `own_log()` makes it, and nothing that
    leaves for an audience is made of it: it is no `Visible`."""

    def __init__(self, key: object, owner: str, set_name: str, notes: tuple[OwnNote, ...]) -> None:
        if key is not _OWN:
            raise TypeError("Only sharing.own_log() makes a log for its owner")
        self.owner = owner
        self.set_name = set_name
        self.notes = notes


_OWN = object()


def own_log(records: Iterable[Record], set_id: UUID) -> OwnLog:
    """The one door beside the gate: the private log of a set for whoever wrote it, with the days of its
    meetings and nothing else that was recorded. It answers to no audience, and no setting of a programme
    opens it wider."""
    every = list(records)
    one = next((r for r in every if isinstance(r, LearningSet) and r.id == set_id), None)
    meetings = {r.id: r for r in every if isinstance(r, Meeting) and r.learning_set == set_id}
    numbers = numbered(meetings.values())
    notes = []
    for entry in (r for r in every if isinstance(r, LogEntry) and r.learning_set == set_id):
        meeting = meetings.get(entry.meeting) if entry.meeting else None
        if entry.wording.strip():
            day = (meeting.date if meeting else None) or entry.written_on
            notes.append(OwnNote(numbers.get(meeting.id) if meeting else None, day, entry.wording))
    ordered = sorted(notes, key=lambda n: (n.day or dt.date.max, n.number or 0, n.wording))
    return OwnLog(_OWN, one.facilitator if one else "", one.name if one else "", tuple(ordered))
