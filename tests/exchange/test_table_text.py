"""Tables on their way into other programs: whole, and nothing in them is run."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.exchange.table_text import FORMULA, as_html, as_tabs

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))
TABLES = st.lists(st.tuples(CELLS, CELLS), max_size=4)


class Cells(HTMLParser):
    """Reads the cells of a table, and how each is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.styles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles.append(dict(attrs).get("style") or "")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def read_html(text: str) -> Cells:
    cells = Cells()
    cells.feed(text)
    return cells


@given(TABLES)
def test_plain_text_has_a_line_a_row_and_runs_nothing(rows: list[tuple[str, str]]) -> None:
    lines = as_tabs(("One", "Two"), rows).removesuffix("\n").split("\n")
    assert lines[0] == "One\tTwo"
    read = [line.split("\t") for line in lines[1:]]
    assert [len(row) for row in read] == [2] * len(rows)
    for cells, originals in zip(read, rows, strict=True):
        for cell, original in zip(cells, originals, strict=True):
            assert not cell.startswith(FORMULA)
            assert cell.removeprefix("'") == " ".join(original.split()).removeprefix("'")


@given(TABLES)
def test_html_reads_back_as_it_was_and_its_cells_are_text(rows: list[tuple[str, str]]) -> None:
    read = read_html(as_html(("One", "Two"), rows))
    assert read.rows[0] == ["One", "Two"]
    assert [[c.split() for c in row] for row in read.rows[1:]] == [[c.split() for c in r] for r in rows]
    assert read.styles[2:] == ["mso-number-format:'\\@'"] * (2 * len(rows))


@pytest.mark.parametrize("sign", "=+-@")
def test_what_a_spreadsheet_would_run_stands_behind_an_apostrophe(sign: str) -> None:
    assert as_tabs(("A",), [(f"{sign}1",)]) == f"A\n'{sign}1\n"


def test_lines_tabs_and_formulas_in_a_cell() -> None:
    rows = [("=1+1", "one\ntwo\tthree"), (" -x", "<b>&amp;</b>")]
    text = as_tabs(("A", "B"), rows)
    assert list(csv.reader(io.StringIO(text), "excel-tab")) == [
        ["A", "B"],
        ["'=1+1", "one two three"],
        ["'-x", "<b>&amp;</b>"],
    ]
    assert read_html(as_html(("A", "B"), rows)).rows[1:] == [
        ["=1+1", "one\ntwo\tthree"],
        ["-x", "<b>&amp;</b>"],
    ]
