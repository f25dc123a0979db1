"""Jobs of the command line with the files that go between facilitators and their coordinator."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.command_line.opened_file import may_replace, not_over, opened_for_job, reading_passphrase
from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile
    from lfl_desktop.workspace.workspace import Workspace

_FROM_FD = "read passphrases, one a line, from this open file (0 is what is piped in)"


def _export(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange import coordinators_file
    from lfl_desktop.workspace.exchange.sealing import Sealing, how_sealed
    from lfl_desktop.workspace.exchange.sets_here import find_own_set
    from lfl_desktop.workspace.papers.named_in_passing import named_in_file

    not_over(asked, asked.out)
    workspace = opened_for_job(asked)
    try:
        set_id = find_own_set(workspace, asked.set).id
        words = _passphrases(asked, [asked.out] if asked.passphrase else [])
        if asked.passphrase and not words:
            raise WorldError("No passphrase was given, so no file was made.")
        how = Sealing(words[0] if words else "", to_key=asked.to_pack, plain=asked.plain)
        file = coordinators_file.export(workspace, set_id, asked.out, how)
        warned = [how_sealed(workspace, set_id, how), *named_in_file(workspace, set_id)]
    finally:
        workspace.close()
    return " ".join((f"Edition {file.edition} for the coordinator is in {asked.out}.", *warned))


def _pack(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange.programme_pack import save_pack

    not_over(asked, asked.out)
    workspace = opened_for_job(asked)
    try:
        key = save_pack(workspace, asked.out)
    finally:
        workspace.close()
    return f"The programme's pack is in {asked.out}. Files are sealed to the key {key}."


def _take(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange.pack_changes import pack_changes_in_words
    from lfl_desktop.workspace.exchange.pack_matches import question_of_people
    from lfl_desktop.workspace.exchange.taken_pack import offered_pack, planned_pack, take_pack

    workspace = opened_for_job(asked)
    try:
        found = offered_pack(asked.pack)
        alike = planned_pack(workspace, found).alike
        if alike and asked.alike == "ask":
            words = " ".join(question_of_people(each) for each in alike)
            raise WorldError(f"{words} Nothing was changed; say --alike one or --alike two.")
        one = {each.brought.id: each.here.id for each in alike} if asked.alike == "one" else {}
        does = pack_changes_in_words(planned_pack(workspace, found, one))
        key = take_pack(workspace, asked.pack, one)
    finally:
        workspace.close()
    told = " ".join(["The pack was taken in.", *does])
    return f"{told} Compare its key with the coordinator by telephone: {key}."


def _add(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange import adding, adding_words
    from lfl_desktop.workspace.exchange.arriving_file import Choice, Outcome
    from lfl_desktop.workspace.exchange.received_editions import is_facilitators
    from lfl_desktop.workspace.exchange.sealing import file_asks_for_passphrase

    choices = {Outcome.APART: Choice(asked.apart), Outcome.OTHER_PROGRAMME: Choice(asked.other_programme)}

    def chosen(found: ArrivingFile) -> Choice:
        return choices.get(found.outcome, Choice(asked.erased))

    words = _passphrases(asked, [path for path in asked.set_files if file_asks_for_passphrase(path)])
    workspace = opened_for_job(asked, read_only=asked.dry_run)
    try:
        tells, today = is_facilitators(workspace), workspace.today()
        if asked.dry_run:
            found = list(adding.plan_adding(workspace, asked.set_files, chosen, words, in_full=True))
        else:
            found = adding.add_files(workspace, asked.set_files, chosen, passphrases=words)
            _remember_left(workspace, found)
    finally:
        workspace.close()
    told = [_told(one, today, *(adding_words.for_whom(one) if tells else ())) for one in found]
    said = "\n".join([*told, *([] if asked.dry_run else [adding_words.summary(found)])])
    if any(one.is_left_out for one in found):
        raise WorldError(said)
    return said


def _remember_left(workspace: Workspace, found: Sequence[ArrivingFile]) -> None:
    """The window lists those that wait for an answer under Files, wherever they were looked at."""
    from lfl_desktop.settings import load, save_settings
    from lfl_desktop.workspace.exchange.left_for_now import left_after

    settings = load()
    left = [one.path for one in found if one.is_left_for_now and not one.is_added]
    now = left_after(settings.left_files, workspace.file_id, [one.path for one in found], left)
    if now != settings.left_files:
        with suppress(WorldError):  # the files are where they are, and what they need was said
            save_settings(replace(settings, left_files=now))


def _told(found: ArrivingFile, today: dt.date, *first: str) -> str:
    from lfl_desktop.workspace.exchange.adding_words import adding_sentences, file_heading
    from lfl_desktop.workspace.exchange.sides_told import sides_in_words

    sides = [f"{title}: {words}." for title, words in sides_in_words(found, today)]
    return " ".join((f"{file_heading(found)}.", *first, *adding_sentences(found), *sides))


def _passphrases(asked: argparse.Namespace, paths: Sequence[Path]) -> list[str]:
    """The passphrases for the files at `paths`: the lines of what `--passphrase-fd` names, else asked for
    where there is somebody to ask."""
    if asked.passphrase_fd is not None:
        with (
            reading_passphrase(),
            open(asked.passphrase_fd, encoding="utf-8", closefd=asked.passphrase_fd > 2) as lines,
        ):
            found = [line.rstrip("\r\n") for line in lines]
        if not any(found):
            raise WorldError("There was no passphrase to be read there, so nothing was done.")
        return [each for each in found if each]
    if not sys.stdin or not sys.stdin.isatty():
        return []
    from getpass import getpass

    return [said for path in paths if (said := getpass(f"Passphrase for {path.name}: "))]


def add_file_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    exporting = job("export", _export, "Make the file for the coordinator.")
    exporting.add_argument("--set", default="", help="the name of the set, if there are several")
    exporting.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.lflset")
    may_replace(exporting)
    sealing = exporting.add_mutually_exclusive_group()
    sealing.add_argument("--to-pack", action="store_true", help="seal it to the key in the programme's pack")
    sealing.add_argument("--passphrase", action="store_true", help="seal it with a passphrase, asked for")
    sealing.add_argument("--passphrase-fd", type=int, metavar="N", help=_FROM_FD)
    sealing.add_argument("--plain", action="store_true", help="do not seal it, though the key is known")
    packing = job("pack", _pack, "Make the programme's pack for its facilitators.")
    packing.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.lflpack")
    may_replace(packing)
    take = job("take", _take, "Take in the programme's pack.")
    take.add_argument("pack", type=Path, metavar="PACK")
    take.add_argument(
        "--alike",
        choices=("ask", "one", "two"),
        default="ask",
        help="whether people of the pack who may be members here are one with them or two (default: ask)",
    )
    adding = job("add", _add, "Take files from sets into the coordinator's records file.")
    adding.add_argument("set_files", type=Path, nargs="+", metavar="SETFILE")
    adding.add_argument("--passphrase-fd", type=int, metavar="N", help=_FROM_FD)
    adding.add_argument("--dry-run", action="store_true", help="only say what adding them would do")
    adding.add_argument(
        "--apart",
        choices=("ask", "take", "both"),
        default="ask",
        help="what becomes of a file that does not go on from what is here (default: ask, and leave it)",
    )
    adding.add_argument(
        "--erased",
        choices=("ask", "take"),
        default="ask",
        help="what becomes of a file that holds somebody who was erased here (default: ask, and leave it)",
    )
    adding.add_argument(
        "--other-programme",
        choices=("ask", "take"),
        default="ask",
        help="what becomes of a file of another programme: keep it apart with take (default: ask)",
    )
