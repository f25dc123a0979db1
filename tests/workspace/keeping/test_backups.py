"""When a backup is made, where it lies, and which of them stay."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lfl_desktop import paths
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.store.backup import NoBackup, state_of
from lfl_desktop.store.database import Connection
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.taken_pack import take_pack
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import INTERVAL, Backups, backups_of
from lfl_desktop.workspace.keeping.backups_told import backups_said
from lfl_desktop.workspace.keeping.recovering import newest_sound
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 3, 5, 9, 30).astimezone()

    def __call__(self) -> dt.datetime:
        return self.now

    def later(self, **much: float) -> None:
        self.now += dt.timedelta(**much)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def file(sample_path: Path, watch: Watch) -> Iterator[Workspace]:
    with closing(Workspace.open(sample_path, now=watch)) as workspace:
        yield workspace


def change(workspace: Workspace, name: str = "Iris Vane") -> None:
    with workspace.step("Add") as step:
        step.put(Person(name=name))


def test_a_changed_file_is_copied_every_half_hour_and_an_unchanged_one_never(
    file: Workspace, watch: Watch
) -> None:
    backups = backups_of(file)
    assert backups.newest() is None
    assert backups.keep_if_due() is None and len(backups.listed()) == 1
    watch.later(hours=2)
    assert backups.keep_if_due() is None and len(backups.listed()) == 1
    change(file)
    assert backups.keep_if_due() is None and len(backups.listed()) == 2
    change(file)
    watch.later(minutes=INTERVAL.total_seconds() / 60 - 1)
    assert backups.keep_if_due() is None and len(backups.listed()) == 2
    watch.later(minutes=1)
    assert backups.keep_if_due() is None and len(backups.listed()) == 3
    newest = backups.newest()
    assert newest is not None and newest.at == watch.now and state_of(newest.path) == state_of(file.path)


def test_after_the_clock_was_set_back_copies_go_on_every_half_hour_and_those_of_later_stay(
    file: Workspace, watch: Watch
) -> None:
    backups = backups_of(file)
    backups.keep_if_due()
    watch.later(days=-1)
    for _minute in range(31):
        change(file)
        assert backups.keep_if_due() is None
        watch.later(minutes=1)
    assert [each.at.day for each in backups.listed()] == [5, 4, 4]


def test_they_are_found_when_the_file_was_renamed_and_not_mixed_with_those_of_another(
    file: Workspace, watch: Watch, empty: Workspace
) -> None:
    backups_of(file).keep_if_changed()
    assert backups_of(empty).listed() == []
    renamed = file.path.with_name("renamed.lfl")
    file.close()
    file.path.rename(renamed)
    again = Workspace.open(renamed, now=watch)
    assert [backup.stem for backup in backups_of(again).listed()] == ["sample"]
    again.close()


def test_of_a_file_whose_own_name_is_lost_the_newest_that_is_called_so_is_found(
    file: Workspace, watch: Watch
) -> None:
    for _ in range(3):
        change(file)
        backups_of(file).keep_if_changed()
        watch.later(days=1)
    newest = backups_of(file).newest()
    assert newest is not None and newest_sound(file.path, "", watch) == newest
    newest.path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    before = newest_sound(file.path, "", watch)
    assert before is not None and before.at == newest.at - dt.timedelta(days=1)
    assert newest_sound(file.path.with_name("other.lfl"), "", watch) is None


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_they_are_for_their_owner_only(file: Workspace) -> None:
    backups_of(file).keep_if_changed()
    newest = backups_of(file).newest()
    assert newest is not None and newest.path.stat().st_mode & 0o777 == 0o600
    assert newest.path.is_relative_to(paths.backups_folder())
    assert newest.path.parent.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def sent(sample: Workspace, tmp_path: Path) -> Path:
    """What a set sent."""
    export(sample, sample.select(LearningSet)[0].id, tmp_path / "a.lflset")
    return tmp_path / "a.lflset"


@pytest.fixture
def office(tmp_path: Path, watch: Watch) -> Iterator[Workspace]:
    with closing(Workspace.create(tmp_path / "office.lfl", now=watch)) as workspace:
        yield workspace


def test_before_files_are_added_there_is_a_backup_of_what_was(office: Workspace, sent: Path) -> None:
    before = state_of(office.path)
    add_files(office, [sent])
    (backup,) = backups_of(office).listed()
    assert backup.reason == Reason.BEFORE_ADDING and state_of(backup.path) == before


def test_before_a_pack_is_taken_in_too(tmp_path: Path) -> None:
    plan = Plan("Leadership for Learning", "Cohort 1", set_name="A")
    with closing(begin_programme(tmp_path / "office.lfl", plan)) as office:
        save_pack(office, tmp_path / "programme.lflpack")
    with closing(begin(tmp_path / "a.lfl", plan)) as workspace:
        take_pack(workspace, tmp_path / "programme.lflpack")
        assert [backup.reason for backup in backups_of(workspace).listed()] == [Reason.BEFORE_PACK]


def test_where_no_backup_can_be_made_nothing_is_added(office: Workspace, sent: Path) -> None:
    paths.backups_folder().parent.mkdir(exist_ok=True)
    paths.backups_folder().write_bytes(b"in the way")
    before = office.path.read_bytes()
    with pytest.raises(NoBackup, match=r"No copy of “office.lfl” could be made in .*Nothing was changed"):
        add_files(office, [sent])
    assert office.path.read_bytes() == before


def test_the_second_folder_gets_one_as_well_and_catches_up_when_it_is_there_again(
    file: Workspace, watch: Watch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    backups = backups_of(file, stick)
    trouble = backups.keep_if_changed()
    assert trouble is not None and "stick" in str(trouble) and not stick.exists()
    assert len(backups.listed()) == 1
    stick.mkdir()
    assert backups.keep_if_changed() is None
    (copy,) = stick.rglob("*.lfl")
    assert state_of(copy) == state_of(file.path) and len(backups.listed()) == 1
    shutil.rmtree(paths.backups_folder())
    assert [backup.path for backup in backups.listed()] == [copy]


def test_old_ones_go_when_a_new_one_is_made_and_those_of_another_name_stay(
    file: Workspace, watch: Watch
) -> None:
    backups = backups_of(file)
    for _day in range(30):
        watch.later(days=1)
        change(file)
        assert backups.keep_if_changed() is None
    assert len(backups.listed()) < 20
    before = backups.listed()
    watch.later(days=300)
    assert backups.keep_if_changed() is None
    assert backups.listed() == before, "nothing goes before something was changed"
    other = Backups(file.path.with_name("other.lfl"), file.file_id, watch)
    shutil.copy(file.path, other.path)
    assert other.keep_if_changed() is None
    change(Workspace.open(other.path, now=watch))
    assert other.keep_if_changed() is None
    assert set(other.listed()) > set(before)


def test_a_full_disk_leaves_the_earlier_ones(
    file: Workspace, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = backups_of(file)
    backups.keep_if_changed()
    change(file)
    before = backups.listed()

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    trouble = backups.keep_if_changed()
    assert trouble is not None and "No space left" in str(trouble)
    assert backups.listed() == before and not list(before[0].path.parent.glob(".lfl-*"))


def test_what_is_copied_behind_the_window_is_not_there_after_all_were_deleted(
    file: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for somebody who is erased with all copies while one is being made."""
    begun, goes_on = threading.Event(), threading.Event()
    make = file.make_backup

    def slowly(copy: Path) -> None:
        begun.set()
        assert goes_on.wait(20)
        make(copy)

    monkeypatch.setattr(file, "make_backup", slowly)
    backups = backups_of(file)
    copying = threading.Thread(target=backups.keep_if_changed)
    deleting = threading.Thread(target=backups.delete_all)
    copying.start()
    assert begun.wait(20)
    deleting.start()
    deleting.join(0.05)
    goes_on.set()
    for each in (copying, deleting):
        each.join()
    assert not backups.everywhere()


@pytest.mark.parametrize("stick_is", ["full", "wearing out"])
def test_a_second_folder_that_takes_nothing_is_said_and_never_stops_the_first(
    file: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stick_is: str
) -> None:
    """Full from the first byte, or so worn out that what was copied there is no longer what is read."""
    stick, copied = tmp_path / "stick", Connection.copy_to
    stick.mkdir()

    def copy_to(self: Connection, path: Path, key: FileKey | None = None, *, in_pieces: bool) -> None:
        if stick_is == "full" and stick in path.parents:
            raise sqlite3.OperationalError("database or disk is full")
        copied(self, path, key, in_pieces=in_pieces)
        if stick in path.parents:
            path.write_bytes(path.read_bytes()[:8192])

    monkeypatch.setattr(Connection, "copy_to", copy_to)
    backups = backups_of(file, stick)
    for name in ("One", "Two"):
        change(file, name)
        trouble = backups.keep_if_changed()
        assert trouble is not None and str(stick) in str(trouble)
        assert backups_said(backups, file.now(), trouble).endswith(" · nothing in the second folder")
        newest = backups.newest()
        assert newest is not None and state_of(newest.path) == state_of(file.path)
    assert not list(stick.rglob("*.*")), "nothing half made is left there"
    monkeypatch.undo()
    assert backups.keep_if_changed() is None
    assert backups_said(backups, file.now(), None) == "Copied 09:30"


def test_a_drive_of_the_network_that_is_stale_is_one_that_is_not_there(
    file: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive, stat = tmp_path / "drive", Path.stat

    def stale(self: Path, **how: bool) -> os.stat_result:
        if drive in (self, *self.parents):
            raise OSError(errno.ESTALE, "Stale file handle")
        return stat(self, **how)

    monkeypatch.setattr(Path, "stat", stale)
    backups = backups_of(file, drive)
    trouble = backups.keep_if_changed()
    assert trouble is not None and "is not there now" in str(trouble)
    assert backups_said(backups, file.now(), trouble) == "Copied 09:30 · second folder not there"
    assert len(backups.listed()) == 1


def test_it_is_said_when_the_last_copy_was_made_and_calmly_where_the_second_folder_is_behind(
    file: Workspace, watch: Watch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = backups_of(file, stick)

    def copied(name: str) -> str:
        change(file, name)
        return backups_said(backups, watch(), backups.keep_if_changed())

    assert backups_said(backups, watch(), None) == ""
    assert copied("One") == "Copied 09:30"
    away = stick.rename(tmp_path / "away")
    watch.later(hours=1)
    assert copied("Two") == "Copied 10:30 · second folder not there"
    away.rename(stick)
    assert backups_said(backups, watch(), None) == "Copied 10:30", "a stick need not be in all day"
    watch.later(days=2)
    stick.rename(away)
    assert copied("Three") == "Copied 10:30 · second folder not there"
    away.rename(stick)
    assert backups_said(backups, watch(), None) == "Copied 10:30 · second folder: 5 Mar 09:30"
    assert copied("Four") == "Copied 10:30"
    shutil.rmtree(stick)
    stick.mkdir()
    assert backups_said(backups, watch(), None) == "Copied 10:30 · nothing in the second folder"
    shutil.rmtree(paths.backups_folder())
    paths.backups_folder().write_bytes(b"in the way")
    assert copied("Five") == "Not copied since 10:30"
