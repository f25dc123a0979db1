"""What a damaged file still holds comes back as it was, and the damaged file stays as it is."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.store.database import APPLICATION_ID, CannotWrite, NotARecordsFile
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.store.recovery import read_damaged, write_recovered
from lfl_desktop.store.upgrade import SCHEMA
from lfl_desktop.workspace.workspace import Workspace

PAGE = 4096
FILES = Path(__file__).parent / "files"


def records(path: Path) -> dict[UUID, Record]:
    with closing(RecordsFile.open(path, read_only=True)) as file:
        assert file.is_sound()
        return {record.id: record for kind in ALL for record in file.select(kind)}


def recovered(path: Path) -> dict[UUID, Record]:
    """What a new file made of a damaged one holds, which goes on like any other."""
    before = path.read_bytes()
    new = path.with_name("new.lfl")
    write_recovered(read_damaged(path), new)
    assert path.read_bytes() == before
    found = records(new)
    with closing(Workspace.open(new)) as workspace, workspace.step("Add") as step:
        step.put(Person(name="Iris Vane"))
    new.unlink()
    return found


def noise(seed: int, size: int = PAGE) -> bytes:
    return random.Random(seed).randbytes(size)


@pytest.fixture
def damage(sample_path: Path) -> Callable[[int, bytes], Path]:
    """Writes bytes into the sample, at a place of it."""
    whole = sample_path.read_bytes()

    def damaged(at: int, data: bytes) -> Path:
        sample_path.write_bytes(whole[:at] + data + whole[at + len(data) :])
        return sample_path

    return damaged


def test_of_a_file_that_lost_any_page_nothing_is_lost(
    sample_path: Path, damage: Callable[[int, bytes], Path]
) -> None:
    """What the rows do not hold the history does."""
    before = records(sample_path)
    pages = sample_path.stat().st_size // PAGE
    for number in (*range(0, pages, 17), 29, 31, 58):
        assert recovered(damage(number * PAGE, noise(number))) == before, number


@pytest.mark.torture
def test_of_a_file_that_lost_several_pages_what_comes_back_is_true(
    sample_path: Path, damage: Callable[[int, bytes], Path]
) -> None:
    before = records(sample_path)
    size = sample_path.stat().st_size
    for seed in range(200):
        at = random.Random(seed).randrange(size - 6 * PAGE)
        found = recovered(damage(at, noise(seed, 6 * PAGE)))
        strange = [record for id, record in found.items() if before.get(id) != record]
        assert len(found) > 0.7 * len(before) and len(strange) < 0.05 * len(before), seed


def test_what_was_deleted_does_not_come_back(tmp_path: Path, sample: Workspace) -> None:
    person = Person(name="Iris Vane")
    with sample.step("Add") as step:
        step.put(person)
    with sample.step("Delete") as step:
        step.delete(person)
    with sample.step("Add another") as step:
        step.put(Person(name="Tom Reed"))
    sample.undo()
    sample.close()
    found = read_damaged(sample.path).records
    assert person.id not in found and "Tom Reed" not in {getattr(each, "name", "") for each in found.values()}
    assert found == records(sample.path)


def test_keys_contents_and_history_come_along(tmp_path: Path, sample: Workspace) -> None:
    programme = UUID(int=7)
    with sample.step("Add") as step:
        step.put(Person(name="Iris Vane"))
        step.keep_key(programme, "public", "secret")
        step.keep_pack(programme, b"pack")
    sample.close()
    write_recovered(read_damaged(sample.path), tmp_path / "new.lfl")
    with closing(Workspace.open(tmp_path / "new.lfl")) as new:
        assert new.secrets() == ["secret"] and new.pack_of(programme) == b"pack"
        assert new.undo() == "Add"
        with closing(Workspace.open(sample.path, read_only=True)) as old:
            assert new.file_id == old.file_id


def test_records_that_belong_to_what_is_lost_are_left_out_or_let_go(
    tmp_path: Path, sample_path: Path
) -> None:
    found = read_damaged(sample_path)
    found.records = {id: each for id, each in found.records.items() if not isinstance(each, Person)}
    found.beside.pop("change"), found.beside.pop("step")
    assert write_recovered(found, tmp_path / "new.lfl") > 0
    assert records(tmp_path / "new.lfl")


@pytest.mark.parametrize("there", [b"", b"Dear all", noise(1, 9 * PAGE)])
def test_where_nothing_can_be_read_that_is_said(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / "set.lfl"
    path.write_bytes(there)
    with pytest.raises(NotARecordsFile, match="damaged"):
        read_damaged(path)
    assert path.read_bytes() == there and [each.name for each in tmp_path.iterdir()] == ["set.lfl"]


def test_a_file_that_is_there_is_left(tmp_path: Path, sample_path: Path) -> None:
    (tmp_path / "new.lfl").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="already a file"):
        write_recovered(read_damaged(sample_path), tmp_path / "new.lfl")
    assert (tmp_path / "new.lfl").read_bytes() == b"mine" and not list(tmp_path.glob(".lfl-*"))


@pytest.mark.parametrize("name", ["schema_1.lfl", "schema_5.lfl", "coordinator_5.lfl"])
def test_files_of_earlier_versions_are_read_too(tmp_path: Path, name: str) -> None:
    found = read_damaged(FILES / name)
    assert found.records and not found.unread
    write_recovered(found, tmp_path / "new.lfl")
    assert records(tmp_path / "new.lfl")


def test_a_file_made_again_from_a_dump_opens(sample_path: Path, tmp_path: Path) -> None:
    """As the README tells those who look after computers."""
    with closing(sqlite3.connect(sample_path)) as old:
        dump = "\n".join(old.iterdump())
    again = tmp_path / "again.lfl"
    with closing(sqlite3.connect(again, isolation_level=None)) as new:
        new.execute("PRAGMA foreign_keys=OFF")
        new.executescript(dump)
        new.execute(f"PRAGMA application_id={APPLICATION_ID}")
        new.execute(f"PRAGMA user_version={SCHEMA}")
    assert records(again) == records(sample_path)
    readme = (FILES.parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA};" in readme
