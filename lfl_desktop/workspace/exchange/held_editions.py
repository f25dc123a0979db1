"""The editions that are here while files are added, found by their set and by what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.wording.names import name_key


class HeldEditions:
    """The newest edition of each line. Finding one takes no longer the more there are."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        self._lines: dict[UUID, Edition] = {}
        self._of_set: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self._called: defaultdict[tuple[str, str], set[UUID]] = defaultdict(set)
        for edition in editions:
            self.hold(edition)

    def __iter__(self) -> Iterator[Edition]:
        return iter(self._lines.values())

    def hold(self, edition: Edition) -> None:
        """An edition is now the newest of its line."""
        self._lines[edition.line] = edition
        self._of_set[edition.learning_set].add(edition.line)
        self._called[_called(edition.set_name, edition.facilitator)].add(edition.line)

    def of_set(self, learning_set: UUID) -> list[Edition]:
        """The editions of a set: one, or more where copies of it went apart."""
        return [self._lines[line] for line in sorted(self._of_set[learning_set])]

    def called_as(self, edition: Edition) -> list[Edition]:
        """The editions of sets that are called as that of `edition`, of a facilitator of the same name."""
        lines = self._called[_called(edition.set_name, edition.facilitator)]
        return [self._lines[line] for line in sorted(lines)]


def _called(name: str, facilitator: str) -> tuple[str, str]:
    return name_key(name), name_key(facilitator)
