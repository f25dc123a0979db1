"""A backup of a file of ten years, made behind the window: the longest that typing waits meanwhile, beside
the longest that it waits without one.

Run as a program, `python tools/bench_backup.py FILE [PASSPHRASE]`, it types into the window on the file while
it is copied, and as long again while it is not, ROUNDS times in turn, and prints as JSON the longest that an
event held the window up in each. It types without a pause for thought, so that each second something is kept.

The time that counts is that of the clock, in which the disk, the locks of SQLite and the interpreter are,
less the time in which the window's thread could have run and had no processor, and less that in which it
slept while another thread of the program, which may have held a lock, had none, where the system tells that
(Linux, /proc/self/task/N/schedstat): both are due to whatever else the computer does. Beside it stand the
time of the processor in this thread, as in bench_typing, and all of the clock. Of several rounds that which
was disturbed least counts, for the typing with a backup and for that without.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_native_id
from typing import NamedTuple

from at_rest import settle
from bench_big_file import make_big_file
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lfl_desktop import paths
from lfl_desktop.app import Program, keep_what_is_there, make_application
from lfl_desktop.settings import Settings
from lfl_desktop.store.file_key import new_file_key
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.views.start.unlock import Unlock
from lfl_desktop.views.window import preload
from lfl_desktop.views.window.backup_watch import BackupRun
from lfl_desktop.views.window.main_window import MainWindow

PAUSE = 0.016
"""Seconds that typing may wait longer than without a backup: one picture of the screen."""

PASSPHRASE = "a long passphrase"

LENGTH, BETWEEN = 40, 20
"""Letters until the field is typed anew, and milliseconds between two."""

ROUNDS = 5
"""How often a backup is made, and as much is typed without one."""

BEFORE = 100
"""Letters that are typed before, which have an event each that comes for the first time."""


class Longest(NamedTuple):
    """Seconds of the longest event: by the clock less what it waited for a processor, of the processor, and
    by the clock."""

    held: float = 0.0
    worked: float = 0.0
    passed: float = 0.0

    def beside(self, other: Longest) -> Longest:
        """The longer of each."""
        return Longest(*map(max, self, other))


class Pauses(NamedTuple):
    """The longest events while a backup is made, and while none is."""

    copied: Longest
    alone: Longest

    @property
    def longer(self) -> float:
        """By how many seconds the longest is longer than without a backup."""
        return max(0.0, self.copied.held - self.alone.held)


def pauses() -> dict[str, Pauses]:
    """Those of a plain file and of a protected one."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "big.lfl"
        make_big_file(file).close()
        plain = _pauses(file)
        protect_anew(file, None, new_file_key(PASSPHRASE))
        return {"plain": plain, "protected": _pauses(file, PASSPHRASE)}


def _pauses(file: Path, *passphrase: str) -> Pauses:
    command = [sys.executable, __file__, str(file), *passphrase]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"backup: {done.stderr}")
    rounds = json.loads(done.stdout)
    return Pauses(*(min(Longest(*each[at]) for each in rounds) for at in (0, 1)))


def waited_for_a_processor() -> dict[int, float]:
    """Seconds in which each thread of the program could have run and did not; empty where the system does not
    tell."""
    found = {}
    with suppress(OSError):
        for thread in Path("/proc/self/task").iterdir():
            with suppress(OSError):  # it has ended
                words = (thread / "schedstat").read_bytes().split()
                found[int(thread.name)] = int(words[1]) / 1e9
    return found


def held_up(took: float, worked: float, before: dict[int, float], after: dict[int, float]) -> float:
    """Of the seconds that an event `took`, those that are not due to other programs."""
    waited = {thread: since - before.get(thread, 0.0) for thread, since in after.items()}
    own = waited.pop(get_native_id(), 0.0)
    slept = max(0.0, took - worked - own)
    return took - own - min(slept, max(waited.values(), default=0.0))


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
        waited, worked, passed = waited_for_a_processor(), time.thread_time(), time.perf_counter()
        yield
        took, worked = time.perf_counter() - passed, time.thread_time() - worked
        held = held_up(took, worked, waited, waited_for_a_processor())
        self.longest = self.longest.beside(Longest(held, worked, took))

    def letter(self, field: QLineEdit, nth: int) -> None:
        """Types one, and does all that waits."""
        if nth % LENGTH == 0:
            field.selectAll()
        with self.timed():
            QTest.keyClicks(field, "abcde fgh"[nth % 9])
        QTest.qWait(BETWEEN)


def main(file: Path, passphrase: str = "") -> None:
    """Types, and prints the longest events."""
    paths.records_folder = lambda: file.parent
    paths.backups_folder = lambda: file.parent / "Earlier copies"
    app = WatchedApplication()
    make_application("light")
    program = Program(Settings(), file.parent / "settings.json")
    program.start(file)
    if passphrase:
        assert isinstance(program.window, Unlock)
        program.window.passphrase.setText(passphrase)
        program.window.try_typed()
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
    rounds = [_round(app, window, field) for _ in range(ROUNDS)]
    window.close()
    print(json.dumps(rounds), flush=True)


def _round(app: WatchedApplication, window: MainWindow, field: QLineEdit) -> Pauses:
    """Types while a backup is made, and as long again."""
    for earlier in paths.backups_folder().rglob("*.lfl"):
        earlier.unlink()  # each is as large as the file
    settle(window)
    app.longest, letters = Longest(), 0
    window.backups.make_now()
    (*_before, run) = window.backups.findChildren(BackupRun)
    assert run.isRunning(), "a backup is due"
    while run.isRunning():
        app.letter(field, letters)
        letters += 1
    copied, app.longest = app.longest, Longest()
    for nth in range(letters):
        app.letter(field, nth)
    return Pauses(copied, app.longest)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
