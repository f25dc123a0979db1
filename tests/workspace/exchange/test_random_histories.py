"""Whatever four facilitators do and in whatever order and however often their files come, a coordinator's
file holds the newest of each set, once, and nothing that was withdrawn or erased."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from beneath import hurried
from set_histories import IN_TWO_SETS, Beginnings, Histories

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.setfile import SetFile
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.coordinator.programme_overview import programme_overview
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile, Choice
from lfl_desktop.workspace.exchange.erased_people import erase, to_erase
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.exchange.sealing import unsealed_arrival
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.workspace import Workspace

Content = dict[UUID, tuple[Record, ...]]
QUICK, LONG = 30, 300


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> Beginnings:
    return Beginnings(tmp_path_factory.mktemp("beginnings"))


def newest(files: list[SetFile]) -> set[UUID]:
    """The editions after which no other comes: what a coordinator should have."""
    before = {id for file in files for id in file.follows}
    return {file.id for file in files} - before


def keep_both(found: ArrivingFile) -> Choice:
    """Copies that went apart are two sets; a file with somebody who was erased waits."""
    return Choice.ASK if found.erased else Choice.BOTH


def office(path: Path) -> Workspace:
    """The file of a coordinator who can open what is sealed to her."""
    return Workspace(hurried(RecordsFile.open(path)))


def added(workspace: Workspace, paths: list[Path], chance: random.Random) -> None:
    """Adds the files in an order by chance, in batches, some of them more than once."""
    every = [*paths, *chance.sample(paths, min(3, len(paths)))]
    chance.shuffle(every)
    while every:
        many = chance.randint(1, len(every))
        add_files(workspace, every[:many], keep_both, backup=False)
        every = every[many:]


def content(workspace: Workspace) -> Content:
    return {one.id: content_of(workspace, one).records for one in workspace.select(Edition)}


def all_bytes(path: Path) -> bytes:
    """The bytes of a records file, and those that are packed in it."""
    with closing(sqlite3.connect(path)) as db:
        packed = [zlib.decompress(row[0]) for row in db.execute("SELECT content FROM edition_content")]
    return b"\n".join([path.read_bytes(), *packed])


def figures(workspace: Workspace) -> object:
    overview = programme_overview(workspace)
    schools = len({school.name for school in overview.schools})
    return len(overview.sets), overview.totals, overview.members, schools, len(overview.impacts)


def check(seed: int, folder: Path, beginnings: Beginnings) -> None:
    chance = random.Random(seed)
    histories = Histories(chance, folder, beginnings)
    with closing(office(beginnings.coordinators)) as own:
        files = [decode_set_file(unsealed_arrival(own, path.read_bytes())) for path in histories.sent]
    expected, by_id = newest(files), {file.id: file for file in files}
    seen = []
    for nth in range(2):
        path = folder / f"office {nth}.lfl"
        shutil.copy(beginnings.coordinators, path)
        with closing(office(path)) as workspace:
            added(workspace, histories.sent, chance)
            assert content(workspace).keys() == expected
            assert len({one.line for one in workspace.select(Edition)}) == len(expected)
            seen.append((content(workspace), figures(workspace)))
        words = set(re.findall(rb"Qx\d{5}xq", all_bytes(path)))
        said = {w.encode() for id in expected for w in re.findall(r"Qx\d{5}xq", repr(by_id[id].records))}
        assert words == said, "nothing that was withdrawn is left"
    assert seen[0] == seen[1]
    check_erased(folder / "office 0.lfl", histories.sent, files, chance)


def names_in(file: SetFile) -> set[str]:
    return {record.name for record in file.records if isinstance(record, Person)}


def check_erased(path: Path, sent: list[Path], files: list[SetFile], chance: random.Random) -> None:
    """Somebody is erased, and then all files come once more."""
    with closing(office(path)) as workspace:
        erase(workspace, to_erase(workspace, IN_TWO_SETS), backups_of(workspace))
        added(workspace, sent, chance)
        added(workspace, sent, chance)
        held = content(workspace)
    names = [
        one for one in files if not any(isinstance(r, Person) and r.name == IN_TWO_SETS for r in one.records)
    ]
    assert held.keys() == newest(names)
    assert IN_TWO_SETS.encode() not in all_bytes(path)


@pytest.mark.parametrize("seed", range(QUICK))
def test_any_order_of_adding_ends_alike(seed: int, tmp_path: Path, beginnings: Beginnings) -> None:
    check(seed, tmp_path, beginnings)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(QUICK, LONG))
def test_any_order_of_adding_ends_alike_in_many_histories(
    seed: int, tmp_path: Path, beginnings: Beginnings
) -> None:
    check(seed, tmp_path, beginnings)
