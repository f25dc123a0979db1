"""What changed between two versions of an activity system: items and tensions, by where they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum, auto
from typing import NamedTuple, TypeVar
from uuid import UUID

from lfl_desktop.domain.activity import Layer, SystemItem, Tension, TensionState
from lfl_desktop.domain.wording.names import name_key


class SystemChange(StrEnum):
    """What became of an item from one version to a later one. One item may have changed in several ways."""

    ADDED = auto()
    DROPPED = auto()
    REWORDED = auto()
    MOVED = auto()
    BECAME_REAL = auto()
    WAS_REPLACED = auto()
    BACK_TO_POSSIBLE = auto()


class Pulling(StrEnum):
    """What became of a tension from one version to a later one."""

    NOTICED = auto()
    DROPPED = auto()
    REWORDED = auto()
    MOVED = auto()
    WORKED_ON = auto()
    EASED = auto()
    BACK = auto()


class Contents(NamedTuple):
    """What one version holds."""

    items: tuple[SystemItem, ...] = ()
    tensions: tuple[Tension, ...] = ()


class ItemChange(NamedTuple):
    """An item before and after; None before where it was added, None after where it was dropped."""

    before: SystemItem | None
    after: SystemItem | None
    changes: frozenset[SystemChange]


class TensionChange(NamedTuple):
    """A tension before and after."""

    before: Tension | None
    after: Tension | None
    changes: frozenset[Pulling]


class Difference(NamedTuple):
    """Everything of both versions, each with what it became: first what the later one holds, then what was
    dropped. What stayed as it was is there with no change."""

    items: tuple[ItemChange, ...]
    tensions: tuple[TensionChange, ...]


R = TypeVar("R", SystemItem, Tension)


def difference(before: Contents, after: Contents, between: Iterable[SystemItem | Tension] = ()) -> Difference:
    """What changed from one version to a later one.

    A record of the later version is that of the earlier from which it came, also through the versions
    `between` them. One that came from nowhere is the same where its words, place and layer are.
    """
    kept = {record.id: record.came_from for record in (*between, *after.items, *after.tensions)}
    items = _pairs(before.items, after.items, kept)
    tensions = _pairs(before.tensions, after.tensions, kept)
    replaced = {item.id for item in after.items if item.layer == Layer.POSSIBLE}
    return Difference(
        tuple(ItemChange(one, other, _item_changes(one, other, replaced)) for one, other in items),
        tuple(TensionChange(one, other, _tension_changes(one, other)) for one, other in tensions),
    )


def _by_id(records: Sequence[R]) -> dict[UUID, R]:
    return {record.id: record for record in records}


def _pairs(
    before: Sequence[R], after: Sequence[R], came_from: Mapping[UUID, UUID | None]
) -> list[tuple[R | None, R | None]]:
    left: dict[UUID, R] = _by_id(before)
    found: dict[UUID, R] = {}
    for record in after:
        origin = _origin(record.id, came_from, left)
        if origin is not None:
            found[record.id] = left.pop(origin)
    for record in after:
        if record.id not in found and record.came_from is None:
            same = next((one for one in left.values() if _alike(one, record)), None)
            if same is not None:
                found[record.id] = left.pop(same.id)
    pairs: list[tuple[R | None, R | None]] = [(found.get(record.id), record) for record in after]
    return pairs + [(one, None) for one in left.values()]


def _origin(id: UUID, came_from: Mapping[UUID, UUID | None], left: Mapping[UUID, R]) -> UUID | None:
    """The record of the earlier version from which the one with this id came."""
    seen: set[UUID] = set()
    at: UUID | None = id
    while at is not None and at not in seen:
        if at in left:
            return at
        seen.add(at)
        at = came_from.get(at)
    return None


def _alike(one: R, other: R) -> bool:
    if _words(one) != _words(other):
        return False
    if isinstance(one, SystemItem) and isinstance(other, SystemItem):
        return (one.place, one.layer) == (other.place, other.layer)
    return _ends(one) == _ends(other)


def _words(record: SystemItem | Tension) -> str:
    return " ".join(record.wording.split())


def _ends(record: SystemItem | Tension) -> object:
    assert isinstance(record, Tension)
    other = record.to_place or record.from_place
    return record.from_place, other, name_key(record.neighbour), record.to_system


def _item_changes(
    before: SystemItem | None, after: SystemItem | None, possible: set[UUID]
) -> frozenset[SystemChange]:
    if before is None or after is None:
        return frozenset({SystemChange.ADDED if before is None else SystemChange.DROPPED})
    layers = before.layer, after.layer
    now_replaced = after.became in possible and before.became is None
    told = {
        SystemChange.REWORDED: _words(before) != _words(after),
        SystemChange.MOVED: before.place != after.place,
        SystemChange.BECAME_REAL: layers == (Layer.POSSIBLE, Layer.NOW),
        SystemChange.BACK_TO_POSSIBLE: layers == (Layer.NOW, Layer.POSSIBLE),
        SystemChange.WAS_REPLACED: now_replaced,
    }
    return frozenset(change for change, is_so in told.items() if is_so)


_STATES = {
    TensionState.NOTICED: Pulling.BACK,
    TensionState.WORKED_ON: Pulling.WORKED_ON,
    TensionState.EASED: Pulling.EASED,
}


def _tension_changes(before: Tension | None, after: Tension | None) -> frozenset[Pulling]:
    if after is None:
        return frozenset({Pulling.DROPPED})
    if before is None:
        state = {_STATES[after.state]} - {Pulling.BACK}
        return frozenset({Pulling.NOTICED, *state})
    told = {
        Pulling.REWORDED: _words(before) != _words(after),
        Pulling.MOVED: _ends(before) != _ends(after),
        _STATES[after.state]: before.state != after.state,
    }
    return frozenset(change for change, is_so in told.items() if is_so)
