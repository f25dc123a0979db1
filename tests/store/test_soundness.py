"""A file that is not sound is never opened to be written."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.records import ALL
from lfl_desktop.store.database import CannotWrite, NotARecordsFile
from lfl_desktop.store.file_in_place import NotYetChecked
from lfl_desktop.store.records_file import SCHEMA, RecordsFile
from lfl_desktop.store.soundness import look_through
from lfl_desktop.workspace.workspace import Workspace

FILES = Path(__file__).parent / "files"
SEED, MUTANTS = 20261008, 60


def is_sound(path: Path) -> bool:
    """Whether SQLite and we find nothing wrong, asked without the program's own way of opening to write."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
            connection.execute("SELECT * FROM step JOIN change ON step = id").fetchall()
        finally:
            connection.close()
        file = RecordsFile.open(path, read_only=True)
        try:
            for kind in ALL:
                file.select(kind)
        finally:
            file.close()
    except (sqlite3.Error, UnicodeDecodeError, WorldError):
        return False
    return whole and not loose


def mutants(data: bytes, count: int) -> list[bytes]:
    """Copies with some bits turned, runs of bytes lost, or pages exchanged, always the same ones."""
    chance = random.Random(SEED)
    made = []
    for number in range(count):
        changed = bytearray(data)
        if number % 3 == 0:
            for _ in range(chance.choice([1, 8, 64])):
                changed[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
        elif number % 3 == 1:
            at, length = chance.randrange(100, len(data)), chance.choice([4, 40, 400])
            changed[at : at + length] = bytes(chance.choice([0, 255]) for _ in range(length))[
                : len(data) - at
            ]
        else:
            a, b = (chance.randrange(1, len(data) // 4096) * 4096 for _ in range(2))
            changed[a : a + 4096], changed[b : b + 4096] = changed[b : b + 4096], changed[a : a + 4096]
        made.append(bytes(changed))
    return made


@pytest.mark.parametrize("check_later", [False, True], ids=["command line", "window"])
def test_no_mutated_file_that_is_damaged_is_opened_to_be_written(
    sample_file: Path, tmp_path: Path, check_later: bool
) -> None:
    path = tmp_path / "set.lfl"
    damaged = 0
    for data in mutants(sample_file.read_bytes(), MUTANTS):
        path.write_bytes(data)
        sound = is_sound(path)
        damaged += not sound
        try:
            file = RecordsFile.open(path, check_later=check_later)
        except WorldError as error:
            assert not sound and "“set.lfl”" in str(error)
            assert path.read_bytes() == data
        else:
            file.close()
            assert sound
    assert damaged > MUTANTS // 3, "the mutants are worth trying"


@pytest.mark.parametrize("schema", [1, 2])
def test_no_damaged_file_of_an_older_version_is_brought_up_to_date(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "set.lfl"
    damaged = 0
    for data in mutants((FILES / f"schema_{schema}.lfl").read_bytes(), 24):
        path.write_bytes(data)
        sound = is_sound(path)
        damaged += not sound
        try:
            RecordsFile.open(path).close()
        except WorldError:
            assert not sound
            assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"set.lfl": data}
        else:
            assert sound
            for copy in tmp_path.iterdir():
                copy.unlink()
    assert damaged > 6


@pytest.mark.parametrize(("which", "every"), [("sample", 1), (1, 3), (2, 3)])
def test_whatever_bit_of_the_header_is_turned_it_is_told_in_a_sentence(
    sample_file: Path, tmp_path: Path, which: str | int, every: int
) -> None:
    data = (sample_file if which == "sample" else FILES / f"schema_{which}.lfl").read_bytes()
    path = tmp_path / "set.lfl"
    for place in range(0, 100, every):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        try:
            RecordsFile.open(path).close()
        except WorldError as error:
            assert "“set.lfl”" in str(error)
            assert path.read_bytes() == changed
        for copy in tmp_path.glob("* before *"):
            copy.unlink()


def test_a_file_that_calls_itself_newer_than_it_is(tmp_path: Path) -> None:
    data = bytearray((FILES / "schema_2.lfl").read_bytes())
    data[60:64] = SCHEMA.to_bytes(4, "big")
    path = tmp_path / "set.lfl"
    path.write_bytes(data)
    with pytest.raises(NotARecordsFile, match="is damaged"):
        RecordsFile.open(path)
    assert path.read_bytes() == data


def test_what_only_the_long_check_finds_is_found(sample_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "set.lfl"
    path.write_bytes(sample_file.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema=ON")
    index = connection.execute(
        "SELECT rootpage, name FROM sqlite_master WHERE type = 'index' AND sql NOTNULL"
    ).fetchone()
    other = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND name != ? AND sql NOTNULL", (index[1],)
    ).fetchone()
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    a, b = (index[0] - 1) * size, (other[0] - 1) * size
    data[a : a + size], data[b : b + size] = data[b : b + size], data[a : a + size]
    path.write_bytes(data)
    with sqlite3.connect(path) as looked:
        assert looked.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    with pytest.raises(NotARecordsFile, match="is damaged"):
        RecordsFile.open(path)
    read = RecordsFile.open(path, read_only=True)
    assert not read.is_sound()
    read.close()


@pytest.fixture
def large(sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, which counts as a large file."""
    monkeypatch.setattr("lfl_desktop.store.opening.CHECKED_AT_ONCE", 1000)
    return sample_path


def test_a_large_file_is_only_read_until_it_was_looked_through(large: Path) -> None:
    before = large.read_bytes()
    file = RecordsFile.open(large, check_later=True)
    programme = file.select(Programme)[0]
    for do in (file.undo, file.redo, lambda: file.step("Edit").__enter__()):
        with pytest.raises(NotYetChecked, match="still being looked through"):
            do()
    assert large.read_bytes() == before
    file.found(look_through(large))
    with file.step("Edit") as step:
        step.put(replace(programme, name="Edited"))
    file.close()


@pytest.mark.parametrize("opening", [RecordsFile.open, Workspace.open])
def test_a_large_file_is_looked_through_at_once_where_nobody_does_it_later(
    large: Path, opening: Callable[[Path], RecordsFile | Workspace]
) -> None:
    file = opening(large)
    with file.step("Edit") as step:
        step.put(replace(file.select(Programme)[0], name="Edited"))
    file.close()


def test_a_large_file_that_is_damaged_is_never_written(large: Path) -> None:
    with sqlite3.connect(large) as there:
        there.execute("UPDATE meeting SET date = 'no day' WHERE id = (SELECT id FROM meeting LIMIT 1)")
    before = large.read_bytes()
    file = RecordsFile.open(large, check_later=True)
    file.found(look_through(large))
    with pytest.raises(NotARecordsFile, match="is damaged"), file.step("Edit"):
        pass
    with pytest.raises(NotARecordsFile, match="is damaged"):
        file.undo()
    file.found(None)
    assert file.only_read is not None
    with pytest.raises(NotARecordsFile):
        file.select(Meeting)
    file.close()
    assert large.read_bytes() == before


def test_without_a_window_a_large_file_is_looked_through_at_once(large: Path) -> None:
    with sqlite3.connect(large) as there:
        there.execute("UPDATE meeting SET date = 'no day' WHERE id = (SELECT id FROM meeting LIMIT 1)")
    with pytest.raises(NotARecordsFile, match="is damaged"):
        RecordsFile.open(large)


def test_looking_through_a_file_that_went_says_so(tmp_path: Path) -> None:
    assert isinstance(look_through(tmp_path / "none.lfl"), CannotWrite)
