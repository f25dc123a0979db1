"""A step: one edit kept by the workspace, durable on disk, beside a bare commit of the same row."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench_timing import RUNS, Pair
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Action, Meeting, MeetingState
from lfl_desktop.workspace.workspace import Workspace

EDITS = 200


def steps(sample: Path) -> list[Pair]:
    """Median seconds of an edit, ours and bare, in each run, each run on new copies of the sample."""
    return [_run(sample) for _ in range(RUNS)]


def _run(sample: Path) -> Pair:
    with TemporaryDirectory() as folder:
        ours_file, bare_file = Path(folder) / "ours.lfl", Path(folder) / "bare.lfl"
        shutil.copy(sample, ours_file)
        shutil.copy(sample, bare_file)
        workspace = Workspace.open(ours_file)
        action = _an_action(workspace)
        connection = _connect(bare_file)

        def ours(nth: int) -> None:
            with workspace.step("Edit action") as step:
                step.put(replace(action, wording=f"Watch one lesson in each class, {nth} times"))

        def bare(nth: int) -> None:
            with connection:
                connection.execute(
                    "UPDATE action SET wording = ? WHERE id = ?",
                    (f"Watch one lesson in each class, {nth} times", str(action.id)),
                )

        times = [(_seconds(ours, nth), _seconds(bare, nth)) for nth in range(EDITS)]
        kept = connection.execute("SELECT wording FROM action WHERE id = ?", (str(action.id),)).fetchone()
        assert workspace.select(Action, id=action.id)[0].wording == kept[0], "both wrote the same"
        connection.close()
        workspace.close()
    return Pair(median(pair[0] for pair in times), median(pair[1] for pair in times))


def editor(workspace: Workspace) -> Callable[[], None]:
    """Keeps another edit of an action each time."""
    action, numbers = _an_action(workspace), count()

    def edit() -> None:
        with workspace.step("Edit action") as step:
            step.put(replace(action, wording=f"Watch one lesson in each class, {next(numbers)} times"))

    return edit


def _an_action(workspace: Workspace) -> Action:
    to_come = [meeting.id for meeting in workspace.select(Meeting, state=MeetingState.PLANNED)]
    return workspace.select(Action, meeting=to_come)[0]


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    for pragma in ("foreign_keys=ON", "journal_mode=DELETE", "synchronous=EXTRA"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _seconds(job: Callable[[int], None], nth: int) -> float:
    begun = time.perf_counter()
    job(nth)
    return time.perf_counter() - begun
