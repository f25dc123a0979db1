"""Keeps steps in a records file, protects it and makes it plain again, on a disk that fails: for
test_failing_disk.py. Each line on standard output is what was acknowledged, or the sentence that was said."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import Person
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.workspace import Workspace

STEPS = 4
KEY = FileKey(bytes(range(32)), bytes(range(16)))


def tell(kind: str, words: str) -> None:
    """A line that whoever started this reads, also when this is gone."""
    sys.stdout.write(json.dumps([kind, words]) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Works on the file that is named: "plain" or "protected" says which it is, and a third word that it is
    to become the other."""
    path, key = Path(sys.argv[1]), KEY if sys.argv[2] == "protected" else None
    try:
        workspace = Workspace.open(path, key)
        tell("opened", "")
        for number in range(STEPS):
            with suppress(WorldError):
                step_kept(workspace, f"Person {number}")
        backups = Backups(path, workspace.file_id, workspace.now, path.parent / "second", key)
        trouble = backups.keep_if_changed()
        tell("said" if trouble else "copied", str(trouble or ""))
        if len(sys.argv) > 3:
            workspace.protect_anew(KEY if key is None else None)
            tell("turned", "")
        workspace.close()
    except WorldError as error:
        tell("said", str(error))


def step_kept(workspace: Workspace, name: str) -> None:
    """One step, acknowledged once it is kept."""
    try:
        with workspace.step("Add") as step:
            step.put(Person(name=name))
    except WorldError as error:
        tell("said", str(error))
        raise
    tell("kept", name)


if __name__ == "__main__":
    main()
