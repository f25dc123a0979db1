"""The Nth write, sync, rename or unlink fails, or the program is gone then: what was acknowledged is what is
stored, and where something was not, a sentence was said."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from steps_on_failing_disk import KEY, STEPS

from lfl_desktop.domain.people import Person
from lfl_desktop.store.file_key import is_protected
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
WAYS = ("EIO", "EIO on", "ENOSPC", "ENOSPC on", "KILL")

STRIDE = 23
"""How many calls the long test goes on from one that fails to the next."""

needs_a_compiler = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shim") / "failing_disk.so"
    source = ROOT / "tests" / "failing_disk.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


@pytest.fixture(scope="session", params=["plain", "protected"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def made(kind: str, sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp(kind) / "set.lfl"
    shutil.copyfile(sample_file, path)
    if kind == "protected":
        protect_anew(path, None, KEY)
    return path


def run(shim: Path, made: Path, kind: str, folder: Path, at: int, way: str) -> tuple[list[list[str]], int]:
    """What the program said on a disk that fails at a call, and how many calls there were."""
    path = folder / "set.lfl"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "second").mkdir()
    shutil.copyfile(made, path)
    own = {"LD_PRELOAD": shim, "FAIL_BELOW": folder, "FAIL_AT": at, "FAIL_AS": way.split()[0]}
    own |= {"FAIL_COUNT": folder.with_name("calls"), "PYTHONPATH": ROOT, "XDG_DATA_HOME": folder / "data"}
    own |= {"FAIL_ON": 1} if way.endswith(" on") else {}
    words = [sys.executable, ROOT / "tests" / "steps_on_failing_disk.py", path, kind, "turn"]
    env = {**os.environ, **{name: str(value) for name, value in own.items()}}
    done = subprocess.run([str(word) for word in words], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == (-9 if way == "KILL" and at else 0), (at, way, done.stderr)
    assert "Traceback" not in done.stderr, (at, way, done.stderr)
    counted = folder.with_name("calls")
    return [json.loads(line) for line in done.stdout.splitlines()], int(counted.read_text() or 0)


def check(made: Path, kind: str, folder: Path, said: list[list[str]], at: int, way: str) -> None:
    """What was acknowledged is stored. The step that was being kept may be there besides: after a kill, or
    where only syncing the folder failed, and that was told."""
    path, doing = folder / "set.lfl", (at, way, said)
    key = KEY if is_protected(path) else None
    turned = ["turned", ""] in said
    if turned:
        assert is_protected(path) == (kind == "plain"), doing
    kept = [words for what, words in said if what == "kept"]
    with closing(Workspace.open(path, key)) as workspace:
        assert workspace.is_sound(), doing
        names = [person.name for person in workspace.select(Person)]
        found = [name for name in names if name.startswith("Person ")]
    assert [name for name in found if name in kept] == kept and len(found) <= len(kept) + 1, doing
    if way != "KILL":
        assert found == kept or any(what == "said" for what, _words in said), doing
        if len(kept) < STEPS or not turned or ["copied", ""] not in said:
            assert any(what == "said" and words for what, words in said), doing
    for copy in folder.rglob("*.lfl"):
        if copy != path:
            with closing(Workspace.open(copy, KEY if is_protected(copy) else None, read_only=True)) as other:
                assert other.is_sound(), (copy, doing)


def calls_of(shim: Path, made: Path, kind: str, folder: Path) -> int:
    said, calls = run(shim, made, kind, folder, 0, "EIO")
    assert [what for what, _words in said] == ["opened", *["kept"] * STEPS, "copied", "turned"]
    check(made, kind, folder, said, 0, "EIO")
    return calls


@needs_a_compiler
def test_what_was_acknowledged_is_stored_where_a_few_calls_fail(
    shim: Path, made: Path, kind: str, tmp_path: Path
) -> None:
    folder, chance = tmp_path / "disk", random.Random(kind)
    calls = calls_of(shim, made, kind, folder)
    assert calls > 60
    for way in WAYS:
        at = chance.randint(1, calls)
        said, _calls = run(shim, made, kind, folder, at, way)
        check(made, kind, folder, said, at, way)


@pytest.mark.torture
@needs_a_compiler
@pytest.mark.parametrize("way", WAYS)
def test_what_was_acknowledged_is_stored_whatever_call_fails(
    shim: Path, made: Path, kind: str, tmp_path: Path, way: str
) -> None:
    folder = tmp_path / "disk"
    first = random.randint(1, STRIDE)  # each time others; all of them take hours
    for at in range(first, calls_of(shim, made, kind, folder) + 1, STRIDE):
        said, _calls = run(shim, made, kind, folder, at, way)
        check(made, kind, folder, said, at, way)
