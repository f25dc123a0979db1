"""How the command line opens a records file: a protected one with a passphrase that somebody types at the
terminal, or that is read from an open file; never one of the words of the command, which others can see."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.store.file_key import FileKey
    from lfl_desktop.workspace.workspace import Workspace

_LONGEST = 1_000
"""Bytes of a passphrase."""


def opened_for_job(asked: argparse.Namespace, *, read_only: bool = False) -> Workspace:
    """The records file that the job is about. Raises a WorldError where it cannot be opened."""
    from lfl_desktop.workspace.keeping.protecting import NeedsKey
    from lfl_desktop.workspace.workspace import Workspace

    try:
        return Workspace.open(asked.file, read_only=read_only, now=asked.now)
    except NeedsKey as error:
        key = _asked_key(asked, asked.file, error)
        return Workspace.open(asked.file, key, read_only=read_only, now=asked.now)


def opened_for_leaving(asked: argparse.Namespace) -> Workspace:
    """The records file for a job whose result leaves, which is noted there. One that cannot be written, or is
    of an earlier version, is only read: it is brought up to date by whoever changes something in it."""
    from lfl_desktop.store.backup import state_of
    from lfl_desktop.store.upgrade import SCHEMA
    from lfl_desktop.workspace.workspace import Workspace

    only_read = opened_for_job(asked, read_only=True)
    state = state_of(asked.file, only_read.key)
    if state is None or state.schema != SCHEMA:
        return only_read
    try:
        found = Workspace.open(asked.file, only_read.key, now=asked.now)
    except WorldError:
        return only_read
    only_read.close()
    return found


def note_that_left(
    workspace: Workspace, what: str, *, of_set: UUID | None = None, people: Sequence[UUID] = ()
) -> None:
    """Notes that something was saved as a file, where the records file is written: it is listed among what
    was printed, saved and sent."""
    from lfl_desktop.domain.receipts import HandlingKind
    from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled

    note_handled(workspace, handling(workspace, HandlingKind.SAVED, what, of_set=of_set, people=people))


def done_all_the_same(said: str, job: Callable[[], object]) -> None:
    """Does what comes after something that was done and stays: a WorldError tells of both then."""
    try:
        job()
    except WorldError as error:
        raise WorldError(f"{said} {error} Do this again with another place.") from error


def may_replace(parser: argparse.ArgumentParser) -> None:
    """Lets a job be told to write over a file that is there."""
    parser.add_argument("--replace", action="store_true", help="in the place of a file that is there")


def not_over(asked: argparse.Namespace, path: Path, endings: Sequence[str] = ()) -> None:
    """Raises WorldError where something is at `path` that was not to be replaced, and where its name ends in
    none of these."""
    if endings:
        from lfl_desktop.workspace.exchange.endings import check_ending

        check_ending(path, endings)
    if not asked.replace and (path.exists() or path.is_symlink()):
        raise WorldError(
            f"“{path.name}” is there already, so nothing was saved; choose another name, or say --replace."
        )


def key_asked(asked: argparse.Namespace, path: Path) -> FileKey | None:
    """The key of the file at `path` as it was given; None where it is plain. Raises a WorldError where there
    was none to be had."""
    from lfl_desktop.store.file_key import is_protected
    from lfl_desktop.workspace.keeping.protecting import NeedsKey

    try:
        if not is_protected(path):
            return None
    except OSError:
        return None  # what opens it says why
    return _asked_key(asked, path, NeedsKey(f"“{path.name}” is protected with a passphrase."))


def _asked_key(asked: argparse.Namespace, path: Path, error: WorldError) -> FileKey:
    from lfl_desktop.workspace.keeping.protecting import key_typed

    said = one_passphrase(asked.open_with_fd, f"Passphrase of {path.name}: ")
    if not said:
        raise WorldError(f"{error} It was left as it is: run this at a terminal, or give --open-with-fd N.")
    return key_typed(said, path)


def one_passphrase(number: int | None, question: str) -> str:
    """The next line of the open file `number`, or what is typed at the terminal; empty where there is none.
    Raises a WorldError where it cannot be read."""
    if number is not None:
        return _next_line(number)
    if not sys.stdin or not sys.stdin.isatty():
        return ""
    from getpass import getpass

    return getpass(question)


def _next_line(number: int) -> str:
    """No further than its end, so that the line after it can be asked for too."""
    line = b""
    with reading_passphrase():
        while len(line) < _LONGEST and (one := os.read(number, 1)) not in (b"", b"\n"):
            line += one
        return line.decode().removesuffix("\r")


@contextmanager
def reading_passphrase() -> Iterator[None]:
    """Reads one from an open file. Raises a WorldError where that cannot be done."""
    try:
        yield
    except (OSError, UnicodeError) as error:
        raise WorldError("No passphrase could be read there, so nothing was done.") from error
