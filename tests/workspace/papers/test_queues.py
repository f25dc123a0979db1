"""What CUPS answers, as its programs say it, and what it is asked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lfl_desktop.workspace.papers.print_queues import Job, Queue, is_taken, sending, state

TAKES = "LASER accepting requests since Sat 28 Nov 2026 10:08:21 PM UTC\n"
IDLE = "printer LASER is idle.  enabled since Sat 28 Nov 2026 10:08:21 PM UTC\n"
BUSY = "printer LASER now printing LASER-3.  enabled since Sat 28 Nov 2026 10:08:21 PM UTC\n"
STOPPED = "printer LASER disabled since Sat 28 Nov 2026 10:08:21 PM UTC -\n\tPaused\n"
TAKES_NONE = "LASER not accepting requests since Sat 28 Nov 2026 10:08:21 PM UTC -\n\tRejecting Jobs\n"
OTHERS = TAKES.replace("LASER", "LASER2") + STOPPED.replace("LASER", "OLD-LASER")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (TAKES + IDLE, Queue.READY),
        (TAKES + BUSY, Queue.READY),
        (TAKES + STOPPED, Queue.PAUSED),
        (TAKES_NONE + IDLE, Queue.CLOSED),
        (TAKES_NONE + STOPPED, Queue.CLOSED),
        (OTHERS, Queue.UNKNOWN),
        (OTHERS + TAKES + IDLE, Queue.READY),
        ("", Queue.UNKNOWN),
        ("lpstat: Unknown destination", Queue.UNKNOWN),
    ],
)
def test_the_state_of_a_queue(answer: str, expected: Queue) -> None:
    assert state("LASER", answer) == expected
    assert state("LASER/draft", answer) == expected, "an instance of a queue is in the state of its queue"


def test_a_name_is_no_pattern() -> None:
    assert state("L.SER", TAKES + IDLE) == Queue.UNKNOWN
    assert state("a(b", "a(b accepting requests since\n") == Queue.READY


def test_what_was_chosen_is_said_to_the_queue() -> None:
    bare = sending(Job("LASER", "Set A summary.pdf", 1, 2))
    assert bare == [
        *("-d", "LASER", "-t", "Set A summary.pdf", "-n", "1", "-P", "1-2"),
        *("-o", "print-scaling=none", "-"),
    ]
    job = Job("LASER", "-n", 2, 2, copies=3, media="A3", sides="one-sided", grey=True, fitted=True)
    words = sending(job)
    options = {after for word, after in pairwise(words) if word == "-o"}
    assert options == {
        "fit-to-page",
        "media=A3",
        "sides=one-sided",
        "print-color-mode=monochrome",
        "collate=true",
    }
    assert words[words.index("-n", 4) + 1] == "3" and words[words.index("-P") + 1] == "2-2"


@pytest.mark.parametrize(
    ("code", "answer", "taken"),
    [(0, "request id is LASER-12 (1 file(s))\n", True), (0, "", False), (1, "request id is LASER-12", False)],
)
def test_a_job_is_taken_where_it_has_a_number(code: int, answer: str, taken: bool) -> None:
    assert is_taken(code, answer) == taken


@pytest.mark.parametrize(
    ("last", "copies", "sides", "sheets"),
    [
        (3, 1, "one-sided", 3),
        (3, 1, "two-sided-long-edge", 2),
        (4, 5, "two-sided-short-edge", 10),
        (1, 1, "", 1),
    ],
)
def test_sheets_count_both_of_their_sides(last: int, copies: int, sides: str, sheets: int) -> None:
    assert Job("LASER", "x", 1, last, copies=copies, sides=sides).sheets == sheets
