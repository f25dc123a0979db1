"""What reads records: an open records file, or whatever else holds those of a set."""

from __future__ import annotations

import datetime as dt
from typing import Protocol, TypeVar
from uuid import UUID

from lfl_desktop.domain.record import Record

R = TypeVar("R", bound=Record)


class Reading(Protocol):
    """The records as they are now. What is read of a set through this, and nothing else, is shown in the same
    way wherever it is kept, and cannot be changed."""

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """The record of this kind and id, or None."""

    def select(self, kind: type[R], **where: object) -> list[R]:
        """The records of one kind with these values, in order of position."""

    def today(self) -> dt.date:
        """The day it is."""

    def changed_on(self) -> dt.date | None:
        """The day of the last change to any of them, where that is known."""

    def now(self) -> dt.datetime:
        """The time it is, with its zone."""
