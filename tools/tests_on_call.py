"""Tests that wait to be called: the process that holds them collected, and what is asked of it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests_in_forks import CALLER

COLLECTING = 180.0
"""Seconds after which tests that are still not collected never will be."""


class Broken(Exception):
    """The tests cannot even be collected."""


class CannotPutIn(Exception):
    """The mistake is of a kind that only a new start notices: it is run on import."""


@dataclass(frozen=True)
class Change:
    """A module, by its dotted name, and its text without and with a mistake."""

    module: str
    sound: str
    mistaken: str


class TestsOnCall:
    """The tests of a tree, collected once; each request is run in a fork of its own."""

    __test__ = False

    def __init__(self, tree: Path, tests: Sequence[str] = ("tests",)) -> None:
        ours, theirs = socket.socketpair()
        self._socket = ours
        self._unread = b""
        base = tree.with_name(f"{tree.name} made by tests")
        shutil.rmtree(base, ignore_errors=True)
        # what is compiled is kept for the first alone: a mistake may be as long and as old as what is sound
        kept = {} if tests == ("tests",) else {"PYTHONDONTWRITEBYTECODE": "1"}
        paths = os.pathsep.join((str(tree), str(Path(__file__).resolve().parent)))
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, *_pytest(base), *tests],
                cwd=tree,
                env=os.environ | kept | {"PYTHONPATH": paths, CALLER: str(theirs.fileno())},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self.tests: frozenset[str] = frozenset(self._read(COLLECTING).get("ready", ()))
        if not self.tests:
            self.close()
            raise Broken

    def first_failing(
        self, tests: Sequence[str], limit: Callable[[str], float], change: Change | None = None
    ) -> str | None:
        """The first of these tests that fails, breaks down or is not over after its limit of seconds."""
        asked: dict[str, Any] = {"tests": list(tests)}
        if change is not None:
            asked |= {"module": change.module, "sound": change.sound, "mistaken": change.mistaken}
        self._socket.sendall(json.dumps(asked).encode() + b"\n")
        running, failed, refused, pid, seconds = tests[0], "", False, 0, COLLECTING
        while True:
            try:
                told = self._read(seconds)
            except TimeoutError:
                if not pid:
                    raise Broken from None
                os.killpg(pid, signal.SIGKILL)
                continue
            pid = told.get("pid", pid)
            refused = refused or "refused" in told
            failed = failed or told.get("failed", "")
            running = told.get("test", running)
            seconds = limit(running)
            if "ended" in told:
                break
        if refused:
            raise CannotPutIn
        return failed or (running if told["ended"] else None)

    def _read(self, seconds: float) -> dict[str, Any]:
        self._socket.settimeout(seconds)
        while b"\n" not in self._unread:
            more = self._socket.recv(1 << 16)
            if not more:
                raise Broken
            self._unread += more
        line, _, self._unread = self._unread.partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        return told

    def close(self) -> None:
        """Lets the tests go."""
        self._socket.close()
        self._process.kill()
        self._process.wait()


def _pytest(base: Path) -> Sequence[str]:
    quiet = ("-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={base}")
    return ("-m", "pytest", "-p", "tests_in_forks", *quiet)
