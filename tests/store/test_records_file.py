"""The records file and the world: what is not ours, what is newer, what is damaged, locked, full or gone."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import msgspec
import pytest
from beneath import beneath
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from lfl_desktop.domain.activity import Tension
from lfl_desktop.domain.agreement import Agreed, AgreedTo, Agreement, as_agreed
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.programme import Nation, Programme
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.templates import SlotStage, StageTemplate
from lfl_desktop.store import migrations, records_file
from lfl_desktop.store.database import (
    APPLICATION_ID,
    CannotWrite,
    FileGone,
    NewerRecordsFile,
    NotARecordsFile,
    address,
    is_records_file,
    stored_schema,
)
from lfl_desktop.store.records_file import SCHEMA, RecordsFile

OLD = Path(__file__).parent / "files" / "schema_1.lfl"
"""A small records file as version 1 of the shape left it: two meetings of the sample, an action that was
edited, a file for the coordinator, and a meeting that was removed and brought back. Never made anew."""

ADA = Person(id=named_id("somebody"), name="Somebody")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "set.lfl"


@pytest.fixture
def file(path: Path) -> Iterator[RecordsFile]:
    """A records file that holds one person."""
    file = RecordsFile.create(path)
    keep(file, ADA)
    yield file
    file.close()


def keep(file: RecordsFile, *records: Person) -> None:
    with file.step("Keep") as step:
        for record in records:
            step.put(record)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# What a new file is


def test_a_new_file_says_what_it_is(path: Path) -> None:
    RecordsFile.create(path).close()
    header = path.read_bytes()[:100]
    assert header[68:72] == b"LfL1" == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(header[60:64], "big") == SCHEMA == stored_schema(path) == len(migrations_done(path))


def migrations_done(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations")]
    connection.close()
    return names


@pytest.mark.parametrize("again", [False, True], ids=["created", "opened"])
def test_the_file_is_kept_as_safely_as_the_design_asks(path: Path, again: bool) -> None:
    file = RecordsFile.create(path)
    if again:
        file.close()
        file = RecordsFile.open(path)
    with file.step("Look"):
        names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        found = {name: beneath(file).execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    file.close()
    assert found == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0}


def test_one_file_at_rest(file: RecordsFile, tmp_path: Path) -> None:
    assert set(contents(tmp_path)) == {"set.lfl"}
    file.close()
    assert set(contents(tmp_path)) == {"set.lfl"}


@pytest.mark.parametrize("there", [b"", b"a letter", b"SQLite format 3\0"])
def test_a_file_that_is_there_is_never_taken(path: Path, there: bytes) -> None:
    path.write_bytes(there)
    with pytest.raises(CannotWrite, match="There is already a file “set"):
        RecordsFile.create(path)
    assert path.read_bytes() == there


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="could not be made here"):
        RecordsFile.create(tmp_path / "none" / "set.lfl")
    with pytest.raises(CannotWrite, match=r"“set.lfl” was not found in .*none"):
        RecordsFile.open(tmp_path / "none" / "set.lfl")
    assert not list(tmp_path.iterdir())


def test_a_file_deep_in_folders_is_told_so(path: Path, file: RecordsFile) -> None:
    """SQLite opens no path of more than 512 bytes."""
    file.close()
    deep = path.parent.joinpath(*["folder " * 20] * 4)
    try:
        deep.mkdir(parents=True)
        (deep / "set.lfl").write_bytes(path.read_bytes())
    except OSError:
        pytest.skip("this system takes no such path")
    for job in (RecordsFile.open, lambda where: RecordsFile.create(where.with_name("new.lfl"))):
        with pytest.raises(CannotWrite, match="lies too deep"):
            job(deep / "set.lfl")
    assert [each.name for each in deep.iterdir()] == ["set.lfl"]


@pytest.mark.parametrize("name", ["a b", "100%", "what?", "#1", "Łódź", "a'b\"", "x;y", "%41"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.lfl"
    try:
        path.parent.mkdir()
        file = RecordsFile.create(path)
    except (OSError, CannotWrite):
        pytest.skip("this system takes no such name")
    keep(file, ADA)
    file.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    again = RecordsFile.open(path)
    assert again.select(Person) == [ADA]
    again.close()


@pytest.mark.parametrize(
    ("where", "uri"),
    [
        (PurePosixPath("/a b/set.lfl"), "file:///a%20b/set.lfl"),
        (PureWindowsPath("C:\\Sets\\set.lfl"), "file:///C:/Sets/set.lfl"),
        (PureWindowsPath("\\\\school\\staff\\set.lfl"), "file:////school/staff/set.lfl"),
    ],
)
def test_a_network_folder_has_an_address_that_sqlite_takes(where: PurePath, uri: str) -> None:
    assert address(where) == uri


# What is not ours


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE step (id)")
    connection.close()


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("Dear all"),
    "empty": lambda path: path.write_bytes(b""),
    "other": other_database,
    "begins like one": lambda path: path.write_bytes(OLD.read_bytes()[:99]),
    "its mark and nothing else": lambda path: path.write_bytes(OLD.read_bytes()[:100]),
    "half": lambda path: path.write_bytes(OLD.read_bytes()[:100_000]),
    "its mark on other things": lambda path: path.write_bytes(OLD.read_bytes()[:100] + b"x" * 5000),
}


@pytest.mark.parametrize("make", NOT_OURS.values(), ids=NOT_OURS)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_not_ours_is_refused_and_left_as_it_is(
    path: Path, make: Callable[[Path], object], read_only: bool
) -> None:
    make(path)
    before = contents(path.parent)
    try:
        file = RecordsFile.open(path, read_only=read_only)
    except NotARecordsFile as error:
        assert re.search("“set.lfl” is .* It was left as it (is|was)", str(error))
    else:
        assert read_only and not file.is_sound()
        file.close()
    assert contents(path.parent) == before


@given(at=st.integers(100, OLD.stat().st_size - 1), length=st.integers(1, 600), cut=st.booleans())
@settings(max_examples=60)
def test_damage_anywhere_is_told_in_a_sentence(tmp_path: Path, at: int, length: int, cut: bool) -> None:
    path = tmp_path / "damaged.lfl"
    data = OLD.read_bytes()
    path.write_bytes(data[:at] if cut else data[:at] + b"\xa5" * length + data[at + length :])
    try:
        file = RecordsFile.open(path, read_only=True)
    except WorldError:
        return
    try:
        sound = file.is_sound()
        for kind in ALL:
            file.select(kind)
    except WorldError:
        assert not sound
    finally:
        file.close()


@pytest.mark.parametrize(
    ("letters", "damaged"),
    [(b"Watch one phonics", b"Watch \xa5ne phonics"), (b"tablestepstep", b"tablest\xa5pstep")],
    ids=["in a record", "in the list of tables"],
)
def test_letters_that_are_none_are_damage(path: Path, letters: bytes, damaged: bytes) -> None:
    assert letters in OLD.read_bytes()
    path.write_bytes(OLD.read_bytes().replace(letters, damaged))
    with pytest.raises(NotARecordsFile, match="is damaged"):
        file = RecordsFile.open(path, read_only=True)
        try:
            assert not file.is_sound()
            file.select(Action)
        finally:
            file.close()


def test_a_record_that_cannot_be_read_is_damage(file: RecordsFile, path: Path) -> None:
    beneath(file).execute("INSERT INTO programme (id, labels) VALUES ('no id', 'no map')")
    with pytest.raises(NotARecordsFile, match="is damaged"):
        file.select(Programme)
    assert not file.is_sound()


def test_a_newer_file_is_refused_and_left_as_it_is(file: RecordsFile, path: Path) -> None:
    file.close()
    newer = bytearray(path.read_bytes())
    newer[60:64] = (SCHEMA + 1).to_bytes(4, "big")
    path.write_bytes(newer)
    for read_only in (False, True):
        with pytest.raises(NewerRecordsFile, match="newer version"):
            RecordsFile.open(path, read_only=read_only)
    assert contents(path.parent) == {"set.lfl": bytes(newer)}
    assert is_records_file(path)


# What becomes of it while it is open


@pytest.mark.parametrize("turn", [RecordsFile.undo, RecordsFile.redo, keep])
def test_a_file_that_was_deleted_takes_nothing_more(
    file: RecordsFile, path: Path, turn: Callable[[RecordsFile], object]
) -> None:
    path.unlink()
    with pytest.raises(FileGone, match="moved, deleted or replaced"):
        turn(file)
    assert file.get(Person, ADA.id) == ADA
    assert not path.exists()


def test_a_file_that_was_replaced_takes_nothing_more(file: RecordsFile, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.lfl"
    RecordsFile.create(other).close()
    replacement = other.read_bytes()
    other.replace(path)
    with pytest.raises(FileGone):
        keep(file, msgspec.structs.replace(ADA, name="Else"))
    file.close()
    assert contents(tmp_path) == {"set.lfl": replacement}


def test_a_file_that_was_moved_and_brought_back_goes_on(file: RecordsFile, path: Path) -> None:
    path.rename(path.with_name("elsewhere.lfl"))
    with pytest.raises(FileGone):
        keep(file, msgspec.structs.replace(ADA, name="Else"))
    path.with_name("elsewhere.lfl").rename(path)
    keep(file, msgspec.structs.replace(ADA, name="Else"))
    assert file.select(Person) == [msgspec.structs.replace(ADA, name="Else")]


def test_what_is_opened_to_be_read_is_not_changed(file: RecordsFile, path: Path) -> None:
    file.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    read = RecordsFile.open(path, read_only=True)
    assert read.select(Person) == [ADA]
    with pytest.raises(CannotWrite, match="may only be read"):
        keep(read, msgspec.structs.replace(ADA, name="Else"))
    with pytest.raises(CannotWrite, match="may only be read"):
        read.undo()
    assert read.is_sound()
    read.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_another_program_holds_the_file_and_lets_go(file: RecordsFile, path: Path) -> None:
    beneath(file).execute("PRAGMA busy_timeout=10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    changed = msgspec.structs.replace(ADA, name="Else")
    doings: list[Callable[[], object]] = [
        lambda: keep(file, changed),
        file.undo,
        file.redo,
        file.titles,
        file.changed_elsewhere,
        file.is_sound,
        lambda: file.select(Person),
        lambda: file.count(Person),
    ]
    for do in doings:
        with pytest.raises(CannotWrite, match="Another program is using “set"):
            do()
    other.execute("ROLLBACK")
    other.close()
    assert file.select(Person) == [ADA]
    keep(file, changed)
    assert file.select(Person) == [changed]


def test_a_file_that_another_program_holds_is_not_opened(file: RecordsFile, path: Path) -> None:
    file.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CannotWrite, match="Another program is using"):
        RecordsFile.open(path)
    other.close()
    RecordsFile.open(path).close()


def test_a_file_that_another_program_is_writing_is_not_opened(file: RecordsFile, path: Path) -> None:
    file.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA cache_size=1")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("CREATE TABLE more AS SELECT randomblob(50000)")
    assert path.with_name(path.name + "-journal").exists(), "its step is on the disk in part"
    with pytest.raises(CannotWrite, match="Another program is using"):
        RecordsFile.open(path)
    other.execute("ROLLBACK")
    other.close()
    RecordsFile.open(path).close()


def test_a_full_disk_loses_nothing_that_was_kept(file: RecordsFile, path: Path) -> None:
    pages = beneath(file).execute("PRAGMA page_count").fetchone()[0]
    beneath(file).execute(f"PRAGMA max_page_count={pages + 2}")
    before = file.titles()
    with pytest.raises(CannotWrite, match="The disk is full"):
        keep(file, msgspec.structs.replace(ADA, name="long " * 50_000))
    assert file.select(Person) == [ADA]
    assert file.is_sound() and file.titles() == before
    beneath(file).execute("PRAGMA max_page_count=100000")
    keep(file, msgspec.structs.replace(ADA, name="long " * 50_000))
    file.close()
    again = RecordsFile.open(path)
    assert len(again.select(Person)[0].name) == 250_000
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix can")
def test_a_disk_that_fills_while_a_file_is_made_leaves_no_half_of_it(path: Path) -> None:
    code = (
        "import resource, sys, pathlib\n"
        "from lfl_desktop.store.database import CannotWrite\n"
        "from lfl_desktop.store.records_file import RecordsFile\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n RecordsFile.create(pathlib.Path(sys.argv[1]))\n"
        "except CannotWrite as error:\n print(error)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    root = Path(records_file.__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert "“set.lfl” could not be reached" in done.stdout, done.stderr
    assert not contents(path.parent)


def test_a_crash_in_the_middle_of_a_step_is_undone_when_the_file_is_opened(
    file: RecordsFile, path: Path, tmp_path: Path
) -> None:
    beneath(file).execute("PRAGMA cache_size=1")
    beneath(file).execute("PRAGMA cache_spill=1")
    with pytest.raises(RuntimeError), file.step("Crash") as step:
        for number in range(200):
            step.put(Person(name=f"{number} " * 100))
        left = contents(tmp_path)
        raise RuntimeError
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name, data in left.items():
        (crashed / name).write_bytes(data)
    assert set(left) == {"set.lfl", "set.lfl-journal"}
    read = RecordsFile.open(crashed / "set.lfl", read_only=True)
    assert read.select(Person) == [ADA] and read.is_sound()
    read.close()
    assert contents(crashed) == left
    again = RecordsFile.open(crashed / "set.lfl")
    assert again.select(Person) == [ADA] and again.is_sound()
    again.close()
    assert set(contents(crashed)) == {"set.lfl"}


# What an older version left


@pytest.fixture
def old(path: Path) -> Path:
    return Path(shutil.copy(OLD, path))


KEPT_BY_COORDINATORS = {
    kind.__name__ for kind in ALL if kind.__module__.startswith("lfl_desktop.domain.coordinator.")
}


def test_a_file_of_the_first_shape_opens_and_holds_what_it_should(old: Path) -> None:
    assert OLD.stat().st_size < 300_000 and stored_schema(OLD) == 1
    file = RecordsFile.open(old)
    assert file.is_sound()
    later = {"SchoolEvent", "StageTemplate", "DiagnosticArea", "ProgrammeEvent", "EventAttendance"}
    later |= {"Tension", "ActionLink", "PosterChoice", "Edition", "Decision", "SetFigures", "EventFigures"}
    later |= {"ReleasedLine", "Erasure", "SetKeeping", "Handling", "ProgrammeLogo"} | KEPT_BY_COORDINATORS
    assert {kind.__name__ for kind in ALL if not file.count(kind)} == later
    assert {p.nation for p in file.select(Programme)} == {Nation.ENGLAND}
    assert {(m.moved_from, m.reason) for m in file.select(Meeting)} == {(None, "")}
    assert [str(m.date) for m in file.select(Meeting)] == ["2013-01-31", "2013-03-14"]
    first = file.select(Action)[0]
    assert first.wording == "Watch one phonics lesson in each class"
    assert (str(first.due), first.due_words) == ("2013-02-08", "half term")
    assert first.sign == "Łódź — “every” teacher says so\nand shows it 🙂"
    (receipt,) = file.select(ExportReceipt)
    assert receipt.made_at is not None and receipt.made_at.tzinfo is not None
    assert file.titles() == ("Edit action", "Remove meeting")
    assert file.undo()
    assert file.select(Action)[0].sign == "I can say what each class does in its own way"
    assert file.redo() and file.redo()
    assert file.count(Meeting) == 1
    file.close()


def test_a_file_of_the_second_shape_opens_and_holds_what_it_should(path: Path) -> None:
    kept = OLD.with_name("schema_2.lfl")
    assert kept.stat().st_size < 700_000 and stored_schema(kept) == 2
    file = RecordsFile.open(Path(shutil.copy(kept, path)))
    assert file.is_sound()
    assert {kind.__name__ for kind in ALL if not file.count(kind)} == {
        "PosterChoice",
        "SetFigures",
        "EventFigures",
        "Edition",
        "Decision",
        "ReleasedLine",
        "Erasure",
        "SetKeeping",
        "Handling",
        "ProgrammeLogo",
    } | KEPT_BY_COORDINATORS
    assert file.select(StageTemplate)[0].stages == (SlotStage("Story", 5, hint="Łódź 🙂"),)
    assert file.select(Tension)[0].wording == "<Tension.wording>"
    assert file.titles() == ("Edit action", "")
    assert file.undo()
    assert file.select(Action)[0].sign == "<Action.sign>"
    file.close()


def test_a_file_of_the_fifth_shape_opens_and_holds_what_it_should(path: Path) -> None:
    kept = OLD.with_name("schema_5.lfl")
    assert kept.stat().st_size < 800_000 and stored_schema(kept) == 5
    file = RecordsFile.open(Path(shutil.copy(kept, path)))
    assert file.is_sound()
    assert {kind.__name__ for kind in ALL if not file.count(kind)} == {
        "MeetingFigures",
        "SetFigures",
        "EventFigures",
        "Edition",
        "Decision",
        "ReleasedLine",
        "Erasure",
        "SetKeeping",
        "Handling",
        "ProgrammeLogo",
    } | KEPT_BY_COORDINATORS
    assert file.titles() == ("Edit action", "")
    assert file.undo()
    assert file.select(Action)[0].sign == "<Action.sign>"
    file.close()


def test_a_file_of_the_tenth_shape_opens_and_what_was_agreed_in_it_still_is(path: Path) -> None:
    kept = OLD.with_name("schema_10.lfl")
    assert kept.stat().st_size < 1_000_000 and stored_schema(kept) == 10
    file = RecordsFile.open(Path(shutil.copy(kept, path)))
    assert file.is_sound()
    assert {"ReleasedLine", "Erasure"} <= {kind.__name__ for kind in ALL if not file.count(kind)}
    impacts = file.select(Impact)
    assert impacts and {impact.how for impact in impacts} == {""}
    agreed = Agreed(file.select(Agreement))
    given = [impact for impact in impacts if impact.agreed_on]
    assert given and all(agreed.covers(AgreedTo.IMPACT, impact) for impact in given)
    assert not any(agreed.covers(AgreedTo.IMPACT, replace(one, how="Read aloud")) for one in given)
    file.close()


def test_a_coordinators_file_of_the_tenth_shape_opens_with_all_that_was_received(path: Path) -> None:
    kept = OLD.with_name("coordinator_10.lfl")
    assert kept.stat().st_size < 1_000_000 and stored_schema(kept) == 10
    file = RecordsFile.open(Path(shutil.copy(kept, path)))
    editions = file.select(Edition)
    assert file.is_sound() and len(editions) == 4
    assert all(file.content_of(edition.id) for edition in editions)
    assert {id for id, _overview in file.overviews()} == {edition.id for edition in editions}
    file.close()


def test_a_file_of_the_twelfth_shape_opens_and_holds_what_it_should(path: Path) -> None:
    kept = OLD.with_name("schema_12.lfl")
    assert kept.stat().st_size < 1_000_000 and stored_schema(kept) == 12
    file = RecordsFile.open(Path(shutil.copy(kept, path)))
    assert file.is_sound()
    made = ("MeetingFigures", "SetFigures", "EventFigures", "SetKeeping", "Handling", "ProgrammeLogo")
    assert {kind.__name__ for kind in ALL if not file.count(kind)} == set(made)
    assert file.select(Participant)[0].name == "<Participant.name>"
    assert file.titles() == ("Edit action", "")
    assert file.undo() and file.select(Action)[0].sign == "<Action.sign>"
    file.close()


LANDED = set(range(1, SCHEMA + 1)) - {13}
"""The versions that anybody can have a file of: the thirteenth came together with the fourteenth."""


def test_a_file_of_every_version_is_copied_and_brought_up_to_date(path: Path) -> None:
    """Those that no test of their own looks into; each is as the program of its time made it."""
    kept = {stored_schema(each): each for each in OLD.parent.glob("schema_*.lfl")}
    assert kept.keys() == LANDED, "keep one that today's program makes, when SCHEMA is raised"
    early = [OLD.with_name(f"early_{number}.lfl") for number in (2, 12)]  # of which more was made later
    for old in (*(kept[number] for number in LANDED - {1, 2, 5, 10, 12}), *early):
        file, number = RecordsFile.open(Path(shutil.copy(old, path))), stored_schema(old)
        assert file.is_sound() and file.select(Person)[0].name == "<Person.name>"
        assert file.titles() == ("Edit action", "") and file.undo()
        assert file.select(Action)[0].sign == "<Action.sign>"
        file.close()
        if number < SCHEMA:
            copy = path.with_name(f"{path.stem} before update {number}.lfl")
            assert copy.read_bytes() == old.read_bytes()


@pytest.mark.parametrize("name", ["schema_1.lfl", "schema_2.lfl"])
def test_what_was_agreed_before_the_words_were_kept_is_agreed_in_the_words_it_has(
    path: Path, name: str
) -> None:
    file = RecordsFile.open(Path(shutil.copy(OLD.with_name(name), path)))
    every = [record for kind in ALL for record in file.select(kind)]
    assert file.select(Agreement)
    expected = {one.id: one for one in as_agreed(every)}
    for kept in file.select(Agreement):
        made = expected.pop(kept.id)
        words = json.loads(made.words)
        assert not words.pop("how", "") and json.loads(kept.words) == words
        assert kept == replace(made, words=kept.words)
    assert not expected
    file.close()


def test_an_older_file_that_is_only_read_is_left_as_it_is(old: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    file = RecordsFile.open(old, read_only=True)
    assert file.is_sound()
    assert [p.nation for p in file.select(Programme)] == [Nation.ENGLAND]
    with pytest.raises(CannotWrite), file.step("Edit") as step:
        step.put(Programme(name="Another"))
    file.close()
    assert contents(tmp_path) == before


def older(path: Path) -> bytes:
    """Makes the file at `path` one that has a migration still to come."""
    data = bytearray(path.read_bytes())
    data[60:64] = (SCHEMA - 1).to_bytes(4, "big")
    path.write_bytes(data)
    return bytes(data)


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    before = older(old)
    taken = tmp_path / f"set before update {SCHEMA - 1}.lfl"
    taken.write_text("something else of this name")
    RecordsFile.open(old).close()
    assert stored_schema(old) == SCHEMA
    found = contents(tmp_path)
    assert found.pop("set.lfl") != before
    assert sorted(found.values()) == sorted([before, b"something else of this name"])
    RecordsFile.open(old).close()
    assert len(contents(tmp_path)) == 3


def test_of_migrations_of_which_one_breaks_none_is_done(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older(old)
    more = Migrations("lfl")

    @more(name="0002_changes")
    def changes(db: Database) -> None:
        db.execute("DELETE FROM change")

    @more(name="0003_breaks")
    def breaks(db: Database) -> None:
        db.execute("DELETE FROM nothing_of_this_name")

    monkeypatch.setattr(migrations, "MIGRATIONS", more)
    with pytest.raises(WorldError):
        RecordsFile.open(old)
    assert old.read_bytes() == before
