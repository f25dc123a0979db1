"""What leaves of the samples' programmes, word for word as it was: the sheets of the workbook, the pages that
are read without the program, the rows of a database. The second has what a coordinator keeps besides."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from kept_as_it_was import check_kept

from lfl_desktop.__main__ import main
from lfl_desktop.workspace.coordinator.programme_overview import programme_overview
from lfl_desktop.workspace.coordinator.programme_search import found_in_programme
from lfl_desktop.workspace.workspace import Workspace

KEPT = Path(__file__).parent / "kept"


@pytest.fixture(params=["", "evaluated_"])
def beginning(request: pytest.FixtureRequest) -> str:
    """What the names of the kept texts of a programme begin with."""
    return str(request.param)


@pytest.fixture
def programme(beginning: str, office: Path, evaluated_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "programme.lfl"
    path.write_bytes((evaluated_file if beginning else office).read_bytes())
    return path


def test_the_sheets_of_the_workbook(programme: Path, beginning: str, tmp_path: Path) -> None:
    assert main(["workbook", str(programme), "-o", str(tmp_path / "all.xlsx"), "--csv"]) == 0
    sheets = sorted(tmp_path.glob("*.csv"))
    check_kept(
        KEPT / f"{beginning}sheets.txt",
        "\n".join(f"== {sheet.name}\n{sheet.read_text(encoding='utf-8-sig')}" for sheet in sheets),
    )


def test_the_pages_to_read(programme: Path, beginning: str, tmp_path: Path) -> None:
    assert main(["readable", str(programme), "-o", str(tmp_path / "pages")]) == 0
    told = []
    for page in sorted((tmp_path / "pages").iterdir()):
        words = page.read_text(encoding="utf-8") if page.suffix == ".html" else "(the file of a set)"
        rows = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", " | ", words)
        told.append(f"== {page.name}\n" + rows.replace("><", ">\n<"))
    check_kept(KEPT / f"{beginning}pages.txt", "\n".join(told))


def test_what_is_found_by_a_few_letters(programme: Path, beginning: str) -> None:
    with closing(Workspace.open(programme, read_only=True)) as workspace:
        found = found_in_programme(programme_overview(workspace))
    told = "".join(f"{one.kind} | {one.words} | {one.where}\n" for one in found)
    check_kept(KEPT / f"{beginning}found.txt", told)


def test_the_rows_of_a_database(programme: Path, beginning: str, tmp_path: Path) -> None:
    """Without ids and moments, which are other ones in each file."""
    shared = tmp_path / "shared.db"
    assert main(["publish", str(programme), "--to", f"sqlite:///{shared}"]) == 0
    told = []
    with closing(sqlite3.connect(shared)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in sorted(names):
            rows = database.execute(f'SELECT * FROM "{name}"')
            told.append(f"== {name}: {', '.join(head for head, *_ in rows.description)}")
            told += sorted(_without_ids(" | ".join(map(str, row))) for row in rows)
    check_kept(KEPT / f"{beginning}rows.txt", "\n".join(told) + "\n")


def _without_ids(told: str) -> str:
    without = re.sub(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "id", told)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*", "moment", without)
