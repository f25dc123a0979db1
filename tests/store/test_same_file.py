"""A file that is moved, deleted, replaced or written over under a window: nothing goes into it, and all
that was kept can be saved."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from beneath import beneath
from msgspec.structs import replace

from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import named_id
from lfl_desktop.store.database import CannotWrite, FileGone
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.store.same_file import KNOWN_OPENINGS

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody move or replace an open file"
)

ADA = Person(id=named_id("ada"), name="Ada")
BOB = Person(id=named_id("bob"), name="Bob")


def keep(file: RecordsFile, *records: Person) -> None:
    with file.step("Keep") as step:
        for record in records:
            step.put(record)


def people(file: RecordsFile) -> set[str]:
    return {person.name for person in file.select(Person)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "set.lfl"


@pytest.fixture
def file(path: Path) -> Iterator[RecordsFile]:
    """An open file that holds one person, and wrote one more step."""
    made = RecordsFile.create(path)
    keep(made, ADA)
    made.close()
    shutil.copy(path, path.with_name("earlier.lfl"))
    made = RecordsFile.open(path)
    keep(made, BOB)
    yield made
    made.close()


def another(folder: Path) -> bytes:
    """A file of another programme, which as many steps were written in, to the same size."""
    made = RecordsFile.create(folder / "another.lfl")
    keep(made, replace(ADA, id=named_id("eve"), name="Eve"))
    keep(made, replace(BOB, id=named_id("fay"), name="Fay"))
    made.close()
    data = made.path.read_bytes()
    made.path.unlink()
    return data


def earlier(folder: Path) -> bytes:
    """The file itself, as it was before the last step."""
    return (folder / "earlier.lfl").read_bytes()


def went_on_elsewhere(folder: Path) -> bytes:
    """A copy of the file from before the last step, in which somebody else went on as far."""
    copy = RecordsFile.open(Path(shutil.copy(folder / "earlier.lfl", folder / "elsewhere.lfl")))
    for name in ("Gil", "Hal"):
        keep(copy, replace(BOB, id=named_id(name), name=name))
        if copy.path.stat().st_size:
            break
    copy.close()
    return copy.path.read_bytes()


def far_ahead_elsewhere(folder: Path) -> bytes:
    """The same, in which somebody else went on much further."""
    copy = RecordsFile.open(Path(shutil.copy(folder / "earlier.lfl", folder / "elsewhere.lfl")))
    for number in range(20):
        keep(copy, replace(BOB, id=named_id(f"{number}"), name=f"{number}"))
    copy.close()
    return copy.path.read_bytes()


OTHERS: dict[str, Callable[[Path], bytes]] = {
    "another programme": another,
    "an earlier copy": earlier,
    "a copy that went on": went_on_elsewhere,
    "a copy far ahead": far_ahead_elsewhere,
    "a letter": lambda _folder: b"Dear all",
    "nothing": lambda _folder: b"",
    "a large picture": lambda _folder: b"\x89PNG" * 200_000,
}

DOINGS: dict[str, Callable[[RecordsFile], object]] = {
    "step": lambda file: keep(file, replace(ADA, name="Changed")),
    "undo": RecordsFile.undo,
    "look": RecordsFile.changed_elsewhere,
    "read and step": lambda file: (people(file), keep(file, replace(ADA, name="Changed"))),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("do", DOINGS.values(), ids=DOINGS)
def test_what_is_written_over_the_file_stays_and_all_that_was_kept_can_be_saved(
    file: RecordsFile, path: Path, other: Callable[[Path], bytes], do: Callable[[RecordsFile], object]
) -> None:
    data, place = other(path.parent), path.stat().st_ino
    with path.open("r+b") as there:
        there.truncate()
        there.write(data)
    assert path.stat().st_ino == place
    for _again in range(2):
        with pytest.raises(FileGone, match=r"Another file was written over “set.lfl”.* All that was kept"):
            do(file)
    assert path.read_bytes() == data
    assert people(file) == {"Ada", "Bob"} and file.lost is not None
    file.save_copy(path.with_name("saved.lfl"))
    saved = RecordsFile.open(path.with_name("saved.lfl"))
    assert people(saved) == {"Ada", "Bob"}
    keep(saved, replace(ADA, name="Changed"))
    saved.close()
    assert path.read_bytes() == data


READINGS: dict[str, tuple[Callable[[RecordsFile], object], object]] = {
    "records": (people, {"Ada", "Bob"}),
    "how many": (lambda file: file.count(Person), 2),
    "steps": (RecordsFile.titles, ("Keep", "")),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("first", READINGS)
def test_what_is_read_is_what_was_kept_not_what_lies_there_now(
    file: RecordsFile, path: Path, first: str, other: Callable[[Path], bytes]
) -> None:
    path.write_bytes(other(path.parent))
    for read, kept in (READINGS[first], *READINGS.values()):
        assert read(file) == kept


def test_the_keys_that_are_read_are_those_that_were_kept(file: RecordsFile, path: Path) -> None:
    programme = named_id("programme")
    with file.step("Take the pack") as step:
        step.keep_key(programme, "public", "secret")
        step.keep_pack(programme, b"pack")
    theirs = another(path.parent)
    path.write_bytes(theirs)
    assert file.key_of(programme) == ("public", True)
    assert file.pack_of(programme) == b"pack" and file.secrets() == ["secret"]


MOVES: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "moved": lambda path: path.rename(path.with_name("moved.lfl")),
    "replaced": lambda path: path.with_name("earlier.lfl").replace(path),
    "folder moved": lambda path: path.parent.rename(path.parent.with_name("moved folder")),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_a_file_that_is_elsewhere_takes_nothing_more_and_all_of_it_can_be_saved(
    tmp_path: Path, move: Callable[[Path], object]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = RecordsFile.create(folder / "set.lfl")
    shutil.copy(file.path, folder / "earlier.lfl")
    keep(file, ADA)
    move(file.path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*.lfl")}
    with pytest.raises(FileGone, match=r"moved, deleted or replaced"):
        keep(file, BOB)
    assert people(file) == {"Ada"}
    file.save_copy(tmp_path / "saved.lfl")
    assert {p: p.read_bytes() for p in before} == before
    file.close()
    saved = RecordsFile.open(tmp_path / "saved.lfl")
    assert people(saved) == {"Ada"}
    saved.close()


def test_two_windows_go_on_in_one_file(file: RecordsFile, path: Path) -> None:
    other = RecordsFile.open(path)
    for number in range(3):
        keep(file, replace(ADA, name=f"Ada {number}"))
        assert other.changed_elsewhere()
        keep(other, replace(BOB, name=f"Bob {number}"))
        assert people(file) == {f"Ada {number}", f"Bob {number}"}
    assert other.undo() and file.undo()
    os.utime(path)
    keep(file, replace(ADA, name="Last"))
    other.close()
    file.close()


def test_what_another_window_kept_can_be_saved_too(file: RecordsFile, path: Path) -> None:
    other = RecordsFile.open(path)
    keep(other, replace(BOB, name="Bobby"))
    other.close()
    assert people(file) == {"Ada", "Bobby"}
    path.write_bytes(b"Dear all")
    assert people(file) == {"Ada", "Bobby"}


@pytest.mark.parametrize("many", [299, 400])
def test_much_that_was_changed_and_deleted_since_is_held(file: RecordsFile, path: Path, many: int) -> None:
    keep(file, *(Person(id=named_id(f"p{n}"), name=f"P{n}") for n in range(many)))
    with file.step("Remove") as step:
        step.delete(BOB)
        step.put(replace(ADA, name="Ada again"))
    path.write_bytes(b"")
    wanted = {f"P{n}" for n in range(many)}
    assert people(file) == {"Ada again"} | wanted
    file.save_copy(path.with_name("saved.lfl"))
    saved = RecordsFile.open(path.with_name("saved.lfl"))
    assert people(saved) == {"Ada again"} | wanted
    assert saved.undo() and people(saved) == {"Ada", "Bob"} | wanted, "after that many a step is one again"
    saved.close()


def test_of_a_file_too_large_to_be_held_it_is_said_so(
    file: RecordsFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()
    monkeypatch.setattr("lfl_desktop.store.held.LARGEST", 1000)
    large = RecordsFile.open(path)
    path.write_bytes(b"Dear all")
    with pytest.raises(FileGone, match="can no longer be read"):
        keep(large, ADA)
    with pytest.raises(FileGone, match="can no longer be read"):
        large.select(Person)
    with pytest.raises(FileGone):
        large.save_copy(path.with_name("saved.lfl"))
    large.close()
    assert path.read_bytes() == b"Dear all" and not path.with_name("saved.lfl").exists()


def test_a_file_opened_often_remembers_only_the_last_openings(path: Path) -> None:
    file = RecordsFile.create(path)
    for number in range(KNOWN_OPENINGS + 20):
        file.close()
        file = RecordsFile.open(path)
        keep(file, replace(ADA, name=f"{number}"))
    assert beneath(file).execute("SELECT count(*) FROM mark").fetchone()[0] == KNOWN_OPENINGS + 1
    keep(file, ADA)
    file.close()


def test_each_file_has_a_name_of_its_own_and_a_copy_the_same(file: RecordsFile, path: Path) -> None:
    def name(of: Path) -> str:
        opened = RecordsFile.open(of, read_only=True)
        found = str(beneath(opened).execute("SELECT name FROM mark WHERE id = 0").fetchone()[0])
        opened.close()
        return found

    other = RecordsFile.create(path.with_name("other.lfl"))
    other.close()
    file.save_copy(path.with_name("copy.lfl"))
    assert name(path) == name(path.with_name("copy.lfl")) == name(path.with_name("earlier.lfl"))
    assert name(path) != name(other.path) and len(name(path)) == 32


def test_a_copy_takes_no_place(file: RecordsFile, path: Path) -> None:
    path.with_name("there.lfl").write_bytes(b"theirs")
    for taken in (path, path.with_name("there.lfl")):
        with pytest.raises(CannotWrite, match="There is already a file"):
            file.save_copy(taken)
    assert path.with_name("there.lfl").read_bytes() == b"theirs"
    assert sorted(p.name for p in path.parent.iterdir()) == ["earlier.lfl", "set.lfl", "there.lfl"]
