"""Going back to a backup: all of it or nothing, and the way back from there."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import Person
from lfl_desktop.store.backup import NoBackup, state_of
from lfl_desktop.store.database import CannotWrite, Connection, FileGone
from lfl_desktop.workspace.keeping.backup_names import Reason, free_name
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.keeping.going_back import apart, go_back
from lfl_desktop.workspace.workspace import Workspace

FILES = Path(__file__).parents[2] / "store" / "files"


def add(workspace: Workspace, name: str) -> None:
    with workspace.step("Add") as step:
        step.put(Person(name=name))


def people(workspace: Workspace) -> set[str]:
    return {person.name for person in workspace.select(Person)}


def test_what_is_there_now_is_kept_first_and_work_goes_on(sample: Workspace) -> None:
    backups = backups_of(sample)
    add(sample, "Iris Vane")
    backups.keep_if_changed()
    add(sample, "Tom Reed")
    lost = state_of(sample.path)
    (backup,) = backups.listed()
    go_back(sample, backups, backup)
    assert "Iris Vane" in people(sample) and "Tom Reed" not in people(sample)
    assert sample.is_sound() and sample.titles()[0] == "Add"
    newest = backups.listed()[0]
    assert newest.reason == Reason.BEFORE_GOING_BACK and state_of(newest.path) == lost
    add(sample, "Ada Cole")
    with closing(Workspace.open(sample.path)) as again:
        assert {"Iris Vane", "Ada Cole"} <= people(again)


def test_nothing_is_thinned_until_somebody_goes_on_working(sample: Workspace) -> None:
    backups = backups_of(sample)
    folder = Path(str(sample.path.parent))
    backups.keep_if_changed()
    (backup,) = backups.listed()
    for nth in range(40):  # more than one day needs, of one day long ago
        at = sample.now().replace(year=2024, minute=nth)
        add(sample, f"{nth}")
        shutil.copy(sample.path, free_name(backup.path.parent, sample.path, at, Reason.ON_THE_WAY))
    go_back(sample, backups, backups.listed()[-1])
    many = backups.listed()
    assert backups.keep_if_changed() is None and backups.listed() == many
    add(sample, "Tom Reed")
    assert backups.keep_if_changed() is None and len(backups.listed()) < len(many)
    assert folder.is_dir()


def test_what_differs_is_counted(sample: Workspace) -> None:
    backups = backups_of(sample)
    backups.keep_if_changed()
    (backup,) = backups.listed()
    assert apart(sample, backup.path) == (0, 0, 0, 0)
    first, second, *_more = sample.select(Meeting)
    with sample.step("Move") as step:
        step.put(Meeting(learning_set=first.learning_set))
    add(sample, "Iris Vane")
    sample.undo()
    assert second and apart(sample, backup.path) == (2, 0, 1, 1)


def test_where_no_backup_can_be_made_nobody_goes_back(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = backups_of(sample)
    backups.keep_if_changed()
    (backup,) = backups.listed()
    add(sample, "Iris Vane")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(NoBackup):
        go_back(sample, backups, backup)
    assert "Iris Vane" in people(sample)


def _full(_number: int) -> None:
    raise OSError(28, "No space left on device")


def test_where_the_file_cannot_be_written_it_stays_as_it_was(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = backups_of(sample)
    backups.keep_if_changed()
    (backup,) = backups.listed()
    add(sample, "Iris Vane")

    def refused(_connection: Connection, _other: Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "fill_from", refused)
        with pytest.raises(CannotWrite, match="The disk is full"):
            go_back(sample, backups, backup)
    assert "Iris Vane" in people(sample)
    add(sample, "Tom Reed")
    assert sample.is_sound()


def test_another_window_on_the_file_keeps_its_own_and_says_so(sample: Workspace) -> None:
    backups = backups_of(sample)
    backups.keep_if_changed()
    (backup,) = backups.listed()
    with closing(Workspace.open(sample.path)) as other:
        add(other, "Iris Vane")
        sample.look_again()
        go_back(sample, backups, backup)
        assert "Iris Vane" not in people(sample)
        with pytest.raises(FileGone, match="Another file was written over"):
            add(other, "Tom Reed")
        assert "Iris Vane" in people(other)


def test_a_copy_of_an_older_version_is_brought_up_to_date_on_the_way(sample: Workspace) -> None:
    backups = backups_of(sample)
    backups.keep_if_changed()
    (made,) = backups.listed()
    at = sample.now().replace(year=2024)
    old = free_name(made.path.parent, sample.path, at, Reason.ON_THE_WAY)
    shutil.copy(FILES / "schema_2.lfl", old)
    before = old.read_bytes()
    oldest = backups.listed()[-1]
    assert oldest.path == old and apart(sample, oldest.path).records > 0
    go_back(sample, backups, oldest)
    assert sample.is_sound() and old.read_bytes() == before
    add(sample, "Tom Reed")


def test_nobody_goes_back_to_a_copy_that_is_damaged_anywhere(sample: Workspace) -> None:
    backups = backups_of(sample)
    backups.keep_if_changed()
    (backup,) = backups.listed()
    whole = backup.path.read_bytes()
    add(sample, "Iris Vane")
    refused = 0
    for page in range(3, len(whole) // 4096, 9):
        backup.path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        before = state_of(sample.path)
        with suppress(WorldError):
            go_back(sample, backups, backup)
            assert sample.is_sound()
            continue
        refused += 1
        assert state_of(sample.path) == before
    assert refused > 20
