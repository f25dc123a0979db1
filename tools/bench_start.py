"""Cold start: from a new process to a painted window at rest, ours with the sample and a bare one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench_timing import RUNS, Pair

STARTS = 3
"""Starts of each in a run."""

WINDOW = Path(__file__).with_name("bench_window.py")


def starts(sample: Path) -> list[Pair]:
    """Median seconds of our start and of a bare one in each run, after one of each that warms the disk's
    cache."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sample.lfl"
        shutil.copy(sample, file)
        _pair(file)
        return [_run(file) for _ in range(RUNS)]


def _run(file: Path) -> Pair:
    pairs = [_pair(file) for _ in range(STARTS)]
    return Pair(median(pair.ours for pair in pairs), median(pair.bare for pair in pairs))


def _pair(file: Path) -> Pair:
    return Pair(_start("ours", file), _start("bare", file))


def _start(kind: str, file: Path) -> float:
    begun = time.monotonic()
    command = [sys.executable, str(WINDOW), kind, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{kind} start: {done.stderr}")
    return float(done.stdout) - begun
