"""Jobs of the command line that protect a records file with a passphrase, or end that."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.command_line.opened_file import (
    done_all_the_same,
    key_asked,
    may_replace,
    not_over,
    note_that_left,
    one_passphrase,
)
from lfl_desktop.command_line.sheets_here import sheets_here
from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.store.file_key import FileKey


def _protect(asked: argparse.Namespace) -> str:
    from lfl_desktop.domain.clock import clock_or_computers
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.exchange.files_out import write_whole
    from lfl_desktop.workspace.keeping.protecting import copies_said, key_for_new, protect_file
    from lfl_desktop.workspace.keeping.recovery_sheet import recovery_sheet
    from lfl_desktop.workspace.workspace import Workspace

    if asked.sheet is not None:
        not_over(asked, asked.sheet, [".pdf"])
    now = clock_or_computers(asked.now)
    before = _key_of(asked)
    new = key_for_new(_chosen(asked))
    copies = protect_file(asked.file, before, new, now, load().second_folder)
    said = [f"“{asked.file.name}” is opened with this passphrase from now on.", copies_said(copies)]
    if asked.sheet is not None:
        pdf = recovery_sheet(asked.file, new, now(), sheets_here()).pdf
        done_all_the_same(" ".join(filter(None, said)), lambda: write_whole(asked.sheet, pdf))
        with closing(Workspace.open(asked.file, new, now=now)) as workspace:
            note_that_left(workspace, "recovery_sheet")
        said.append(f"Its recovery sheet is in {asked.sheet}: print it, keep it apart, and delete the file.")
    else:
        said.append("Without the passphrase nobody can open it, not even the makers of this program.")
    return " ".join(filter(None, said))


def _unprotect(asked: argparse.Namespace) -> str:
    from lfl_desktop.domain.clock import clock_or_computers
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.keeping.protecting import copies_said, protect_file

    key = _key_of(asked)
    if key is None:
        return f"“{asked.file.name}” is not protected. Nothing was changed."
    now = clock_or_computers(asked.now)
    copies = protect_file(asked.file, key, None, now, load().second_folder)
    said = [f"“{asked.file.name}” is plain again: whoever has it can read it.", copies_said(copies)]
    return " ".join(filter(None, said))


def _key_of(asked: argparse.Namespace) -> FileKey | None:
    """The key of the records file as it is; None where it is plain. Raises a WorldError where there is no
    records file, or no key to be had."""
    from lfl_desktop.store.opening import refuse

    refuse(asked.file)
    return key_asked(asked, asked.file)


def _chosen(asked: argparse.Namespace) -> str:
    """The new passphrase; typed at the terminal it is asked for twice."""
    said = one_passphrase(asked.passphrase_fd, "New passphrase: ")
    if not said:
        raise WorldError("No passphrase was given, so the file was left as it is.")
    if asked.passphrase_fd is None and one_passphrase(None, "The same once more: ") != said:
        raise WorldError("The two were not the same, so the file was left as it is.")
    return said


def add_protecting_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    protecting = job("protect", _protect, "Protect a records file with a passphrase, or change that.")
    protecting.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read the new passphrase from this open file"
    )
    protecting.add_argument("--sheet", type=Path, metavar="SHEET.pdf", help="write the recovery sheet there")
    may_replace(protecting)
    job("unprotect", _unprotect, "Make a protected records file plain again.")
