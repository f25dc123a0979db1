"""What translators get and give: python tools/translations.py LANGUAGE

Writes the texts of the program into resources/translations/lfl_LANGUAGE.ts, keeping what is translated there,
to be opened with Qt Linguist (`pyside6-linguist`), and what is translated into the .qm file beside it, which
the program takes where the computer has that language.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PySide6 import __file__ as package

from lfl_desktop.workspace.bank_holidays import holiday_names
from lfl_desktop.workspace.meeting.known_templates import question_kinds, shipped_templates

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"

CALLED = "tr+=mark,tr+=plural"
"""What stands in code for Qt's own `tr`: see lfl_desktop/words.py."""


def sources() -> list[Path]:
    """All code and all forms."""
    return sorted([*ROOT.joinpath("lfl_desktop").rglob("*.py"), *ROOT.joinpath("ui").rglob("*.ui")])


def shipped_texts() -> Iterator[str]:
    """What the stage templates and the questions that come with the program say, and how bank holidays are
    called."""
    for template in shipped_templates():
        yield from (
            template.name,
            *(words for stage in template.stages for words in (stage.name, stage.hint)),
        )
    for kind in question_kinds():
        yield from (kind.name, *kind.questions)
    yield from holiday_names()


def extract(ts: Path, language: str = "") -> None:
    """Writes what is marked for translation in code and forms into a .ts file; what is translated there
    stays."""
    wanted = ["-target-language", language] if language else []
    options = ["-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", CALLED, *wanted]
    with TemporaryDirectory() as folder:
        marked, listed = Path(folder, "shipped.py"), Path(folder, "sources.txt")
        marked.write_text("\n".join(f"mark({each!r})" for each in shipped_texts()), encoding="utf-8")
        listed.write_text("\n".join(map(str, [*sources(), marked])), encoding="utf-8")
        _run("lupdate", [*options, f"@{listed}", "-ts", str(ts)])


def release(ts: Path) -> Path:
    """Makes the .qm file beside a .ts file of what is translated in it."""
    qm = ts.with_suffix(".qm")
    _run("lrelease", ["-silent", str(ts), "-qm", str(qm)])
    return qm


def _run(tool: str, arguments: Iterable[str]) -> None:
    """Runs a tool of Qt's that comes with PySide."""
    found = which(tool, path=str(Path(package).parent))
    if found is None:
        raise FileNotFoundError(f"{tool} is not in {Path(package).parent}")
    subprocess.run([found, *arguments], check=True)


if __name__ == "__main__":
    TRANSLATIONS.mkdir(exist_ok=True)
    made = TRANSLATIONS / f"lfl_{sys.argv[1]}.ts"
    extract(made, sys.argv[1])
    print(f"{made.relative_to(ROOT)} and {release(made).relative_to(ROOT)}")
