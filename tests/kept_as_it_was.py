"""Texts that are kept beside the tests: what a paper or a screen says in full, so that no change of it goes
unseen. `make kept` writes them anew; what changed is then read in the difference before it is kept."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

ANEW = "LFL_KEEP_ANEW"
"""Set while the texts are to be written."""


def check_kept(path: Path, now: str) -> None:
    """Fails where `now` is another text than the one at `path`, with the lines that differ."""
    if os.environ.get(ANEW):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    apart = "\n".join(unified_diff(before, now.splitlines(), "kept", "now", lineterm="", n=1))
    assert now.splitlines() == before, (
        f"not as it was in {path.name}: read the difference, then `make kept`\n{apart}"
    )


def is_as_kept(path: Path, now: str) -> bool:
    """Whether `now` is what is kept, or is to be kept anew: a screen may need a moment until it is."""
    if os.environ.get(ANEW) or not path.exists():
        return True
    return now.splitlines() == path.read_text(encoding="utf-8").splitlines()
