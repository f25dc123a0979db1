"""Tables as workbook and CSV: no text is run, whatever somebody typed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.exchange.workbook import WorkbookSheet, comma_separated, workbook

TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\r", min_codepoint=9), max_size=20)


@settings(max_examples=60)
@given(st.lists(TYPED, min_size=1, max_size=4))
def test_what_was_typed_is_in_csv_and_never_a_formula(words: list[str]) -> None:
    data = comma_separated(WorkbookSheet("Sets", ("Name",), tuple((each,) for each in words)))
    rows = [row[0] for row in list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:] if row]
    assert [row.removeprefix("'") for row in rows if row] == [
        each.removeprefix("'") for each in words if each
    ]
    assert not any(row.startswith(("=", "+", "-", "@", "\t")) for row in rows)


def test_text_that_looks_like_a_formula_or_an_address_stays_text() -> None:
    cells = ("=1+1", "http://example.org", "@SUM(A1)", "<b>bold</b>")
    data = workbook(
        [WorkbookSheet("A/B", ("Words",), tuple((cell,) for cell in cells))],
        "All sets",
        "Marion Pell",
        dt.date(2013, 5, 9),
    )
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
        strings = parts.read("xl/sharedStrings.xml").decode()
        names = parts.read("xl/workbook.xml").decode()
        about = parts.read("docProps/core.xml").decode()
    assert "<f>" not in page and "hyperlink" not in page
    assert all(words in strings for words in ("=1+1", "http://example.org", "@SUM(A1)", "&lt;b&gt;"))
    assert 'name="A B"' in names
    assert "<dc:title>All sets</dc:title>" in about and "<dc:creator>Marion Pell</dc:creator>" in about
    assert ">2013-05-09T00:00:00Z</dcterms:created>" in about


def test_the_same_tables_make_the_same_bytes() -> None:
    sheet = WorkbookSheet("Sets", ("Day", "Count"), ((dt.date(2013, 5, 9), 3), (None, 2.5)))
    one, two = (workbook([sheet], "T", "A", dt.date(2013, 5, 9)) for _ in range(2))
    assert one == two
