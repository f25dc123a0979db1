"""A copy of a records file: whole, checked, made beside whoever goes on writing, or not there at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lfl_desktop.domain.people import Person
from lfl_desktop.store import drivers
from lfl_desktop.store.backup import NoBackup, make_backup, state_of
from lfl_desktop.store.database import NotARecordsFile, is_none_of_ours, is_records_file
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.workspace import Workspace

KEY = FileKey(bytes(range(32)), bytes(range(16)))


def names(path: Path, key: FileKey | None = None) -> list[str]:
    file = RecordsFile.open(path, key, read_only=True)
    try:
        assert file.is_sound()
        return [person.name for person in file.select(Person)]
    finally:
        file.close()


def add(file: Workspace, name: str) -> None:
    with file.step("Add") as step:
        step.put(Person(name=name))


def test_a_copy_holds_what_was_kept_while_the_file_is_open(sample: Workspace, tmp_path: Path) -> None:
    add(sample, "Iris Vane")
    make_backup(sample.path, tmp_path / "copy.lfl")
    assert names(tmp_path / "copy.lfl") == names(sample.path)
    assert state_of(tmp_path / "copy.lfl") == state_of(sample.path)
    add(sample, "Tom Reed")
    assert state_of(tmp_path / "copy.lfl") != state_of(sample.path)
    assert "Tom Reed" not in names(tmp_path / "copy.lfl")


def test_what_is_undone_is_another_state(sample: Workspace) -> None:
    before = state_of(sample.path)
    add(sample, "Iris Vane")
    sample.undo()
    assert state_of(sample.path) != before


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "protected"])
def test_copies_in_another_thread_hold_whole_steps_only(tmp_path: Path, key: FileKey | None) -> None:
    """While somebody keeps much and little, takes it back, and breaks off."""
    file, done = Workspace.create(tmp_path / "used.lfl", key), threading.Event()
    with file.step("Add") as step:
        for number in range(300):
            step.put(Person(name=f"{number} " + "of a long name " * 100))

    def copy_again_and_again() -> None:
        for number in range(3):
            file.make_backup(tmp_path / f"copy {number}.lfl")
        done.set()

    copying = threading.Thread(target=copy_again_and_again)
    copying.start()
    number = 0
    while not done.is_set() and copying.is_alive():
        number += 1
        with suppress(ZeroDivisionError), file.step("Add two") as step:
            for which in ("one", "other"):
                step.put(Person(name=f"typed {which} {number}"))
            if number % 5 == 0:
                1 // 0  # noqa: B018
        if number % 7 == 0:
            file.undo()
    copying.join()
    assert number > 3
    for nth in range(3):
        found = names(tmp_path / f"copy {nth}.lfl", key)
        typed = [name.rpartition(" ")[2] for name in found if name.startswith("typed")]
        assert len(found) - len(typed) == 300 and typed[::2] == typed[1::2] == sorted(set(typed), key=int)
    file.close()


class Watched(sqlite3.Connection):
    """Does something after each piece that is copied of a file."""

    after_piece: Callable[[], object] = lambda: None

    def backup(self, target: sqlite3.Connection, *, progress: Callable[..., object], **how: Any) -> None:  # type: ignore[override]
        def look(*state: int) -> None:
            Watched.after_piece()
            progress(*state)

        super().backup(target, progress=look, **how)


def test_whoever_writes_between_two_pieces_holds_up_nothing(
    empty: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its order and not by the clock: between two pieces nothing is locked, and each piece is copied once
    however much is kept meanwhile."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
    file = Workspace.open(_large(empty))
    pieces: list[int] = []

    def between() -> None:
        pieces.append(1)
        add(file, f"typed meanwhile {len(pieces)}")

    monkeypatch.setattr(Watched, "after_piece", between)
    file.make_backup(tmp_path / "copy.lfl")
    monkeypatch.setattr(Watched, "after_piece", lambda: None)
    size = (tmp_path / "copy.lfl").stat().st_size / 4096
    assert 5 < len(pieces) < size / drivers.PIECE + size / 256 + 4, "each once, into memory and to the disk"
    assert {f"typed meanwhile {nth}" for nth in range(1, 6)} < set(names(tmp_path / "copy.lfl"))
    file.close()


@pytest.mark.parametrize("how_often", [1, 10**6])
def test_another_window_waits_for_one_piece_only_and_what_it_keeps_is_in_the_copy(
    empty: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how_often: int
) -> None:
    """A copy that begins anew each time comes to an end all the same."""
    monkeypatch.setattr(drivers, "ANEW", 0.3)
    _large(empty)
    pieces: list[int] = []

    def between() -> None:
        pieces.append(1)
        if len(pieces) in range(2, 2 + how_often):
            add(empty, f"typed meanwhile {len(pieces)}")

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
    monkeypatch.setattr(Watched, "after_piece", between)
    make_backup(empty.path, tmp_path / "copy.lfl")
    monkeypatch.undo()
    assert len(pieces) > 5
    assert "typed meanwhile 2" in names(tmp_path / "copy.lfl")
    assert set(names(tmp_path / "copy.lfl")) <= set(names(empty.path))


def _large(file: Workspace) -> Path:
    with file.step("Add") as step:
        for number in range(1000):
            step.put(Person(name=f"{number} " + "of a long name " * 200))
    return file.path


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the locks of a file that is open twice")
def test_a_look_at_the_file_in_another_thread_lets_no_other_program_in(sample: Workspace) -> None:
    """POSIX systems let go of all locks of a program on a file that it closes."""
    words = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    with sample.step("Add") as step:
        step.put(Person(name="Iris Vane"))
        state_of(sample.path)
        assert is_records_file(sample.path) and not is_none_of_ours(sample.path)
        done = subprocess.run(
            [sys.executable, "-c", words, str(sample.path)], capture_output=True, text=True, check=False
        )
    assert "database is locked" in done.stderr


def test_what_is_there_is_left(sample: Workspace, tmp_path: Path) -> None:
    taken = tmp_path / "taken.lfl"
    taken.write_bytes(b"mine")
    with pytest.raises(NoBackup, match="already a file"):
        make_backup(sample.path, taken)
    assert taken.read_bytes() == b"mine"
    assert {path.name for path in tmp_path.iterdir()} >= {"taken.lfl", "sample.lfl"}
    assert not list(tmp_path.glob(".lfl-*"))


def test_where_nothing_can_be_written_no_copy_is_left(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "stick").mkdir()
    with pytest.raises(NoBackup, match="No space left"):
        make_backup(sample.path, tmp_path / "stick" / "copy.lfl")
    assert not list((tmp_path / "stick").iterdir())
    with pytest.raises(NoBackup, match="nowhere"):
        make_backup(sample.path, tmp_path / "nowhere" / "copy.lfl")


def test_of_a_damaged_file_no_copy_is_called_sound(sample_path: Path, tmp_path: Path) -> None:
    data = sample_path.read_bytes()
    sample_path.write_bytes(data[:60_000] + b"\xa5" * 4096 + data[64_096:])
    (tmp_path / "stick").mkdir()
    with pytest.raises(NotARecordsFile, match="is damaged"):
        make_backup(sample_path, tmp_path / "stick" / "copy.lfl")
    assert not list((tmp_path / "stick").iterdir())


def test_a_file_that_stays_locked_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that this program itself could not let go of, as the disk failed within a step."""
    monkeypatch.setattr("lfl_desktop.store.drivers.PATIENCE", 0.1)
    path = tmp_path / "locked.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE one (id)")
        source, target = drivers.connection_to(str(path)), drivers.connection_to(":memory:")
        other.execute("BEGIN EXCLUSIVE")
        with closing(source), closing(target), pytest.raises(sqlite3.OperationalError, match="locked"):
            drivers.copied(source, target)
