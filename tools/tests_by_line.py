"""Which tests run which lines: a plugin of pytest that writes it down, and what reads it again.

python -m coverage run --source lfl_desktop -m pytest -p tests_by_line
"""

from __future__ import annotations

import ast
import json
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from coverage import Coverage, CoverageData

TIMES = " seconds.json"
"""What the file beside the coverage file ends with: test -> seconds, of those that passed."""

WHOLE = 4
"""How many of the tests that compare a whole paper or screen come early: they see most."""

NAMED_LIKE_IT = 12
"""How many tests of the file that is named like a module come before those."""

_seconds: dict[str, float] = {}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Says whose lines are run from here on."""
    coverage = Coverage.current()
    assert coverage is not None, "run below coverage"
    coverage.switch_context(item.nodeid)
    yield
    coverage.switch_context("")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Adds up the seconds of a test while it passes."""
    if report.outcome == "passed":
        _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration
    else:
        _seconds[report.nodeid] = float("-inf")


def pytest_sessionfinish() -> None:
    """Writes the seconds down."""
    passed = {test: seconds for test, seconds in _seconds.items() if seconds >= 0}
    _times(Path(os.environ["COVERAGE_FILE"])).write_text(json.dumps(passed), encoding="utf-8")


def _times(data: Path) -> Path:
    return data.with_name(data.name + TIMES)


def join_parts(parts: Sequence[Path], data: Path, anew: bool) -> None:
    """Writes what was written down in several runs, each of other tests, as one; removes the parts. What was
    known before stays, unless all is written anew."""
    if anew:
        data.unlink(missing_ok=True)
        _times(data).unlink(missing_ok=True)
    whole = CoverageData(str(data))
    whole.read()
    seconds: dict[str, float] = json.loads(_times(data).read_text()) if _times(data).exists() else {}
    for part in parts:
        read = CoverageData(str(part))
        read.read()
        whole.update(read)
        seconds |= json.loads(_times(part).read_text(encoding="utf-8"))
        part.unlink()
        _times(part).unlink()
    whole.write()
    _times(data).write_text(json.dumps(seconds), encoding="utf-8")


class TestsByLine:
    """What was written down: the tests of a line, those first that are likeliest to tell a mistake in it."""

    __test__ = False

    def __init__(self, data: Path, root: Path) -> None:
        self._root = root
        self.seconds: dict[str, float] = json.loads(_times(data).read_text(encoding="utf-8"))
        self._data = CoverageData(str(data))
        self._data.read()
        self._files = {Path(name).relative_to(root).as_posix(): name for name in self._data.measured_files()}
        self._runs = _lines_run(data)
        self._texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((root / "lfl_desktop").rglob("*.py"))
        }

    def is_run_on_import(self, module: str, line: int) -> bool:
        """Whether a line is run before the first test begins; also of one that no test is known to run."""
        by_test = self._tests_by_line(module).get(line, [])
        return "" in by_test or not by_test

    def of_line(self, module: str, line: int) -> list[str]:
        """The tests that run this line. Where it is run on import alone, those that run a line with the name
        that it defines; failing that, those that run the module, and of a module that only defines things
        those of its room."""
        by_line = self._tests_by_line(module)
        found = {test for test in by_line.get(line, ()) if test} or self._of_definition(module, line)
        found = found or {test for tests in by_line.values() for test in tests if test}
        room = f"tests/{Path(module).parts[1]}/"
        found = found or {
            test for test in self.seconds if test.startswith((room, "tests/test_four_ideas.py"))
        }
        return self._in_order(module, [test for test in found if test in self.seconds])

    def _tests_by_line(self, module: str) -> dict[int, list[str]]:
        name = self._files.get(module)
        return self._data.contexts_by_lineno(name) if name else {}

    def _of_definition(self, module: str, line: int) -> set[str]:
        defined = _definition_at(self._texts[module], line)
        if isinstance(defined, range):
            by_line = self._tests_by_line(module)
            return {test for nth in defined for test in by_line.get(nth, ()) if test}
        found: set[str] = set()
        for name in defined:
            says = re.compile(rf"\b{re.escape(name)}\b")
            for other, text in self._texts.items():
                lines = [nth for nth, words in enumerate(text.splitlines(), start=1) if says.search(words)]
                by_line = self._tests_by_line(other) if lines else {}
                found |= {test for nth in lines for test in by_line.get(nth, ()) if test}
        return found

    def _in_order(self, module: str, tests: Sequence[str]) -> list[str]:
        folder = f"tests/{'/'.join(Path(module).parts[1:-1])}/"
        alike = f"test_{Path(module).stem}.py"

        def rank(test: str) -> tuple[bool, float]:
            return not test.startswith(folder), (100 + self._runs.get(test, 0)) * (0.3 + self.seconds[test])

        ordered = _alternating(sorted(tests, key=rank))
        named = [test for test in ordered if alike in test][:NAMED_LIKE_IT]
        whole = [test for test in ordered if "_kept.py" in test][:WHOLE]
        return list(dict.fromkeys((*named, *whole, *ordered)))


def _alternating(tests: Sequence[str]) -> list[str]:
    """One of each test function before the second of any: those with other arguments see the same, mostly."""
    nth: Counter[str] = Counter()
    rounds: list[tuple[int, int, str]] = []
    for place, test in enumerate(tests):
        function = test.partition("[")[0]
        rounds.append((nth[function], place, test))
        nth[function] += 1
    return [test for _, _, test in sorted(rounds)]


def _lines_run(data: Path) -> dict[str, int]:
    """test -> how many lines of the program it runs."""
    found: Counter[str] = Counter()
    with closing(sqlite3.connect(data)) as database:
        query = "select context.context, numbits from line_bits join context on context.id = context_id"
        for test, bits in database.execute(query):
            found[test] += int.from_bytes(bits, "big").bit_count()
    return found


def _definition_at(text: str, line: int) -> range | set[str]:
    """What is defined on a line of a module: the lines of the function whose head it is, or names."""
    names: set[str] = set()
    lines = range(0)
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.stmt) or not node.lineno <= line <= (node.end_lineno or 0):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and line < node.body[0].lineno:
            lines = range(node.body[0].lineno, (node.end_lineno or 0) + 1)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found = (each for target in targets for each in ast.walk(target))
            names |= {each.id for each in found if isinstance(each, ast.Name)}
    return lines or names
