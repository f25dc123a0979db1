"""The command line: open the window, or do one job without it."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.domain.clock import Clock

JOBS = (
    "sample",
    "print",
    "export",
    "pack",
    "take",
    "add",
    "calendar",
    "check",
    "sets",
    "report",
    "workbook",
    "posters",
    "readable",
    "about",
    "erase",
    "publish",
    "backup",
    "recover",
    "protect",
    "unprotect",
)
"""What is done without the window, if it is the first word."""


def main(arguments: Sequence[str] | None = None, now: Clock | None = None) -> int:
    """Runs the program; the exit code is 0 only when the job was done. `now` is the clock to go by, usually
    that of the computer."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_whatever_is_said()
    if not given or (given[0] not in JOBS and not given[0].startswith("-")):
        return _window(given, now)
    from lfl_desktop.command_line.job_parser import job_parser

    try:
        asked = job_parser().parse_args(given, argparse.Namespace(now=now))
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


if __name__ == "__main__":
    sys.exit(main())
