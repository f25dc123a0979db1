"""A file of ten years beside the sample: opening places and meetings, searching, and memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench_big_file import make_big_file
from bench_timing import RUNS

VISIT = Path(__file__).with_name("bench_visit.py")
TIME = 0.1
"""Seconds within which whatever is asked for is painted."""
PLACE, MEETING, SEARCH = ("first ", "again "), ("meeting", "stage"), ("search",)

Visit = dict[str, float]


class Visits(NamedTuple):
    """What was done -> seconds, in the big file and in the sample, and the bytes of each window."""

    big: Visit
    sample: Visit
    bare: float | None

    def slowest(self, doing: tuple[str, ...]) -> tuple[str, float]:
        """What took longest in the big file of what begins like one of `doing`, and its seconds."""
        name = max((name for name in self.big if name.startswith(doing)), key=lambda name: self.big[name])
        return name, self.big[name]

    def most_beside_sample(self, doing: tuple[str, ...]) -> tuple[str, float]:
        """What takes most, compared with the same in the sample, and how many times that."""
        ratios = {name: self.big[name] / self.sample[name] for name in self.big if name.startswith(doing)}
        name = max(ratios, key=lambda name: ratios[name])
        return name, ratios[name]

    def lines(self) -> list[str]:
        """A line for everything that was done."""
        return [
            f"{1000 * self.big[name]:6.1f} ms / {1000 * self.sample[name]:.1f} ms in the sample  {name}"
            for name in self.big
            if not name.startswith("memory")
        ]


def visits(sample: Path) -> Visits:
    """Visits to both files in turn. As in typing, the run counts that other programs disturbed least: what
    takes long in our own code does so in each."""
    with TemporaryDirectory() as folder:
        files = Path(folder) / "big.lfl", Path(folder) / "sample.lfl"
        make_big_file(files[0]).close()
        shutil.copy(sample, files[1])
        runs = [[_run(str(file)) for file in files] for _ in range(RUNS)]
    big, small = (_least([run[place] for run in runs]) for place in range(2))
    return Visits(big, small, _least([_run() for _ in range(RUNS)]).get("memory"))


def _run(*file: str) -> dict[str, float | None]:
    done = subprocess.run([sys.executable, str(VISIT), *file], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"visit: {done.stderr}")
    found: dict[str, float | None] = json.loads(done.stdout)
    return found


def _least(runs: list[dict[str, float | None]]) -> Visit:
    """The least of each; without memory where the system does not tell it."""
    names = [name for name, value in runs[0].items() if value is not None]
    return {name: min(value for run in runs if (value := run[name]) is not None) for name in names}
