"""What is read of an open records file."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from lfl_desktop.domain.record import Record
from lfl_desktop.store.records_file import RecordsFile

R = TypeVar("R", bound=Record)


class FileReading:
    """Reads the records file that is open, and what it holds beside the records."""

    _file: RecordsFile

    def get(self, kind: type[R], id: UUID | None) -> R | None:
        """The record of this kind and id, or None."""
        return self._file.get(kind, id)

    def select(self, kind: type[R], **where: object) -> list[R]:
        """The records of one kind with these values, in order of position."""
        return self._file.select(kind, **where)

    def count(self, kind: type[Record]) -> int:
        """How many records of one kind the file holds."""
        return self._file.count(kind)

    def content_of(self, edition: UUID) -> bytes | None:
        """The bytes of an edition that was received, as they were sent; None where they are gone."""
        return self._file.content_of(edition)

    def names_received(self) -> list[tuple[str, str]]:
        """What sets and their facilitators are called, each pair once, as far as editions are here."""
        return self._file.names_received()

    def editions_named(self, names: Collection[tuple[str, str]]) -> list[str]:
        """The ids of the editions whose sets and facilitators are called so, to the letter, those that came
        first before the others."""
        return self._file.editions_named(names)

    def sets_received(self) -> set[str]:
        """The ids of all sets of which an edition is here."""
        return self._file.sets_received()

    def programmes_named(self) -> dict[UUID, str]:
        """The id of each programme that an edition belongs to -> what the edition calls it."""
        return self._file.programmes_named()

    def key_of(self, programme: UUID) -> tuple[str, bool]:
        """The public key that files of a programme are sealed to, empty where none is known, and whether this
        file can open them."""
        return self._file.key_of(programme)

    def pack_of(self, programme: UUID) -> bytes | None:
        """The pack of a programme that was taken in last, None before the first."""
        return self._file.pack_of(programme)

    def secrets(self) -> list[str]:
        """The keys that open what was sealed to the programmes of this file, and for nothing else."""
        return self._file.secrets()

    @property
    def is_behind(self) -> bool:
        """Whether another window has changed the file and no screen was told."""
        return self._file.is_behind

    def as_known(self, kind: type[R], id: UUID) -> R | None:
        """A record as it was here before another window changed the file; None where none did since the
        screens were told, or the record was not known."""
        return self._file.as_known(kind, id)

    def is_unseen(self, now: Record) -> bool:
        """Whether another window put a record as it is `now`, and no screen was told since."""
        return self._file.is_unseen(now)
