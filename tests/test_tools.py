"""The tools that show the program and measure it, run as `make` runs them."""

from __future__ import annotations

import importlib
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.year import members_on

ROOT = Path(__file__).resolve().parent.parent


def pictures(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/pictures.py", str(out), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def size(picture: Path) -> tuple[int, int]:
    """Width and height in the head of a PNG file."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


def test_a_screen_is_pictured_in_all_sizes(tmp_path: Path) -> None:
    done = pictures(tmp_path, "--only", "meetings-slots", "--light-only")
    assert done.returncode == 0, done.stderr
    found = {path.name: path for path in tmp_path.iterdir() if "-whole" not in path.name}
    assert set(found) == {f"meetings-slots-light-{look}.png" for look in ("1366x768", "1280x720", "1024x700")}
    for look in ((1366, 768), (1280, 720), (1024, 700)):
        picture = found["meetings-slots-light-{}x{}.png".format(*look)]
        assert size(picture) == look
        assert len(picture.read_bytes()) > 20_000, "there is something on it"


def test_a_paper_is_pictured_as_it_is_printed(tmp_path: Path) -> None:
    done = pictures(tmp_path, "--only", "paper-activity-system")
    assert done.returncode == 0, done.stderr
    wide, high = size(tmp_path / "paper-activity-system.png")
    assert {wide, high} == {827, 1169}  # A4 at 100 dots an inch


def test_a_name_that_nothing_has_is_told(tmp_path: Path) -> None:
    done = pictures(tmp_path, "--only", "meetings-slotss", "--light-only")
    assert done.returncode == 1
    assert "meetings-slotss" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_ten_years_is_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from bench_big_file import make_big_file

    files = [make_big_file(tmp_path / name, sets=2) for name in ("one.lfl", "two.lfl")]
    kept = [[record for kind in ALL for record in file.select(kind)] for file in files]
    assert kept[0] == kept[1] and files[0].is_sound() and files[0].titles()[0]
    for each in files[0].select(LearningSet):
        meetings = files[0].select(Meeting, learning_set=each.id)
        members = files[0].select(Membership, learning_set=each.id)
        assert len(meetings) == 60
        assert all(6 <= len(members_on(members, meeting.date)) <= 9 for meeting in meetings)
    for file in files:
        file.close()


SOUND = """
MOST = 3
def few(count):
    return (lambda most: count < most)(MOST)
class Kind:
    least = 1
    def many(self, count):
        return count > self.least
"""


def test_a_mistake_is_put_into_what_was_imported_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    monkeypatch.syspath_prepend(tmp_path)
    from tests_in_forks import Refused, put_in

    (tmp_path / "few_or_many.py").write_text(SOUND, encoding="utf-8")
    module = importlib.import_module("few_or_many")
    few, kind = module.few, module.Kind()
    mistaken = SOUND.replace("count < most", "count <= most")
    put_in("few_or_many", SOUND, mistaken)
    assert few(3) and not few(4)
    put_in("few_or_many", mistaken, SOUND)
    assert not few(3) and not kind.many(1)
    put_in("few_or_many", SOUND, SOUND.replace("count > self.least", "count >= self.least"))
    assert kind.many(1)
    for mistaken in (SOUND.replace("MOST = 3", "MOST = 4"), SOUND.replace("least = 1", "least = 2")):
        with pytest.raises(Refused):
            put_in("few_or_many", SOUND, mistaken)
    monkeypatch.delitem(sys.modules, "few_or_many")
