"""Copies that a synchronised folder left beside a file, because it was changed in two places at once: which
there are, and how each differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.backup import FileState, state_of
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.going_back import apart, difference_said
from lfl_desktop.workspace.workspace import Workspace

_CONFLICT = re.compile(r"conflict|konflikt|conflit|\(\d+\)$", re.IGNORECASE)
"""What Dropbox, Nextcloud, Syncthing and Google Drive put after the name."""

_COMPUTER = re.compile(r"-[\w-]+")
"""What OneDrive puts there: the name of one of the two computers."""


def conflicted_copies(workspace: Workspace) -> list[Path]:
    """The files beside the open one that are it in another state, and are called as such services do."""
    path, found = workspace.path, []
    own = state_of(path, workspace.key)
    for other in sorted(path.parent.glob(f"{_literal(path.stem)}*{path.suffix}")):
        added = other.stem.removeprefix(path.stem)
        if _CONFLICT.search(added) or _COMPUTER.fullmatch(added):
            try:
                state = state_of(other, workspace.key)
            except WorldError:
                continue
            if own is None or state is None or state.file != own.file or state == own:
                continue
            if _CONFLICT.search(added) or _went_on(state, own):
                found.append(other)
    return found


def _went_on(state: FileState, own: FileState) -> bool:
    """Whether something was done there that the file itself does not have: a copy that somebody made, and
    called in a like way, only stays behind."""
    here = dict(own.steps)
    return any(steps > here.get(name, 0) for name, steps in state.steps)


def said_of_conflicts(workspace: Workspace, copies: Sequence[Path]) -> str:
    """What is to be known of these copies, empty where there are none. Raises a WorldError where the file
    itself cannot be read."""
    said = []
    for other in copies:
        try:
            differs = difference_said(apart(workspace, other))
        except WorldError as error:
            differs = str(error)
        said.append(tr("“{name}”: {differs}", name=other.name, differs=differs))
    if not said:
        return ""
    return " ".join(
        (
            tr("Beside this file is a copy that a synchronised folder made when both were changed at once."),
            *said,
            tr(
                "Nothing was mixed. Open it to see what it holds, and take over by hand what is missing here."
            ),
        )
    )


def _literal(name: str) -> str:
    return re.sub(r"([\[*?])", r"[\1]", name)
