"""A records file that is opened with a passphrase: how it comes to that, what opens it, and what becomes of
the copies that were made before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.wording.key_letters import key_from_letters, letters_of
from lfl_desktop.store.backup import state_of
from lfl_desktop.store.database import NeedsKey as NeedsKey
from lfl_desktop.store.database import WrongKey as WrongKey
from lfl_desktop.store.file_key import FileKey as FileKey
from lfl_desktop.store.file_key import is_protected, key_of_passphrase, new_file_key, salt_of
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.keeping.backups import Backups, backups_of, copies_before_updates
from lfl_desktop.workspace.keeping.open_mark import open_elsewhere, other_window
from lfl_desktop.workspace.workspace import Workspace

SHORTEST = 10
"""Letters of a passphrase: three or four words have more."""


class Copies(NamedTuple):
    """What became of the copies of a file that were made before it was protected, or opened otherwise."""

    changed: int
    left: tuple[Path, ...]
    """Those that are still opened as before, if at all."""
    out_of_reach: Path | None = None
    """Where there may be more of them."""


def key_typed(typed: str, path: Path) -> FileKey:
    """The key of the protected file at `path` that was typed: its passphrase, or the letters of its recovery
    sheet. Whether it opens the file is not known yet. Raises a WorldError where the file cannot be read."""
    try:
        salt = salt_of(path)
    except OSError as error:
        raise WorldError(
            tr("“{name}” could not be read ({reason}).", name=path.name, reason=error.strerror or error)
        ) from error
    raw = key_from_letters(typed)
    return FileKey(raw, salt) if raw is not None else key_of_passphrase(typed, salt)


def recovery_letters(key: FileKey) -> str:
    """The key as letters in groups, for the recovery sheet."""
    return letters_of(key.raw)


def key_for_new(passphrase: str) -> FileKey:
    """A key for what is to be protected with `passphrase`. Raises a WorldError where it is too short."""
    if len(passphrase.strip()) < SHORTEST:
        raise WorldError(
            tr("A passphrase has at least {n} letters: three or four words are easy to keep.", n=SHORTEST)
        )
    return new_file_key(passphrase)


def protect_file(
    path: Path, key: FileKey | None, new: FileKey | None, now: Clock, second: Path | None = None
) -> Copies:
    """Makes the records file at `path`, which is open nowhere and which `key` opens, and its copies so that
    `new` opens them; None stands for plain. `second` is where backups are kept besides.

    Raises a WorldError; the file is as it was then."""
    if (other := other_window(path, now())) is not None:
        raise open_elsewhere(path, other, now())
    state = state_of(path, key)
    protect_anew(path, key, new)
    return _copies_anew(path, Backups(path, UUID(hex=state.file), now, second) if state else None, key, new)


def protect_open(workspace: Workspace, new: FileKey | None, second: Path | None) -> Copies:
    """The same for the file that is open, which is open again afterwards.

    Raises a WorldError; the file is as it was then."""
    key, backups = workspace.key, backups_of(workspace, second)
    workspace.protect_anew(new)
    return _copies_anew(workspace.path, backups, key, new)


def copies_said(copies: Copies) -> str:
    """What became of the copies, in a sentence or two; empty where there were none."""
    said = []
    if copies.changed:
        said.append(plural("%n earlier copies go with it.", "%n earlier copy goes with it.", copies.changed))
    if copies.left:
        names = ", ".join(f"“{path.name}”" for path in copies.left)
        said.append(tr("Not changed, and still as they were: {names}.", names=names))
    if copies.out_of_reach is not None:
        said.append(
            tr("Copies in {folder} are as they were: it is not there now.", folder=copies.out_of_reach)
        )
    return " ".join(said)


def _copies_anew(path: Path, backups: Backups | None, key: FileKey | None, new: FileKey | None) -> Copies:
    changed, left = 0, []
    for copy in _copies_of(path, backups):
        try:
            protect_anew(copy, key if is_protected(copy) else None, new)
            changed += 1
        except (WorldError, OSError):
            left.append(copy)
    return Copies(changed, tuple(left), backups.out_of_reach if backups is not None else None)


def _copies_of(path: Path, backups: Backups | None) -> Iterator[Path]:
    """The backups in each folder that can be reached, and what was kept beside the file before an update."""
    if backups is not None:
        yield from backups.everywhere()
    yield from copies_before_updates(path)
