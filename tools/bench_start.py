"""Cold start: from a new process to a painted window at rest, ours with the sample and a bare one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_timing import RUNS, Pair

WINDOW = Path(__file__).with_name("bench_window.py")


def starts(sample: Path) -> list[Pair]:
    """Seconds of our start and of a bare one, in turn; the first of each only warms the disk's cache."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sample.lfl"
        shutil.copy(sample, file)
        return [Pair(_start("ours", file), _start("bare", file)) for _ in range(RUNS + 1)][1:]


def _start(kind: str, file: Path) -> float:
    begun = time.monotonic()
    command = [sys.executable, str(WINDOW), kind, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{kind} start: {done.stderr}")
    return float(done.stdout) - begun
