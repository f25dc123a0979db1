"""An update that a kill, a power cut or a full disk breaks off is taken back and done again."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lfl_desktop import durable
from lfl_desktop.domain.meetings import Action
from lfl_desktop.store import records_file
from lfl_desktop.store.database import CannotWrite, NotARecordsFile
from lfl_desktop.store.records_file import SCHEMA, RecordsFile

FILES = Path(__file__).parent / "files"
OLD = {number: (FILES / f"schema_{number}.lfl").read_bytes() for number in (1, 2)}
SYNCED = bytes.fromhex("d9d505f920a163d7ffffffff")
"""How a journal begins once SQLite has synced it: its mark, and that all pages in it count ("The rollback
journal" in sqlite.org/fileformat). It does so between the commit and the first page that it writes."""


def header(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def opens(path: Path) -> None:
    """The file opens, is brought up to date and holds what it held."""
    file = RecordsFile.open(path)
    try:
        assert file.is_sound() and file.select(Action)
    finally:
        file.close()
    assert header(path) == SCHEMA and not path.with_name(path.name + "-journal").exists()


class Broken:
    """The file at the moments of an update: the bytes before and after, and what the journal held at the end,
    before SQLite wrote the first page of the file itself."""

    def __init__(self, folder: Path, data: bytes) -> None:
        path = folder / "moments.lfl"
        path.write_bytes(data)
        self.before = data
        self.journal = b""
        real = sqlite3.connect

        def connect(*args: object, **more: object) -> sqlite3.Connection:
            connection: sqlite3.Connection = real(*args, **more)  # type: ignore[call-overload]
            connection.set_trace_callback(lambda said: self._heard(path, said))
            return connection

        sqlite3.connect = connect  # type: ignore[assignment]
        try:
            RecordsFile.open(path).close()
        finally:
            sqlite3.connect = real
        self.after = path.read_bytes()
        self.size = int.from_bytes(data[16:18], "big")
        self.count = len(self.after) // self.size
        assert self.journal

    def _heard(self, path: Path, said: str) -> None:
        journal = path.with_name(path.name + "-journal")
        if said == "COMMIT" and journal.exists():
            held = bytearray(journal.read_bytes())
            held[:12] = SYNCED
            self.journal = bytes(held)

    def lay(self, path: Path, pages: set[int]) -> Path:
        """The file at `path` as a kill leaves it after these pages were written."""
        path.parent.mkdir(exist_ok=True)
        parts = [
            (self.after if number in pages else self.before)[number * self.size : (number + 1) * self.size]
            for number in range(self.count)
        ]
        path.write_bytes(b"".join(parts))
        path.with_name(path.name + "-journal").write_bytes(self.journal)
        return path


@pytest.fixture(scope="module", params=[1, 2])
def broken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Broken:
    return Broken(tmp_path_factory.mktemp("moments"), OLD[request.param])


def moments(broken: Broken) -> list[set[int]]:
    count = broken.count
    steps = sorted({0, 1, 2, count // 4, count // 2, count - 1, count})
    return [set(range(n)) for n in steps] + [set(range(n, count)) for n in steps[1:-1]]


def test_after_a_kill_at_any_moment_the_next_start_goes_on(broken: Broken, tmp_path: Path) -> None:
    for number, pages in enumerate(moments(broken)):
        opens(broken.lay(tmp_path / str(number) / "set.lfl", pages))


def test_after_a_kill_the_file_can_be_read_without_being_changed(broken: Broken, tmp_path: Path) -> None:
    path = broken.lay(tmp_path / "set.lfl", set(range(broken.count)))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    file = RecordsFile.open(path, read_only=True)
    assert file.is_sound() and file.select(Action)
    file.close()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_tries_that_are_broken_off_leave_one_copy(broken: Broken, tmp_path: Path) -> None:
    path = broken.lay(tmp_path / "set.lfl", set())
    old = int.from_bytes(broken.before[60:64], "big")
    (tmp_path / f"set before update {old}.lfl").write_bytes(broken.before)
    opens(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"set before update {old}.lfl", "set.lfl"]


KILLED = """
import os, pathlib, signal, sqlite3, sys
from lfl_desktop.store.records_file import RecordsFile
left = int(sys.argv[2])
real = sqlite3.connect
def heard(_said):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def connect(*args, **more):
    made = real(*args, **more)
    made.execute("PRAGMA cache_size=2")
    made.set_trace_callback(heard)
    return made
sqlite3.connect = connect
RecordsFile.open(pathlib.Path(sys.argv[1])).close()
print(left)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix can")
def test_a_kill_at_statements_all_through_an_update(tmp_path: Path) -> None:
    root = Path(records_file.__file__).parents[2]

    def run(name: str, at: int) -> subprocess.CompletedProcess[str]:
        path = tmp_path / name / "set.lfl"
        path.parent.mkdir()
        path.write_bytes(OLD[1])
        command = [sys.executable, "-c", KILLED, str(path), str(at)]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    whole = run("whole", 10**6)
    statements = 10**6 - int(whole.stdout)
    assert statements > 100, whole.stderr
    for at in range(statements, 0, -max(1, statements // 7)):
        assert run(str(at), at).returncode == -signal.SIGKILL
        opens(tmp_path / str(at) / "set.lfl")


LIMITED = """
import pathlib, resource, sys
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.store.records_file import RecordsFile
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    RecordsFile.open(pathlib.Path(sys.argv[1])).close()
except WorldError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix can")
@pytest.mark.parametrize("room", [60_000, 217_599, 217_700, 230_000])
def test_a_write_that_fails_is_told_and_the_next_start_goes_on(tmp_path: Path, room: int) -> None:
    path = tmp_path / "set.lfl"
    path.write_bytes(OLD[1])
    root = Path(records_file.__file__).parents[2]
    command = [sys.executable, "-c", LIMITED, str(path), str(room)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert "“set.lfl”" in done.stdout and "damaged" not in done.stdout and not done.stderr, done
    for copy in tmp_path.glob("* before *"):
        assert copy.read_bytes() == OLD[1], "a copy is whole or not there"
    opens(path)


def test_a_copy_that_cannot_be_written_is_not_left_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "set.lfl"
    path.write_bytes(OLD[2])

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="no copy of it could be made first"):
        RecordsFile.open(path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"set.lfl": OLD[2]}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_the_copy_is_read_by_its_owner_only(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "schema_2.lfl", tmp_path / "set.lfl"))
    path.chmod(0o644)
    RecordsFile.open(path).close()
    copy = tmp_path / "set before update 2.lfl"
    assert copy.read_bytes() == OLD[2] and copy.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_file_whose_copy_did_not_come_out_whole_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "set.lfl"
    path.write_bytes(OLD[2])
    real = durable.write_new
    monkeypatch.setattr(
        durable, "write_new", lambda to, data: real(to, data[:20_000] + bytes(len(data) - 20_000))
    )
    with pytest.raises(NotARecordsFile):
        RecordsFile.open(path)
    assert path.read_bytes() == OLD[2]
