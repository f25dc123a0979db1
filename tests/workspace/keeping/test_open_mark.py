"""Whether a window still has a file open: as its mark says, and as its process is there or gone."""

from __future__ import annotations

import ctypes
import datetime as dt
import platform
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from lfl_desktop.workspace.keeping.open_mark import SILENCE, WindowMark

NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)


def mark(computer: str, process: int, ago: dt.timedelta = dt.timedelta()) -> WindowMark:
    return WindowMark(computer, process, "a window", NOW - ago, NOW - ago)


@pytest.mark.parametrize(("ago", "alive"), [(SILENCE, False), (SILENCE - dt.timedelta(seconds=1), True)])
def test_a_window_elsewhere_is_gone_after_some_silence(ago: dt.timedelta, alive: bool) -> None:
    assert mark("elsewhere", 1, ago).is_alive(NOW) == alive


class Windows:
    """What Windows answers: process 3 is there and ours, 4 has ended, 5 is somebody else's, no other."""

    def __init__(self) -> None:
        self.closed: list[int] = []
        self.asked = 0

    def OpenProcess(self, _may: int, _inherit: bool, process: int) -> int:
        self.asked = process
        return process * 10 if process in (3, 4) else 0

    def GetLastError(self) -> int:
        return 5 if self.asked == 5 else 87

    def GetExitCodeProcess(self, handle: int, code: Any) -> int:
        code._obj.value = 259 if handle == 30 else 0
        return 1

    def CloseHandle(self, handle: int) -> int:
        self.closed.append(handle)
        return 1


@pytest.mark.parametrize(("process", "alive"), [(3, True), (4, False), (5, True), (6, False)])
def test_a_window_on_windows_is_there_while_its_process_is(
    process: int, alive: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, kernel = platform.node(), Windows()
    with monkeypatch.context() as on_windows:
        on_windows.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        on_windows.setattr(sys, "platform", "win32")
        found = mark(here, process).is_alive(NOW)
    assert found == alive
    assert kernel.closed == ([process * 10] if process in (3, 4) else [])
