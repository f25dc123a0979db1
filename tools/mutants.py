"""Makes small deliberate mistakes in the program, one at a time, and counts those that a test notices.

    python tools/mutants.py SEED [--sample 300] [--rooms domain,store] [--seconds 60] [--again]

The mistakes are drawn by the seed. Each is tried with the tests that run its line (known from one run of
the whole suite, kept in build/mutants until --again), those of its own module and the quickest first, until
`--seconds` of tests; one that no test notices is told with its line. What is known to change nothing is
in tools/equivalent_mutants.tsv and is not counted. Ends with 1 where a room is below its bound.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from mutants_made import Mistakes, Mutant
from tests_by_line import TestsByLine, join_parts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "mutants"
NEEDED = ("lfl_desktop", "ui", "resources", "tests", "tools", "pyproject.toml", "Makefile", "README.md")
BOUNDS = {"domain": 0.85, "exchange": 0.85, "store": 0.85, "workspace": 0.85}
"""The least part of the mistakes that must be noticed, by room; of all others it is `USUAL`."""

USUAL = 0.75
WORKERS = os.cpu_count() or 1


@dataclass(frozen=True)
class Tried:
    """What became of one mistake, and after how many tests of how many."""

    mutant: Mutant
    noticed: bool
    tests: int
    left_out: int


def main() -> int:
    """Draws, tries and tells."""
    asked = _asked()
    data = FOLDER / "coverage"
    if asked.again or not data.exists():
        _run_tests(data, asked.tests)
    tests = TestsByLine(data, ROOT)
    drawn = _drawn(asked.seed, asked.sample, tuple(asked.rooms.split(",")) if asked.rooms else ())
    trees: SimpleQueue[Path] = SimpleQueue()
    for nth in range(WORKERS):
        trees.put(_tree(nth))

    def tried(mutant: Mutant) -> Tried:
        tree = trees.get()
        try:
            return _try(tree, mutant, tests, asked.seconds)
        finally:
            trees.put(tree)

    results: list[Tried] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        for result in pool.map(tried, drawn):
            results.append(result)
            if not result.noticed:
                print(_line_of(result), flush=True)
    return _report(results)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--rooms", default="")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--tests", nargs="*", default=[], help="run these with --again, in place of all")
    return parser.parse_args()


def _run_tests(data: Path, tests: Sequence[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = list(tests) or [
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests").rglob("test_*.py"))
    ]
    parts = [files[nth::WORKERS] for nth in range(WORKERS) if files[nth::WORKERS]]
    places = [data.with_name(f"{data.name} {nth}") for nth in range(len(parts))]
    with ThreadPoolExecutor(WORKERS) as pool:
        ended = list(pool.map(_run_part, places, parts))
    if any(ended):
        sys.exit("The tests must pass before mistakes are made.")
    join_parts(places, data)


def _run_part(data: Path, files: Sequence[str]) -> int:
    place = {"COVERAGE_FILE": str(data), "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tools")))}
    run = ("-m", "coverage", "run", "--source", "lfl_desktop", "-m", "pytest", "-q", "-p", "tests_by_line")
    return subprocess.run([sys.executable, *run, *files], cwd=ROOT, env=os.environ | place).returncode


def _drawn(seed: int, sample: int, rooms: Sequence[str]) -> list[Mutant]:
    known = _equivalent()
    modules = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "lfl_desktop").rglob("*.py"))
    chosen = random.Random(seed)
    wanted = [m for m in modules if not rooms or room_of(m) in rooms]
    mistakes = [Mistakes(ROOT, module) for module in wanted]
    places = [(each, nth) for each in mistakes for nth in range(len(each))]
    chosen.shuffle(places)
    drawn: list[Mutant] = []
    while places and len(drawn) < sample:
        each, nth = places.pop()
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
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tree / name)
    return tree


def _try(tree: Path, mutant: Mutant, tests: TestsByLine, seconds: float) -> Tried:
    every = tests.of_line(mutant.module, mutant.line)
    chosen: list[str] = []
    spent = 0.0
    for test in every:
        spent += tests.seconds[test]
        if chosen and spent > seconds:
            break
        chosen.append(test)
    noticed = bool(chosen) and _is_noticed(tree, mutant, chosen, 60 + 5 * spent)
    return Tried(mutant, noticed, len(chosen), len(every) - len(chosen))


def _is_noticed(tree: Path, mutant: Mutant, chosen: Sequence[str], limit: float) -> bool:
    path = tree / mutant.module
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutant.code, encoding="utf-8")
    try:
        run = ("-B", "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider")
        done = subprocess.run(
            [sys.executable, *run, *chosen],
            cwd=tree,
            env=os.environ | {"PYTHONPATH": str(tree)},
            capture_output=True,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(sound, encoding="utf-8")
    return done.returncode != 0


def _line_of(result: Tried) -> str:
    mutant = result.mutant
    told = f"{result.tests} tests" + (f", {result.left_out} left out" if result.left_out else "")
    return f"{mutant.module}:{mutant.line}: ({told})\n  - {mutant.before}\n  + {mutant.after}"


def _report(results: Sequence[Tried]) -> int:
    rooms: dict[str, list[Tried]] = {}
    for result in results:
        rooms.setdefault(room_of(result.mutant.module), []).append(result)
    print(f"\n{'room':12} {'made':>5} {'noticed':>8} {'part':>6} {'bound':>6}")
    below = 0
    others = [r for room, tried in rooms.items() if room not in BOUNDS for r in tried]
    groups = [(room, tried) for room, tried in sorted(rooms.items())]
    for room, tried in [*groups, ("the rest", others), ("all", list(results))]:
        noticed = sum(result.noticed for result in tried)
        part = noticed / len(tried) if tried else 1.0
        bound = BOUNDS.get(room, USUAL if room == "the rest" else None)
        below += bool(bound and part < bound)
        print(f"{room:12} {len(tried):5} {noticed:8} {part:6.0%} {f'{bound:.0%}' if bound else '':>6}")
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main())
