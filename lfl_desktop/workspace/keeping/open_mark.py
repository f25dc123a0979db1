"""Whether a records file is open in another window, perhaps on another computer over a shared or synced
folder: a small file beside it says where, and since when, and is renewed while that window lives."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import msgspec

from lfl_desktop import durable
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.keeping.backup_names import when_said

BEAT = dt.timedelta(minutes=1)
"""How often a window says that it is still there."""

SILENCE = dt.timedelta(minutes=5)
"""After this time without a word a window is taken to be gone, or its computer to be off."""


class OpenElsewhere(WorldError):
    """The file is open in another window, so that here it is only read."""


Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]


class WindowMark(msgspec.Struct, frozen=True):
    """What a window says of itself beside the file that it has open."""

    computer: str
    process: int
    window: str
    """A name of its own, by which a second start on this computer finds it."""
    since: Moment
    seen: Moment

    def is_alive(self, now: dt.datetime) -> bool:
        """Whether the window may still be there."""
        if self.computer == platform.node() and not _runs(self.process):
            return False
        return now - self.seen < SILENCE

    @property
    def is_here(self) -> bool:
        """Whether the window is on this computer, in another program."""
        return self.computer == platform.node() and self.process != os.getpid()


def open_mark_beside(path: Path) -> Path:
    """The file beside `path` that says where it is open."""
    return path.with_name(f"{path.name}.open")


def other_window(path: Path, now: dt.datetime) -> WindowMark | None:
    """The window of another program that has the file at `path` open, None where there is none, or it is
    gone."""
    found = _read(path)
    if found is None or not found.is_alive(now):
        return None
    return None if (found.computer, found.process) == (platform.node(), os.getpid()) else found


def open_elsewhere(path: Path, other: WindowMark, now: dt.datetime) -> OpenElsewhere:
    """What is said of a file that another window has open."""
    name, when = path.name, when_said(other.since, now)
    if other.computer == platform.node():
        where = tr("“{name}” is open in another window since {when}.", name=name, when=when)
    else:
        where = tr(
            "“{name}” is open on the computer {computer} since {when}.",
            name=name,
            computer=other.computer,
            when=when,
        )
    safe = tr("Here it is only read. To change it here, close it there, or take over: then it is read there.")
    return OpenElsewhere(f"{where} {safe}")


class OpenMark:
    """The mark of this program beside the file at `path`, while its window is open."""

    def __init__(self, path: Path, now: Clock) -> None:
        self.path = path
        self._now = now
        self.window, self._since = uuid4().hex, now()
        self._is_put = False

    def renew(self) -> bool:
        """Says that the file is open here: the first time whoever had it before, then False where another
        window has taken over. Where nothing can be written beside it, nobody is told."""
        found = _read(self.path) if self._is_put else None
        if found is not None and found.window != self.window and found.is_alive(self._now()):
            return False
        mark = WindowMark(platform.node(), os.getpid(), self.window, self._since, self._now())
        with suppress(OSError):
            durable.write_durably(open_mark_beside(self.path), msgspec.json.encode(mark))
        self._is_put = True
        return True

    def take_away(self) -> None:
        """The file is no longer open here."""
        found = _read(self.path)
        if found is not None and found.window == self.window:
            with suppress(OSError):
                open_mark_beside(self.path).unlink()


def _read(path: Path) -> WindowMark | None:
    try:
        found = msgspec.json.decode(open_mark_beside(path).read_bytes(), type=WindowMark)
        found.since.astimezone()  # no year that this zone does not know
    except (OSError, msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return None
    return found


def _runs(process: int) -> bool:
    """Whether a process of this computer is there; True where that cannot be known."""
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    import ctypes

    if sys.platform != "win32":
        return True
    may_ask, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(may_ask, False, process)
    if not handle:
        return bool(kernel.GetLastError() == 5)  # it is there, and somebody else's
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
