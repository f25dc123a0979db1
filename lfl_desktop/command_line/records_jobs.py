"""Jobs of the command line with a records file as a whole."""

from __future__ import annotations

import argparse

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.command_line.opened_file import opened_for_job
from lfl_desktop.domain.errors import WorldError


def _sample(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange.endings import RECORDS, check_ending
    from lfl_desktop.workspace.start.coordinators_sample import (
        create_coordinators_sample,
        create_evaluated_sample,
    )
    from lfl_desktop.workspace.start.first_run import create_sample

    if not asked.file.exists():
        check_ending(asked.file, [RECORDS])
    if asked.evaluated and not asked.coordinator:
        raise WorldError("The evaluated sample is a coordinator's: say --coordinator too.")
    if asked.evaluated:
        create_evaluated_sample(asked.file, asked.now).close()
        return f"The coordinator's sample with its evaluation is in {asked.file}."
    if asked.coordinator:
        create_coordinators_sample(asked.file, asked.now).close()
        return f"The coordinator's sample is in {asked.file}."
    create_sample(asked.file, asked.now).close()
    return f"The sample is in {asked.file}."


def _erase(asked: argparse.Namespace) -> str:
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.exchange.erased_people import erase, to_erase, what_goes
    from lfl_desktop.workspace.keeping.after_erasing import NotAllGone
    from lfl_desktop.workspace.keeping.backups import backups_of
    from lfl_desktop.workspace.papers.handling_told import sentences_still_holding

    workspace = opened_for_job(asked)
    said = ""
    try:
        found = to_erase(workspace, asked.person)
        left = sentences_still_holding(workspace, [one.id for one in found.people])
        if not asked.yes and not _is_sure(what_goes(found)):
            raise WorldError("Nothing was erased.")
        backups = backups_of(workspace, load().second_folder)
        erase(workspace, found, backups, with_copies=asked.with_copies)
    except NotAllGone as error:
        said = str(error)
    finally:
        workspace.close()
    told = f"{asked.person} was erased from {asked.file}."
    if left:
        told += " What left before and still names them, or may:\n" + "\n".join(left) + "\n"
    if said:
        raise WorldError(f"{told} {said}")
    if asked.with_copies:
        return f"{told} The earlier copies that the program had made of it are deleted too."
    return f"{told} Earlier copies of it still hold them: see File, Earlier copies."


def _is_sure(words: str) -> bool:
    """Asks on the command line."""
    try:
        return input(f"{words}\nType ERASE to go on: ").strip() == "ERASE"
    except EOFError:
        return False


def add_records_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    sample = job("sample", _sample, "Write the sample programme into a new records file.")
    sample.add_argument("--coordinator", action="store_true", help="as its coordinator has it, with all sets")
    sample.add_argument(
        "--evaluated",
        action="store_true",
        help="with --coordinator: a programme that has come to its final report",
    )
    erasing = job("erase", _erase, "Erase everything about one person, for good.")
    erasing.add_argument("--person", required=True, metavar="NAME", help="the name as it is written there")
    erasing.add_argument(
        "--with-copies", action="store_true", help="delete the earlier copies that the program made, too"
    )
    erasing.add_argument("--yes", action="store_true", help="do not ask first")
