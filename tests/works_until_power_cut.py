"""Uses a records file and all that lies around it, and says after each thing what is there now: for
test_crash_states.py, which makes the states of the disk of it. A line on standard output is what (a name of
`LOOKS` there) and how it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from contextlib import closing
from pathlib import Path

from lfl_desktop import settings
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.settings import Settings
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import Backups
from lfl_desktop.workspace.keeping.going_back import go_back
from lfl_desktop.workspace.workspace import Workspace

KEY = FileKey(bytes(range(32)), bytes(range(16)))
NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)


def tell(what: str, how: object) -> None:
    """Says how something is from now on, whatever happens."""
    sys.stdout.write(json.dumps([what, how]) + "\n")
    sys.stdout.flush()


def sum_of_file(path: Path) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def people(workspace: Workspace) -> list[str]:
    """Those who were added here."""
    return sorted(one.name for one in workspace.select(Person) if one.name.startswith("Person "))


def main() -> None:
    """Works in the folder that is named, on the file `set.lfl` in it."""
    folder, key = Path(sys.argv[1]), KEY if sys.argv[2] == "protected" else None
    path = folder / "set.lfl"
    workspace = Workspace.open(path, key, now=lambda: NOW)
    for before in folder.glob("set before update *"):
        tell("before update", sum_of_file(before))
    _steps(workspace, "one", "two")
    _preferences_and_papers(folder)
    _set_file(workspace, folder)
    backups = Backups(path, workspace.file_id, workspace.now, folder / "stick", key)
    assert backups.keep_if_changed() is None
    tell("backup", people(workspace))
    tell("second backup", people(workspace))
    workspace.save_copy(folder / "copy.lfl")
    tell("copy", people(workspace))
    with closing(Workspace.create(folder / "new.lfl")):
        tell("new", [])
    _turned(workspace, None if key else KEY)
    _went_back(workspace, Backups(path, workspace.file_id, workspace.now, None, workspace.key))
    workspace.close()


def _steps(workspace: Workspace, *names: str) -> None:
    for name in names:
        with workspace.step("Add") as step:
            step.put(Person(name=f"Person {name}"))
        tell("people", people(workspace))


def _preferences_and_papers(folder: Path) -> None:
    for words in ("one", "two"):
        settings.save_settings(Settings(last_file=words), folder / "config" / "settings.json")
        tell("settings", words)
        write_whole(folder / "paper.pdf", words.encode() * 3000)
        tell("paper", sum_of_file(folder / "paper.pdf"))


def _set_file(workspace: Workspace, folder: Path) -> None:
    the_set = next(iter(workspace.select(LearningSet)), None)
    if the_set is not None:
        export(workspace, the_set.id, folder / "a.lflset")
        tell("set file", sum_of_file(folder / "a.lflset"))


def _turned(workspace: Workspace, key: FileKey | None) -> None:
    workspace.protect_anew(key)
    tell("is protected", key is not None)
    _steps(workspace, "three")


def _went_back(workspace: Workspace, backups: Backups) -> None:
    """A backup of the file as it is, one step more, and back."""
    backups.keep(Reason.ON_THE_WAY)
    kept = people(workspace)
    tell("backup", kept)
    newest = backups.newest()
    assert newest is not None
    _steps(workspace, "four")
    before = people(workspace)
    go_back(workspace, backups, newest)
    tell("people", kept)
    tell("backup", before)
    _steps(workspace, "five")


if __name__ == "__main__":
    main()
