"""What holds for the project as a whole: its pins, its tree, its wheel, and the set-up of a machine."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from provided import provided

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOP_LEVEL = {
    *("lfl_desktop", "resources", "ui", "tests", "tools", "docs", ".ci"),
    *("pyproject.toml", "build_installer.spec", "Makefile"),
    *("README.md", "CHANGELOG.md", "LICENSE", ".gitignore"),
}


def files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def test_nothing_else_lies_at_the_top() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    found = {path.name for path in ROOT.iterdir() if path.name != ".git"}
    found = {name for name in found if not any(fnmatch(name, pattern.strip("/")) for pattern in ignored)}
    assert found == TOP_LEVEL


def pins() -> dict[str, Version]:
    lines = (ROOT / "tools/pins.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def test_every_dependency_is_pinned_to_a_version_it_allows() -> None:
    project = PYPROJECT["project"]
    more = project["optional-dependencies"]
    asked = [*project["dependencies"], *more["publish"], *more["dev"]]
    asked += [*PYPROJECT["build-system"]["requires"], "editables", "pyinstaller"]
    pinned = pins()
    for requirement in map(Requirement, asked):
        name = canonicalize_name(requirement.name)
        if name == project["name"]:  # with what is needed for publishing
            continue
        assert name in pinned, f"{name}: run `make lock`"
        assert requirement.specifier.contains(pinned[name]), f"{name}: run `make lock`"


def test_every_dependency_of_the_program_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.split("\ndependencies = [\n")[1].split("\n]")[0].splitlines()
    assert len(listed) == len(PYPROJECT["project"]["dependencies"])
    assert [line for line in listed if not re.search(r'",? +# \w', line)] == []


def test_imports_are_held_by_contracts() -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    layers = [each for each in contracts if each["type"] == "layers"]
    assert layers[0]["exhaustive"] and layers[0]["containers"] == ["lfl_desktop"]
    within = {each["containers"][0] for each in layers[1:] if each["exhaustive"]}
    assert within == {"lfl_desktop.views", "lfl_desktop.views.kit", "lfl_desktop.workspace"}
    named = {name.strip() for layer in layers[0]["layers"] for name in layer.split("|")}
    forbidden = {tuple(each["forbidden_modules"]): each for each in contracts if each["type"] == "forbidden"}
    without_qt = {
        each.removeprefix("lfl_desktop.") for each in forbidden["PySide6", "shiboken6"]["source_modules"]
    }
    assert named - without_qt == {"__main__", "app", "views"}
    without_sql = {
        each.removeprefix("lfl_desktop.")
        for each in forbidden["sqlite3", "sqlite_utils", "sqlcipher3"]["source_modules"]
    }
    assert named - without_sql <= {"store", "settings", "durable", "paths", "words"}


def test_every_helper_of_the_tests_is_held_to_strict_types() -> None:
    """`make test` checks the types of all but the tests themselves, and nothing of the tests is let off."""
    asked = PYPROJECT["tool"]["mypy"]
    assert asked["strict"] and set(asked["files"]) == {"lfl_desktop", "tools", "tests"}
    left_out = re.compile("|".join(asked["exclude"]))
    let_off = re.compile(r"^# *(mypy:|type: *ignore)", re.MULTILINE)
    for path in files("tests", "tools"):
        if path.suffix == ".py" and not path.name.startswith("test_"):
            name = path.relative_to(ROOT).as_posix()
            assert not left_out.search(name), f"{name} is left out"
            assert not let_off.search(path.read_text(encoding="utf-8")), f"{name} lets itself off"
    loosened = {
        module
        for each in asked["overrides"]
        for module in each["module"]
        if each.keys() - {"module", "ignore_missing_imports", "follow_imports"}
    }
    assert all(module.startswith("lfl_desktop.") for module in loosened)


def test_no_file_names_a_package_host_or_a_place_on_one_machine() -> None:
    hosts = ["py" + "pi.org", "python" + "hosted", "debian" + ".org", "npm" + "js"]
    places = [f"/{folder}/" for folder in ("ho" + "me", "ro" + "ot", "wo" + "rk", "tm" + "p", "Us" + "ers")]
    unwanted = re.compile("|".join(map(re.escape, [*hosts, *places])).encode())
    everything = [*files(*(name for name in TOP_LEVEL if (ROOT / name).is_dir()))]
    everything += [ROOT / name for name in TOP_LEVEL if (ROOT / name).is_file()]
    text = [path for path in everything if path.suffix not in (".png", ".ttf", ".pdf", ".lfl")]
    assert [str(path.relative_to(ROOT)) for path in text if unwanted.search(path.read_bytes())] == []


def test_the_wheel_holds_forms_and_resources_and_no_tests(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    shipped = {"lfl_desktop/" + path.relative_to(ROOT).as_posix() for path in files("ui", "resources")}
    modules = {path.relative_to(ROOT).as_posix() for path in files("lfl_desktop")}
    rest = names - shipped - modules
    assert shipped | modules <= names
    assert {name.split("/")[0] for name in rest} == {
        name.split("/")[0] for name in rest if ".dist-info/" in name
    }


def test_every_make_target_that_the_readme_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"run", "test"} <= named <= targets


def provide(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Runs the check of Qt's libraries on a computer that has just `programs`, each a shell script."""
    for name, script in programs.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    command = [sys.executable, str(ROOT / "tools/set_up.py"), "libraries"]
    return subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, text=True, check=False)


LACKS_EGL = "test -e '{}' || echo '	libEGL.so.1 => not found'; echo '	libc.so.6 => there (0x0)'"
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt brings all it needs elsewhere")


@on_linux
def test_a_computer_with_all_libraries_is_left_alone(tmp_path: Path) -> None:
    done = provide(tmp_path, ldd="echo '	libc.so.6 => there (0x0)'", apt_get="exit 9")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@on_linux
def test_a_missing_library_is_named_with_the_command_that_installs_it(tmp_path: Path) -> None:
    done = provide(tmp_path, ldd=LACKS_EGL.format("never"), dnf="exit 9")
    assert done.returncode == 1
    assert "libEGL.so.1" in done.stderr
    assert "sudo dnf install libglvnd-egl" in done.stderr


@on_linux
def test_on_debian_root_gets_the_library_and_others_the_command(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    done = provide(
        tmp_path, ldd=LACKS_EGL.format(installed), apt_get=f"test $1 = update || echo $* > '{installed}'"
    )
    if os.geteuid() == 0:
        assert done.returncode == 0, done.stderr
        assert installed.read_text(encoding="utf-8").split()[-1] == "libegl1"
    else:
        assert done.returncode == 1
        assert "sudo apt-get install libegl1" in done.stderr
        assert not installed.exists()


@on_linux
def test_an_installation_that_fails_shows_why(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root installs")
    done = provide(tmp_path, ldd=LACKS_EGL.format("never"), apt_get="echo E: no such package >&2; exit 100")
    assert done.returncode == 1
    assert "E: no such package" in done.stderr


def test_what_the_set_up_installs_is_there_in_ci_and_elsewhere_a_test_without_it_is_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without_it() -> object:
        with pytest.raises((pytest.skip.Exception, pytest.fail.Exception)) as ended:
            provided("what it does not know")
        return ended.type

    monkeypatch.delenv("CI", raising=False)
    assert without_it() is pytest.skip.Exception
    monkeypatch.setenv("CI", "true")
    assert without_it() is pytest.fail.Exception
    asked = {
        word
        for path in files("tests")
        if path.suffix == ".py"
        for word in re.findall(r'\bprovided\("([a-z]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert asked == {"reader", "tracer", "locales"}


def test_the_page_on_the_house_shows_the_rooms_as_they_are() -> None:
    assert subprocess.run([sys.executable, "tools/house.py", "--check"], cwd=ROOT).returncode == 0, (
        "make house"
    )


def test_nothing_is_asked_from_everywhere_that_should_be_handed_down() -> None:
    """No module but that of the language keeps what others set for it and all ask for."""
    shared = re.compile(r"^\s+global |\bContextVar\b", re.MULTILINE)
    found = [
        str(path.relative_to(ROOT))
        for path in files("lfl_desktop")
        if path.suffix == ".py" and shared.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["lfl_desktop/words.py"]


def calls_at_import(code: ast.AST, names: set[str]) -> Iterator[int]:
    """The lines in which one of these functions is called before anybody asks for it: in a module or class,
    a default or a decorator."""
    if isinstance(code, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        given: list[ast.expr | None] = [*code.args.defaults, *code.args.kw_defaults]
        inner: list[ast.AST] = [each for each in given if each is not None]
        inner += [] if isinstance(code, ast.Lambda) else code.decorator_list
    else:
        inner = list(ast.iter_child_nodes(code))
    if isinstance(code, ast.Call) and isinstance(code.func, ast.Name) and code.func.id in names:
        yield code.lineno
    for each in inner:
        yield from calls_at_import(each, names)


def test_no_text_is_translated_before_the_language_is_known() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: mark() it, and tr() where it is shown"
        for path in files("lfl_desktop")
        if path.suffix == ".py"
        for line in calls_at_import(ast.parse(path.read_text(encoding="utf-8")), {"tr", "plural"})
    ]
    assert not found, "\n".join(found)


def test_no_text_of_the_window_has_the_apostrophe_of_a_typewriter() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{said.lineno}: {said.value}"
        for path in files("lfl_desktop")
        if path.suffix == ".py"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("tr", "mark", "plural")
        for said in call.args
        if isinstance(said, ast.Constant) and re.search(r"\w'|'\w", str(said.value))
    ]
    assert not found, "\n".join(found)


BESIDE_THE_HELPER = {
    "lfl_desktop/store/damaged_pages.py": "a copy in a temporary folder, which goes again",
    "lfl_desktop/store/damaged_schema.py": "a copy in a temporary folder, which goes again",
    "lfl_desktop/store/database.py": "a copy in a temporary folder, which goes again",
    "lfl_desktop/store/recovery.py": "a copy in a temporary folder, which goes again",
    "lfl_desktop/store/protection.py": "writes over what a plain file held, once it is no longer there",
    "lfl_desktop/views/window/hang_watch.py": "is there before: a program that hangs can sync nothing",
    "lfl_desktop/workspace/keeping/crash_notes.py": "moves the note of the last time aside, as it is",
}
"""What writes files otherwise than through `durable`, and why."""

WRITES = {
    "write_bytes",
    "write_text",
    "touch",
    "mkstemp",
    "NamedTemporaryFile",
    "QSaveFile",
    "QTemporaryFile",
}
WRITES |= {"copyfile", "copy2", "copytree", "move", "symlink_to", "hardlink_to", "WriteOnly", "ReadWrite"}
MOVES = {"replace", "rename", "renames"}


def writes_files(code: ast.AST) -> Iterator[int]:
    """The lines in which a file is made, written or put in the place of another without the one helper."""
    for node in ast.walk(code):
        name = getattr(node, "attr", getattr(node, "id", ""))
        if name in WRITES and not (name == "move" and not _is_of(node, "shutil")):
            yield node.lineno
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called in ("open", "fdopen"):
            said = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
            modes = [one for one in said if isinstance(one, str) and re.fullmatch("[rwaxbt+]{1,3}", one)]
            flags = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
            if re.search(r"[wax+]", "".join(modes)) or flags & {"O_CREAT", "O_WRONLY", "O_RDWR"}:
                yield node.lineno
        elif called in MOVES and isinstance(node.func, ast.Attribute):
            of_os = _is_of(node.func, "os")  # words and days are replaced otherwise: by two, or by name
            if of_os or (len(node.args) == 1 and not node.keywords):
                yield node.lineno


def _is_of(node: ast.AST, module: str) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == module


def test_every_file_is_written_by_the_one_helper_or_there_is_a_reason() -> None:
    found: dict[str, list[int]] = {}
    for path in files("lfl_desktop"):
        if path.suffix == ".py" and path.name != "durable.py":
            for line in writes_files(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(path.relative_to(ROOT).as_posix(), []).append(line)
    beyond = {path: lines for path, lines in found.items() if path not in BESIDE_THE_HELPER}
    assert not beyond, "lfl_desktop/durable.py writes files"
    assert BESIDE_THE_HELPER.keys() == found.keys(), "what is no longer needed"


OF_OTHERS = {
    "tests/views/window/test_protecting.py": {"_keyring_backend"},
    "tests/workspace/keeping/test_open_mark.py": {"_obj"},
    "tests/workspace/coordinator/test_final_report.py": {"_inline"},
    "tests/exchange/test_word_document.py": {"_inline", "_tr"},
    "tests/exchange/test_publishing.py": {"_mapping"},
}
"""What other libraries keep to themselves and have no door for."""

BENEATH = {"tests/beneath.py": {"_file", "_db"}, "tools/bench_big_file.py": {"_file", "_db"}}
"""The one helper of the tests that reaches into the program, and a tool that need not wait for the disk."""


def private_names(code: ast.AST) -> set[str]:
    """What is asked of others though they keep it to themselves, also by name."""
    found = set()
    for node in ast.walk(code):
        if isinstance(node, ast.Attribute) and not (
            isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        ):
            found.add(node.attr)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            *("setattr", "getattr", "delattr"),
        ):
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            found |= {str(each).rpartition(".")[2] for each in words}
        elif isinstance(node, ast.ImportFrom):
            found |= {each.name for each in node.names}
    return {name for name in found if name.startswith("_") and not name.startswith("__")}


def test_tests_and_tools_know_nothing_that_the_program_keeps_to_itself() -> None:
    allowed = OF_OTHERS | BENEATH
    found = {
        path.relative_to(ROOT).as_posix(): private_names(ast.parse(path.read_text(encoding="utf-8")))
        for path in files("tests", "tools")
        if path.suffix == ".py"
    }
    beyond = {path: names - allowed.get(path, set()) - KNOWN_TO_ALL for path, names in found.items()}
    assert {path: names for path, names in beyond.items() if names} == {}


KNOWN_TO_ALL = {"_exit", "_replace", "_asdict", "_fields", "_MEIPASS"}
"""What Python itself writes so, though it is for everybody."""


LINES_OF_MODULE, LINES_OF_CLASS, LINES_OF_FUNCTION, MODULES_OF_ROOM = 450, 300, 40, 33
"""What still fits in a head: function by the 99th of a hundred, all others at most."""


def test_modules_classes_functions_and_rooms_keep_their_limits_and_names_their_own() -> None:
    names: dict[str, list[str]] = {}
    functions: list[int] = []
    beyond: list[str] = []
    for path in sorted((ROOT / "lfl_desktop").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LINES_OF_MODULE:
            beyond.append(str(path))
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.end_lineno - node.lineno >= LINES_OF_CLASS:
                beyond.append(node.name)
            elif isinstance(node, ast.FunctionDef):
                functions.append(node.end_lineno - node.lineno + 1)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                names.setdefault(node.name, []).append(path.stem)
    rooms = [path.parent for path in (ROOT / "lfl_desktop").rglob("*.py") if path.stem != "__init__"]
    beyond += [str(room) for room in set(rooms) if rooms.count(room) > MODULES_OF_ROOM]
    assert not beyond
    assert sorted(functions)[len(functions) * 99 // 100] <= LINES_OF_FUNCTION
    assert {name: found for name, found in names.items() if len(found) > 1} == {}
