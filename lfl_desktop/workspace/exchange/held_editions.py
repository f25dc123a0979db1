"""The editions that are here while files are added, found by their set and by what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.workspace.workspace import Workspace

ONE_BY_ONE = 16
"""So many sets are asked for each by itself; for more, all that are in the file are read."""


class HeldEditions:
    """The newest edition of each line. Of those in the file no more is read than what is asked for, so that
    adding one file takes hardly longer the more there are."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._asked = 0
        self._sets_in_file: set[str] | None = None
        self._of_set: dict[UUID, dict[UUID, Edition]] = {}
        self._called: dict[tuple[str, str], list[Edition]] = {}
        self._read: dict[str, Edition | None] = {}
        self._read_of_line: dict[UUID, str] = {}
        self._names_in_file: dict[tuple[str, str], list[tuple[str, str]]] | None = None
        self._ids_of: dict[tuple[str, str], list[str]] = {}
        self.programmes = workspace.programmes_named()
        """The id of each programme that a set belongs to -> what its file calls it."""

    def hold(self, edition: Edition) -> None:
        """An edition is now the newest of its line."""
        self._read.pop(self._read_of_line.pop(edition.line, ""), None)
        self._of_set.setdefault(edition.learning_set, {})[edition.line] = edition
        self._called.setdefault(_called(edition.set_name, edition.facilitator), []).append(edition)
        if edition.programme:
            self.programmes[edition.programme] = edition.programme_name

    def of_set(self, learning_set: UUID) -> list[Edition]:
        """The editions of a set: one, or more where copies of it went apart."""
        held = self._of_set.get(learning_set, {})
        if not self._may_be_in_file(learning_set):
            return sorted(held.values(), key=_by_line)
        in_file = self._workspace.select(Edition, learning_set=learning_set)
        found = {edition.line: edition for edition in in_file} | held
        return sorted(found.values(), key=_by_line)

    def called_as(self, edition: Edition) -> Iterator[Edition]:
        """The editions of sets that are called as that of `edition`, of a facilitator of the same name, those
        that came first before the others."""
        called = _called(edition.set_name, edition.facilitator)
        for id in self._in_file(called):
            if found := self._edition(id):
                yield found
        yield from self._called.get(called, ())

    def _may_be_in_file(self, learning_set: UUID) -> bool:
        self._asked += 1
        if self._asked > ONE_BY_ONE and self._sets_in_file is None:
            self._sets_in_file = self._workspace.sets_received()
        return self._sets_in_file is None or str(learning_set) in self._sets_in_file

    def _edition(self, id: str) -> Edition | None:
        """None once a newer one has taken its place."""
        if id not in self._read:
            self._read[id] = found = self._workspace.get(Edition, UUID(id))
            if found:
                self._read_of_line[found.line] = id
        return self._read[id]

    def _in_file(self, called: tuple[str, str]) -> list[str]:
        """The ids of the editions in the file that are called so, however that was typed."""
        if self._names_in_file is None:
            self._names_in_file = {}
            for pair in self._workspace.names_received():
                self._names_in_file.setdefault(_called(*pair), []).append(pair)
        if called not in self._ids_of:
            names = self._names_in_file.get(called, [])
            self._ids_of[called] = self._workspace.editions_named(names) if names else []
        return self._ids_of[called]


def _by_line(edition: Edition) -> str:
    return str(edition.line)


@lru_cache(maxsize=4096)
def _called(name: str, facilitator: str) -> tuple[str, str]:
    return name_key(name), name_key(facilitator)
