"""Makes small deliberate mistakes in the program, one at a time, and counts those that a test notices.

    python tools/mutants.py SEED [--sample 300] [--rooms domain,store] [--seconds 30] [--again]

The mistakes are drawn by the seed. Each is tried with the tests that run its line (known from one run of
the whole suite, kept in build/mutants until --again), those that are named like its module first, then those
that run little else, until `--seconds` of tests. A mistake is noticed where a test fails that passes without
it. One that no test notices is told with its line. What is known to change nothing is in
tools/equivalent_mutants.tsv and is not counted. Ends with 1 where a room is below its bound.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue

from mutants_made import Mistakes, Mutant
from tests_by_line import QUICK, TestsByLine, join_parts
from tests_on_call import Broken, CannotPutIn, Change, TestsOnCall

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "mutants"
NEEDED = ("lfl_desktop", "ui", "resources", "tests", "tools", "docs")
NEEDED_FILES = ("pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "LICENSE")
BOUNDS = {"domain": 0.85, "exchange": 0.85, "store": 0.85, "workspace": 0.85}
"""The least part of the mistakes that must be noticed, by room; of all others it is `USUAL`."""

USUAL = 0.75
MORE_IF_QUICK = 1.5
"""Of tests that take next to nothing, as many more than there is time for as come to a half of it: what one
sees of many others is often a single case of a list."""


@dataclass(frozen=True)
class Tried:
    """What became of one mistake, and after how many tests of how many."""

    mutant: Mutant
    noticing: str | None
    tests: int
    left_out: int


def main() -> int:
    """Draws, tries and tells."""
    asked = _asked()
    data = FOLDER / "coverage"
    if asked.again or asked.tests or not data.exists():
        _run_tests(data, asked.tests, asked.workers)
    tests = TestsByLine(data, ROOT)
    drawn = _drawn(asked.seed, asked.sample, tuple(asked.rooms.split(",")) if asked.rooms else ())
    if asked.told:
        told = asked.told.read_text(encoding="utf-8")
        drawn = [mutant for mutant in drawn if _changed_line(mutant) in told]
    trials: SimpleQueue[_Trial] = SimpleQueue()
    for nth in range(asked.workers):
        trials.put(_Trial(nth, tests, asked.seconds))

    def tried(mutant: Mutant) -> Tried:
        trial = trials.get()
        try:
            return trial.of(mutant)
        finally:
            trials.put(trial)

    results: list[Tried] = []
    with ThreadPoolExecutor(asked.workers) as pool:
        for result in pool.map(tried, drawn):
            results.append(result)
            if result.noticing is None:
                print(_line_of(result), end="", flush=True)
    while not trials.empty():
        trials.get().close()
    return _report(results)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--rooms", default="")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", action="store_true", help="run the tests to know which run which line")
    parser.add_argument(
        "--tests", nargs="*", default=[], help="run these alone; what is known of others stays"
    )
    parser.add_argument("--told", type=Path, help="try only those that a former report tells as not noticed")
    return parser.parse_args()


def _run_tests(data: Path, tests: Sequence[str], workers: int) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = list(tests) or [
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests").rglob("test_*.py"))
    ]
    parts = [files[nth::workers] for nth in range(workers) if files[nth::workers]]
    places = [data.with_name(f"{data.name} {nth}") for nth in range(len(parts))]
    with ThreadPoolExecutor(workers) as pool:
        ended = list(pool.map(_run_part, places, parts))
    if any(ended):
        sys.exit("The tests must pass before mistakes are made.")
    join_parts(places, data, anew=not tests)


def _run_part(data: Path, files: Sequence[str]) -> int:
    place = {"COVERAGE_FILE": str(data), "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tools")))}
    run = ("-m", "coverage", "run", "--source", "lfl_desktop", "-m", "pytest", "-q", "-p", "tests_by_line")
    return subprocess.run([sys.executable, *run, *files], cwd=ROOT, env=os.environ | place).returncode


def _drawn(seed: int, sample: int, rooms: Sequence[str]) -> list[Mutant]:
    """The same seed draws the same mistakes, but for those whose lines have changed."""
    known = _equivalent()
    modules = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "lfl_desktop").rglob("*.py"))
    wanted = [m for m in modules if not rooms or room_of(m) in rooms]
    places = [
        (sha256(f"{seed}\n{name}".encode()).digest(), nth, each)
        for each in (Mistakes(ROOT, module) for module in wanted)
        for nth, name in enumerate(each.names())
    ]
    places.sort(key=lambda place: place[0])
    drawn: list[Mutant] = []
    for _number, nth, each in places:
        if len(drawn) == sample:
            break
        mutant = each.made(nth)
        if mutant and mutant.key not in known:
            drawn.append(mutant)
    return drawn


def _equivalent() -> set[tuple[str, ...]]:
    listed = (ROOT / "tools" / "equivalent_mutants.tsv").read_text(encoding="utf-8").splitlines()
    return {tuple(line.split("\t")[:3]) for line in listed if line and not line.startswith("#")}


def room_of(module: str) -> str:
    """The package of a module, or its own name where it lies at the top."""
    return Path(module).parts[1].removesuffix(".py")


def _tree(nth: int) -> Path:
    tree = FOLDER / f"tree {nth}"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in NEEDED:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in NEEDED_FILES:
        shutil.copy(ROOT / name, tree / name)
    return tree


class _Trial:
    """A tree of its own, and its tests on call."""

    def __init__(self, nth: int, tests: TestsByLine, seconds: float) -> None:
        self._tree = _tree(nth)
        self._tests = tests
        self._seconds = seconds
        self._sound = TestsOnCall(self._tree)

    def of(self, mutant: Mutant) -> Tried:
        """Tries one mistake."""
        every = [
            test for test in self._tests.of_line(mutant.module, mutant.line) if test in self._sound.tests
        ]
        chosen: list[str] = []
        spent = 0.0
        for test in every:
            takes = self._tests.seconds[test]
            share = 1 if takes > QUICK else MORE_IF_QUICK
            if not chosen or spent + takes <= self._seconds * share:
                spent += takes
                chosen.append(test)
        return Tried(mutant, self._noticing(mutant, chosen), len(chosen), len(every) - len(chosen))

    def _noticing(self, mutant: Mutant, chosen: Sequence[str]) -> str | None:
        """The first test that fails with the mistake and passes without it."""
        path = self._tree / mutant.module
        sound, stat = path.read_text(encoding="utf-8"), path.stat()
        left = list(chosen)
        while left:
            path.write_text(mutant.code, encoding="utf-8")
            try:
                failing = self._failing(mutant, sound, left)
            finally:
                path.write_text(sound, encoding="utf-8")
                os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
            if failing is None or self._sound.first_failing([failing], self._limit) is None:
                return failing
            left = left[left.index(failing) + 1 :]
        return None

    def _failing(self, mutant: Mutant, sound: str, tests: Sequence[str]) -> str | None:
        name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if not self._tests.is_run_on_import(mutant.module, mutant.line):
            try:
                return self._sound.first_failing(tests, self._limit, Change(name, sound, mutant.code))
            except CannotPutIn:
                pass
        try:
            with closing(TestsOnCall(self._tree, tests)) as anew:
                files = {test.partition("::")[0] for test in anew.tests}
                if uncollected := [t for t in tests if t.partition("::")[0] not in files]:
                    return uncollected[0]
                # what is found at collecting may be found under another name
                return anew.first_failing([t for t in tests if t in anew.tests], self._limit)
        except Broken:
            return tests[0]

    def close(self) -> None:
        """Ends what waits."""
        self._sound.close()

    def _limit(self, test: str) -> float:
        return 20 + 10 * self._tests.seconds.get(test, 0.0)


def _line_of(result: Tried) -> str:
    mutant = result.mutant
    told = f"{result.tests} tests" + (f", {result.left_out} left out" if result.left_out else "")
    return f"{mutant.module}:{mutant.line}: ({told})\n{_changed_line(mutant)}"


def _changed_line(mutant: Mutant) -> str:
    return f"  - {mutant.before}\n  + {mutant.after}\n"


def _report(results: Sequence[Tried]) -> int:
    rooms: dict[str, list[Tried]] = {}
    for result in results:
        rooms.setdefault(room_of(result.mutant.module), []).append(result)
    print(f"\n{'room':12} {'made':>5} {'noticed':>8} {'part':>6} {'bound':>6}")
    below = 0
    others = [r for room, tried in rooms.items() if room not in BOUNDS for r in tried]
    groups = [(room, tried) for room, tried in sorted(rooms.items())]
    for room, tried in [*groups, ("the rest", others), ("all", list(results))]:
        noticed = sum(result.noticing is not None for result in tried)
        part = noticed / len(tried) if tried else 1.0
        bound = BOUNDS.get(room, USUAL if room == "the rest" else None)
        below += bool(bound and part < bound)
        print(f"{room:12} {len(tried):5} {noticed:8} {part:6.0%} {f'{bound:.0%}' if bound else '':>6}")
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main())
