"""What a screen reader changes is kept: the real window on a screen that nobody sees is worked through AT-SPI
from another process, and then the file is read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from provided import not_here, provided

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Attendance, Presence
from lfl_desktop.domain.people import GroundRules, Person
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
R = TypeVar("R", bound=Record)
WINDOW = """
import sys
from pathlib import Path
from lfl_desktop.app import Program, make_application
from lfl_desktop.settings import Settings
app = make_application("light")
program = Program(Settings(), Path(sys.argv[1]).with_suffix(".json"))
program.open(Path(sys.argv[1]))
sys.exit(app.exec())
"""
BOTH = """
"$PYTHON" -c "$WINDOW" "$1" & window=$!
/usr/bin/python3 tests/reader.py; said=$?
kill $window; wait $window
exit $said
"""
"""Both have one session of D-Bus, which ends with them."""


@pytest.fixture(scope="module")
def reader() -> None:
    """What reads a screen is on this computer, or is installed where that is possible."""
    provided("reader")


@pytest.fixture
def screen(reader: None, tmp_path: Path) -> Iterator[str]:
    """A screen that nobody sees: its name."""
    inwards, outwards = os.pipe()
    words = ["Xvfb", "-displayfd", str(outwards), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with (tmp_path / "xvfb.log").open("w") as log:
        shown = subprocess.Popen(words, pass_fds=[outwards], stdout=log, stderr=log)
    os.close(outwards)
    with os.fdopen(inwards) as told:
        number = told.readline().strip()
    if not number:
        not_here(f"no screen can be shown here: {(tmp_path / 'xvfb.log').read_text()}")
    yield f":{number}"
    shown.terminate()
    shown.wait()


def stored(path: Path, kind: type[R]) -> list[R]:
    """What the file holds."""
    workspace = Workspace.open(path, read_only=True)
    try:
        return workspace.select(kind)
    finally:
        workspace.close()


def test_what_a_screen_reader_changes_is_in_the_file(screen: str, sample_path: Path) -> None:
    before = {kind: stored(sample_path, kind) for kind in (GroundRules, Attendance, Impact)}
    environment = {
        **{key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"},
        **{"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
        **{"PYTHON": sys.executable, "WINDOW": WINDOW, "PYTHONPATH": str(ROOT)},
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", BOTH, "sh", str(sample_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0 and done.stdout.endswith("done\n"), done.stdout + done.stderr
    assert "Dictated" in {person.known_as for person in stored(sample_path, Person)}
    assert "Dictated School" in {school.name for school in stored(sample_path, School)}
    assert changed(before[GroundRules], sample_path, lambda rules: rules.names_to_coordinator) == 1
    assert changed(before[Impact], sample_path, lambda impact: impact.quote_consent) == 1
    late = [a for a in stored(sample_path, Attendance) if a.presence == Presence.LATE]
    assert len(late) == 1 + sum(a.presence == Presence.LATE for a in before[Attendance])


def changed(before: list[R], path: Path, of: Callable[[R], object]) -> int:
    """In how many records something is other than it was."""
    now = {record.id: of(record) for record in stored(path, type(before[0]))}
    return sum(now.get(record.id) != of(record) for record in before)
