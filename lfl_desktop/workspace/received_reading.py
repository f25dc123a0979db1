"""A set as its facilitator sent it: its records are read, and there is no way to change them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, TypeVar
from uuid import UUID

from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.record import Record

R = TypeVar("R", bound=Record)


class ReceivedReading:
    """A `Reading` of the records of one edition. `now` is the clock to go by, `received` when it came."""

    def __init__(self, records: Iterable[Record], now: Clock, received: dt.datetime | None = None) -> None:
        self._now = now
        self._received = received
        self._of: dict[type[Record], dict[UUID, Any]] = {}
        for record in records:
            self._of.setdefault(type(record), {})[record.id] = record
        for kind, found in self._of.items():
            if "position" in kind.__struct_fields__:
                self._of[kind] = dict(sorted(found.items(), key=lambda each: each[1].position))

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """The record of this kind and id, or None."""
        return self._of.get(kind, {}).get(id) if id else None

    def select(self, kind: type[R], **where: object) -> list[R]:
        """The records of one kind with these values, in order of position and then as they were sent.

        A value may be a collection, which means any of them."""
        wanted = {name: _any_of(value) for name, value in where.items()}
        found = self._of.get(kind, {}).values()
        return [one for one in found if all(getattr(one, name) in values for name, values in wanted.items())]

    def today(self) -> dt.date:
        """The day it is: never that of somebody's sample."""
        return self.now().date()

    def changed_on(self) -> dt.date | None:
        """The day on which it was received, in UTC: nothing in it is changed here."""
        return self._received.astimezone(dt.UTC).date() if self._received else None

    def now(self) -> dt.datetime:
        """The time it is, with its zone."""
        return self._now()


def _any_of(value: object) -> Collection[object]:
    return value if isinstance(value, Collection) and not isinstance(value, str) else (value,)
