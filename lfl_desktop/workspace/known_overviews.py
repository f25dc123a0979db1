"""The overviews of what was received, read once while a records file is open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from lfl_desktop.domain.set_overview import SetOverview, SharedParts


class KnownOverviews:
    """Reads what is kept of editions, and remembers it until they are gone: what was withdrawn with one of
    them is then nowhere."""

    def __init__(self, find: Callable[[Collection[UUID]], Iterable[tuple[UUID, bytes]]]) -> None:
        """`find` gives each that is here and its bytes, empty ones for those it is told are known."""
        self._find = find
        self._read: dict[UUID, SetOverview] = {}
        self._parts: dict[bytes, SharedParts] = {}

    def of(self, editions: Sequence[UUID]) -> dict[UUID, SetOverview]:
        """Edition id -> its overview, of those that are here; none of `editions` that an earlier version of
        the program took in."""
        from lfl_desktop.domain.set_overview import unpacked  # a set's own file has none

        before, self._read = self._read, {}
        if before.keys() == set(editions):
            self._read = before
            return dict(before)
        for edition, data in self._find(before):
            if read := before.get(edition) or unpacked(data, self._parts):
                self._read[edition] = read
        used = {id(read.shared) for read in self._read.values()}
        self._parts = {data: part for data, part in self._parts.items() if id(part) in used}
        return dict(self._read)
