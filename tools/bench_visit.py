"""One visit to everything in a records file: how long each thing takes from the key until it is painted.

`python tools/bench_visit.py FILE` prints, as JSON, what was done -> seconds, and how many bytes of memory are
held when the file is open ("memory, opened") and when every place was looked at ("memory, every place");
`python tools/bench_visit.py` those of a bare window alone ("memory"). Each thing is timed from the call that
its key or button makes to the end of the last painting before the window is at rest.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

ROUNDS = 3
"""How often everything but a first opening is done; the median counts."""

WORDS = ("meeting", "s", "the", "zzz")
"""What is searched for, letter by letter: what stands in many places of the sample too, and in none."""

ENOUGH = 4
"""Turns of the event loop without a timer waiting after which a window is at rest."""


class Watch(QObject):
    """Sees whether a window was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
            self.painted = True
        return False


def until_painted(window: QWidget, watch: Watch, job: Callable[[], object]) -> float:
    """Seconds from the beginning of `job` until its last painting."""
    begun = done = time.perf_counter()
    watch.painted = False
    job()
    quiet = 0
    while quiet < ENOUGH:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        if watch.painted:
            watch.painted, done = False, time.perf_counter()
        waiting = any(t.isActive() and t.isSingleShot() for t in window.findChildren(QTimer))
        quiet = 0 if waiting else quiet + 1
        if time.perf_counter() - begun > 10:
            raise TimeoutError("the window is not at rest after 10 s")
    return done - begun


def memory() -> int | None:
    """The bytes of memory that this process holds now; None where the system does not tell."""
    return _told("VmRSS")


def most_memory() -> int | None:
    """The most that it has held so far, without what the process that started it held."""
    return _told("VmHWM")


def _told(name: str) -> int | None:
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    return 1024 * int(lines[name].split()[0])


def visit(file: Path) -> dict[str, float | None]:
    """What was done -> seconds, in a window on `file`, and the memory before and after."""
    from lfl_desktop.app import Program, keep_what_is_there, make_application
    from lfl_desktop.settings import Settings
    from lfl_desktop.views.window import preload
    from lfl_desktop.views.window.main_window import MainWindow

    make_application("light")
    program = Program(Settings(), file.with_name("settings.json"))
    program.start(file)
    keep_what_is_there()
    window = program.window
    assert isinstance(window, MainWindow)
    preload.fetch(window.desk.in_view).join()  # as half a second later
    window.resize(1360, 860)
    window.activateWindow()
    watch = Watch()
    window.installEventFilter(watch)
    timed = partial(until_painted, window, watch)
    timed(lambda: None)
    opened = memory()
    found = _places(window, timed)
    held = {"memory, opened": opened, "memory, every place": memory()}
    return {**found, **_meetings(window, timed), **_search(window, watch), **held}


Timed = Callable[[Callable[[], object]], float]


def _places(window: object, timed: Timed) -> dict[str, float]:
    from lfl_desktop.views.window.main_window import MainWindow
    from lfl_desktop.views.window.places import places_for

    assert isinstance(window, MainWindow)
    names = [place.name for place in places_for(window.desk.in_view)]
    found = {f"first {name}": timed(partial(window.go, name)) for name in names if name != "today"}
    rounds = [{name: timed(partial(window.go, name)) for name in names} for _ in range(ROUNDS)]
    return found | {f"again {name}": median(one[name] for one in rounds) for name in names}


def _meetings(window: object, timed: Timed) -> dict[str, float]:
    """Every meeting of the set, and every stage of the last that was held."""
    from lfl_desktop.domain.year import held
    from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
    from lfl_desktop.views.window.main_window import MainWindow
    from lfl_desktop.workspace.destination import destination_meeting

    assert isinstance(window, MainWindow)
    screen = window.screen_of("meetings")
    assert isinstance(screen, MeetingsScreen)
    meetings = window.desk.book().meetings
    window.go("meetings")
    opened: dict[int, list[float]] = {place: [] for place in range(len(meetings))}
    stages: dict[int, list[float]] = {}
    for _ in range(ROUNDS):
        for place, meeting in enumerate(meetings):
            opened[place].append(timed(partial(window.go, destination_meeting(meeting.id))))
        window.go(destination_meeting(held(meetings)[-2].id))
        timed(lambda: None)
        for place in range(1, len(screen.parts)):
            stages.setdefault(place, []).append(timed(partial(screen.go, place)))
    middle = [median(times) for times in opened.values()]
    return {
        "meeting, median": median(middle),
        "meeting, longest": max(middle),
        "stage, longest": max(median(times) for times in stages.values()),
    }


def _search(window: object, watch: Watch) -> dict[str, float]:
    from lfl_desktop.views.window.find_dialog import FindDialog
    from lfl_desktop.views.window.main_window import MainWindow

    assert isinstance(window, MainWindow)
    opened: list[float] = []
    letters: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for words in WORDS:
            opened.append(until_painted(window, watch, partial(_open_search, window, watch)))
            dialog = window.findChild(FindDialog)
            assert dialog is not None
            for place, letter in enumerate(words):
                key = partial(QTest.keyClick, dialog.typed, letter)
                letters.setdefault(words[: place + 1], []).append(until_painted(dialog, watch, key))
            dialog.close()
            until_painted(window, watch, lambda: None)
    times = [median(each) for each in letters.values()]
    return {
        "search, opened first": opened[0],
        "search, opened": median(opened),
        "search, letter": median(times),
        "search, longest letter": max(times),
    }


def _open_search(window: QWidget, watch: Watch) -> None:
    from lfl_desktop.views.window.find_dialog import FindDialog
    from lfl_desktop.views.window.main_window import MainWindow

    assert isinstance(window, MainWindow)
    window.search()
    dialog = window.findChild(FindDialog)
    assert dialog is not None
    dialog.installEventFilter(watch)


def bare() -> dict[str, float | None]:
    """The memory of a window with a word in it, as in the measurement of a start."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Today"))
    window.resize(1360, 860)
    window.show()
    for _ in range(ENOUGH):
        app.processEvents()
    return {"memory": memory()}


def main(file: Path | None) -> None:
    """Visits and prints."""
    found = visit(file) if file else bare()
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
