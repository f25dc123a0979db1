"""Which files from sets were left for now, until their facilitator has answered: what is remembered of that
among the preferences, by the id of the records file they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

LeftFiles = Mapping[str, tuple[str, ...]]


def files_left_for(every: LeftFiles, file: UUID) -> list[Path]:
    """Those that were left for one records file, wherever they are now."""
    return [Path(name) for name in every.get(file.hex, ())]


def left_after(
    every: LeftFiles, file: UUID, looked_at: Iterable[Path], left: Iterable[Path]
) -> dict[str, tuple[str, ...]]:
    """Of the files that were looked at, these were `left` for now, and the others no longer are."""
    seen = {_name(path) for path in looked_at}
    names = (*(name for name in every.get(file.hex, ()) if name not in seen), *map(_name, left))
    others = {id: kept for id, kept in every.items() if id != file.hex}
    return {**others, file.hex: names} if names else others


def _name(path: Path) -> str:
    return str(path.absolute())
