"""The editions that are here while files are added, found by their set and by what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.workspace.workspace import Workspace


class HeldEditions:
    """The newest edition of each line. Of those in the file no more is read than what they are found by until
    one is asked for, and finding one takes no longer the more there are."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ids: dict[str, str] = {}
        self._lines: dict[str, Edition] = {}
        self._of_set: dict[str, dict[str, None]] = {}
        self._typed: dict[tuple[str, str], dict[str, None]] = {}
        self._keyed: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self.programmes: dict[UUID, str] = {}
        """The id of each programme that a set belongs to -> what its file calls it."""
        programmes: dict[str | None, str] = {}
        for id, line, learning_set, name, facilitator, *programme in workspace.editions_named():
            self._ids[line] = id
            self._of_set.setdefault(learning_set, {})[line] = None
            self._typed.setdefault((name, facilitator), {})[line] = None
            programmes[programme[0]] = programme[1] or ""
        self.programmes.update((UUID(id), name) for id, name in programmes.items() if id)

    def hold(self, edition: Edition) -> None:
        """An edition is now the newest of its line."""
        line = str(edition.line)
        self._lines[line] = edition
        self._find_by(line, str(edition.learning_set), (edition.set_name, edition.facilitator))
        if edition.programme:
            self.programmes[edition.programme] = edition.programme_name

    def of_set(self, learning_set: UUID) -> list[Edition]:
        """The editions of a set: one, or more where copies of it went apart."""
        return [self._edition(line) for line in sorted(self._of_set.get(str(learning_set), ()))]

    def called_as(self, edition: Edition) -> Iterator[Edition]:
        """The editions of sets that are called as that of `edition`, of a facilitator of the same name, those
        that came first before the others."""
        if not self._keyed:
            for typed in self._typed:
                self._keyed.setdefault(_called(*typed), []).append(typed)
        called = self._keyed.get(_called(edition.set_name, edition.facilitator), ())
        return (self._edition(line) for typed in called for line in self._typed[typed])

    def _find_by(self, line: str, learning_set: str, typed: tuple[str, str]) -> None:
        if typed not in self._typed and self._keyed:
            self._keyed.setdefault(_called(*typed), []).append(typed)
        self._of_set.setdefault(learning_set, {})[line] = None
        self._typed.setdefault(typed, {})[line] = None

    def _edition(self, line: str) -> Edition:
        if line not in self._lines:
            found = self._workspace.get(Edition, UUID(self._ids[line]))
            assert found is not None
            self._lines[line] = found
        return self._lines[line]


@lru_cache(maxsize=4096)
def _called(name: str, facilitator: str) -> tuple[str, str]:
    return name_key(name), name_key(facilitator)
