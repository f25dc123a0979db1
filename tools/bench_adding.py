"""Adding the files of many sets in one go, beside parsing the same JSON and inserting the same rows bare."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID, uuid5

import msgspec
from bench_timing import Pair

from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.records import TABLES
from lfl_desktop.exchange.rules_of_files import KINDS
from lfl_desktop.exchange.setfile import SharedRecord, encode_set_file, seal_of, sum_of
from lfl_desktop.store.rows import to_row
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding
from lfl_desktop.workspace.exchange.coordinators_file import coordinators_file
from lfl_desktop.workspace.workspace import Workspace

MANY = 1_000
"""Files that are added in one go."""

ONE_MORE = 5
"""Files that are added one after the other into an empty file and into a full one; the median counts. The
copy of all that is there, which is made before, takes the longer the more that is, and is left out."""

SHARED = frozenset({"programme", "cohort", "term", "theme", "school", "programme_event"})
"""What the sets of a programme have together keeps its ids."""


class _Records(msgspec.Struct):
    records: list[SharedRecord]


class Adding(NamedTuple):
    """Seconds of adding, of planning alone, and of one file more."""

    adding: Pair
    planning: Pair
    one_more: Pair


def added(sample: Path) -> Adding:
    """Adding to bare, planning to a bare parse, and the last file added to the first."""
    with TemporaryDirectory() as folder:
        files = files_of_sets(sample, Path(folder), MANY + 2 * ONE_MORE)
        first, many, last = files[:ONE_MORE], files[ONE_MORE:-ONE_MORE], files[-ONE_MORE:]
        parse, bare = _bare(many, Path(folder) / "bare.db")
        office = Workspace.create(Path(folder) / "office.lfl")
        early = _each(office, first)
        plan = _timed(lambda: list(plan_adding(office, many)))
        ours = _timed(lambda: add_files(office, many))
        late = _each(office, last)
        office.close()
    return Adding(Pair(ours, bare), Pair(plan, parse), Pair(late, early))


def _timed(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def _each(office: Workspace, files: Sequence[Path]) -> float:
    times = sorted(_timed(partial(add_files, office, [file], backup=False)) for file in files)
    return times[len(times) // 2]


def _bare(files: Sequence[Path], path: Path) -> tuple[float, float]:
    """Seconds of parsing alone, and of parsing and inserting every record as a row of its table."""
    decoder = msgspec.json.Decoder(_Records)
    parse = _timed(lambda: [len(decoder.decode(file.read_bytes()).records) for file in files])
    db = sqlite3.connect(path)
    for kind in KINDS:
        names = ", ".join(f'"{name}"' for name in kind.__struct_fields__)
        db.execute(f"CREATE TABLE {TABLES[kind]} ({names}, PRIMARY KEY (id))")

    def insert() -> None:
        for file in files:
            of: dict[str, list[tuple[object, ...]]] = {}
            for record in decoder.decode(file.read_bytes()).records:
                of.setdefault(TABLES[type(record)], []).append(tuple(to_row(record).values()))
            for table, rows in of.items():
                marks = ", ".join("?" * len(rows[0]))
                db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)
        db.commit()

    seconds = _timed(insert)
    db.close()
    return parse, seconds


def files_of_sets(sample: Path, folder: Path, number: int) -> list[Path]:
    """Files of so many sets, each with the year of the sample's set under ids of its own."""
    workspace = Workspace.open(sample, read_only=True)
    text = encode_set_file(coordinators_file(workspace, workspace.select(LearningSet)[0].id)).decode()
    workspace.close()
    own = [r["id"] for r in msgspec.json.decode(text)["records"] if r["record"] not in SHARED]
    return [_file(text, own, folder / f"{nth:05}.lflset", UUID(int=nth)) for nth in range(number)]


def _file(text: str, own: Sequence[str], path: Path, space: UUID) -> Path:
    for id in own:
        text = text.replace(id, str(uuid5(space, id)))
    plain = msgspec.json.decode(text)
    plain["digest"] = sum_of(msgspec.json.encode(plain["records"]))
    plain["seal"] = seal_of(plain)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(plain), indent=1))
    return path
