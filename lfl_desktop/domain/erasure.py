"""Somebody who was erased leaves a mark that says nothing of them, and by which they are known again."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from uuid import UUID

from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.names import name_key


class Erasure(Record, frozen=True, kw_only=True):
    """A mark that somebody was erased: the id of their record and, under a `key` of its own, the sum of
    their name. It goes to nobody."""

    erased: UUID
    key: str = ""
    name_sum: str = ""
    erased_on: dt.date | None = None


def erasure_of(erased: UUID, name: str, day: dt.date) -> Erasure:
    """The mark that somebody leaves whose record had the id `erased`."""
    key = os.urandom(16).hex()
    return Erasure(erased=erased, key=key, name_sum=_sum(key, name), erased_on=day)


def erased_among(records: Iterable[Record], marks: Iterable[Erasure]) -> list[Person]:
    """The people among `records` who were erased, by id or by name."""
    known = list(marks)
    people = [record for record in records if isinstance(record, Person)] if known else []
    return [person for person in people if is_erased(person, known)]


def is_erased(person: Person, marks: Iterable[Erasure]) -> bool:
    """Whether one of the marks is that of somebody of this id or name."""
    return any(
        person.id == mark.erased or (name_key(person.name) and _sum(mark.key, person.name) == mark.name_sum)
        for mark in marks
    )


def _sum(key: str, name: str) -> str:
    import hmac  # which loads a library that a start does not wait for

    return hmac.digest(key.encode(), name_key(name).encode(), "sha256").hex() if name_key(name) else ""
