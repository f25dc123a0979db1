"""The gate asked about records that came from elsewhere, kind by kind: whether it lets all of them through as
they are. That is so of nearly every file, and is found out much faster than what of one it lets through."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from lfl_desktop.domain.agreement import AgreedThere, Known
from lfl_desktop.domain.gate.contents import CONTENTS, Audience
from lfl_desktop.domain.gate.sharing import ContentDoor, widest_sent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record, kinds_apart

_BY_THEMSELVES = (Challenge, Impact)
"""Whose agreement stands in them: of other kinds that wait for one, more has to be known."""


def all_could_be_sent(records: Sequence[Record]) -> bool:
    """Whether `could_be_sent` lets all of `records` through as they are; False also where it has to be asked.
    They have to hold all that they refer to. Raises KeyError for an audience that there is not."""
    of = kinds_apart(records)
    widest = widest_sent([*of.get(Programme, ()), *of.get(GroundRules, ())])
    doors = _doors(tuple(widest.values()))
    known = _known(of, doors, records)
    return all(_lets_through(doors[kind], those, known) for kind, those in of.items())


@lru_cache(maxsize=64)
def _doors(widest: tuple[Audience, ...]) -> _Doors:
    return _Doors({content.key: each for content, each in zip(CONTENTS, widest, strict=True)})


class _Doors(dict[type[Record], ContentDoor]):
    """The door of each kind that was asked for."""

    def __init__(self, widest: dict[str, Audience]) -> None:
        super().__init__()
        self._widest = widest

    def __missing__(self, kind: type[Record]) -> ContentDoor:
        door = self[kind] = ContentDoor(kind, self._widest, Audience.COORDINATOR)
        return door


def _known(of: dict[type[Record], list[Record]], doors: _Doors, records: Sequence[Record]) -> Known:
    asks = any(doors[kind].waits and kind not in _BY_THEMSELVES for kind in of)
    known = Known((record.id, record) for record in (records if asks else ()))
    known.agreed = AgreedThere(records if asks else ())
    return known


def _lets_through(door: ContentDoor, those: Sequence[Record], known: Known) -> bool:
    if not door.waits:
        return _hold_nothing_else(door, tuple(content.key for content in door.asks), those)
    return all(
        _hold_nothing_else(door, door.opened_for(record, known, lambda _record: True), [record])
        for record in those
    )


def _hold_nothing_else(door: ContentDoor, opened: tuple[str, ...], those: Sequence[Record]) -> bool:
    """Whether the fields of which nothing is open hold their defaults."""
    if not (door.always or opened):
        return False
    closed = door.closed_but(opened)
    if not closed:
        return True
    held: Any = attrgetter(*closed)
    empty = tuple(closed.values()) if len(closed) > 1 else next(iter(closed.values()))
    return all(each == empty for each in map(held, those))
