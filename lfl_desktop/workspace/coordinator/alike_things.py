"""Which of the things that sets have together are one, though each set wrote them down for itself: by id, by
name however it is typed, by the name they had at first, and as the coordinator decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.programme import Cohort, Programme, School, Theme
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.wording.names import folded, name_key

Shared: TypeAlias = Programme | Cohort | Theme | School | ProgrammeEvent
"""What sets have together."""

CLOSE = 0.82
"""How alike two names are, from 0 to 1, that may be of one school: "Hillcross CE" and "Hillcross C.E.
Primary" are, "Rosehill Infant" and "Rosehill Junior" are not."""

Pairs: TypeAlias = set[frozenset[UUID]]

Sources: TypeAlias = dict[UUID, set[UUID | None]]
"""The id of a record -> the editions that have it, and None where it is among the coordinator's own."""

_GENERAL = ("primary", "school", "academy", "the", "church", "of", "england", "ce", "rc", "infant", "junior")


_BORN: dict[type[Shared], str] = {Theme: "theme", School: "school"}
"""The kinds whose first name gives their id, with the word that goes into it."""


@dataclass(frozen=True)
class WrittenOnce:
    """A record as one set wrote it, or, without an edition, as it stands among the coordinator's own."""

    record: Shared
    edition: Edition | None = None


@dataclass(frozen=True)
class Proposal:
    """Two that may be one: `here`, which is known already, and `there`, which a set wrote otherwise."""

    here: WrittenOnce
    there: WrittenOnce


def written_otherwise(written: Sequence[WrittenOnce]) -> tuple[list[WrittenOnce], Sources]:
    """Of `written`, each way of saying a record once, by whoever said it first: most files of a programme say
    the same of it. And which files have each record."""
    said: dict[UUID, list[Shared]] = {}
    sources: Sources = {}
    once: list[WrittenOnce] = []
    for each in written:
        record, source = each.record, each.edition.id if each.edition else None
        if record.id not in said:
            said[record.id], sources[record.id] = [record], {source}
            once.append(each)
            continue
        sources[record.id].add(source)
        if record not in said[record.id]:
            said[record.id].append(record)
            once.append(each)
    return once, sources


class AlikeThings:
    """The records of one kind, each id once, in the order in which they were written: the coordinator's own
    first. `one` says of those that they belong to which are one, `apart` which are not though they look so.

    It makes no difference in which order sets are added: all names that a thing has anywhere are compared."""

    def __init__(
        self, written: Sequence[WrittenOnce], one: dict[UUID, UUID], apart: Pairs, sources: Sources
    ) -> None:
        self._parents = one
        self._apart: dict[UUID, set[UUID]] = {}
        for pair in apart:
            for id in pair:
                self._apart.setdefault(id, set()).update(pair - {id})
        self._said: dict[UUID, list[WrittenOnce]] = {}
        for each in written:
            self._said.setdefault(each.record.id, []).append(each)
        self._sources = {id: set(sources[id]) for id in self._said}
        self._members = {id: [id] for id in self._said}
        self.one: dict[UUID, UUID] = {id: id for id in self._said}
        self.joined_by_name: list[tuple[WrittenOnce, WrittenOnce]] = []

    def join(self, same: Pairs) -> None:
        """Finds out which are one."""
        order = {id: nth for nth, id in enumerate(self._said)}
        for pair in same:
            if all(id in order for id in pair):
                self._unite(min(pair), max(pair), order)
        for here, there in self._of_one_name():
            if self._may_be_one(here, there) and (
                self._key(here) == self._key(there) or not self._together_somewhere(here, there)
            ):
                self.joined_by_name.append((self._said[self.one[here]][0], self._said[there][0]))
                self._unite(here, there, order)
        for here, there in self._of_one_birth():
            if self._may_be_one(here, there) and not self._together_somewhere(here, there):
                self._unite(here, there, order)

    def proposals(self) -> Iterator[Proposal]:
        """For each that may be one with something before it, the closest of these."""
        firsts: list[UUID] = []
        for id, said in self._said.items():
            if self.one[id] != id or not isinstance(said[0].record, School | Programme):
                continue
            near = [
                (likeness(self._name(other), self._name(id)), other)
                for other in firsts
                if self._parent(other) == self._parent(id) and self._may_be_proposed(other, id)
            ]
            firsts.append(id)
            best = max(near, key=lambda each: each[0], default=None)
            if best and best[0] >= CLOSE:
                yield Proposal(self._said[best[1]][0], said[0])

    def _of_one_name(self) -> Iterator[tuple[UUID, UUID]]:
        named: dict[tuple[object, ...], list[UUID]] = {}
        for id, said in self._said.items():
            keys = {(parent_of(w.record, self._parents), *thing_key(w.record)) for w in said}
            for key in sorted(keys, key=str):
                others = named.setdefault(key, [])
                yield from ((other, id) for other in others)
                others.append(id)

    def _of_one_birth(self) -> Iterator[tuple[UUID, UUID]]:
        """What has a name that another had when it was first written down, in whichever file."""
        for id, said in self._said.items():
            names = {
                (w.record.programme, w.record.name) for w in said if isinstance(w.record, Theme | School)
            }
            for programme, name in sorted(names):
                born = named_id(_BORN[type(said[0].record)], programme, name)
                if born != id and born in self._said:
                    yield born, id

    def _may_be_one(self, here: UUID, there: UUID) -> bool:
        return self.one[here] != self.one[there] and not self._kept_apart(here, there)

    def _may_be_proposed(self, here: UUID, there: UUID) -> bool:
        return not self._kept_apart(here, there) and not self._together_somewhere(here, there)

    def _kept_apart(self, here: UUID, there: UUID) -> bool:
        if not self._apart:
            return False
        others = set(self._members[self.one[there]])
        return any(self._apart.get(id, _NONE) & others for id in self._members[self.one[here]])

    def _together_somewhere(self, here: UUID, there: UUID) -> bool:
        """Whether one and the same file has both of them: whoever keeps it knows them as two."""
        return not self._sources[self.one[here]].isdisjoint(self._sources[self.one[there]])

    def _unite(self, here: UUID, there: UUID, order: dict[UUID, int]) -> None:
        first, other = sorted((self.one[here], self.one[there]), key=lambda id: order[id])
        if first == other:
            return
        for id in self._members[other]:
            self.one[id] = first
        self._members[first] += self._members.pop(other)
        self._sources[first] |= self._sources[other]

    def _name(self, id: UUID) -> str:
        record = self._said[id][0].record
        return record.title if isinstance(record, ProgrammeEvent) else record.name

    def _key(self, id: UUID) -> tuple[object, ...]:
        return thing_key(self._said[id][0].record)

    def _parent(self, id: UUID) -> UUID | None:
        return parent_of(self._said[id][0].record, self._parents)


_NONE: frozenset[UUID] = frozenset()


def parent_of(record: Shared, one: dict[UUID, UUID]) -> UUID | None:
    """The id under which that is known which a record belongs to."""
    if isinstance(record, Programme):
        return None
    parent = record.cohort if isinstance(record, ProgrammeEvent) else record.programme
    return one.get(parent, parent)


def thing_key(record: Shared) -> tuple[object, ...]:
    """What is the same for two that are one, however they are typed."""
    if isinstance(record, ProgrammeEvent):
        return (record.kind, name_key(record.title), record.date)
    if isinstance(record, Cohort):
        return (name_key(record.name), record.starts and record.starts.year)
    return (name_key(record.name),)


def likeness(one: str, other: str) -> float:
    """How alike two names of schools are, from 0 to 1: by what is left without the words that many have, if
    something is, since "Hillcross" is one school and "Primary School" none."""
    first, second = _words(one), _words(other)
    own, its = (" ".join(w for w in words if w not in _GENERAL) for words in (first, second))
    if not own or not its:
        return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio()
    apart = {"infant", "junior"} & (set(first) ^ set(second))
    return 0.0 if len(apart) == 2 else SequenceMatcher(None, own, its).ratio()


def _words(name: str) -> list[str]:
    return folded(name.replace(".", "")).split()
