"""The overviews of what was received, read once while a records file is open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from lfl_desktop.domain.set_overview import SetOverview, SharedParts, unpacked


class KnownOverviews:
    """Reads what is kept of editions, and remembers it until they are gone: what was withdrawn with one of
    them is then nowhere."""

    def __init__(self, find: Callable[[Collection[UUID]], Mapping[UUID, bytes]]) -> None:
        """`find` gives the bytes of all that are here, empty ones for those it is told are known."""
        self._find = find
        self._read: dict[UUID, SetOverview] = {}
        self._parts: dict[bytes, SharedParts] = {}

    def all(self) -> dict[UUID, SetOverview]:
        """Edition id -> its overview; none of editions that an earlier version of the program took in."""
        here = self._find(self._read)
        self._read = {edition: read for edition, read in self._read.items() if edition in here}
        for edition, data in here.items():
            if edition not in self._read and (read := unpacked(data, self._parts)):
                self._read[edition] = read
        used = {id(read.shared) for read in self._read.values()}
        self._parts = {data: part for data, part in self._parts.items() if id(part) in used}
        return dict(self._read)
