"""Cold start: from a new process to a painted window at rest, ours with the sample and a bare one.

Run as a program, `python tools/bench_start.py ours FILE` or `... bare FILE`, it is one such start: it prints
the moment at which the window was ready.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_timing import RUNS, Pair


def starts(sample: Path) -> list[Pair]:
    """Seconds of our start and of a bare one, in turn; the first of each only warms the disk's cache."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sample.lfl"
        shutil.copy(sample, file)
        return [Pair(_start("ours", file), _start("bare", file)) for _ in range(RUNS + 1)][1:]


def _start(kind: str, file: Path) -> float:
    begun = time.monotonic()
    command = [sys.executable, __file__, kind, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{kind} start: {done.stderr}")
    return float(done.stdout) - begun


def _ours(file: Path) -> None:
    """What `python -m lfl_desktop FILE` does, with preferences of its own."""
    import lfl_desktop.__main__  # noqa: F401
    from lfl_desktop.app import Program, make_application, our_fault
    from lfl_desktop.settings import load
    from lfl_desktop.views.main_window import MainWindow

    own = file.with_name("settings.json")
    settings = load(own)
    app = make_application(settings.appearance)
    program = Program(settings, own)
    our_fault(program)
    program.start(file)
    assert isinstance(program.window, MainWindow)
    _tell_when_ready(program.window.screen_of("today"))
    app.exec()


def _bare(_file: Path) -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    label = QLabel("Today")
    window.setCentralWidget(label)
    window.resize(1360, 860)
    window.show()
    _tell_when_ready(label)
    app.exec()


def _tell_when_ready(widget: object) -> None:
    """Prints the time once `widget` was painted and nothing waits any more, and ends the process."""
    import os

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    assert isinstance(widget, QWidget)

    def at_rest() -> None:
        print(time.monotonic(), flush=True)
        os._exit(0)

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # a timer of 0 comes after all events; the second after what these events called for
                QTimer.singleShot(0, lambda: QTimer.singleShot(0, at_rest))
            return False

    widget.installEventFilter(Watch(widget))


if __name__ == "__main__":
    {"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]))
