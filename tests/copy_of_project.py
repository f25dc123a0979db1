"""A copy of the project in which a step of docs/house.md can be taken, or left out, and its tests be run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("lfl_desktop", "ui", "resources", "tests", "tools")

Step = Callable[[Path], None]


def copied(folder: Path) -> Path:
    """The project as it is."""
    copy = folder / "copy"
    copy.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name)  # with what is compiled, which holds where nothing changes
    for name in ("pyproject.toml", "README.md", "Makefile"):
        shutil.copy(ROOT / name, copy / name)
    return copy


def take(steps: Mapping[str, Step], copy: Path, but: str = "") -> None:
    """Takes the steps on a copy, but for the one that is forgotten."""
    for name, step in steps.items():
        if name != but:
            step(copy)


def change(path: Path, before: str, after: str) -> None:
    """Writes `after` where `before` stands first."""
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{path.name} has no {before!r}"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def run(copy: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python on a copy."""
    around = os.environ | {"PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"} | environment
    return subprocess.run(
        [sys.executable, *words], cwd=copy, env=around, capture_output=True, text=True, check=False
    )


def failures(copy: Path, *asked: str, **environment: str) -> str:
    """What these tests of a copy say where one fails, or none of them is there; else nothing."""
    words = ("-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", *asked)
    done = run(copy, *words, **environment)
    return done.stdout + done.stderr if done.returncode else ""
