"""Notes of what went wrong in the program: where in it, and never what a record, or the message of an error,
says. The newest few stay, in the user's local data folder."""

from __future__ import annotations

import datetime as dt
import platform
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from lfl_desktop import __version__, durable, paths

NEWEST = 10
"""How many notes stay."""

MOST_LINES = 60
"""Places of the program that a note names at most, those nearest to the error."""

_NAMED = "error "


def words_of_note(kind: type[BaseException], trace: TracebackType | None, at: dt.datetime) -> str:
    """What a note says: the version, the time, the kind of error, and through which lines it came."""
    places = traceback.extract_tb(trace)[-MOST_LINES:]
    return "\n".join(
        (
            f"LfL Desktop {__version__}, Python {platform.python_version()}, {platform.system()}",
            at.isoformat(timespec="seconds"),
            f"{kind.__module__}.{kind.__qualname__}",
            *(f"  {Path(place.filename).name}:{place.lineno} {place.name}" for place in places),
            "",
        )
    )


def keep_note(words: str, at: dt.datetime) -> Path | None:
    """Keeps a note, one a second at most, and lets the oldest go; where it is, None where none can be
    kept."""
    folder = paths.crash_notes_folder()
    path = folder / f"{_NAMED}{at:%Y-%m-%d %H.%M.%S}.txt"
    try:
        durable.make_folder(folder)
        if not path.exists():
            durable.write_new(path, words.encode())
        for old in sorted(folder.glob(f"{_NAMED}*.txt"))[:-NEWEST]:
            old.unlink()
    except OSError:
        return path if path.exists() else None
    return path


def file_for_hangs() -> Path | None:
    """An empty file for where the program stands when it does not answer; that of the last time stays beside
    it if something is in it. None where none can be made."""
    folder = paths.crash_notes_folder()
    path, before = folder / "not answering.txt", folder / "not answering before.txt"
    try:
        durable.make_folder(folder)
        if path.exists() and path.stat().st_size:
            path.replace(before)
        if not path.exists():
            durable.make_empty(path)
    except OSError:
        return None
    return path


def forget_file_for_hangs() -> None:
    """The program ends, and nothing was written there."""
    path = paths.crash_notes_folder() / "not answering.txt"
    with suppress(OSError):
        if not path.stat().st_size:
            path.unlink()
            path.parent.rmdir()  # if no note is in it
