"""Nothing beside a protected file says a word of it: a mark in every field, the whole program used, closed or
crashed, and every file that it could have left looked into."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import get_type_hints

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
CANARY = "Kanarienvogel7361"
KEY = FileKey(bytes(range(32)), bytes(range(16)))


def marked(record: Record) -> Record:
    """The record with the mark at the end of each of its texts."""
    texts = [name for name, hint in get_type_hints(type(record)).items() if hint is str]
    return replace(
        record, **{name: f"{getattr(record, name)} {CANARY}" for name in texts if getattr(record, name)}
    )


@pytest.fixture
def marked_file(sample_path: Path) -> Path:
    step_title = f"Mark {CANARY}"
    with (
        closing(Workspace.open(sample_path)) as workspace,
        workspace.step(step_title, rules=Rules.PASSED_BY) as step,
    ):
        for kind in ALL:
            for record in workspace.select(kind):
                step.put(marked(record))
    assert sample_path.read_bytes().count(CANARY.encode()) > 200
    protect_anew(sample_path, None, KEY)
    return sample_path


def found_in(folder: Path) -> list[str]:
    """The files below a folder that say the mark, in whatever way text is written."""
    said = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), CANARY.lower().encode()]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 3
    return [str(path) for path in files if any(each in path.read_bytes() for each in said)]


@pytest.mark.parametrize("end", ["close", "crash"])
def test_no_word_of_a_protected_file_stays_anywhere(marked_file: Path, tmp_path: Path, end: str) -> None:
    home = tmp_path / "home"
    for folder in ("tmp", "records"):
        (home / folder).mkdir(parents=True)
    path = home / "records" / "set.lfl"
    marked_file.rename(path)
    own = {
        "HOME": home,
        "TMPDIR": home / "tmp",
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "tmp",
        "PYTHONPATH": ROOT,
        "QT_QPA_PLATFORM": "offscreen",
    }
    words = [
        sys.executable,
        ROOT / "tests" / "used_until_the_end.py",
        path,
        KEY.raw.hex(),
        KEY.salt.hex(),
        end,
    ]
    done = subprocess.run(
        [str(word) for word in words],
        env={**os.environ, **{name: str(value) for name, value in own.items()}},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (9 if end == "crash" else 0), done.stderr
    assert CANARY not in done.stderr + done.stdout
    (home / "said.txt").write_text(done.stderr + done.stdout)
    names = {each.name for each in home.rglob("*")}
    assert "settings.json" in names and "Crash notes" in names and "Earlier copies" in names
    assert (f"{path.name}-journal" in names) == (end == "crash")
    assert found_in(home) == []
    with closing(Workspace.open(path, KEY)) as workspace:
        assert workspace.is_sound() and workspace.undo().endswith(CANARY)
