"""Typing: the longest that any handler holds the window up, in every text field of every screen: the stages
of a meeting, the boxes of a canvas, a coordinator's places, the first run.

Run as a program, `python tools/bench_typing.py FILE OFFICE`, it types into one window on each of the files
and into the first run, and prints as JSON the longest handlers of each field, and of each key the longest
that followed from it. The time until text is kept is shortened; what then happens is not. Counted is the time
of the processor in the window's own thread: what else the computer does at the time is no handler.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

import at_rest
from at_rest import settle
from bench_timing import RUNS
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from scenes import FULL_MEETING, to_log, to_part
from shiboken6 import isValid

from lfl_desktop import paths
from lfl_desktop.app import Program, keep_what_is_there, make_application
from lfl_desktop.domain.activity import Place
from lfl_desktop.domain.templates import USUAL_PARTS
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.settings import Settings
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.kit.binding import keeper
from lfl_desktop.views.kit.controls.number_line import NumberLine
from lfl_desktop.views.kit.controls.own_controls import DateLine, Minutes, TimeLine
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.window import preload
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import places_for

LONGEST = 0.008
"""Seconds that a handler may take: half of one picture of the screen, of which there are 60 a second."""
OF_KEYS = 0.99
"""Of so many keys the longest handler is told apart from that of the few that are slower."""

SOON = 200
"""Milliseconds that a timer may put something off for this to wait for it: what follows later, as the word
that a screen reader says after a pause, is timed where it happens."""

TYPED = {DateLine: "24 May", TimeLine: "14:05", Minutes: "25", NumberLine: "27.5"}
WORDS = "To be there. "


class Handler(NamedTuple):
    """What held the window up: the field, what was done in it, and for how many seconds at the longest,
    in the run that was disturbed least and in the median one."""

    field: str
    doing: str
    seconds: float
    median: float


class Typed(NamedTuple):
    """What typing took: the longest handlers of every field, the longest first, and the seconds of the
    longest handler that OF_KEYS of all keys stay under, in the run that was disturbed least."""

    handlers: list[Handler]
    most_keys: float


def typed(sample: Path, office: Path) -> Typed:
    """Types into every field of all windows.

    What takes long in our own code does so in each run, so the least disturbed one counts."""
    runs: dict[tuple[str, str], list[float]] = defaultdict(list)
    keys: list[float] = []
    for _ in range(RUNS):
        longest, followed = _one_run(sample, office)
        keys.append(quantiles(followed, n=100)[round(100 * OF_KEYS) - 1])
        for field, doing, seconds in longest:
            runs[field, doing].append(seconds)
    # what most runs did not do is none of the field's handlers
    whole = {at: times for at, times in runs.items() if len(times) > RUNS // 2}
    found = (Handler(*at, min(times), median(times)) for at, times in whole.items())
    return Typed(sorted(found, key=lambda handler: -handler.seconds), min(keys))


def _one_run(sample: Path, office: Path) -> tuple[list[tuple[str, str, float]], list[float]]:
    with TemporaryDirectory() as folder:
        files = [shutil.copy(file, folder) for file in (sample, office)]
        command = [sys.executable, __file__, *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"typing: {done.stderr}")
    found: tuple[list[tuple[str, str, float]], list[float]] = json.loads(done.stdout)
    return found


class TimedApplication(QApplication):
    """Times what each event does, and all that follows from it before the next."""

    def __init__(self) -> None:
        super().__init__(sys.argv[:1])
        self.field = ""
        self.longest: dict[tuple[str, str], float] = defaultdict(float)
        self.followed: list[float] = []
        """Of each key the longest handler until the next."""
        self._inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._inside or not self.field:
            return super().notify(receiver, event)
        with self.timed(f"{event.type().name} of {_named(receiver)}"):
            return super().notify(receiver, event)

    @contextmanager
    def timed(self, doing: str) -> Iterator[None]:
        """Times the block as one handler."""
        self._inside = True
        begun = time.thread_time()
        try:
            yield
        finally:
            took = time.thread_time() - begun
            self._inside = False
            self.longest[self.field, doing] = max(self.longest[self.field, doing], took)
            self.followed[-1] = max(self.followed[-1], took)


def _named(receiver: QObject) -> str:
    name = type(receiver).__name__
    if name == "QTimer" and (parent := receiver.parent()) is not None:
        return f"{name} in {type(parent).__name__}"
    return name


def _type_into_all(app: TimedApplication, root: QWidget, screen: str) -> None:
    """Types into every text field in sight below `root`."""
    fields: list[QLineEdit | QPlainTextEdit] = [
        *root.findChildren(QLineEdit),
        *root.findChildren(QPlainTextEdit),
    ]
    for field in fields:
        if isValid(field) and field.isVisible() and field.isEnabled() and not field.isReadOnly():
            _type_into(app, root, field, f"{screen}: {field.objectName() or field.accessibleName()}")


def _type_into(app: TimedApplication, root: QWidget, field: QLineEdit | QPlainTextEdit, name: str) -> None:
    words = TYPED.get(type(field), WORDS)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    settle(root, SOON)
    if words != WORDS:
        field.selectAll()
    app.field = f"{name} ({type(field).__name__})"
    for letter in words:
        app.followed.append(0)
        with app.timed("key"):
            QTest.keyClicks(field, letter)
        app.processEvents()
    settle(root, SOON)
    app.field = ""
    if not isValid(field) or words.strip() not in _held_by(field):
        raise RuntimeError(f"{name} does not hold what was typed in it")


def _held_by(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _type_everywhere(app: TimedApplication, window: MainWindow) -> None:
    for place in places_for(window.desk.in_view):
        window.go(place.name)
        settle(window, SOON)
        if place.name == "meetings":
            for part in USUAL_PARTS:
                _at(window, partial(to_part, part, FULL_MEETING, True, window))
                _type_into_all(app, window, f"Meetings, {PARTS[part]}")
            _at(window, partial(to_log, window))
            _type_into_all(app, window, "Meetings, private log")
            continue
        _type_into_all(app, window, place.label)
        screen = window.screen_of(place.name)
        if isinstance(screen, ActivitySystemsScreen):
            for box in Place:
                _at(window, partial(screen.canvas.edit, box))
                _type_into_all(app, screen.canvas, f"{place.label}, {box.name.lower()}")


def _at(window: QWidget, job: Callable[[], object]) -> None:
    job()
    settle(window, SOON)


def _type_at_first(app: TimedApplication, welcome: Welcome) -> None:
    for nth, step in enumerate(welcome.steps):
        welcome.go(nth)
        settle(welcome, SOON)
        _type_into_all(app, welcome, step.heading)


def main(files: Sequence[Path]) -> None:
    """Types into everything and prints what took longest."""
    keeper.KEPT_AFTER = 20
    at_rest.IDLE_WITHIN = 60
    folder = files[0].parent
    paths.records_folder = lambda: folder
    paths.backups_folder = lambda: folder / "Earlier copies"
    app = TimedApplication()
    make_application("light")
    for path in (*files, None):
        program = Program(Settings(), folder / "settings.json")
        program.start(path)
        keep_what_is_there()
        preload.fetch().join()  # as half a second later
        window = program.window
        assert window is not None
        window.resize(1360, 860)
        window.move(QPoint(0, 0))
        window.activateWindow()
        settle(window, SOON)
        if isinstance(window, MainWindow):
            _type_everywhere(app, window)
        else:
            assert isinstance(window, Welcome)
            _type_at_first(app, window)
            window.close()
        window.close()
    print(json.dumps(([(*at, seconds) for at, seconds in app.longest.items()], app.followed)))


if __name__ == "__main__":
    main([Path(file) for file in sys.argv[1:]])
