"""Jobs of the command line that keep a records file safe: a copy of it, and whether it is sound."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.command_line.opened_file import key_asked, opened_for_job
from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.store.file_key import FileKey


def _backup(asked: argparse.Namespace) -> str:
    from lfl_desktop.store.backup import make_backup
    from lfl_desktop.workspace.exchange.endings import RECORDS, check_ending

    check_ending(asked.out, [RECORDS])
    with closing(opened_for_job(asked, read_only=True)) as workspace:
        key = workspace.key
    make_backup(asked.file, asked.out, key)
    return f"A copy of “{asked.file.name}” is in {asked.out}. It was looked through and is sound."


def _check(asked: argparse.Namespace) -> str:
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.keeping.backup_names import when_said
    from lfl_desktop.workspace.keeping.backups import backups_of
    from lfl_desktop.workspace.lists.lookup import what_it_holds

    workspace = opened_for_job(asked, read_only=True)
    try:
        if not workspace.is_sound():
            raise WorldError(
                f"“{asked.file.name}” is damaged. It was left as it is; open an earlier copy, or see what can"
                f" still be read of it with: lfl-desktop recover {asked.file.name} -o NEW.lfl"
            )
        newest = backups_of(workspace, load().second_folder).newest()
        copied = (
            f"The program copied it last at {when_said(newest.at, workspace.now())}."
            if newest
            else "The program has not copied it yet."
        )
        how = "protected with a passphrase" if workspace.key else "not protected with a passphrase"
        holds = what_it_holds(workspace)
        return f"“{asked.file.name}” is sound. It holds {holds}. It is {how}. {copied}"
    finally:
        workspace.close()


def _recover(asked: argparse.Namespace) -> str:
    from lfl_desktop.domain.clock import clock_or_computers
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.exchange.endings import RECORDS, check_ending
    from lfl_desktop.workspace.keeping.backup_names import when_said
    from lfl_desktop.workspace.keeping.recovering import recover

    check_ending(asked.out, [RECORDS])
    now = clock_or_computers(asked.now)
    key = key_asked(asked, asked.file)
    done = recover(asked.file, asked.out, now, key, load().second_folder)
    held = _holds(done.path, asked, key)
    said = [f"What could be read of “{asked.file.name}” is in {done.path}: {held}."]
    if done.from_history:
        said.append(f"Of this {done.from_history} entries were only in its history.")
    if done.lost:
        said.append(f"{done.lost} entries were found and could not be read or kept.")
    said.append(f"The damaged file was left as it is, and is also in {done.aside}.")
    if done.newest is None:
        said.append("The program has no sound copy of it from an earlier day.")
    else:
        when = when_said(done.newest.at, now())
        held = _holds(done.newest.path, asked, key)
        said.append(f"The newest sound copy is of {when}, in {done.newest.path}: {held}.")
    return " ".join(said)


def _holds(path: Path, asked: argparse.Namespace, key: FileKey | None) -> str:
    from lfl_desktop.workspace.lists.lookup import what_it_holds
    from lfl_desktop.workspace.workspace import Workspace

    with closing(Workspace.open(path, key, read_only=True, now=asked.now)) as workspace:
        return what_it_holds(workspace)


def add_keeping_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    job("check", _check, "Say what a records file holds and whether it is sound. Changes nothing.")
    saving = job("recover", _recover, "Read what can be read of a damaged records file into a new one.")
    saving.add_argument("-o", dest="out", type=Path, required=True, metavar="NEW.lfl")
    copying = job("backup", _backup, "Make a checked copy of a records file, also while it is open.")
    copying.add_argument("-o", dest="out", type=Path, required=True, metavar="COPY.lfl")
