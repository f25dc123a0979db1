"""The command line: open the window, or do one job without it."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop import __version__
from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.domain.clock import Clock
    from lfl_desktop.printing.writers.paper import Paper
    from lfl_desktop.workspace.set_book import SetBook

SIZES = ("a4", "a3")
FILLINGS = ("filled", "empty", "prompts")
AUDIENCES = ("set", "coordinator", "public", "leader", "facilitator")


def main(arguments: Sequence[str] | None = None, now: Clock | None = None) -> int:
    """Runs the program; the exit code is 0 only when the job was done. `now` is the clock to go by, usually
    that of the computer."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_whatever_is_said()
    if not given or (given[0] not in JOBS and not given[0].startswith("-")):
        return _window(given, now)
    try:
        asked = _parser().parse_args(given, argparse.Namespace(now=now))
        job: Callable[[argparse.Namespace], str] = asked.job
        said = job(asked)
    except WorldError as error:
        print(error, file=sys.stderr)
        return 1
    print(said)
    return 0


def _speak_whatever_is_said() -> None:
    """A name that the console cannot show is shown as well as it can be. Without a console there is none."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _window(given: Sequence[str], now: Clock | None) -> int:
    if len(given) > 1:
        print("lfl-desktop opens one file at a time. See lfl-desktop --help.", file=sys.stderr)
        return 2
    try:
        from lfl_desktop.app import run
    except ImportError as error:
        print(f"The window cannot be shown on this computer: {error}.", file=sys.stderr)
        return 1
    return run(Path(given[0]) if given else None, now)


def _sample(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange.endings import RECORDS, check_ending
    from lfl_desktop.workspace.start.first_run import create_sample

    if not asked.file.exists():
        check_ending(asked.file, [RECORDS])
    create_sample(asked.file, asked.now).close()
    return f"The sample is in {asked.file}."


def _print(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange.sets_here import find_set, reading_of
    from lfl_desktop.workspace.papers.paper_files import save_paper, where_words
    from lfl_desktop.workspace.set_book import SetBook
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, read_only=True, now=asked.now)
    try:
        found = find_set(workspace, asked.set)
        paper = _paper(SetBook(reading_of(workspace, found), found.id), asked)
    finally:
        workspace.close()
    files = save_paper(paper, asked.out)
    return " ".join((f"Printed to {where_words(files)}.", *paper.notes))


def _paper(book: SetBook, asked: argparse.Namespace) -> Paper:
    from lfl_desktop.content.paper_setting import Filling, PosterSetting, Setting, Size
    from lfl_desktop.domain.contents import Audience
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.lists.lookup import find_leader, find_meeting, find_version
    from lfl_desktop.workspace.papers.paper_kinds import About, AskedPaper, PaperName, paper_kind
    from lfl_desktop.workspace.papers.poster_choices import kept
    from lfl_desktop.workspace.papers.prepared_paper import paper_of

    kind = PaperName(asked.paper.replace("-", "_"))
    usual = paper_kind(kind).audiences[0][0]
    wanted = AskedPaper(
        kind,
        Audience.named(asked.audience) if asked.audience else usual,
        setting=Setting(Size(asked.size), Filling(asked.fill), asked.levels),
    )
    if kind == PaperName.POSTER:
        arrangement = kept(book.reading, book.learning_set.id, load().posters)
        wanted = replace(wanted, poster=PosterSetting(names=asked.names, arrangement=arrangement))
    about = paper_kind(kind).about
    if about == About.MEETING:
        wanted = replace(wanted, about=find_meeting(book, asked.meeting).id)
    elif about == About.LEADER:
        wanted = replace(wanted, about=find_leader(book, asked.leader).id)
    elif about == About.VERSION and not wanted.is_blank:
        then = find_version(book, asked.leader, asked.then).id if asked.then else None
        version = find_version(book, asked.leader, asked.meeting).id
        wanted = replace(wanted, about=version, then=then)
    if wanted.audience == Audience.LEADER and about in (About.MEETING, About.SET, About.LINES):
        wanted = replace(wanted, leader=find_leader(book, asked.leader).id)
    return paper_of(book.reading, book.learning_set.id, wanted)


def _export(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange import coordinators_file
    from lfl_desktop.workspace.exchange.sealing import Sealing, how_sealed
    from lfl_desktop.workspace.exchange.sets_here import find_own_set
    from lfl_desktop.workspace.papers.named_in_passing import named_in_file
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, now=asked.now)
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
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, now=asked.now)
    try:
        key = save_pack(workspace, asked.out)
    finally:
        workspace.close()
    return f"The programme's pack is in {asked.out}. Files are sealed to the key {key}."


def _take(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange.taken_pack import take_pack
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, now=asked.now)
    try:
        key = take_pack(workspace, asked.pack)
    finally:
        workspace.close()
    return f"The pack was taken in. Compare its key with the coordinator by telephone: {key}."


def _add(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.exchange import adding, adding_words
    from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile, Choice, Outcome
    from lfl_desktop.workspace.exchange.sealing import asks_for_passphrase
    from lfl_desktop.workspace.workspace import Workspace

    choices = {Outcome.APART: Choice(asked.apart), Outcome.OTHER_PROGRAMME: Choice(asked.other_programme)}

    def chosen(found: ArrivingFile) -> Choice:
        return choices[found.outcome]

    words = _passphrases(asked, [path for path in asked.set_files if asks_for_passphrase(path)])
    workspace = Workspace.open(asked.file, read_only=asked.dry_run, now=asked.now)
    try:
        if asked.dry_run:
            found = list(adding.plan_adding(workspace, asked.set_files, chosen, words))
        else:
            found = adding.add_files(workspace, asked.set_files, chosen, passphrases=words)
    finally:
        workspace.close()
    told = [" ".join((f"{adding_words.heading(one)}.", *adding_words.sentences(one))) for one in found]
    said = "\n".join([*told, *([] if asked.dry_run else [adding_words.summary(found)])])
    if any(one.is_left_out for one in found):
        raise WorldError(said)
    return said


def _passphrases(asked: argparse.Namespace, paths: Sequence[Path]) -> list[str]:
    """The passphrases for the files at `paths`: the lines of what `--passphrase-fd` names, else asked for
    where there is somebody to ask."""
    if asked.passphrase_fd is not None:
        try:
            with open(asked.passphrase_fd, encoding="utf-8", closefd=asked.passphrase_fd > 2) as lines:
                found = [line.rstrip("\r\n") for line in lines]
        except (OSError, UnicodeError) as error:
            raise WorldError("No passphrase could be read there, so nothing was done.") from error
        if not any(found):
            raise WorldError("There was no passphrase to be read there, so nothing was done.")
        return [each for each in found if each]
    if not sys.stdin or not sys.stdin.isatty():
        return []
    from getpass import getpass

    return [said for path in paths if (said := getpass(f"Passphrase for {path.name}: "))]


def _calendar(asked: argparse.Namespace) -> str:
    from lfl_desktop.domain.contents import Audience
    from lfl_desktop.workspace.calendar import saved_calendar
    from lfl_desktop.workspace.exchange.sets_here import find_set, reading_of
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, read_only=True, now=asked.now)
    try:
        found = find_set(workspace, asked.set)
        saved_calendar.save(reading_of(workspace, found), found.id, Audience.named(asked.audience), asked.out)
    finally:
        workspace.close()
    return f"The dates are in {asked.out}."


def _check(asked: argparse.Namespace) -> str:
    from lfl_desktop.workspace.lists.lookup import what_it_holds
    from lfl_desktop.workspace.workspace import Workspace

    workspace = Workspace.open(asked.file, read_only=True, now=asked.now)
    try:
        if not workspace.is_sound():
            raise WorldError(f"“{asked.file.name}” is damaged. It was left as it is; open an earlier copy.")
        return f"“{asked.file.name}” is sound. It holds {what_it_holds(workspace)}."
    finally:
        workspace.close()


JOBS = ("sample", "print", "export", "pack", "take", "add", "calendar", "check")


_FROM_FD = "read passphrases, one a line, from this open file (0 is what is piped in)"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words on the command line in one sentence."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"This was not understood: {message}. See {self.prog} --help.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="lfl-desktop",
        description="A record of action learning sets for those who facilitate them.",
        epilog="Without a job, lfl-desktop [FILE] opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"LfL Desktop {__version__}")
    jobs = parser.add_subparsers(metavar="JOB", required=True)

    def job(name: str, does: Callable[[argparse.Namespace], str], words: str) -> argparse.ArgumentParser:
        made = jobs.add_parser(name, help=words, description=words, allow_abbrev=False)
        made.set_defaults(job=does)
        made.add_argument("file", type=Path, metavar="FILE", help="the records file (.lfl)")
        return made

    from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName

    job("sample", _sample, "Write the sample programme into a new records file.")
    printing = job(
        "print", _print, "Make a paper as PDF, or as a picture where its name ends in .svg or .png."
    )
    papers = [paper.kind.replace("_", "-") for paper in PAPERS if paper.kind != PaperName.FILE]
    printing.add_argument("--paper", choices=papers, required=True)
    printing.add_argument("--set", default="", help="the name of the set, if there are several")
    printing.add_argument("--meeting", type=int, metavar="N", help="the number of the meeting")
    printing.add_argument("--then", type=int, metavar="N", help="the earlier meeting of then and now")
    printing.add_argument("--size", choices=SIZES, default="a4", help="the paper's size (default: a4)")
    printing.add_argument(
        "--fill", choices=FILLINGS, default="filled", help="an activity system to fill with pens, or filled"
    )
    printing.add_argument("--levels", action="store_true", help="with the academic levels of tensions")
    printing.add_argument(
        "--names", action="store_true", help="a poster with names, where its readers may see them"
    )
    printing.add_argument(
        "--leader", default="", metavar="NAME", help="whose paper it is, or which leader reads it"
    )
    whom = "who will read it (default: the set; its leader, where it is for one)"
    printing.add_argument("--for", dest="audience", choices=AUDIENCES, help=whom)
    printing.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf")
    exporting = job("export", _export, "Make the file for the coordinator.")
    exporting.add_argument("--set", default="", help="the name of the set, if there are several")
    exporting.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.lflset")
    sealing = exporting.add_mutually_exclusive_group()
    sealing.add_argument("--to-pack", action="store_true", help="seal it to the key in the programme's pack")
    sealing.add_argument("--passphrase", action="store_true", help="seal it with a passphrase, asked for")
    sealing.add_argument("--passphrase-fd", type=int, metavar="N", help=_FROM_FD)
    sealing.add_argument("--plain", action="store_true", help="do not seal it, though the key is known")
    packing = job("pack", _pack, "Make the programme's pack for its facilitators.")
    packing.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.lflpack")
    job("take", _take, "Take in the programme's pack.").add_argument("pack", type=Path, metavar="PACK")
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
        "--other-programme",
        choices=("ask", "take"),
        default="ask",
        help="what becomes of a file of another programme: keep it apart with take (default: ask)",
    )
    dating = job("calendar", _calendar, "Make a calendar file of the dates of a set.")
    dating.add_argument("--set", default="", help="the name of the set, if there are several")
    dating.add_argument(
        "--for", dest="audience", choices=AUDIENCES[:2], default="set", help="who gets it (default: set)"
    )
    dating.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.ics")
    job("check", _check, "Say what a records file holds and whether it is sound. Changes nothing.")
    return parser


if __name__ == "__main__":
    sys.exit(main())
