"""The editions that are here while files are added, found by their set and by what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.wording.names import name_key


class HeldEditions:
    """The newest edition of each line. Finding one takes no longer the more there are."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        self._lines: dict[UUID, Edition] = {}
        self._of_set: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self._called: defaultdict[tuple[str, str], dict[UUID, None]] = defaultdict(dict)
        for edition in editions:
            self.hold(edition)

    def __iter__(self) -> Iterator[Edition]:
        return iter(self._lines.values())

    def hold(self, edition: Edition) -> None:
        """An edition is now the newest of its line."""
        self._lines[edition.line] = edition
        self._of_set[edition.learning_set].add(edition.line)
        self._called[_called(edition.set_name, edition.facilitator)][edition.line] = None

    def of_set(self, learning_set: UUID) -> list[Edition]:
        """The editions of a set: one, or more where copies of it went apart."""
        return [self._lines[line] for line in sorted(self._of_set.get(learning_set, ()))]

    def called_as(self, edition: Edition) -> Iterator[Edition]:
        """The editions of sets that are called as that of `edition`, of a facilitator of the same name, those
        that came first before the others."""
        return (self._lines[line] for line in self._called[_called(edition.set_name, edition.facilitator)])


@lru_cache(maxsize=256)
def _called(name: str, facilitator: str) -> tuple[str, str]:
    return name_key(name), name_key(facilitator)
