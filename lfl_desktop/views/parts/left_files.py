"""Files from sets that were left for now, until their facilitator has answered: listed under Files, to be
looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.exchange.files_out import within_reach


def files_left(desk: Desk) -> list[Path]:
    """Those that were left for the open file and are still where they were."""
    names = desk.preferences.settings.left_files.get(desk.file.file_id.hex, ())
    return within_reach(map(Path, names))


def remember_left(desk: Desk, looked_at: Iterable[Path], left: Iterable[Path]) -> None:
    """Of the files that were looked at, these were left for now, and the others no longer are."""
    every, file = desk.preferences.settings.left_files, desk.file.file_id.hex
    seen = {_name(path) for path in looked_at}
    names = (*(name for name in every.get(file, ()) if name not in seen), *map(_name, left))
    others = {id: kept for id, kept in every.items() if id != file}
    desk.preferences.change(left_files={**others, file: names} if names else others)


def _name(path: Path) -> str:
    return str(path.absolute())
