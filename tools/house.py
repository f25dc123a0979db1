"""Draws the rooms of the house from the code, into docs/house.md: python tools/house.py [--check]

Each package with how many modules it has, what it says of itself, and the rooms it builds on. With --check
nothing is written, and the exit code is 1 where the page says something else than the code.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "lfl_desktop"
PAGE = ROOT / "docs" / "house.md"
BEGINS, ENDS = "<!-- drawn by `make house` -->", "<!-- end of the drawing -->"


def room_of(module: str) -> str:
    """The room that a module stands in: its package, or itself where it lies at the top."""
    path = HOUSE / Path(*module.split("."))
    return module if path.is_dir() or "." not in module else module.rpartition(".")[0]


def imports_of(path: Path) -> set[str]:
    """The modules of ours that a module imports, from the name below `lfl_desktop`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lfl_desktop"):
            base = (node.module or "").removeprefix("lfl_desktop").lstrip(".")
            names = [".".join(part for part in (base, alias.name) if part) for alias in node.names]
            found.update(name if _is_module(name) else base for name in names)
    return found - {""}


def _is_module(name: str) -> bool:
    path = HOUSE / Path(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def drawing() -> str:
    """The rooms as a chart of the layers and a table, in the words of the code."""
    modules: dict[str, int] = defaultdict(int)
    builds_on: dict[str, set[str]] = defaultdict(set)
    for path in sorted(HOUSE.rglob("*.py")):
        if path.name == "__init__.py":
            continue
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
        room = room_of(name)
        modules[room] += 1
        builds_on[room] |= {room_of(one) for one in imports_of(path)} - {room}
    layers: dict[str, set[str]] = defaultdict(set)
    for room, others in builds_on.items():
        layers[room.split(".")[0]] |= {other.split(".")[0] for other in others}
    chart = [
        f"    {layer} --> {other}"
        for layer in sorted(layers)
        for other in sorted(layers[layer])
        if layer != other and not _by_another(layer, other, layers)
    ]
    rows = [
        f"| `{room}` | {modules[room]} | {says_of_itself(room)} | {_named(room, builds_on[room])} |"
        for room in sorted(modules)
    ]
    table = ["| room | modules | holds | builds on |", "|---|---|---|---|", *rows]
    return "\n".join(["```mermaid", "flowchart TB", *chart, "```", "", *table])


def _by_another(layer: str, other: str, layers: dict[str, set[str]]) -> bool:
    """Whether an arrow is led by another layer already, so that it need not be drawn."""
    return any(other in layers[middle] for middle in layers[layer] if middle not in (layer, other))


def _named(room: str, others: set[str]) -> str:
    """The rooms that one builds on: those beside it by name, layers below as a whole."""
    layer = room.split(".")[0]
    mine = {other for other in others if other.split(".")[0] == layer}
    below = {other.split(".")[0] for other in others} - {layer}
    return ", ".join([*sorted(mine), *sorted(below)]) or "nothing"


def says_of_itself(room: str) -> str:
    """The first sentence of a package or module."""
    path = HOUSE / Path(*room.split("."))
    text = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(text)) or ""
    return said.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def page() -> str:
    """The page with the drawing of today in its place."""
    before = PAGE.read_text(encoding="utf-8")
    head, rest = before.split(BEGINS)
    return f"{head}{BEGINS}\n\n{drawing()}\n\n{ENDS}{rest.split(ENDS)[1]}"


def main() -> int:
    """Writes, or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true")
    now = page()
    if parser.parse_args().check:
        return int(now != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(now, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
