"""One start, ours or a bare one: prints the moment at which its window was painted and at rest.

`python tools/bench_window.py ours FILE` or `python tools/bench_window.py bare FILE`. It imports nothing that
the program would not, so that both starts pay for themselves alone.
"""

from __future__ import annotations

import os
import sys
import time


def ours(file: str) -> None:
    """What `python -m lfl_desktop FILE` does, with preferences of its own."""
    import lfl_desktop.__main__  # noqa: F401, I001
    from pathlib import Path

    from lfl_desktop.app import Program, make_application, our_fault
    from lfl_desktop.settings import load
    from lfl_desktop.views.window.main_window import MainWindow

    own = Path(file).with_name("settings.json")
    settings = load(own)
    app = make_application(settings.appearance)
    program = Program(settings, own)
    our_fault(program)
    program.start(Path(file))
    assert isinstance(program.window, MainWindow)
    tell_when_ready(program.window.screen_of("today"))
    app.exec()


def bare(_file: str) -> None:
    """A window with a word in it."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    label = QLabel("Today")
    window.setCentralWidget(label)
    window.resize(1360, 860)
    window.show()
    tell_when_ready(label)
    app.exec()


def tell_when_ready(widget: object) -> None:
    """Prints the time once `widget` was painted and nothing waits any more, and ends the process."""
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
    {"ours": ours, "bare": bare}[sys.argv[1]](sys.argv[2])
