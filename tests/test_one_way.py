"""What is done in one way everywhere: whoever goes around it is named, by the syntax of the code."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent / "lfl_desktop"

ERRORS = [each for each in vars(builtins).values() if isinstance(each, type) and issubclass(each, OSError)]
OF_WORLD = {"WorldError"} | {each.__name__ for each in ERRORS}
"""What the world does, by the names of the errors."""


@cache
def looked_at(path: Path) -> list[ast.AST]:
    """The pieces of a module that are asked about here."""
    kinds = (ast.Call, ast.ExceptHandler, ast.ImportFrom, ast.ClassDef)
    return [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, kinds)]


def nodes(folder: str) -> Iterator[tuple[str, ast.AST]]:
    """These pieces of all modules in a folder, each with its module."""
    for path in sorted((CODE / folder).rglob("*.py")):
        for node in looked_at(path):
            yield path.relative_to(CODE).as_posix(), node


def calls(folder: str) -> Iterator[tuple[str, ast.Call, str]]:
    """Each call, with its module and the name of what is called."""
    for module, node in nodes(folder):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            yield module, node, name


def words(node: ast.AST | None) -> set[str]:
    """The names in a piece of code."""
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} if node else set()


def catchers(folder: str) -> set[str]:
    """The modules that catch what the world does."""
    return {
        module
        for module, node in nodes(folder)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or words(node.type) & OF_WORLD)
    }


def test_what_the_world_does_is_caught_in_one_place() -> None:
    """Screens go through `attempt`, jobs of the command line through `main`; files are the workspace's."""
    assert catchers("views") == {"views/kit/attempts.py", "views/kit/binding/keeper.py"}
    assert catchers("command_line") == {"command_line/opened_file.py"}  # passphrases, and what is only read


def test_what_stands_in_a_form_is_found_by_its_name() -> None:
    """Places do not take whatever layout a widget has, but ask `layout_of` and `grid_of` for one by name."""
    asked = {
        module
        for module, call, name in calls("views")
        if not module.startswith("views/kit/")
        and (
            (name == "layout" and isinstance(call.func, ast.Attribute) and words(call.func.value) != {"item"})
            or (name in ("findChild", "findChildren") and any("Layout" in word for word in words(call)))
        )
    }
    assert asked == {"views/window/window_panes.py"}  # asks whether a place has columns at all


def test_pages_are_drawn_in_one_way() -> None:
    """Papers lay out pages, and one writer draws those of all; the other one draws a figure by itself."""
    ends = {module for module, _call, name in calls("") if name == "showPage"}
    assert ends == {"printing/writers/pdf_pages.py", "printing/writers/drawing_png.py"}
    of_library = {
        module
        for module, node in nodes("")
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab")
    }
    assert {module.rpartition("/")[0] for module in of_library} == {"printing/writers"}
    turned = {
        module
        for module, call, name in calls("printing")
        if name == "append" and isinstance(call.func, ast.Attribute) and "Page" in words(call)
    }
    assert turned == {"printing/layout/flow.py"}


CLOCKS = {
    "views/kit/binding/keeper.py": "keeps what is typed",
    "views/kit/later.py": "is what the others are made with",
    "views/kit/field_letters.py": "letters of fields",
    "views/kit/slot_timers.py": "the minutes of a slot",
    "views/kit/controls/understood_line.py": "takes words for all that is meant",
    "views/parts/adding_dialog.py": "files that are looked into",
    "views/parts/mail_program.py": "whether a mail program took a message",
    "views/parts/pdf_pages.py": "pages drawn sharp",
    "views/share/batch_dialog.py": "papers made one by one",
    "views/start/unlock.py": "the pause after a wrong passphrase",
    "views/window/backup_watch.py": "when a copy is due",
    "views/window/find_dialog.py": "what is searched for",
    "views/window/hang_watch.py": "whether the window answers",
    "views/window/idle_watch.py": "when the file is locked",
    "views/window/one_at_a_time.py": "who has the file open",
    "views/window/said_line.py": "how long a word stays",
    "views/window/spelling.py": "names that are no faults",
    "views/window/window_speech.py": "what is spoken",
}
"""The modules of the window that go by time, and for what."""


def test_what_is_typed_is_kept_by_one_clock() -> None:
    """Whatever ties typing to records is a `Keeper`: no other clock of the window writes what was typed."""
    going_by_time = {
        module
        for module, call, name in calls("views")
        if name == "QTimer"
        or (name == "later" and not (isinstance(call.args[1], ast.Constant) and call.args[1].value == 0))
    }
    assert going_by_time == set(CLOCKS)
    steps = {module for module, _call, name in calls("views") if name == "step"}
    assert not steps & going_by_time


def test_signals_carry_what_has_a_type() -> None:
    """Where to go is a `Destination`, and what a signal carries a record or a value: no nested tuples."""
    loose = [
        f"{module}:{call.lineno}"
        for module, call, name in calls("views")
        if (name == "Signal" and [ast.unparse(arg) for arg in call.args] == ["str", "object"])
        or (name == "emit" and any(isinstance(each, ast.Tuple) for each in call.args))
    ]
    assert not loose
    kinds = {
        node.name: {ast.unparse(base) for base in node.bases}
        for module, node in nodes("workspace")
        if module == "workspace/destination.py" and isinstance(node, ast.ClassDef)
    }
    bases = {name: of for name, of in kinds.items() if name.endswith("Destination")}
    assert [name for name, of in bases.items() if not of & bases.keys()] == ["Destination"]
