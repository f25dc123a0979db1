"""What tests need of the computer besides its Python, and the project's set-up installs where it may."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def provided(what: str) -> None:
    """Sees to `what`, one of the words of the set-up. Where it cannot be had the test is skipped; in CI,
    where nobody reads what was skipped, it fails."""
    words = [sys.executable, "tools/set_up.py", what]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        not_here(done.stderr.strip())


def not_here(why: str) -> None:
    """The test cannot be made here."""
    if os.environ.get("CI"):
        pytest.fail(f"{why}\nIn CI this is no reason to leave the test out.", pytrace=False)
    pytest.skip(why)
