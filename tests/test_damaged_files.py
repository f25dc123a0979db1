"""A thousand damaged files, plain and protected: none is opened to be written, each is met by a window with a
sentence, and what is recovered is what can be read."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import pytest
from works_until_power_cut import KEY

from lfl_desktop.app import Program
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE, TABLES
from lfl_desktop.domain.wording.key_letters import letters_of
from lfl_desktop.store import drivers, rows
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.store.recovery import read_damaged, write_recovered
from lfl_desktop.views.start.unlock import Unlock
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace

PAGE = 4096
FEW, MANY = 12, 1000
"""How many mutations are tried of each kind: here, and where there is time."""


class Whole:
    """A small file with something in it, plain or protected, and all that was ever in it."""

    def __init__(self, folder: Path) -> None:
        path = folder / "plain.lfl"
        members = [NewMember(name) for name in ("Ann Able", "Bob Byrne", "Cat Cole", "Dan Drew")]
        with closing(begin(path, Plan("Programme", "Cohort 1", set_name="A", members=members))) as workspace:
            the_set = workspace.select(LearningSet)[0].id
            for number, one in enumerate(workspace.select(Membership)):
                with workspace.step("Add") as step:
                    meeting = step.put(Meeting(learning_set=the_set, place=f"Room {number}"))
                    wording = f"Ask everybody in the room, {number} " * 20
                    step.put(Action(meeting=meeting.id, person=one.person, wording=wording))
        self.data = {None: path.read_bytes()}
        with closing(sqlite3.connect(path)) as db:
            kept = db.execute("SELECT record_table, after FROM change WHERE after NOTNULL").fetchall()
        self.versions = [rows.from_json(BY_TABLE[table], text) for table, text in kept]
        self.known = records_in(path, None)
        protect_anew(path, None, KEY)
        self.data[KEY] = path.read_bytes()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return Whole(tmp_path_factory.mktemp("whole"))


def mutated(data: bytes, chance: random.Random) -> tuple[bytes, bool]:
    """`data` with bits turned, a run of bytes lost, pages exchanged, emptied or filled with noise, or cut;
    and whether only whole pages of it are harmed."""
    made, kind = bytearray(data), chance.randrange(6)
    pages = len(data) // PAGE
    at, other = (PAGE * chance.randrange(pages) for _ in range(2))
    if kind == 0:
        for _ in range(chance.choice([1, 8, 64])):
            made[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == 1:
        start, length = chance.randrange(len(data)), chance.choice([4, 40, 400, 9000])
        made[start : start + length] = bytes(min(length, len(data) - start))
    elif kind == 2:
        made[at : at + PAGE], made[other : other + PAGE] = made[other : other + PAGE], made[at : at + PAGE]
    elif kind == 3:
        made[at : at + PAGE] = chance.choice([bytes(PAGE), chance.randbytes(PAGE)])
    elif kind == 4:
        end = at + PAGE * chance.randint(1, 6)
        made[at:end] = chance.randbytes(min(end, len(data)) - at)
    else:
        del made[chance.randrange(PAGE, len(data)) :]
    return bytes(made), kind > 1


def readable(path: Path, key: FileKey | None, known: dict[UUID, Record]) -> dict[UUID, Record]:
    """What the rows of a damaged file give of records that are known to have been in it, each asked for by
    its id: other means than those of recovery, which does not know the ids."""
    found: dict[UUID, Record] = {}
    db = drivers.connection_to(f"file:{path}?mode=ro&immutable=1", key)
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        for id, record in known.items():
            kind = type(record)
            with suppress(Exception):
                asked = db.execute(f"SELECT * FROM {TABLES[kind]} WHERE id = ?", (str(id),))
                names = [column[0] for column in asked.description]
                (found[id],) = rows.from_rows(kind, [dict(zip(names, row, strict=True)) for row in asked])
    finally:
        db.close()
    return found


def cut_short(record: Record, versions: list[Record]) -> bool:
    """Whether a record is as it once was but for texts of which the end is lost, and known to be."""
    fields = type(record).__struct_fields__
    return any(
        all(
            (now := getattr(record, name)) == (then := getattr(version, name))
            or (isinstance(now, str) and then.startswith(now))
            for name in fields
        )
        for version in versions
        if type(version) is type(record)
    )


def records_in(path: Path, key: FileKey | None) -> dict[UUID, Record]:
    """All that a sound file holds."""
    with closing(Workspace.open(path, key, read_only=True)) as file:
        assert file.is_sound()
        return {record.id: record for kind in TABLES for record in file.select(kind)}


def recovers(path: Path, key: FileKey | None, whole: Whole, *, only_pages: bool) -> bool:
    """Whether anything could be recovered. Nothing that can be read is missing, a new file made of it is
    sound, and where whole pages are harmed, or no harm to one goes unnoticed, each record is as it once
    was."""
    reads = readable(path, key, whole.known)
    try:
        found = read_damaged(path, key)
    except WorldError as error:
        assert str(error) and not reads
        return False
    assert reads.keys() <= found.records.keys(), (len(reads), len(found.records))
    if only_pages or key is not None:
        for record in found.records.values():
            assert record in whole.versions or cut_short(record, whole.versions), record
    new = path.with_name("new.lfl")
    lost = write_recovered(found, new, key)
    assert len(records_in(new, key)) == len(found.records) - lost
    new.unlink()
    return True


def is_met(program: Program, path: Path, key: FileKey | None) -> bool:
    """Whether the window says in a sentence that the file cannot be opened, and leaves it as it is; False
    where it is sound."""
    data = path.read_bytes()
    try:
        with closing(Workspace.open(path, key)) as file:
            assert file.is_sound()
        return False
    except WorldError as error:
        assert "“set.lfl”" in str(error)
    program.start(path)
    if isinstance(program.window, Unlock):
        program.window.passphrase.setText(letters_of(KEY.raw))
        program.window.try_typed()
    if isinstance(program.window, Unlock):
        said = program.window.told
    else:
        assert isinstance(program.window, Welcome)
        said = program.window.trouble_text
    assert said.isVisible() and said.text().endswith(".")
    assert path.read_bytes() == data and [each.name for each in path.parent.glob("set*")] == ["set.lfl"]
    return True


def tried(program: Program, whole: Whole, key: FileKey | None, path: Path, seeds: Iterable[int]) -> None:
    met = recovered = 0
    for seed in seeds:
        data, only_pages = mutated(whole.data[key], random.Random(seed))
        path.write_bytes(data)
        try:
            if is_met(program, path, key):
                met += 1
                recovered += recovers(path, key, whole, only_pages=only_pages)
        except AssertionError as error:
            raise AssertionError(f"mutation {seed}: {error}") from error
    assert met > 2 and recovered > met * 0.6, (met, recovered)


KINDS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "protected"])


@KINDS
def test_a_few_damaged_files(program: Program, whole: Whole, key: FileKey | None, tmp_path: Path) -> None:
    tried(program, whole, key, tmp_path / "set.lfl", range(FEW))


def test_of_a_file_that_ends_in_the_middle_of_a_text_the_rest_is_no_zeros(
    whole: Whole, tmp_path: Path
) -> None:
    """As of one that was copied in part: what is read beyond its end reads as zeros."""
    data, path = whole.data[None], tmp_path / "set.lfl"
    pages = range(0, len(data), PAGE)
    (page,) = (
        at for at in pages if b"Ask everybody" in data[at : at + PAGE] and b'{"' not in data[at : at + PAGE]
    )
    path.write_bytes(data[: page + 3000])
    strange = [one for one in read_damaged(path).records.values() if one not in whole.versions]
    assert strange and all(cut_short(one, whole.versions) for one in strange), strange


def test_a_history_whose_steps_cannot_be_kept_stands_in_the_way_of_no_record(
    whole: Whole, tmp_path: Path
) -> None:
    """As where the name of one of their columns is damaged, or the number of one is none."""
    data, path = whole.data[None], tmp_path / "set.lfl"
    for harm in ((b"undone INTEGER", b"undole INTEGER"), (b"step INTEGER", b"stey INTEGER")):
        path.write_bytes(data.replace(*harm))
        assert recovers(path, None, whole, only_pages=False)


@pytest.mark.torture
@KINDS
def test_a_thousand_damaged_files(
    program: Program, whole: Whole, key: FileKey | None, tmp_path: Path
) -> None:
    first = random.randrange(10**6)
    tried(program, whole, key, tmp_path / "set.lfl", range(first, first + MANY))
