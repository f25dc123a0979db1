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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest
from coverage import Coverage, CoverageData

TIMES = " seconds.json"
"""What the file beside the coverage file ends with: test -> seconds, of those that passed."""

WHOLE = 4
"""How many of the tests that compare a whole paper or screen come early: they see most."""

NAMED_LIKE_IT = 12
"""How many tests of the file that is named like a module come before those."""

MOST_NAMES = 30
"""Through how many names at most it is looked for what a definition is used by."""

QUICK = 0.03
"""Seconds of a test that costs next to nothing."""

Defined: TypeAlias = "range | frozenset[str] | None"
"""What is defined on a line of a module: the lines of the function whose head it is, or names. None within a
function, which defines nothing on import."""

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
        self._definitions: dict[str, list[Defined]] = {}
        self._texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((root / "lfl_desktop").rglob("*.py"))
        }

    def is_run_on_import(self, module: str, line: int) -> bool:
        """Whether a line is run before the first test begins; also of one that no test is known to run."""
        by_test = self._tests_by_line(module).get(line, [])
        return "" in by_test or not by_test or self._defined(module)[line] is not None

    def of_line(self, module: str, line: int) -> list[str]:
        """The tests that run this line. Of one that is run on import, those that run a line with a name that
        it defines, or failing that, those that run the module; and the quick ones of its room."""
        by_line = self._tests_by_line(module)
        defined = self._defined(module)[line]
        found = {test for test in by_line.get(line, ()) if test}
        if defined is not None:
            found = self._of_definition(module, defined)
        if not found or self.is_run_on_import(module, line):
            near = (test for test in self.seconds if test.startswith(_folder(module)))
            found |= {test for test in near if self.seconds[test] < QUICK}
        if not found or (defined is None and "" in by_line.get(line, ())):
            found |= {test for tests in by_line.values() for test in tests if test}
        return self._in_order(module, [test for test in found if test in self.seconds])

    def _tests_by_line(self, module: str) -> dict[int, list[str]]:
        name = self._files.get(module)
        return self._data.contexts_by_lineno(name) if name else {}

    def _defined(self, module: str) -> list[Defined]:
        if module not in self._definitions:
            self._definitions[module] = _defined_by_line(self._texts[module])
        return self._definitions[module]

    def _of_definition(self, module: str, defined: range | frozenset[str]) -> set[str]:
        """The tests of what is defined: also by way of what is defined by it."""
        found: set[str] = set()
        seen: set[range | frozenset[str]] = set()
        waiting = [(module, defined)]
        while waiting and len(seen) < MOST_NAMES:
            module, defined = waiting.pop(0)
            if defined in seen:
                continue
            seen.add(defined)
            if isinstance(defined, range):
                by_line = self._tests_by_line(module)
                found |= {test for nth in defined for test in by_line.get(nth, ()) if test}
                continue
            for other, line in self._lines_with(defined):
                definition = self._defined(other)[line]
                if definition is None:
                    found |= {test for test in self._tests_by_line(other).get(line, ()) if test}
                elif definition:
                    waiting.append((other, definition))
        return found

    def _lines_with(self, names: frozenset[str]) -> Iterator[tuple[str, int]]:
        if not names:
            return
        says = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b")
        for module, text in self._texts.items():
            if says.search(text):
                for nth, words in enumerate(text.splitlines(), start=1):
                    if says.search(words):
                        yield module, nth

    def _in_order(self, module: str, tests: Sequence[str]) -> list[str]:
        folder = _folder(module)
        alike = f"test_{Path(module).stem}.py"

        def lateness(test: str) -> float:
            elsewhere = 1 if test.startswith(folder) else 3
            return elsewhere * (100 + self._runs.get(test, 0)) * (0.05 + self.seconds[test])

        ordered = _alternating({test: lateness(test) for test in tests})
        named = [test for test in ordered if alike in test][:NAMED_LIKE_IT]
        whole = [test for test in ordered if "_kept.py" in test][:WHOLE]
        return list(dict.fromkeys((*named, *whole, *ordered)))


def _folder(module: str) -> str:
    return "/".join(("tests", *Path(module).parts[1:-1], ""))


def _alternating(lateness: Mapping[str, float]) -> list[str]:
    """Each further test of one function comes later than it would by itself: with other arguments it sees the
    same, mostly."""
    nth: Counter[str] = Counter()
    late: list[tuple[float, str]] = []
    for test in sorted(lateness, key=lambda test: (lateness[test], test)):
        function = test.partition("[")[0]
        nth[function] += 1
        late.append((nth[function] * lateness[test], test))
    return [test for _, test in sorted(late)]


def _lines_run(data: Path) -> dict[str, int]:
    """test -> how many lines of the program it runs."""
    found: Counter[str] = Counter()
    with closing(sqlite3.connect(data)) as database:
        query = "select context.context, numbits from line_bits join context on context.id = context_id"
        for test, bits in database.execute(query):
            found[test] += int.from_bytes(bits, "big").bit_count()
    return found


def _defined_by_line(text: str) -> list[Defined]:
    """What each line of a module defines; that of the line numbered 0 is nothing."""
    found: list[Defined] = [frozenset()] * (len(text.splitlines()) + 2)

    def look(body: Iterable[ast.AST]) -> None:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                inside = range(node.body[0].lineno, (node.end_lineno or 0) + 1)
                found[node.lineno : inside.start] = [inside] * (inside.start - node.lineno)
                found[inside.start : inside.stop] = [None] * len(inside)
                continue
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                each = (one for target in targets for one in ast.walk(target))
                names = frozenset(one.id for one in each if isinstance(one, ast.Name))
                lines = range(node.lineno, (node.end_lineno or 0) + 1)
                found[lines.start : lines.stop] = [names] * len(lines)
            elif isinstance(node, ast.stmt):
                look(ast.iter_child_nodes(node))

    look(ast.parse(text).body)
    return found
