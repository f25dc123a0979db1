"""One window at a time changes a file: the second comes to the first, or reads, or takes over."""

from __future__ import annotations

import datetime as dt
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from lfl_desktop.app import Program
from lfl_desktop.domain.clock import of_computer
from lfl_desktop.domain.people import Person
from lfl_desktop.settings import Settings
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.keeping.open_mark import (
    SILENCE,
    OpenElsewhere,
    OpenMark,
    WindowMark,
    open_mark_beside,
    other_window,
)
from lfl_desktop.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]


def put_mark(path: Path, **other: object) -> WindowMark:
    """The mark of a window on another computer, as it was seen a moment ago."""
    now = of_computer()
    mark = WindowMark("RUTH-LAPTOP", 4711, "abc", now - dt.timedelta(hours=1), now)
    mark = msgspec.structs.replace(mark, **other)
    open_mark_beside(path).write_bytes(msgspec.json.encode(mark))
    return mark


def read_mark(path: Path) -> WindowMark:
    return msgspec.json.decode(open_mark_beside(path).read_bytes(), type=WindowMark)


def in_sight(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    return ended.pid


# the mark


def test_a_window_says_where_it_is_while_it_is_open(
    sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    qtbot.waitUntil(open_mark_beside(sample_path).exists)
    assert (read_mark(sample_path).computer, read_mark(sample_path).process) == (platform.node(), os.getpid())
    assert window.close()
    assert not open_mark_beside(sample_path).exists()


def test_another_computer_is_recognised_until_it_is_silent_for_minutes(sample_path: Path) -> None:
    now = of_computer()
    assert other_window(sample_path, now) is None
    mark = put_mark(sample_path)
    assert other_window(sample_path, now) == mark
    assert other_window(sample_path, now + SILENCE - dt.timedelta(seconds=1)) == mark
    assert other_window(sample_path, now + SILENCE) is None


@pytest.mark.skipif(sys.platform == "win32", reason="asks for processes as Unix does")
def test_a_window_of_this_computer_that_was_killed_is_gone_at_once(sample_path: Path, gone: int) -> None:
    put_mark(sample_path, computer=platform.node(), process=os.getppid())
    assert other_window(sample_path, of_computer()) is not None
    put_mark(sample_path, computer=platform.node(), process=gone)
    assert other_window(sample_path, of_computer()) is None


def said_since(since: str, seen: str) -> bytes:
    told = {"computer": "RUTH-LAPTOP", "process": 1, "window": "", "since": since, "seen": seen}
    return msgspec.json.encode(told)


NO_ZONE = said_since("2026-03-05T08:00:00", "2026-03-05T09:29:00")
NO_YEAR = said_since("0001-01-01T00:00:00+01:00", "2026-03-05T09:29:00Z")


@pytest.mark.parametrize(
    "there", [b"", b"{}", b"\xff\xfe", b'{"computer": 3}', b"[" * 9999, NO_ZONE, NO_YEAR]
)
def test_a_mark_that_is_not_understood_counts_as_none(sample_path: Path, there: bytes) -> None:
    open_mark_beside(sample_path).write_bytes(there)
    assert other_window(sample_path, of_computer()) is None


def test_a_mark_is_renewed_until_another_takes_over(sample_path: Path) -> None:
    mine, other = OpenMark(sample_path, of_computer), OpenMark(sample_path, of_computer)
    assert mine.renew() and mine.renew()
    assert other.renew() and not mine.renew() and other.renew()
    mine.take_away()
    assert open_mark_beside(sample_path).exists()
    other.take_away()
    assert not open_mark_beside(sample_path).exists()


# the window


def test_a_file_that_is_open_elsewhere_is_read_until_it_is_taken_over(
    program: Program, sample_path: Path, qtbot: QtBot
) -> None:
    put_mark(sample_path)
    program.start(sample_path)
    frame = in_sight(program).frame
    assert "is open on the computer RUTH-LAPTOP since" in frame.trouble_text.text()
    assert isinstance(in_sight(program).desk.file.only_read, OpenElsewhere)
    with pytest.raises(OpenElsewhere), in_sight(program).desk.file.step("Add") as step:
        step.put(Person(name="Iris Vane"))
    program.look_at(in_sight(program).desk.in_view)
    frame = in_sight(program).frame
    assert frame.trouble_take.isVisible() and read_mark(sample_path).computer == "RUTH-LAPTOP"
    frame.trouble_take.click()
    assert in_sight(program).desk.file.only_read is None and not in_sight(program).frame.trouble.isVisible()
    qtbot.waitUntil(lambda: read_mark(sample_path).process == os.getpid())
    with in_sight(program).desk.file.step("Add") as step:
        step.put(Person(name="Iris Vane"))


def test_when_the_other_is_gone_that_is_said(program: Program, sample_path: Path, qtbot: QtBot) -> None:
    put_mark(sample_path)
    program.start(sample_path)
    open_mark_beside(sample_path).unlink()
    program.one.look()
    words = in_sight(program).frame.trouble_text
    qtbot.waitUntil(lambda: "The other window has closed this file" in words.text())
    assert in_sight(program).frame.trouble_take.isVisible()


def test_a_window_whose_file_was_taken_over_keeps_what_was_typed_and_then_reads(
    program: Program, sample_path: Path, qtbot: QtBot
) -> None:
    program.start(sample_path)
    qtbot.waitUntil(open_mark_beside(sample_path).exists)
    put_mark(sample_path)
    with qtbot.waitSignal(program.one.taken):
        program.one.look()
    assert isinstance(in_sight(program).desk.file.only_read, OpenElsewhere)
    assert "RUTH-LAPTOP" in in_sight(program).frame.trouble_text.text()
    assert in_sight(program).close()
    assert read_mark(sample_path).computer == "RUTH-LAPTOP"


def test_the_mark_goes_along_to_the_file_in_which_the_window_goes_on(
    program: Program, sample_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.start(sample_path)
    qtbot.waitUntil(open_mark_beside(sample_path).exists)
    in_sight(program).file_state.go_on_as(tmp_path / "other.lfl")
    qtbot.waitUntil(open_mark_beside(tmp_path / "other.lfl").exists)
    assert not open_mark_beside(sample_path).exists()


def test_where_no_mark_can_be_made_the_file_opens_as_before(program: Program, sample_path: Path) -> None:
    open_mark_beside(sample_path).mkdir()
    program.start(sample_path)
    with in_sight(program).desk.file.step("Add") as step:
        step.put(Person(name="Iris Vane"))
    assert in_sight(program).close() and open_mark_beside(sample_path).is_dir()


# a second start

STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lfl_desktop import app
came = app.Program.come_forward
def come_forward(self, files):
    came(self, files)
    print("came", *(path.name for path in files), flush=True)
app.Program.come_forward = come_forward
QTimer.singleShot(60_000, lambda: sys.exit(3))
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """Starts the program on a file, in a process of its own."""
    homes = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    running: list[subprocess.Popen[str]] = []

    def started(path: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", STARTED, str(path)]
        made = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | homes,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(made)
        return made

    yield started
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix can")
def test_a_second_start_brings_the_first_window_and_ends(
    start: Callable[[Path], subprocess.Popen[str]], sample_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start(sample_path)
    qtbot.waitUntil(open_mark_beside(sample_path).exists, timeout=30_000)
    second = start(sample_path)
    assert second.wait(30) == 0 and first.poll() is None
    assert first.stdout is not None and first.stdout.readline() == "came\n"
    sent = tmp_path / "b.lflset"
    sent.write_bytes(b"{}")
    assert start(sent).wait(30) == 0
    assert first.stdout.readline() == "came b.lflset\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert open_mark_beside(sample_path).exists() and other_window(sample_path, of_computer()) is None
    with closing(Workspace.open(sample_path)) as file:
        assert file.only_read is None


def test_a_call_that_nobody_answers_is_given_up(program: Program, sample_path: Path) -> None:
    """A window that hangs: the file is read beside it."""
    put_mark(sample_path, computer=platform.node(), process=os.getppid())
    program.preferences.settings = Settings()
    program.start(sample_path)
    assert "is open in another window since" in in_sight(program).frame.trouble_text.text()
