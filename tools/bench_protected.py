"""A protected file beside a plain one: an edit kept, and opening by passphrase and by key."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench_step import EDITS, editor
from bench_timing import RUNS, Pair

from lfl_desktop.store.file_key import FileKey, key_of_passphrase, new_file_key, salt_of
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.workspace import Workspace

BY_PASSPHRASE, BY_KEY = 0.25, 0.02
"""Seconds that opening a protected file may take more than opening the same plain one."""

SAID = "three red old bicycles"


def protected(sample: Path) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Pairs of seconds of an edit in a protected and in a plain file; and of what opening takes more, by the
    passphrase and by its key, beside what it may."""
    edits, by_passphrase, by_key = [], [], []
    key = new_file_key(SAID)
    for _ in range(RUNS):
        with TemporaryDirectory() as folder:
            plain, sealed = Path(folder) / "plain.lfl", Path(folder) / "sealed.lfl"
            shutil.copyfile(sample, plain)
            shutil.copyfile(sample, sealed)
            protect_anew(sealed, None, key)
            with closing(Workspace.open(plain)) as one, closing(Workspace.open(sealed, key)) as other:
                edits.append(Pair(*_in_turn(editor(other), editor(one), EDITS)))
            bare, by_this = partial(_open, plain), partial(_open, sealed, key)
            by_words = partial(_open_by_passphrase, sealed)
            ours, less = _in_turn(by_words, bare, 3, time.process_time)  # a key is work, and no waiting
            by_passphrase.append(Pair(ours - less, BY_PASSPHRASE))
            ours, less = _in_turn(by_this, bare, 9)
            by_key.append(Pair(ours - less, BY_KEY))
    return edits, by_passphrase, by_key


def _open(path: Path, key: FileKey | None = None) -> None:
    Workspace.open(path, key).close()


def _open_by_passphrase(path: Path) -> None:
    _open(path, key_of_passphrase(SAID, salt_of(path)))


def _in_turn(
    ours: Callable[[], object],
    bare: Callable[[], object],
    times: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Median seconds of both by `clock`, done in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for kept, job in zip(taken, (ours, bare), strict=True):
            begin = clock()
            job()
            kept.append(clock() - begin)
    return median(taken[0]), median(taken[1])
