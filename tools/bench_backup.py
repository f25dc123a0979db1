"""A backup of a file of ten years, made behind the window: the longest that typing waits meanwhile.

Run as a program, `python tools/bench_backup.py FILE`, it types into the window on the file while it is
copied, and as long again while it is not, and prints as JSON the longest that an event held the window up
in each.
It types without a pause for thought, so that the copy, which begins anew with each step that is kept, is
made in ever larger pieces in the end (`drivers.copied_in_pieces`): by the clock this is the worst there is.
It is told by the time of the processor in the window's own thread, as in bench_typing, and by the clock, in
which also counts what the copy holds up, such as the interpreter or the disk, and whatever else the computer
does at the time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from at_rest import settle
from bench_big_file import make_big_file
from bench_timing import RUNS
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lfl_desktop import paths
from lfl_desktop.app import Program, keep_what_is_there, make_application
from lfl_desktop.settings import Settings
from lfl_desktop.views.window import preload
from lfl_desktop.views.window.backup_watch import BackupRun
from lfl_desktop.views.window.main_window import MainWindow

PAUSE = 0.016
"""Seconds that typing may wait: one picture of the screen."""

LENGTH, BETWEEN = 40, 20
"""Letters until the field is typed anew, and milliseconds between two."""

BEFORE = 100
"""Letters that are typed before, which have an event each that comes for the first time."""


class Longest(NamedTuple):
    """Seconds of the longest event, of the processor and by the clock."""

    worked: float = 0.0
    passed: float = 0.0

    def beside(self, other: Longest) -> Longest:
        """The longer of each."""
        return Longest(max(self.worked, other.worked), max(self.passed, other.passed))


def pauses() -> tuple[Longest, Longest]:
    """The longest that an event takes while a backup is made, and while none is, in the run of several that
    was disturbed least."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "big.lfl"
        make_big_file(file).close()
        found = []
        for _ in range(RUNS):
            command = [sys.executable, __file__, str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(f"backup: {done.stderr}")
            found.append(json.loads(done.stdout))
    copied, alone = (min(Longest(*run[at]) for run in found) for at in (0, 1))
    return copied, alone


class WatchedApplication(QApplication):
    """Keeps the longest that an event took."""

    def __init__(self) -> None:
        super().__init__(sys.argv[:1])
        self.longest = Longest()
        self._inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._inside:
            return super().notify(receiver, event)
        self._inside = True
        try:
            with self.timed():
                return super().notify(receiver, event)
        finally:
            self._inside = False

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Times the block as one event."""
        worked, passed = time.thread_time(), time.perf_counter()
        yield
        took = Longest(time.thread_time() - worked, time.perf_counter() - passed)
        self.longest = self.longest.beside(took)

    def letter(self, field: QLineEdit, nth: int) -> None:
        """Types one, and does all that waits."""
        if nth % LENGTH == 0:
            field.selectAll()
        with self.timed():
            QTest.keyClicks(field, "abcde fgh"[nth % 9])
        QTest.qWait(BETWEEN)


def main(file: Path) -> None:
    """Types, and prints the longest events."""
    paths.records_folder = lambda: file.parent
    paths.backups_folder = lambda: file.parent / "Earlier copies"
    app = WatchedApplication()
    make_application("light")
    program = Program(Settings(), file.parent / "settings.json")
    program.start(file)
    keep_what_is_there()
    preload.fetch().join()
    window = program.window
    assert isinstance(window, MainWindow)
    window.go("members")
    settle(window)
    field = window.screen_of("members").findChild(QLineEdit, "name")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    for nth in range(BEFORE):
        app.letter(field, nth)
    settle(window)
    app.longest, letters = Longest(), 0
    window.backups.make_now()
    run = window.backups.findChild(BackupRun)
    assert run is not None, "a backup is due"
    while run.isRunning():
        app.letter(field, letters)
        letters += 1
    copied, app.longest = app.longest, Longest()
    for nth in range(letters):
        app.letter(field, nth)
    print(json.dumps([copied, app.longest]), flush=True)
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
