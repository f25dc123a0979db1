"""The program under other locales, and for a user who is not root: it starts, a meeting is kept, and every
paper is the same to the byte."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from provided import provided
from PySide6 import QtCore, QtGui, QtWidgets

from lfl_desktop.workspace.papers.paper_kinds import PAPERS, About, PaperName

ROOT = Path(__file__).parents[1]
LOCALES = ("tr_TR", "cy_GB", "ar_EG")
"""One where the capital of i is not I, one whose language few programs know, one with digits of its own."""

NOBODY = 65534
BEGIN = """
import locale, sys
assert locale.setlocale(locale.LC_ALL, "").startswith(sys.argv[1]), locale.setlocale(locale.LC_ALL)
from PySide6.QtCore import QLocale
assert sys.argv[1] == "C" or QLocale.system().name() == sys.argv[1], QLocale.system().name()
QLocale.setDefault(QLocale.system())
"""
"""The child is where it was meant to be."""

JOURNEY = BEGIN + "import pytest; sys.exit(pytest.main(sys.argv[2:]))"
NOT_FACING = "This activity system does not face another one yet."
"""The one paper that the sample has nothing for."""

PAPERS_HERE = BEGIN + "from lfl_desktop.__main__ import main\nfor line in sys.stdin: print(main(eval(line)))"


# nothing that looks Qt's properties up by a name that the locale spells


CLASSES = {
    name: getattr(module, name)
    for module in (QtCore, QtGui, QtWidgets)
    for name in dir(module)
    if name.startswith("Q") and isinstance(getattr(module, name), type)
}


def properties_and_signals() -> set[str]:
    """All that Qt lets a caller name as a keyword of a constructor."""
    metas = [kind.staticMetaObject for kind in CLASSES.values() if issubclass(kind, QtCore.QObject)]
    methods = [meta.method(place) for meta in metas for place in range(meta.methodCount())]
    names = {meta.property(place).name() for meta in metas for place in range(meta.propertyCount())}
    signal = QtCore.QMetaMethod.MethodType.Signal
    return {*map(str, names), *(str(m.name(), "ascii") for m in methods if m.methodType() == signal)}


KEYWORDS = properties_and_signals()


def qt_calls_with_keywords(source: str) -> list[tuple[int, str, str]]:
    """Where a class of Qt's is called with a keyword argument, or the `__init__` of a base with one that
    is a property or a signal: the line, the name called and the keyword."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and call.keywords:
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            words = [word.arg or "**" for word in call.keywords]
            if name == "__init__":
                words = [word for word in words if word in KEYWORDS]
            if name == "__init__" or name in CLASSES:
                found += [(call.lineno, name, word) for word in words]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "QTimer(self, interval=5)",
        "QtWidgets.QLabel(objectName='a')",
        "QPushButton('x', clicked=job)",
        "QVBoxLayout(**those)",
        "super().__init__(parent, readOnly=True)",
    ],
)
def test_a_property_given_as_a_keyword_is_found(line: str) -> None:
    assert qt_calls_with_keywords(line)


def test_no_property_of_qt_is_given_as_a_keyword() -> None:
    files = [path for folder in ("lfl_desktop", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 300
    found = {
        f"{path.relative_to(ROOT)}:{line}: {name}({word}=…)"
        for path in files
        for line, name, word in qt_calls_with_keywords(path.read_text(encoding="utf-8"))
    }
    assert not found, "under a Turkish locale Qt's properties are not found this way: use setters"


# the program there


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the locales, made from the system's own definitions."""
    provided("locales")
    folder = tmp_path_factory.mktemp("locales")
    folder.chmod(0o755)
    for name in LOCALES:
        made = folder / f"{name}.UTF-8"
        subprocess.run(
            ["localedef", "-c", "-i", name, "-f", "UTF-8", str(made)], check=False, capture_output=True
        )
        assert made.is_dir(), name
    return folder


def surroundings(locales: Path, name: str) -> dict[str, str]:
    language = name if name == "C" else f"{name}.UTF-8"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    there = {"LOCPATH": str(locales), "LC_ALL": language, "LANGUAGE": language}
    return {**kept, **there, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def run(words: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
    """What a child of this checkout said."""
    done: subprocess.CompletedProcess[str] = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, **how
    )
    return done


def journey(
    name: str, folder: Path, environment: dict[str, str], python: str = sys.executable, **whoever: Any
) -> str:
    """From the first run to a printed page by keys on the real window. What was said where it failed."""
    asked = ["-q", "-x", "-p", "no:cacheprovider", "--basetemp", str(folder / "there")]
    words = [python, "-B", "-c", JOURNEY, name, *asked, "tests/test_end_to_end.py"]
    done = run(words, env=environment, check=False, **whoever)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("name", [*LOCALES, "C"])
def test_the_first_meeting_is_kept_and_printed(name: str, locales: Path, tmp_path: Path) -> None:
    said = journey(name, tmp_path, surroundings(locales, name))
    assert not said, said


WHOEVER = {"user": NOBODY, "group": NOBODY, "extra_groups": []}


@pytest.fixture
def own_home() -> Iterator[Path]:
    """A folder of a user who owns nothing else."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("whoever runs the tests is not root already")
    home = Path(tempfile.mkdtemp(prefix="nobody-"))
    os.chown(home, NOBODY, NOBODY)
    yield home
    shutil.rmtree(home)


def python_of_nobody(environment: dict[str, str]) -> str:
    """A Python that this user may run, with the packages of ours: a root's own may lie in root's home."""
    environment["PYTHONPATH"] += os.pathsep + sysconfig.get_path("purelib")
    same = "import sys; assert sys.version_info[:2] == {}, sys.version; import lfl_desktop.app, pytestqt"
    said = []
    for python in (sys.executable, shutil.which("python3", path="/usr/local/bin:/usr/bin")):
        if python is not None:
            words = [python, "-B", "-c", same.format(sys.version_info[:2])]
            try:
                run(words, env=environment, check=True, **WHOEVER)
                return python
            except (OSError, subprocess.CalledProcessError) as error:
                said.append(f"{error} {getattr(error, 'stderr', '')}")
    pytest.skip(f"a user who is not root can run no Python here: {said}")


def test_the_first_meeting_of_a_user_who_is_not_root(own_home: Path, tmp_path: Path) -> None:
    environment = {**surroundings(tmp_path, "C"), "HOME": str(own_home), "TMPDIR": str(own_home)}
    python = python_of_nobody(environment)
    said = journey("C", own_home, environment, python, **WHOEVER)
    assert not said, said


# every paper


def papers(sample: Path, folder: Path) -> dict[str, list[str]]:
    """The command line of every paper, by the name of its file."""
    made = {}
    for paper in PAPERS:
        if paper.kind == PaperName.FILE:
            continue
        asked = {
            About.MEETING: ["--meeting", "3"],
            About.LEADER: ["--leader", "Priya Dale"],
            About.VERSION: ["--leader", "Priya Dale"],
        }.get(paper.about, [])
        name = f"{paper.kind}.pdf"
        words = ["print", str(sample), "--paper", paper.kind.replace("_", "-"), *asked]
        made[name] = [*words, "-o", str(folder / name)]
    drawn = ["print", str(sample), "--paper", "activity-system", "--leader", "Priya Dale"]
    for name in ("system.svg", "system.png"):
        made[name] = [*drawn, "-o", str(folder / name)]
    made["dates.ics"] = ["calendar", str(sample), "-o", str(folder / "dates.ics")]
    return made


def make_papers(name: str, sample: Path, folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Every paper as the command line makes it there."""
    folder.mkdir()
    asked = papers(sample, folder)
    lines = "\n".join(map(repr, asked.values()))
    done = run([sys.executable, "-B", "-c", PAPERS_HERE, name], input=lines, env=environment, check=True)
    assert not done.stderr.replace(NOT_FACING + "\n", ""), done.stderr
    dates = folder / "dates.ics"  # but for when it was made
    dates.write_bytes(re.sub(rb"(DTSTAMP|SEQUENCE|LAST-MODIFIED):.*", b"", dates.read_bytes()))
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_paper_is_the_same_under_every_locale(locales: Path, sample_path: Path, tmp_path: Path) -> None:
    made = {
        name: make_papers(name, sample_path, tmp_path / name, surroundings(locales, name))
        for name in (*LOCALES, "C")
    }
    assert len(made["C"]) > 15
    for name in LOCALES:
        assert made[name].keys() == made["C"].keys()
        other = [file for file, content in made["C"].items() if made[name][file] != content]
        assert not other, (name, other)
