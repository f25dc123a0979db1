"""What the command line understands: the words of each job."""

from __future__ import annotations

import argparse
from pathlib import Path

from lfl_desktop import __version__
from lfl_desktop.command_line.added_job import Job


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words on the command line in one sentence."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"This was not understood: {message}. See {self.prog} --help.\n")


def job_parser() -> argparse.ArgumentParser:
    """The parser of all jobs."""
    from lfl_desktop.command_line import (
        file_jobs,
        keeping_jobs,
        paper_jobs,
        programme_jobs,
        protecting_jobs,
        records_jobs,
    )

    parser = _Parser(
        prog="lfl-desktop",
        description="A record of action learning sets for those who facilitate them.",
        epilog="Without a job, lfl-desktop [FILE] opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"LfL Desktop {__version__}")
    jobs = parser.add_subparsers(metavar="JOB", required=True)

    def job(name: str, does: Job, words: str) -> argparse.ArgumentParser:
        made = jobs.add_parser(name, help=words, description=words, allow_abbrev=False)
        made.set_defaults(job=does)
        made.add_argument("file", type=Path, metavar="FILE", help="the records file (.lfl)")
        made.add_argument(
            "--open-with-fd",
            type=int,
            metavar="N",
            help="read the passphrase of a protected FILE from this open file (0 is what is piped in)",
        )
        return made

    for module in (records_jobs, paper_jobs, file_jobs, programme_jobs, keeping_jobs, protecting_jobs):
        module.add_jobs(job)
    return parser
