"""The Nth write, sync, rename or unlink fails, once or from then on, or the program is gone then: what was
acknowledged is what is stored, and where something was not, a sentence was said."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, NamedTuple

import pypdfium2
import pytest
from works_on_failing_disk import ERASED, KEY, NOW, STEPS, WORKS, opened
from works_on_failing_disk import __file__ as WORKER

from lfl_desktop import settings
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.receipts import ExportReceipt, ImportReceipt
from lfl_desktop.exchange.pack_file import decode_pack
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.store.file_key import is_protected
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.sets_here import find_own_set
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
WAYS = ("EIO", "EIO on", "ENOSPC", "ENOSPC on", "KILL")
BEGUN_WITH = {
    "preferences": (),
    "updated": ("older.lfl",),
    "print": ("sample.lfl",),
    "export": ("sample.lfl",),
    "pack": ("own.lfl",),
    "add": ("own.lfl", "sent.lflset"),
    "recover": ("damaged.lfl",),
    "first_run": (),
}
"""The files that are there before, where it is not a small one with a copy."""

PLAIN = [(work, "plain") for work in WORKS]
PROTECTED = [
    (work, "protected") for work in ("steps", "turned", "backups", "restore", "export", "backup", "erase")
]

MOST = 60
"""How many of the writes of a work fail in the long test, others each time: there are thousands, most of them
of pages of one copy. Of the syncs, cuts, renames and unlinks each fails."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)


class Done(NamedTuple):
    """How a work went."""

    said: list[tuple[str, str]]
    calls: int

    def of(self, *what: str) -> list[str]:
        """The words of what was told so."""
        return [words for told, words in self.said if told in what]


class Disk:
    """Where works are done, each in a folder that is as it was before."""

    def __init__(self, folder: Path, begun: Path) -> None:
        shim, self.folder, self._begun = folder / "failing_disk.so", folder / "disk", begun
        source = ROOT / "tests" / "failing_disk.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], check=True)
        own = {"LD_PRELOAD": str(shim), "PYTHONPATH": str(ROOT), "FAIL_BELOW": str(self.folder)}
        pipe = subprocess.PIPE
        env = {**os.environ, **own}
        self._worker = subprocess.Popen([sys.executable, WORKER], stdin=pipe, stdout=pipe, env=env, text=True)

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._worker.stdin is not None and self._worker.stdout is not None
        return self._worker.stdin, self._worker.stdout

    def do(self, work: str, kind: str, at: int = 0, way: str = "EIO", *, rest: bool = False) -> Done:
        """Does a work while a write fails, or one of the `rest` of the calls, or none."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name in BEGUN_WITH.get(work, ("set.lfl", "data", "second")):
            begun = self._begun / kind / name
            copy = shutil.copytree if begun.is_dir() else shutil.copyfile
            copy(begun, self.folder / name)
        fails = {"FAIL_AT": str(at), "FAIL_AS": way.split()[0]}
        fails |= {"FAIL_ON": "1" if way.endswith(" on") else "", "FAIL_REST": "1" if rest else ""}
        asks, answers = self._pipes()
        asks.write(json.dumps([work, str(self.folder), fails]) + "\n")
        asks.flush()
        said: list[tuple[str, str]] = []
        for line in answers:  # to the end, so that none of it is taken for the next work's
            what, words = json.loads(line)
            if what == "ended":
                break
            said.append((what, words))
        raised = [words for what, words in said if what == "traceback"]
        assert not raised, f"{work} {kind}, call {at} {way}:\n{raised[0]}"
        assert words == ("-9" if way == "KILL" and at else "0"), (work, kind, at, way, rest)
        calls = [int(words) for what, words in said if what == "calls"]
        return Done([one for one in said if one[0] != "calls"], calls[0] if calls else 0)

    def close(self) -> None:
        """Nothing more is to be done."""
        asks, answers = self._pipes()
        asks.close()
        self._worker.wait()
        answers.close()


def _make(folder: Path, sample: Path, *, protected: bool) -> None:
    """All the files that works are done with."""
    (folder / "second").mkdir(parents=True)
    with closing(Workspace.create(folder / "set.lfl", now=lambda: NOW)) as workspace:
        for name in (ERASED, "Bob Byrne"):
            _add(workspace, name)
    shutil.copyfile(sample, folder / "sample.lfl")
    if protected:
        for name in ("set.lfl", "sample.lfl"):
            protect_anew(folder / name, None, KEY)
    with closing(opened(folder / "set.lfl")) as workspace:
        backups = Backups(workspace.path, workspace.file_id, lambda: NOW, None, workspace.key)
        backups.keep(Reason.ON_THE_WAY)
        _add(workspace, "Cat Cole")
    if protected:
        return
    begin_programme(folder / "own.lfl", Plan("Leading Together", "Cohort 1"), now=lambda: NOW).close()
    shutil.copyfile(sample, folder / "giving.lfl")  # what is sent is noted in the file
    with closing(Workspace.open(folder / "giving.lfl")) as workspace:
        export(workspace, find_own_set(workspace, "A").id, folder / "sent.lflset")
    shutil.copyfile(ROOT / "tests" / "store" / "files" / "schema_2.lfl", folder / "older.lfl")
    damaged = bytearray((folder / "set.lfl").read_bytes())
    damaged[-4096:] = bytes(4096)
    (folder / "damaged.lfl").write_bytes(damaged)


def _add(workspace: Workspace, name: str) -> None:
    with workspace.step("Add") as step:
        step.put(Person(name=name))


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Iterator[Disk]:
    folder = tmp_path_factory.mktemp("failing")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("plain", "protected"):
            patch.setenv("XDG_DATA_HOME", str(folder / "begun" / kind / "data"))
            _make(folder / "begun" / kind, sample_file, protected=kind == "protected")
    made = Disk(folder, folder / "begun")
    yield made
    made.close()


# what is looked for once a work is over: that whatever was acknowledged is stored, and all else is whole


def people(path: Path) -> set[str]:
    """Who is in a file, which is sound."""
    with closing(opened(path)) as workspace:
        assert workspace.is_sound(), path
        return {one.name for one in workspace.select(Person)}


BEGUN = {ERASED, "Bob Byrne", "Cat Cole"}


def _after_steps(folder: Path, done: Done) -> None:
    found, kept, undone = people(folder / "set.lfl"), done.of("kept"), set(done.of("undone"))
    assert found >= BEGUN or undone
    assert set(kept) - undone <= found or (not undone and len(set(kept) - found) == 1)  # undone, not told
    assert not undone & found
    _either(done, len(kept) + len(undone) == STEPS + 1)


def _after_preferences(folder: Path, done: Done) -> None:
    found, kept = settings.load(folder / "config" / "settings.json").text_size, done.of("kept")
    assert found == 150 or found >= int(([*kept, "100"])[-1])
    assert kept[-1:] != ["150"] or found == 150
    _either(done, len(kept) == 2)


def _after_backups(folder: Path, done: Done) -> None:
    assert people(folder / "set.lfl") == BEGUN
    second = [people(path) for path in (folder / "second").rglob("*.lfl")]
    if done.of("kept"):
        assert BEGUN in second
        assert BEGUN in [people(path) for path in (folder / "data").rglob("*.lfl")]
    _either(done, bool(done.of("kept")))


def _after_restore(folder: Path, done: Done) -> None:
    found, back, kept = people(folder / "set.lfl"), done.of("back"), set(done.of("kept"))
    before = BEGUN - {"Cat Cole"}
    assert found - {"Person at last"} in (before, BEGUN) and kept <= found
    if done.of("said") == [] and back:
        assert found - kept == (before if back[-1] == "before" else BEGUN)
    if back:
        copies = [people(path) for path in (folder / "data").rglob("*.lfl")]
        assert before in copies and BEGUN in copies
    _either(done, len(back) == 2 and len(kept) == 1)


def _after_turned(folder: Path, done: Done) -> None:
    path, kept = folder / "set.lfl", set(done.of("kept"))
    assert people(path) - {"Person after"} == BEGUN and kept <= people(path)
    for how in done.of("turned"):
        assert is_protected(path) == (how == "protected")
        if not done.of("said"):
            assert {is_protected(copy) for copy in folder.rglob("data/**/*.lfl")} == {how == "protected"}
    _either(done, bool(done.of("turned")) and len(kept) == 1)


def _after_updated(folder: Path, done: Done) -> None:
    with closing(Workspace.open(folder / "older.lfl")) as workspace:
        assert workspace.is_sound() and workspace.select(Person)
    _either(done, bool(done.of("kept")))


def _after_file(name: str, look: Callable[[Path], object]) -> Callable[[Path, Done], None]:
    """What a job saved is there and whole once that was said, and is not there in part."""

    def looked(folder: Path, done: Done) -> None:
        assert (folder / name).exists() or not done.of("kept")
        if (folder / name).exists():
            assert look(folder / name)
        _either(done, bool(done.of("kept")))

    return looked


def _pages(path: Path) -> int:
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        return len(pdf)


def _after_export(folder: Path, done: Done) -> None:
    _after_file("a.lflset", lambda path: decode_set_file(path.read_bytes()))(folder, done)
    if (folder / "a.lflset").exists():  # no edition is given twice
        with closing(opened(folder / "sample.lfl")) as workspace:
            file = decode_set_file((folder / "a.lflset").read_bytes())
            given = workspace.select(ExportReceipt, learning_set=file.learning_set.id)
            assert file.edition in {receipt.edition for receipt in given}


def _after_add(folder: Path, done: Done) -> None:
    with closing(opened(folder / "own.lfl")) as workspace:
        assert workspace.is_sound()
        assert not done.of("kept") or len(workspace.select(ImportReceipt)) == 1
    _either(done, bool(done.of("kept")))


def _after_erase(folder: Path, done: Done) -> None:
    found, kept = people(folder / "set.lfl"), bool(done.of("kept"))
    assert found | {ERASED} == BEGUN
    if kept:
        assert ERASED not in found
        copies = list((folder / "data").rglob("*.lfl"))
        assert all(ERASED not in people(path) for path in copies)
        if not is_protected(folder / "set.lfl"):
            assert all(ERASED.encode() not in path.read_bytes() for path in (folder / "set.lfl", *copies))
    _either(done, kept)


def _either(done: Done, all_kept: bool) -> None:
    """What was not acknowledged was told in sentences."""
    assert all_kept or done.of("said")
    for words in done.of("said"):
        assert words.rstrip().endswith((".", "!")) and "Errno" not in words, words
        assert "is damaged" not in words, words  # it is the disk that failed


AFTER: dict[str, Callable[[Path, Done], None]] = {
    "steps": _after_steps,
    "preferences": _after_preferences,
    "backups": _after_backups,
    "restore": _after_restore,
    "turned": _after_turned,
    "updated": _after_updated,
    "print": _after_file("paper.pdf", _pages),
    "export": _after_export,
    "pack": _after_file("programme.lflpack", lambda path: decode_pack(path.read_bytes()).key),
    "add": _after_add,
    "backup": _after_file("copy.lfl", lambda path: people(path) == BEGUN),
    "recover": _after_file("recovered.lfl", people),
    "erase": _after_erase,
    "first_run": _after_file("new.lfl", lambda path: people(path) == set()),
}


def _is_as_told(disk: Disk, work: str, kind: str, at: int, way: str, *, rest: bool) -> None:
    done, which = disk.do(work, kind, at, way, rest=rest), "other call" if rest else "write"
    if way == "KILL":  # nobody was there to say anything
        done = Done([*done.said, ("said", "It ended.")], 0)
    try:
        AFTER[work](disk.folder, done)
    except Exception as error:
        raise AssertionError(f"{work} {kind}, {which} {at} {way}: {error!r}; {done.said}") from error


def _calls(disk: Disk, work: str, kind: str, *, rest: bool) -> int:
    """How many calls a work makes on a sound disk, where all is kept and nothing else is said."""
    done = disk.do(work, kind, rest=rest)
    assert done.said and not done.of("said"), done.said
    AFTER[work](disk.folder, done)
    return done.calls


@pytest.mark.parametrize(("work", "kind"), [*PLAIN, *PROTECTED[:2]])
def test_what_was_acknowledged_is_stored_where_a_few_calls_fail(disk: Disk, work: str, kind: str) -> None:
    chance = random.Random(work + kind)
    calls = _calls(disk, work, kind, rest=True)
    for at in {calls, chance.randint(1, calls)}:  # the last makes what was done stay
        _is_as_told(disk, work, kind, at, chance.choice(WAYS), rest=True)
    _is_as_told(disk, work, kind, chance.randint(1, 3), chance.choice(WAYS), rest=False)


@pytest.mark.torture
@pytest.mark.parametrize("rest", [True, False], ids=["rest", "writes"])
@pytest.mark.parametrize(("work", "kind"), [*PLAIN, *PROTECTED])
def test_what_was_acknowledged_is_stored_whatever_call_fails(
    disk: Disk, work: str, kind: str, *, rest: bool
) -> None:
    calls = _calls(disk, work, kind, rest=rest)
    step = 1 if rest else max(1, calls // MOST)
    for way in WAYS:
        for at in range(random.randint(1, step), calls + 1, step):
            _is_as_told(disk, work, kind, at, way, rest=rest)
