"""Which tests run which lines: a plugin of pytest that writes it down, and what reads it again.

python -m coverage run --source lfl_desktop -m pytest -p tests_by_line
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from coverage import Coverage, CoverageData

TIMES = " seconds.json"
"""What the file beside the coverage file ends with: test -> seconds, of those that passed."""

WHOLE = 6
"""How many of the tests that compare a whole paper or screen come before all others: they see most."""

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


def join_parts(parts: Sequence[Path], data: Path) -> None:
    """Writes what was written down in several runs, each of other tests, as one; removes the parts."""
    data.unlink(missing_ok=True)
    whole = CoverageData(str(data))
    seconds: dict[str, float] = {}
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
    """What was written down: the tests of a line, the quickest first."""

    def __init__(self, data: Path, root: Path) -> None:
        self._root = root
        self.seconds: dict[str, float] = json.loads(_times(data).read_text(encoding="utf-8"))
        self._data = CoverageData(str(data))
        self._data.read()
        self._files = {Path(name).relative_to(root).as_posix(): name for name in self._data.measured_files()}

    def of_line(self, module: str, line: int) -> list[str]:
        """The tests that run this line; where it is run on import alone, those that run the module, and of a
        module that only defines things those of its room."""
        name = self._files.get(module)
        if name is None:
            return []
        by_line = self._data.contexts_by_lineno(name)
        found = {test for test in by_line.get(line, ()) if test}
        found = found or {test for tests in by_line.values() for test in tests if test}
        room = f"tests/{Path(module).parts[1]}/"
        found = found or {
            test for test in self.seconds if test.startswith((room, "tests/test_four_ideas.py"))
        }
        known = [test for test in found if test in self.seconds]
        own = f"tests/{'/'.join(Path(module).parts[1:-1])}/"
        ordered = sorted(known, key=lambda test: (not test.startswith(own), self.seconds[test], test))
        whole = [test for test in ordered if "_kept.py" in test][:WHOLE]
        return [*whole, *(test for test in ordered if test not in whole)]
