"""What can be done with files that are dropped on the window: one records file is opened, and a sentence says
what to do with anything else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr

RECORDS = ".lfl"
FROM_A_SET = ".lflset"
PACK = ".lflpack"


class NotToBeOpened(WorldError):
    """What was dropped is nothing that this window opens."""


def from_sets(paths: Sequence[Path | None]) -> list[Path]:
    """The files that were dropped, where all of them are files from sets, to be added."""
    found = [path for path in paths if path is not None and path.suffix.casefold() == FROM_A_SET]
    return found if len(found) == len(paths) else []


def pack_in(paths: Sequence[Path | None]) -> Path | None:
    """The programme's pack that was dropped, where nothing else was."""
    path = paths[0] if len(paths) == 1 else None
    return path if path is not None and path.suffix.casefold() == PACK else None


def to_open(paths: Sequence[Path | None]) -> Path:
    """The records file that was dropped; None stands for what is no file of this computer, no path at all for
    a file that was to be pasted as words.

    Raises NotToBeOpened with a sentence that says what to do instead; nothing is changed then."""
    if not paths:
        raise NotToBeOpened(
            tr(
                "Nothing was pasted: a file was copied, not its words. Open it in its own program, and copy"
                " the words."
            )
        )
    if len(paths) > 1:
        raise NotToBeOpened(tr("Nothing was changed. Drop one file at a time, to open it."))
    path = paths[0]
    if path is None:
        raise NotToBeOpened(
            tr(
                "Nothing was changed: this is not a file on this computer. Save it here first, or copy the"
                " words that you want and paste them."
            )
        )
    if path.is_dir():
        raise NotToBeOpened(
            tr(
                "Nothing was changed: “{name}” is a folder. Drop a records file (.lfl) from it instead.",
                name=path.name,
            )
        )
    if path.suffix.casefold() == FROM_A_SET:
        raise NotToBeOpened(
            tr(
                "Nothing was changed: “{name}” is what a set sent for the coordinator of its programme. Begin"
                " as coordinator, or open your records file, and drop it there.",
                name=path.name,
            )
        )
    if path.suffix.casefold() != RECORDS:
        raise NotToBeOpened(
            tr(
                "Nothing was changed: “{name}” is not a records file (.lfl). To have its words here, open it"
                " in its own program, and copy and paste them.",
                name=path.name,
            )
        )
    return path
