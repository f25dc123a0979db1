"""Works on records files, on a disk that fails: for test_failing_disk.py.

Each line on standard input is a work to do in a folder, in a process of its own; each on standard output is
what was acknowledged or said of it, and the last of each work how it ended and how many calls there were.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import json
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

from lfl_desktop import settings
from lfl_desktop.__main__ import main as command_line
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import Person
from lfl_desktop.store.file_key import FileKey, is_protected
from lfl_desktop.views.kit.preferences import Preferences
from lfl_desktop.workspace.keeping.backups import Backups, backups_of
from lfl_desktop.workspace.keeping.going_back import go_back
from lfl_desktop.workspace.keeping.protecting import protect_open, recovery_letters
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.workspace import Workspace

STEPS = 3
KEY = FileKey(bytes(range(32)), bytes(range(16)))
NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)
ERASED = "Ann Able"


def tell(what: str, words: str = "") -> None:
    """A line that whoever started this reads, also when this is gone."""
    os.write(1, (json.dumps([what, words]) + "\n").encode())


def opened(path: Path) -> Workspace:
    """The file, by its key where it is protected."""
    return Workspace.open(path, KEY if is_protected(path) else None, now=lambda: NOW)


# what is done through the window: each thing that is acknowledged is told, and so is each sentence


def steps(folder: Path) -> None:
    """Steps, one of them taken back."""
    with closing(opened(folder / "set.lfl")) as workspace:
        for number in range(STEPS):
            _said(partial(_step, workspace, f"Person {number}"))
        _said(lambda: _undo(workspace))


def _step(workspace: Workspace, name: str) -> None:
    with workspace.step("Add") as step:
        step.put(Person(name=name))
    tell("kept", name)


def _undo(workspace: Workspace) -> None:
    names = {one.name for one in workspace.select(Person)}
    workspace.undo()
    (gone,) = names - {one.name for one in workspace.select(Person)}
    tell("undone", gone)


def preferences(folder: Path) -> None:
    """Preferences, changed twice."""
    path = folder / "config" / "settings.json"
    kept = Preferences(settings.load(path), lambda each: settings.save_settings(each, path))
    kept.not_kept.connect(lambda words: tell("said", words))
    failed: list[str] = []
    kept.not_kept.connect(failed.append)
    for size in (125, 150):
        failed.clear()
        kept.change(text_size=size)
        if not failed:
            tell("kept", str(size))


def backups(folder: Path) -> None:
    """What is copied in the background, and at the end."""
    path = folder / "set.lfl"
    with closing(opened(path)) as workspace:
        kept = Backups(path, workspace.file_id, workspace.now, folder / "second", workspace.key)
        trouble = kept.keep_if_changed()
        tell("said" if trouble else "kept", str(trouble or ""))


def restore(folder: Path) -> None:
    """Back to what the file was before a step, and back again."""
    with closing(opened(folder / "set.lfl")) as workspace:
        kept = backups_of(workspace)
        (begun,) = kept.listed()
        _said(lambda: _go_back(workspace, begun.path, "before"))
        after = [each for each in kept.listed() if each != begun]
        if after:
            _said(lambda: _go_back(workspace, after[0].path, "after"))
        _said(lambda: _step(workspace, "Person at last"))


def _go_back(workspace: Workspace, path: Path, words: str) -> None:
    kept = backups_of(workspace)
    go_back(workspace, kept, next(each for each in kept.listed() if each.path == path))
    tell("back", words)


def turned(folder: Path) -> None:
    """Protected by the window, or made plain; what comes after is kept."""
    with closing(opened(folder / "set.lfl")) as workspace:
        _said(lambda: _turn(workspace))
        _said(lambda: _step(workspace, "Person after"))


def _turn(workspace: Workspace) -> None:
    new = KEY if workspace.key is None else None
    copies = protect_open(workspace, new, None)
    tell("turned", "protected" if new else "plain")
    for path in copies.left:
        tell("said", f"{path.name} is left as it was.")


def updated(folder: Path) -> None:
    """An older file, opened."""
    with closing(Workspace.open(folder / "older.lfl", now=lambda: NOW)):
        tell("kept")


def first_run(folder: Path) -> None:
    """A new file."""
    begin_programme(folder / "new.lfl", Plan("Leading Together", "Cohort 1"), now=lambda: NOW).close()
    tell("kept")


def _said(work: Callable[[], None]) -> None:
    try:
        work()
    except WorldError as error:
        tell("said", str(error))


# what is done by the command line: its sentence is told, or why there was nothing done

JOBS = {
    "print": ("print", "sample.lfl", "--paper", "summary", "--set", "A", "--meeting", "3", "-o", "paper.pdf"),
    "export": ("export", "sample.lfl", "--set", "A", "-o", "a.lflset"),
    "pack": ("pack", "own.lfl", "-o", "programme.lflpack"),
    "add": ("add", "own.lfl", "sent.lflset", "--other-programme", "take"),
    "backup": ("backup", "set.lfl", "-o", "copy.lfl"),
    "recover": ("recover", "damaged.lfl", "-o", "recovered.lfl"),
    "erase": ("erase", "set.lfl", "--person", ERASED, "--yes", "--with-copies"),
}


def by_command_line(folder: Path, job: str) -> None:
    """A job as somebody types it, in the folder."""
    os.chdir(folder)
    reading, writing = os.pipe()
    os.write(writing, f"{recovery_letters(KEY)}\n".encode())
    os.close(writing)
    words = list(JOBS[job])
    words[2:2] = ["--open-with-fd", str(reading)]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = command_line(words, lambda: NOW)
    tell("kept" if code == 0 else "said", (out if code == 0 else err).getvalue().strip())


WORKS: dict[str, Callable[[Path], None]] = {
    **{each.__name__: each for each in (steps, preferences, backups, restore, turned, updated, first_run)},
    **{job: lambda folder, job=job: by_command_line(folder, job) for job in JOBS},  # type: ignore[misc]
}


def _do(work: str, folder: Path, fails: dict[str, str]) -> None:
    os.environ.update(fails, XDG_DATA_HOME=str(folder / "data"), XDG_CONFIG_HOME=str(folder / "config"))
    try:
        WORKS[work](folder)
    except WorldError as error:
        tell("said", str(error))
    except BaseException:
        tell("traceback", traceback.format_exc())
    tell("calls", str(ctypes.CDLL(None).calls_below()))


def main() -> None:
    """Works until there is nothing more to do."""
    for line in sys.stdin:
        work, folder, fails = json.loads(line)
        if fails["FAIL_AT"] == "0":  # here, so that what is imported is there for all that come after
            _do(work, Path(folder), fails)
            tell("ended", "0")
            continue
        child = os.fork()
        if not child:
            _do(work, Path(folder), fails)
            os._exit(0)
        _id, status = os.waitpid(child, 0)
        tell("ended", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main()
