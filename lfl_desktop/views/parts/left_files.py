"""Files from sets that were left for now, until their facilitator has answered: listed under Files, to be
looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.exchange.files_out import within_reach
from lfl_desktop.workspace.exchange.left_for_now import files_left_for, left_after


def files_left(desk: Desk) -> list[Path]:
    """Those that were left for the open file and are still where they were."""
    return within_reach(files_left_for(desk.preferences.settings.left_files, desk.file.file_id))


def remember_left(desk: Desk, looked_at: Iterable[Path], left: Iterable[Path]) -> None:
    """Of the files that were looked at, these were left for now, and the others no longer are."""
    every = desk.preferences.settings.left_files
    desk.preferences.change(left_files=left_after(every, desk.file.file_id, looked_at, left))
