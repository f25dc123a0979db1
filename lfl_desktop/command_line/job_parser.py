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
    from lfl_desktop.command_line.file_jobs import add_file_jobs
    from lfl_desktop.command_line.keeping_jobs import add_keeping_jobs
    from lfl_desktop.command_line.paper_jobs import add_paper_jobs
    from lfl_desktop.command_line.programme_jobs import add_programme_jobs
    from lfl_desktop.command_line.protecting_jobs import add_protecting_jobs
    from lfl_desktop.command_line.records_jobs import add_records_jobs

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

    groups = (
        add_records_jobs,
        add_paper_jobs,
        add_file_jobs,
        add_programme_jobs,
        add_keeping_jobs,
        add_protecting_jobs,
    )
    for add_group in groups:
        add_group(job)
    return parser
