"""The queues of CUPS, the printing system of Linux and macOS, by its own commands: what to ask it, and what
its answers mean. Qt prints there too, and is not told when a queue is paused or takes no jobs.

Options are those of lp(1) and of https://www.cups.org/doc/options.html; the answers are those of lpstat(1) in
English, for which it is asked in the locale C.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

ASK, SEND = "lpstat", "lp"
"""The two commands. Where one of them is not there, Qt prints."""


class Queue(Enum):
    """What becomes of a job in a queue."""

    UNKNOWN = "unknown"
    """It is none of this computer's own: perhaps one that the network offers, which gets one with its first
    job, or it is gone, or nobody answers. What `lp` says then tells which."""
    READY = "ready"
    PAUSED = "paused"
    """Jobs are taken and wait."""
    CLOSED = "closed"
    """No jobs are taken."""


@dataclass(frozen=True)
class Job:
    """What to print where. `media` is a size as CUPS names it ("A4"), empty for the printer's own; pages
    count from 1; `sides` is "", "one-sided", "two-sided-long-edge" or "two-sided-short-edge"."""

    queue: str
    title: str
    first: int
    last: int
    copies: int = 1
    media: str = ""
    sides: str = ""
    grey: bool = False
    fitted: bool = False

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes: two pages to a sheet where both sides are printed."""
        pages = self.last - self.first + 1
        return self.copies * (-(-pages // 2) if self.sides.startswith("two-sided") else pages)


def queue_question(queue: str) -> list[str]:
    """What to ask `lpstat`: whether a queue takes jobs and prints them."""
    return ["-a", queue, "-p", queue]


def state(queue: str, answer: str) -> Queue:
    """What `lpstat` answered."""
    name = re.escape(queue.partition("/")[0])
    if re.search(rf"^{name} not accepting ", answer, re.MULTILINE):
        return Queue.CLOSED
    if not re.search(rf"^{name} accepting ", answer, re.MULTILINE):
        return Queue.UNKNOWN
    stopped = re.search(rf"^printer {name} disabled ", answer, re.MULTILINE)
    return Queue.PAUSED if stopped else Queue.READY


def sending(job: Job) -> list[str]:
    """The words for `lp`, which gets the PDF on its standard input."""
    options = ["fit-to-page" if job.fitted else "print-scaling=none"]
    options += [f"media={job.media}"] if job.media else []
    options += [f"sides={job.sides}"] if job.sides else []
    options += ["print-color-mode=monochrome"] if job.grey else []
    options += ["collate=true"] if job.copies > 1 else []
    words = ["-d", job.queue, "-t", job.title, "-n", str(job.copies), "-P", f"{job.first}-{job.last}"]
    return [*words, *(word for option in options for word in ("-o", option)), "-"]


def is_taken(code: int, answer: str) -> bool:
    """Whether `lp` says that the queue took the job: "request id is LASER-12 (1 file(s))"."""
    return code == 0 and "request id is" in answer
