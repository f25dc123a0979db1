"""A protected file gives nothing away, is one of SQLCipher's own, and loses nothing on the way there and
back."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.wording.key_letters import key_from_letters, letters_of
from lfl_desktop.store import drivers
from lfl_desktop.store.backup import make_backup, state_of
from lfl_desktop.store.database import CannotWrite, Connection, NeedsKey, NotARecordsFile, WrongKey
from lfl_desktop.store.file_key import FileKey, is_protected, key_of_passphrase, new_file_key, salt_of
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.store.recovery import read_damaged, write_recovered
from lfl_desktop.workspace.workspace import Workspace

FILES = Path(__file__).parent / "files"
SAID = "three red öld bicycles"
PAGE = 4096


@pytest.fixture(scope="session")
def key() -> FileKey:
    """A key, which takes its time to be made."""
    return new_file_key(SAID)


@pytest.fixture
def protected(sample_path: Path, key: FileKey) -> Iterator[Path]:
    protect_anew(sample_path, None, key)
    yield sample_path
    left = [path.name for path in sample_path.parent.iterdir() if path.suffix == ".new"]
    assert not left and not sample_path.with_name(f"{sample_path.name}-journal").exists()


def records(path: Path, key: FileKey | None) -> dict[UUID, Record]:
    with closing(RecordsFile.open(path, key, read_only=True)) as file:
        assert file.is_sound()
        return {record.id: record for kind in ALL for record in file.select(kind)}


def names_in(path: Path) -> list[str]:
    """The names of the sample's people that stand in a file as anybody can read them."""
    return [name for name in ("Priya", "Ansell", "SQLite", "CREATE") if name.encode() in path.read_bytes()]


def test_a_protected_file_holds_the_same_gives_nothing_away_and_comes_back(
    sample_path: Path, key: FileKey
) -> None:
    before, state = records(sample_path, None), state_of(sample_path)
    assert names_in(sample_path)
    protect_anew(sample_path, None, key)
    assert is_protected(sample_path) and not names_in(sample_path)
    assert records(sample_path, key) == before and state_of(sample_path, key) == state
    other = new_file_key("something else")
    protect_anew(sample_path, key, other)
    assert records(sample_path, other) == before
    with pytest.raises(WrongKey):
        RecordsFile.open(sample_path, key)
    protect_anew(sample_path, other, None)
    assert records(sample_path, None) == before and names_in(sample_path)


def test_any_tool_of_sqlcipher_opens_it_by_the_passphrase(protected: Path) -> None:
    with closing(sqlcipher3.connect(protected)) as db:
        db.execute(f"PRAGMA key='{SAID}'")
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM person").fetchone()[0] > 5


def test_without_the_key_it_is_said_and_left_as_it_is(protected: Path) -> None:
    before = protected.read_bytes()
    with pytest.raises(NeedsKey, match="is protected with a passphrase"):
        RecordsFile.open(protected)
    with pytest.raises(WrongKey, match="left as it is"):
        RecordsFile.open(protected, new_file_key("not this one"))
    assert protected.read_bytes() == before


def test_a_step_undo_and_all_copies_of_a_protected_file_are_protected(
    protected: Path, key: FileKey, tmp_path: Path
) -> None:
    with closing(Workspace.open(protected, key)) as workspace:
        with workspace.step("Add") as step:
            step.put(Person(name="Iris Vane"))
        workspace.undo()
        workspace.redo()
        workspace.save_copy(tmp_path / "saved.lfl")
        make_backup(protected, tmp_path / "backup.lfl", key)
        assert state_of(tmp_path / "backup.lfl", key) == state_of(protected, key)
        workspace.go_on_as(tmp_path / "on.lfl")
    for copy in ("saved.lfl", "backup.lfl", "on.lfl"):
        assert is_protected(tmp_path / copy) and not names_in(tmp_path / copy)
        assert salt_of(tmp_path / copy) == key.salt
        found = records(tmp_path / copy, key).values()
        assert "Iris Vane" in [record.name for record in found if isinstance(record, Person)]


KILLED = """
import os, sys
from pathlib import Path
from beneath import beneath
from lfl_desktop.domain.people import Person
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.workspace.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), FileKey(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])))
beneath(workspace).execute("PRAGMA cache_size=1")
with workspace.step("Change all") as step:
    for person in workspace.select(Person) * 40:
        step.put(Person(name="Ansell the " + "long" * 500))
    os._exit(9)
"""


def test_a_protected_file_survives_a_kill_and_its_journal_gives_nothing_away(
    protected: Path, key: FileKey
) -> None:
    before = records(protected, key)
    words = [sys.executable, "-c", KILLED, str(protected), key.raw.hex(), key.salt.hex()]
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(words, check=False, env=there).returncode == 9
    journal = protected.with_name(f"{protected.name}-journal")
    assert journal.stat().st_size > PAGE and not names_in(journal) and not names_in(protected)
    assert records(protected, key) == before  # the journal is used by whoever opens it next
    RecordsFile.open(protected, key).close()


def test_an_older_protected_file_is_brought_up_to_date_and_its_copy_is_protected(
    tmp_path: Path, key: FileKey
) -> None:
    old = tmp_path / "old.lfl"
    shutil.copyfile(FILES / "schema_5.lfl", old)
    protect_anew(old, None, key)
    RecordsFile.open(old, key).close()
    copy = tmp_path / "old before update 5.lfl"
    assert is_protected(copy) and is_protected(old) and records(old, key)
    plain = tmp_path / "plain.lfl"
    shutil.copyfile(FILES / "schema_5.lfl", plain)
    assert records(plain, None) == records(old, key)


@pytest.mark.parametrize(("where", "what"), [(os, "fsync"), (Path, "replace")])
def test_whatever_goes_wrong_on_the_way_leaves_the_old_file(
    sample_path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch, where: object, what: str
) -> None:
    before = sample_path.read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, what, full)
    with pytest.raises(CannotWrite, match="No space left"):
        protect_anew(sample_path, None, key)
    assert sample_path.read_bytes() == before
    assert [path.name for path in sample_path.parent.glob(".lfl-*")] == []


def test_a_disk_that_takes_no_more_is_not_said_to_be_a_damaged_file(
    sample_path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither while a plain file is protected nor where a protected one is made plain."""
    real = Connection.execute

    def little_room(db: Connection, sql: str, *values: Sequence[object]) -> drivers.Cursor:
        if "sqlcipher_export" in sql:
            real(db, "PRAGMA made.max_page_count=40")
        return real(db, sql, *values)

    for opens, new in ((None, key), (key, None)):
        with monkeypatch.context() as patch:
            patch.setattr(Connection, "execute", little_room)
            with pytest.raises(CannotWrite, match="The disk is full"):
                protect_anew(sample_path, opens, new)
        protect_anew(sample_path, opens, new)


def test_the_plain_file_is_written_over_unless_it_has_another_name(sample_path: Path, key: FileKey) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows lets nobody replace an open file")
    other = sample_path.with_name("other name.lfl")
    other.hardlink_to(sample_path)
    protect_anew(sample_path, None, key)
    assert names_in(other), "it belongs to somebody"
    protect_anew(sample_path, key, None)
    with sample_path.open("rb") as held:
        protect_anew(sample_path, None, key)
        assert not held.read().strip(b"\0")


@pytest.mark.parametrize("page", [12, 60])
def test_what_can_be_read_of_a_damaged_protected_file_comes_back(
    protected: Path, key: FileKey, page: int, tmp_path: Path
) -> None:
    whole, before = records(protected, key), bytearray(protected.read_bytes())
    at = (page - 1) * PAGE + 100
    before[at : at + 500] = random.Random(page).randbytes(500)
    protected.write_bytes(before)
    with pytest.raises((NotARecordsFile, WrongKey)):
        RecordsFile.open(protected, key)
    new = tmp_path / "new.lfl"
    write_recovered(read_damaged(protected, key), new, key)
    assert is_protected(new) and protected.read_bytes() == bytes(before)
    assert records(new, key) == whole  # what the rows no longer give is in the history
    with pytest.raises(WrongKey):
        read_damaged(protected, new_file_key("not this one"))


def test_a_protected_file_without_its_first_page_gives_all_of_it_back(
    protected: Path, key: FileKey, tmp_path: Path
) -> None:
    """The list of the tables begins there."""
    whole, before = records(protected, key), bytearray(protected.read_bytes())
    before[100:600] = bytes(500)
    protected.write_bytes(before)
    write_recovered(read_damaged(protected, key), tmp_path / "new.lfl", key)
    assert records(tmp_path / "new.lfl", key) == whole


def test_the_letters_of_a_key_are_told_from_any_mistyped() -> None:
    raw = bytes(range(32))
    letters = letters_of(raw)
    assert len(letters.split()) == 14 and key_from_letters(letters) == raw
    assert key_from_letters(letters.lower().replace(" ", "-").replace("o", "0")) == raw
    for nth, letter in enumerate(letters):
        if letter != " ":
            wrong = letters[:nth] + ("A" if letter != "A" else "B") + letters[nth + 1 :]
            assert key_from_letters(wrong) is None, wrong
    assert key_from_letters("") is None and key_from_letters(SAID) is None


@given(st.binary(min_size=32, max_size=32))
def test_any_key_is_read_back_from_its_letters(raw: bytes) -> None:
    assert key_from_letters(letters_of(raw)) == raw


def test_the_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    salt = bytes(16)
    assert key_of_passphrase("\u00f6", salt) == key_of_passphrase("o\u0308", salt) != new_file_key("o")
