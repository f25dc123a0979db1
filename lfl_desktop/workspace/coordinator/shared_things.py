"""What several sets have together, and each of them wrote down for itself: the programme's cohorts, themes,
schools and events. One of a kind under several ids is brought together here, and what differs is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias
from uuid import UUID

from lfl_desktop.domain.editions import Decision, DecisionKind, Edition
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.programme import Cohort, Programme, School, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.names import folded, name_key
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet, received_sets
from lfl_desktop.workspace.workspace import Workspace

Shared: TypeAlias = Programme | Cohort | Theme | School | ProgrammeEvent
KINDS: tuple[type[Shared], ...] = (Programme, Cohort, Theme, School, ProgrammeEvent)
"""What sets have together, each after what it belongs to. Terms are no part of it: three or six a year, they
are told apart by their days alone."""

TOLD: dict[type[Shared], tuple[str, ...]] = {
    Programme: ("name", "coordinator", "funder"),
    Cohort: ("name", "starts", "ends"),
    Theme: ("name",),
    School: ("name", "chain", "partner_city"),
    ProgrammeEvent: ("title", "date", "place"),
}
"""The fields of which it is told that a set has them otherwise."""

CLOSE = 0.82
"""How alike two names are, from 0 to 1, that may be of one school: "Hillcross CE" and "Hillcross C.E.
Primary" are, "Rosehill Infant" and "Rosehill Junior" are not."""

Pairs: TypeAlias = set[frozenset[UUID | None]]

_GENERAL = ("primary", "school", "academy", "the", "church", "of", "england", "ce", "rc", "infant", "junior")


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


@dataclass(frozen=True)
class Suggestion:
    """What a set says otherwise of a record of the coordinator's own."""

    here: Shared
    field: str
    value: str
    edition: Edition


@dataclass(frozen=True)
class SharedThings:
    """`one` says under which id each record is known; what is joined with nothing is known by its own."""

    one: dict[UUID, UUID]
    proposals: tuple[Proposal, ...]
    suggestions: tuple[Suggestion, ...]


def shared_things(workspace: Workspace, sets: Sequence[ReceivedSet] | None = None) -> SharedThings:
    """All that sets have together, brought together: by id, by name, and as the coordinator decided. `sets`
    are those that were received, where they are read already."""
    received = received_sets(workspace) if sets is None else sets
    return bring_together(_all_written(workspace, received), workspace.select(Decision))


def _all_written(workspace: Workspace, sets: Iterable[ReceivedSet]) -> list[WrittenOnce]:
    found = [WrittenOnce(record) for kind in KINDS for record in _of(workspace.select(kind))]
    seen: set[int] = set()
    for each in sets:
        if each.overview is None or id(each.overview.shared) in seen:
            continue  # files of one programme mostly say the same of it
        told = each.overview.shared
        seen.add(id(told))
        of_set = (told.programme, told.cohort, *told.themes, *told.schools, *told.events)
        found += [WrittenOnce(record, each.edition) for record in of_set if record is not None]
    return found


def _of(records: Iterable[Record]) -> list[Shared]:
    found = [r for r in records if isinstance(r, KINDS)]
    return [r for r in found if not (isinstance(r, ProgrammeEvent) and r.learning_set)]


def bring_together(written: Sequence[WrittenOnce], decisions: Sequence[Decision]) -> SharedThings:
    """What of `written` is one, what may be, and what is said otherwise."""
    same = {frozenset((d.one, d.other)) for d in decisions if d.kind == DecisionKind.SAME}
    apart = {frozenset((d.one, d.other)) for d in decisions if d.kind == DecisionKind.APART}
    one: dict[UUID, UUID] = {}
    known: dict[type[Record], list[WrittenOnce]] = {kind: [] for kind in KINDS}
    proposals: list[Proposal] = []
    for kind in KINDS:
        for new in (w for w in written if type(w.record) is kind):
            if new.record.id in one:
                continue
            others = [w for w in known[kind] if _parent(w.record, one) == _parent(new.record, one)]
            joined = next((w for w in others if _is_one(w.record, new.record, same, apart)), None)
            if joined is not None:
                one[new.record.id] = one[joined.record.id]
                continue
            one[new.record.id] = new.record.id
            proposals += _proposed(new, others, apart)
            known[kind].append(new)
    return SharedThings(one, tuple(proposals), tuple(_suggestions(written, one, decisions)))


def _is_one(here: Shared, there: Shared, same: Pairs, apart: Pairs) -> bool:
    pair = frozenset((here.id, there.id))
    return pair in same or (pair not in apart and _key(here) == _key(there))


def _parent(record: Shared, one: dict[UUID, UUID]) -> UUID | None:
    if isinstance(record, Programme):
        return None
    parent = record.cohort if isinstance(record, ProgrammeEvent) else record.programme
    return one.get(parent, parent)


def _key(record: Shared) -> tuple[object, ...]:
    if isinstance(record, ProgrammeEvent):
        return (record.kind, name_key(record.title), record.date)
    if isinstance(record, Cohort):
        return (name_key(record.name), record.starts and record.starts.year)
    return (name_key(record.name),)


def _proposed(new: WrittenOnce, others: Iterable[WrittenOnce], apart: Pairs) -> list[Proposal]:
    """The closest of the others, where it is close."""
    if not isinstance(new.record, School | Programme):
        return []
    near = [
        (likeness(w.record.name, new.record.name), w)
        for w in others
        if isinstance(w.record, School | Programme) and frozenset((w.record.id, new.record.id)) not in apart
    ]
    best = max(near, key=lambda each: each[0], default=None)
    return [Proposal(best[1], new)] if best and best[0] >= CLOSE else []


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


def _suggestions(
    written: Iterable[WrittenOnce], one: dict[UUID, UUID], decisions: Iterable[Decision]
) -> Iterable[Suggestion]:
    own = {w.record.id: w.record for w in written if w.edition is None}
    decided = {
        (d.one, d.field, d.value) for d in decisions if d.kind in (DecisionKind.TAKEN, DecisionKind.LEFT)
    }
    told: set[tuple[UUID, str, str]] = set()
    for each in written:
        here = own.get(one.get(each.record.id, each.record.id))
        if each.edition is None or here is None:
            continue
        for field in TOLD[type(here)]:
            ours, value = field_said(here, field), field_said(each.record, field)
            about = (here.id, field, value)
            if value and value != ours and about not in decided and about not in told:
                told.add(about)
                yield Suggestion(here, field, value, each.edition)


def field_said(record: Shared, field: str) -> str:
    """What a record says in a field, as text."""
    value = getattr(record, field)
    return "" if value is None else str(value)
