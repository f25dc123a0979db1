"""After a power cut at any moment, with whatever was not synced kept or lost, all that was said to be kept
is there and sound: steps, preferences, papers, set files, backups, copies and new files; plain, protected,
and while an older file is brought up to date."""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from disk_after_power_cut import Call, Disk, State, put, strace_works, traced
from provided import provided
from works_until_power_cut import KEY, people, sum_of_file

from lfl_desktop import settings
from lfl_desktop.store.file_key import is_protected
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.keeping.backup_names import backup_at
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
ABSENT = "absent"
Event: TypeAlias = tuple[str, Any]
"""Something that was said: what, and how it is."""


@pytest.fixture(scope="module", autouse=True)
def tracer() -> None:
    """What traces calls is on this computer, or is installed where that is possible."""
    provided("tracer")
    if not strace_works():
        pytest.skip("this system lets nothing be traced")


def _opened(path: Path) -> list[str]:
    with closing(Workspace.open(path, KEY if is_protected(path) else None)) as workspace:
        assert workspace.is_sound()
        return people(workspace)


def _of_file(name: str) -> Callable[[Path], Any]:
    return lambda folder: _opened(folder / name) if (folder / name).exists() else ABSENT


def _sum(name: str) -> Callable[[Path], Any]:
    def looked(folder: Path) -> Any:
        found = sorted(folder.glob(name))
        return sum_of_file(found[0]) if found else ABSENT

    return looked


def _newest(folder: Path) -> Any:
    """Who is in the newest backup; all of them are sound."""
    found = [backup for path in folder.rglob("*.lfl") if (backup := backup_at(path)) is not None]
    opened = [_opened(each.path) for each in sorted(found, key=lambda each: each.order)]
    return opened[-1] if opened else ABSENT


def _last_file(folder: Path) -> str:
    return settings.load(folder / "config" / "settings.json").last_file or ABSENT


LOOKS: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "people": ("set.lfl", _of_file("set.lfl")),
    "is protected": ("set.lfl", lambda folder: is_protected(folder / "set.lfl")),
    "before update": ("set before update", _sum("set before update *")),
    "settings": ("config", _last_file),
    "paper": ("paper.pdf", _sum("paper.pdf")),
    "set file": ("a.lflset", _sum("a.lflset")),
    "backup": ("data", _newest),
    "second backup": ("stick", _newest),
    "copy": ("copy.lfl", _of_file("copy.lfl")),
    "new": ("new.lfl", _of_file("new.lfl")),
}
"""How it is seen of each thing how it is: what its files are called, and the look."""


class Run:
    """One run of the program: the calls that were traced, what is on the disk at each, and what it has said
    until then."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.folder = folder
        disk = folder / "disk"
        (disk / "stick").mkdir(parents=True)
        _make(kind, disk / "set.lfl")
        self.root = str(disk)
        self.disk = Disk.at(disk)
        self._seen: dict[tuple[Any, ...], Any] = {}
        self.first = {what: self.look(what, self.disk.cut(lambda: True)) for what in LOOKS}
        command = [sys.executable, str(ROOT / "tests" / "works_until_power_cut.py"), str(disk), kind]
        own = {"PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(disk / "data"), "TZ": "Europe/London"}
        self.calls = list(traced(command, os.environ | own, folder / "calls"))
        self.said = [event for call in self.calls if (event := _event(call))]

    def moments(self) -> Iterator[tuple[Disk, int, bool]]:
        """The disk after each call that changed it, how much was said by then, and whether that was the
        last that happened."""
        said = 0
        for call in self.calls:
            if self.disk.see(call):
                is_word = _event(call) is not None
                said += is_word
                yield self.disk, said, is_word

    def check(self, state: State, said: int) -> None:
        """All is as it was said last, or as it was about to be said."""
        for what in LOOKS:
            before = [how for thing, how in self.said[:said] if thing == what]
            after = [how for thing, how in self.said[said:] if thing == what]
            may_be = [(before or [self.first[what]])[-1], *after[:1]]
            assert self.look(what, state) in may_be, (what, may_be, self.said[:said])

    def look(self, what: str, state: State) -> Any:
        """How something is in a state of the disk."""
        start, seen = LOOKS[what]
        start = f"{self.root}/{start}"
        part = {path: data for path, data in state.items() if path.startswith(start)}
        key = what, *((path, _sum_of(data)) for path, data in part.items())
        if key not in self._seen:
            put({self.root: None, **part}, self.root, self.folder / "after")
            self._seen[key] = seen(self.folder / "after")
        return self._seen[key]


@lru_cache(1000)
def _sum_of(data: bytes | None) -> bytes:
    return b"" if data is None else hashlib.sha1(data, usedforsecurity=False).digest()


def _event(call: Call) -> Event | None:
    if call.name != "write" or call.numbers[0] != 1:
        return None
    what, how = json.loads(call.texts[0])
    return what, how


def _make(kind: str, path: Path) -> None:
    if kind == "older":
        path.write_bytes((ROOT / "tests" / "store" / "files" / "facilitator_5.lfl").read_bytes())
        return
    begin(path, Plan("Leading Together", "Cohort 1", set_name="A", members=[NewMember("Ann Able")])).close()
    if kind == "protected":
        protect_anew(path, None, KEY)


@pytest.mark.parametrize("kind", ["plain", "protected", "older"])
def test_what_was_said_to_be_kept_is_there_after_a_power_cut(kind: str, tmp_path: Path) -> None:
    """At each word that was said, with nothing kept that was not synced, and at some other moments."""
    run, chance = Run(kind, tmp_path), random.Random(kind)
    assert {what for what, _how in run.said} >= set(LOOKS) - {"before update"}
    for disk, said, is_word in run.moments():
        if is_word:
            run.check(disk.cut(lambda: False), said)
        elif chance.random() < 0.01:
            run.check(disk.cut(lambda: chance.random() < 0.5, chance), said)
    run.check(run.disk.cut(lambda: True), len(run.said))


@pytest.mark.torture
@pytest.mark.parametrize("kind", ["plain", "protected", "older"])
def test_after_a_power_cut_at_every_call(kind: str, tmp_path: Path) -> None:
    run, chance = Run(kind, tmp_path), random.Random()
    for disk, said, _is_word in run.moments():
        run.check(disk.cut(lambda: False), said)
        run.check(disk.cut(lambda: True), said)
        for share in (0.1, 0.5, 0.9):
            run.check(disk.cut(lambda share=share: chance.random() < share, chance), said)
